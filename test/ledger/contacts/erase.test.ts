import {
  eraseContact,
  getContact,
  mayContact,
  mergeByHand,
  queueEffects,
  recordConsent,
  resolve,
  saveInteractions,
  searchContacts,
  storeEvents,
  unmerge,
  claimEvents,
  completeEvents,
  type Ledger,
} from '../../../ledger';
import { exportLedger } from '../../../ledger/care/export-ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { sampleStatement } from '../consent/sample-statement';
import { testClock } from '../sample-records';
import { said } from './people';
import { imbalancesOf } from './snapshot';

describeOnEachDatabase('erasing a person', ({ open }) => {
  it('leaves nothing that says who it was, keeps the suppression, and touches nobody else', async () => {
    const ledger = await open();
    const clock = testClock();
    const secret = { firstName: 'Wilhelmina', lastName: 'Kesselring', email: 'wilhelmina@example.com' };
    const one = await resolve(
      ledger,
      said({ externalId: 'u1', ...secret, phone: '617-555-0142', notes: 'Wilhelmina called' }),
      clock,
    );
    const two = await resolve(
      ledger,
      said({
        system: 'resman',
        externalId: 'Wilhelmina-7',
        firstName: 'Minna',
        lastName: 'Kesselring',
        phone: '512-555-0111',
      }),
      clock,
    );
    const other = await resolve(
      ledger,
      said({ externalId: 'u9', firstName: 'Idris', lastName: 'Okonkwo', phone: '303-555-0112' }),
      clock,
    );
    const pair = { primaryId: one.contactId, secondaryId: two.contactId };
    const { mergeId } = await mergeByHand(
      ledger,
      { ...pair, isPrimaryFixed: true, evenTenants: false, by: 'ann' },
      clock,
    );
    await recordConsent(
      ledger,
      [
        sampleStatement({ state: 'denied', quote: 'STOP, says Wilhelmina' }),
        sampleStatement({ channel: 'call', state: 'allowed', quote: 'Wilhelmina says call me' }),
      ],
      clock,
    );
    await saveInteractions(
      ledger,
      [
        {
          system: 'openphone',
          externalId: 'M1',
          kind: 'text',
          occurredAt: '2026-02-01T10:00:00Z',
          identifier: 'phone:+16175550142',
          data: 'Hello from Wilhelmina',
        },
      ],
      clock,
    );
    await storeEvents(
      ledger,
      [
        {
          source: 'openphone',
          eventId: 'E1',
          type: 'text',
          payload: { from: '(617) 555-0142', text: 'Wilhelmina here' },
        },
      ],
      clock,
    );
    const claimed = await claimEvents(ledger, { limit: 5, leaseMs: 60_000 }, clock);
    await completeEvents(ledger, claimed, clock);
    await queueEffects(
      ledger,
      [
        {
          idempotencyKey: 'k1',
          target: 'resman',
          operation: 'contact.upsert',
          subject: one.contactId,
          version: '1',
          contactId: one.contactId,
          payload: secret,
        },
      ],
      clock,
    );

    const erased = await eraseContact(ledger, { contactId: two.contactId, by: 'ann' }, clock);
    expect(erased).toMatchObject({
      contactId: one.contactId,
      contacts: 2,
      records: 2,
      interactions: 1,
      events: 1,
      effects: 1,
    });

    const lines: string[] = [];
    await exported(ledger, lines);
    const rest = lines.join('\n').toLowerCase();
    for (const trace of ['wilhelmina', 'minna', 'kesselring', '5125550111'].map((text) => text.toLowerCase()))
      expect(rest).not.toContain(trace);
    expect(rest).toContain('idris');
    const consent = await mayContact(ledger, {
      identifier: 'phone:+16175550142',
      channel: 'text',
      scope: 'all',
    });
    expect(consent).toMatchObject({ isAllowed: false, state: 'denied' });
    expect(await searchContacts(ledger, { phone: '+16175550142', limit: 5 })).toEqual([]);
    expect((await getContact(ledger, other.contactId)).contact.firstName).toBe('Idris');
    expect(await imbalancesOf(ledger)).toEqual([]);
    await expect(eraseContact(ledger, { contactId: one.contactId, by: 'ann' }, clock)).rejects.toThrow(
      'was erased',
    );

    await expect(unmerge(ledger, { mergeId, by: 'ann', keepApart: true }, clock)).rejects.toThrow(
      'was erased',
    );

    const back = await resolve(ledger, said({ externalId: 'u1', ...secret, phone: '617-555-0142' }), clock);
    expect(back).toMatchObject({ isNewContact: true, decision: 'create_new' });
    await ledger.close();
  });
});

/** Every row of the ledger as text. */
async function exported(ledger: Ledger, lines: string[]): Promise<void> {
  await exportLedger(ledger, async (line: string) => void lines.push(line));
}
