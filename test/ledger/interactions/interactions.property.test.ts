import fc from 'fast-check';
import { contentHashOf } from '../../../contacts/model/canonical-json';
import { resolve, saveInteractions, type InteractionToSave, type Ledger } from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { person, said } from '../contacts/people';
import { testClock } from '../sample-records';

const DELIVERIES = 5_000;
const at = (minute: number): string => `2026-02-01T10:${String(minute).padStart(2, '0')}:00.000Z`;

/** A state of one of a few interactions, as its system may tell it again and late. */
const delivery = fc.record({
  id: fc.integer({ min: 1, max: 4 }),
  changedAt: fc.integer({ min: 0, max: 9 }).map(at),
  kind: fc.constantFrom('call' as const, 'text' as const),
  direction: fc.constantFrom('incoming' as const, 'outgoing' as const, null),
  occurredAt: fc.integer({ min: 0, max: 3 }).map(at),
  data: fc.record({ status: fc.constantFrom('ringing', 'completed') }),
});

describeOnEachDatabase('interactions that are told in any order', ({ open }) => {
  let ledger: Ledger;
  const clock = testClock();
  const { first, last, phones } = person(1);
  const [phone] = phones;

  it(`end in their newest state, through ${DELIVERIES} deliveries`, async () => {
    ledger = await open();
    const record = said({ externalId: 'u1', firstName: first, lastName: last, phone });
    const { contactId } = await resolve(ledger, record, clock);
    for (let seed = 1, deliveries = 0; deliveries < DELIVERIES; seed += 1) {
      const [states = []] = fc.sample(fc.array(delivery, { minLength: 2, maxLength: 40 }), {
        seed,
        numRuns: 1,
      });
      deliveries += states.length;
      const told = states.map(({ id, ...state }): InteractionToSave => ({
        ...state,
        system: 'openphone',
        externalId: `${seed}-${id}`,
        identifier: `phone:${phone}`,
      }));
      const half = Math.floor(told.length / 2);
      const outcomes = [
        ...(await saveInteractions(ledger, told.slice(0, half), clock)),
        ...(await saveInteractions(ledger, told.slice(half), clock)),
      ];
      expect(outcomes.every((one) => one.contactId === contactId)).toBe(true);
      const kept = await ledger.read((db) =>
        db
          .selectFrom('interactions')
          .where('external_id', 'like', `${seed}-%`)
          .select(['external_id', 'changed_at', 'content_hash'])
          .orderBy('external_id')
          .execute(),
      );
      expect(kept.map((row) => ({ ...row }))).toEqual(newestStates(told));
    }
    const { last_activity_at } = await ledger.read((db) =>
      db.selectFrom('contacts').select('last_activity_at').executeTakeFirstOrThrow(),
    );
    expect(last_activity_at).toBe(at(3));
  }, 120_000);
});

/** Of each interaction the state that was changed last, of several of one instant that with the greatest hash. */
function newestStates(told: readonly InteractionToSave[]): object[] {
  const newest = new Map<string, { external_id: string; changed_at: string; content_hash: string }>();
  for (const { externalId, changedAt, kind, direction = null, occurredAt, data } of told) {
    const state = {
      external_id: externalId,
      changed_at: changedAt ?? '',
      content_hash: contentHashOf({ kind, direction, occurredAt, data }),
    };
    const known = newest.get(externalId);
    const rank = ({ changed_at, content_hash }: typeof state) => `${changed_at} ${content_hash}`;
    if (!known || rank(known) < rank(state)) newest.set(externalId, state);
  }
  return [...newest.values()].sort((a, b) => (a.external_id < b.external_id ? -1 : 1));
}
