import type { ConsentStatement } from '../../../contacts/consent/consent-statement';
import { effectiveConsent } from '../../../contacts/consent/effective-consent';
import { mayContact, recordConsent, recordOptOut, resolve } from '../../../ledger';
import { statedConsentOf } from '../../../ledger/consent/stated-consent';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { person, said } from '../contacts/people';
import { summerClock } from './summer-clock';

const ROUNDS = 40;
const at = (day: number): string => `2026-01-${String(day).padStart(2, '0')}T10:00:00.000Z`;

describeOnEachDatabase('consent stated at the same instant', ({ open }) => {
  it('is the rule over everything that was stated, whichever of the writers ends last', async () => {
    const ledger = await open();
    const clock = summerClock();
    const lost: string[] = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const { first, last, phones } = person(round);
      const [phone] = phones;
      const identifier = `phone:${phone}`;
      const { contactId } = await resolve(
        ledger,
        said({ externalId: `u${round}`, firstName: first, lastName: last, phone }),
        clock,
      );
      const optIn = {
        identifier,
        channel: 'text',
        state: 'allowed',
        basis: 'said',
        system: 'openphone',
        evidenceId: null,
        quote: 'START',
      } as const;
      await Promise.all([
        recordConsent(ledger, [{ ...optIn, scope: 'all', statedAt: at(1) }], clock),
        recordOptOut(
          ledger,
          { contactId, type: 'text', system: 'domiq', statedAt: at(2), quote: 'STOP', evidenceId: null },
          clock,
        ),
        recordConsent(ledger, [{ ...optIn, scope: 'marketing', statedAt: at(1) }], clock),
      ]);
      for (const scope of ['all', 'marketing']) {
        const { state } = await mayContact(ledger, { identifier, channel: 'text', scope });
        const stated: readonly ConsentStatement[] = await ledger.read((db) =>
          statedConsentOf(db, [identifier]),
        );
        expect(stated).toHaveLength(3);
        const expected = effectiveConsent(stated, scope)?.state;
        expect(expected).toBe('denied');
        if (state !== expected) lost.push(`round ${round}, ${scope}: ${state}`);
      }
    }
    expect(lost).toEqual([]);
  }, 120_000);
});
