import fc from 'fast-check';
import type { PersonRecord } from '../../../contacts/model/person-record';
import {
  getContact,
  mergeByHand,
  recordConsent,
  resolve,
  unmerge,
  type ConsentToRecord,
  type Ledger,
} from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { testClock } from '../sample-records';
import { person, said } from './people';
import { imbalancesOf, snapshotOf } from './snapshot';

const PEOPLE = 6;
const SYSTEMS = ['domiq', 'resman', 'openphone', 'quickbooks'] as const;
const request = { isPrimaryFixed: true, evenTenants: true, by: 'ann' };

/** What a system says about a person in a version: which of their numbers and addresses it has. */
const recordArbitrary = fc
  .record({
    who: fc.nat(PEOPLE - 1),
    system: fc.constantFrom(...SYSTEMS),
    version: fc.integer({ min: 1, max: 3 }),
    phone: fc.constantFrom(0, 0, 1, null),
    email: fc.constantFrom(0, 1, null),
    score: fc.constantFrom(null, 10, 80),
  })
  .map(({ who, system, version, phone, email, score }) => {
    const { first, last, phones, emails } = person(who);
    return said({
      system,
      externalId: `${system}-${who}`,
      version,
      firstName: first,
      lastName: last,
      phone: phone === null ? phones[0] : phones[phone],
      email: email === null ? null : emails[email],
      leadScore: score,
    });
  });

interface Step {
  readonly record: PersonRecord | null;
  /** Places in the list of contacts or merges, to merge or take back. */
  readonly a: number;
  readonly b: number;
  readonly undo: boolean;
  /** Somebody says that one of their numbers is not to be texted. */
  readonly denies: boolean;
}
const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  record: fc.option(recordArbitrary, { freq: 4 }),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
  undo: fc.boolean(),
  denies: fc.nat(5).map((chance) => chance === 0),
});

/** Runs the property until it has done this many operations on the database. */
const OPERATIONS = 10_000;
const STEPS = 100;

describeOnEachDatabase('contacts', ({ open, kind }) => {
  it(`hold through ${OPERATIONS} random resolutions, merges, unmerges and denials`, async () => {
    let operations = 0;
    let undone = 0;
    while (operations < OPERATIONS) {
      const [steps] = fc.sample(fc.array(stepArbitrary, { minLength: STEPS, maxLength: STEPS }), {
        numRuns: 1,
        seed: operations + 1,
      });
      const ledger = await open();
      undone += await walk(ledger, steps ?? []);
      operations += (steps ?? []).length;
      expect(await imbalancesOf(ledger)).toEqual([]);
      await ledger.close();
    }
    expect(undone).toBeGreaterThan(OPERATIONS / 20);
  }, 600_000);

  it('end alike in whatever order records come, however often', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(recordArbitrary, { minLength: 5, maxLength: 25 }),
        fc.infiniteStream(fc.nat()),
        async (records, places) => {
          const unique = [
            ...new Map(records.map((record) => [`${record.externalId} ${record.version}`, record])).values(),
          ];
          const shuffled = [...unique, ...unique.slice(0, 5)]
            .map((record) => ({ record, place: places.next().value ?? 0 }))
            .sort((x, y) => x.place - y.place)
            .map(({ record }) => record);
          const [one, other] = [await open(), await open()];
          const clock = testClock();
          for (const record of unique) await resolve(one, record, clock);
          for (const record of shuffled) await resolve(other, record, clock);
          expect(await snapshotOf(other)).toEqual(await snapshotOf(one));
          await one.close();
          await other.close();
        },
      ),
      { numRuns: kind === 'sqlite' ? 60 : 30, seed: 7 },
    );
  }, 600_000);
});

/** Does the steps, checks every merge that is taken back at once or later; answers how many were. */
async function walk(ledger: Ledger, steps: readonly Step[]): Promise<number> {
  const clock = testClock();
  const contacts: string[] = [];
  const merges: string[] = [];
  let undone = 0;
  let denied = new Set<string>();
  for (const { record, a, b, undo, denies } of steps) {
    // Nobody opts in here, so what was denied once is denied for ever, whoever is merged or taken apart.
    const now = await deniedIn(ledger);
    expect([...denied].filter((identifier) => !now.has(identifier))).toEqual([]);
    denied = now;
    if (record !== null) {
      const { contactId, merged } = await resolve(ledger, record, clock);
      if (!contacts.includes(contactId)) contacts.push(contactId);
      merges.push(...merged.map(({ mergeId }) => mergeId));
      continue;
    }
    if (denies) {
      await recordConsent(ledger, [denialOf(person(a % PEOPLE).phones[b % 2] ?? '', clock.now())], clock);
      continue;
    }
    if (undo && merges.length > 0) {
      const [mergeId = ''] = merges.splice(a % merges.length, 1);
      await unmerge(ledger, { mergeId, by: 'ann', keepApart: false }, clock);
      undone += 1;
      continue;
    }
    const [primaryId = '', secondaryId = ''] = [contacts[a % contacts.length], contacts[b % contacts.length]];
    if (contacts.length === 0 || (await areOne(ledger, primaryId, secondaryId))) continue;
    const before = await snapshotOf(ledger);
    const { mergeId } = await mergeByHand(ledger, { ...request, primaryId, secondaryId }, clock);
    if (!undo && a % 2 === 0) {
      merges.push(mergeId);
      continue;
    }
    // unmerge(merge(x)) = x
    const { isAsBefore } = await unmerge(ledger, { mergeId, by: 'ann', keepApart: false }, clock);
    expect(isAsBefore).toBe(true);
    expect(await snapshotOf(ledger)).toEqual(before);
    undone += 1;
  }
  return undone;
}

const denialOf = (e164: string, statedAt: string): ConsentToRecord => ({
  identifier: `phone:${e164}`,
  channel: 'text',
  scope: 'all',
  state: 'denied',
  basis: 'said',
  system: 'openphone',
  statedAt,
  evidenceId: null,
  quote: 'STOP',
});

/** The numbers and addresses that may not be used for anything. */
async function deniedIn(ledger: Ledger): Promise<Set<string>> {
  const rows = await ledger.read((db) =>
    db
      .selectFrom('consents')
      .where('state', '=', 'denied')
      .where('scope', '=', 'all')
      .select('identifier')
      .execute(),
  );
  return new Set(rows.map(({ identifier }) => identifier));
}

const areOne = async (ledger: Ledger, a: string, b: string): Promise<boolean> =>
  (await getContact(ledger, a)).contactId === (await getContact(ledger, b)).contactId;
