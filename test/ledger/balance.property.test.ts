import fc from 'fast-check';
import {
  conflictsPage,
  duePushes,
  enterByHand,
  eraseContact,
  listAcceptedRecords,
  recordDecisions,
  recordPushResults,
  report,
  resolve,
  saveConversations,
  saveMatches,
  saveSourceRecords,
  searchContacts,
  undoDecisions,
  verifyPush,
  type Clock,
  type DecisionToRecord,
  type Ledger,
  type PushItem,
} from '../../ledger';
import type { SourceRecord } from '../../contacts/model/source-record';
import { describeOnEachDatabase } from '../support/ledger-databases';
import { said } from './contacts/people';
import { everyText, tablesWith } from './every-text';
import { conversation, matchOf, phoneNo, sampleRecord, testClock, toSave } from './sample-records';

/** What the outside world holds while operations come in any order. */
interface World {
  readonly ledger: Ledger;
  readonly clock: Clock;
  readonly saved: Map<string, SourceRecord>;
  handedOut: PushItem[];
  /** OpenPhone, as upserts by external id leave it. */
  readonly openPhone: Map<string, { id: string; externalId: string; phones: string[] }>;
  run: number;
}
type Operation = (world: World) => Promise<void>;

/** An operation that a failing run prints as its name and settings. */
function operation<Settings>(
  name: string,
  settings: fc.Arbitrary<Settings>,
  run: (settings: Settings) => Operation,
): fc.Arbitrary<Operation> {
  return settings.map((chosen) =>
    Object.assign(run(chosen), { [fc.toStringMethod]: () => `${name}(${JSON.stringify(chosen)})` }),
  );
}

const anyPhone = fc.integer({ min: 1, max: 6 }).map(phoneNo);

const anyConversations = operation(
  'saveConversations',
  fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.option(anyPhone), fc.boolean()), { maxLength: 5 }),
  (list) =>
    async ({ ledger, clock }) => {
      const conversations = list.map(([id, phone, isGroup]) => ({
        ...conversation(`CN${id}`, phone),
        participants: isGroup ? 2 : 1,
      }));
      await saveConversations(ledger, conversations, clock);
    },
);

const anyRow = fc.record({
  file: fc.constantFrom('a.csv', 'b.csv'),
  row: fc.integer({ min: 1, max: 6 }),
  role: fc.constantFrom('primary' as const, 'secondary' as const),
  phones: fc.uniqueArray(anyPhone, { maxLength: 2 }),
  first: fc.constantFrom('Jonah', 'Aimee', null),
  disposition: fc.constantFrom('accepted' as const, 'rejected' as const, 'furniture' as const),
});

const anyImport = operation(
  'import',
  fc.array(anyRow, { maxLength: 6 }),
  (rows) =>
    async ({ ledger, clock, saved }) => {
      const records = rows.map(({ disposition, ...row }) => {
        const source = row.file === 'b.csv' ? 'quickbooks' : 'google';
        return toSave(sampleRecord({ ...row, last: null, source }), { disposition });
      });
      await saveSourceRecords(ledger, records, clock);
      for (const record of await listAcceptedRecords(ledger)) saved.set(record.recordKey, record);
    },
);

const anyMatching = operation(
  'match',
  fc.tuple(fc.boolean(), fc.uniqueArray(anyPhone, { minLength: 1, maxLength: 6 })),
  ([tellsNamesApart, phones]) =>
    async ({ ledger, clock, saved }) => {
      const matches = phones.map((phone) => {
        const here = [...saved.values()].filter((record) => record.phones.some(({ e164 }) => e164 === phone));
        const named = here.filter((record) => record.name !== null);
        const byName = ['Jonah', 'Aimee'].map((name) =>
          named.filter((record) => record.name?.first === name),
        );
        const candidates = (tellsNamesApart ? byName : [named]).filter((group) => group.length > 0);
        return matchOf(
          phone,
          candidates,
          here.filter((record) => record.name === null),
        );
      });
      await saveMatches(ledger, matches, clock);
    },
);

const anyReview = operation(
  'review',
  fc.array(fc.constantFrom('use_candidate', 'merge', 'merge two', 'same_household', 'none', 'skip'), {
    minLength: 1,
    maxLength: 3,
  }),
  (choices) =>
    async ({ ledger, clock }) => {
      const { conflicts } = await conflictsPage(ledger, { limit: choices.length, includeSkipped: true });
      const decisions = conflicts.map(({ phoneNumber, version, candidates }, index): DecisionToRecord => {
        const choice = choices[index] ?? 'skip';
        const numbers = candidates.map(({ candidateNo }) => candidateNo);
        const last = numbers.at(-1) ?? 1;
        switch (choice) {
          case 'use_candidate':
          case 'same_household':
            return { phoneNumber, version, decision: choice, candidateNo: last };
          case 'merge':
            return { phoneNumber, version, decision: 'merge', candidateNos: null, fields: { name: last } };
          case 'merge two':
            return { phoneNumber, version, decision: 'merge', candidateNos: numbers.slice(-2), fields: {} };
          default:
            return { phoneNumber, version, decision: choice === 'none' ? 'none' : 'skip' };
        }
      });
      await recordDecisions(ledger, decisions, 'reviewer', clock, clock.newId());
    },
);

/** A name by hand for any number: an open conflict as it stands, or one that has no name. */
const anyEntry = operation(
  'enter',
  fc.tuple(anyPhone, fc.constantFrom('Jonah', 'Wanda')),
  ([phoneNumber, firstName]) =>
    async ({ ledger, clock }) => {
      const { conflicts } = await conflictsPage(ledger, { limit: 9, includeSkipped: true });
      const version = conflicts.find((one) => one.phoneNumber === phoneNumber)?.version ?? null;
      const person = { firstName, lastName: '', company: '', email: '' };
      await enterByHand(ledger, { phoneNumber, version, person }, 'reviewer', clock, clock.newId());
    },
);

/** Takes back one of the last things that were decided, in force or not. */
const anyUndo = operation(
  'undo',
  fc.integer({ min: 0, max: 3 }),
  (back) =>
    async ({ ledger, clock, saved }) => {
      const batches = await ledger.read((db) =>
        db
          .selectFrom('enrichment_decisions')
          .select('batch_id')
          .where('batch_id', 'is not', null)
          .orderBy('decided_at', 'desc')
          .execute(),
      );
      const batchId = batches[back]?.batch_id;
      if (batchId) await undoDecisions(ledger, { batchId, by: 'reviewer' }, clock);
      // What was entered by hand and taken back is gone; matching sees what is there.
      const rows = await ledger.read((db) =>
        db.selectFrom('enrichment_source_records').select('record_key').execute(),
      );
      const there = new Set(rows.map((row) => row.record_key));
      for (const key of saved.keys()) if (!there.has(key)) saved.delete(key);
    },
);

const anyHandOut = operation(
  'handOut',
  fc.tuple(fc.integer({ min: 1, max: 3 }), fc.boolean(), fc.boolean()),
  ([limit, retryFailed, isNewRun]) =>
    async (world) => {
      if (isNewRun) world.run += 1;
      const request = { limit, retryFailed, runId: `run-${world.run}`, leaseSeconds: 0 };
      world.handedOut = await duePushes(world.ledger, request, world.clock);
      expect(new Set(world.handedOut.map((item) => item.externalId)).size).toBe(world.handedOut.length);
    },
);

/** OpenPhone as an upsert by external id leaves it. */
async function push(
  { ledger, clock, openPhone }: World,
  item: PushItem,
  isResultLost: boolean,
): Promise<void> {
  const { contactId, contentHash, externalId, phones } = item;
  const there = openPhone.get(externalId);
  const openPhoneContactId = there?.id ?? `op-${openPhone.size}`;
  openPhone.set(externalId, { id: openPhoneContactId, externalId, phones: [...phones] });
  if (isResultLost) return;
  const action = there ? 'updated' : 'created';
  await recordPushResults(ledger, [{ contactId, contentHash, action, openPhoneContactId }], clock);
}

const anyResults = operation(
  'push',
  fc.array(fc.constantFrom('done', 'lost', 'failed'), { minLength: 3, maxLength: 3 }),
  (ends) => async (world) => {
    for (const [index, item] of world.handedOut.entries()) {
      if (ends[index] !== 'failed') await push(world, item, ends[index] === 'lost');
      else {
        const failure = { contactId: item.contactId, errorCode: '500', message: 'x' };
        await recordPushResults(world.ledger, [failure], world.clock);
      }
    }
  },
);

/** Somebody who has the number is erased, whatever the import made of it. */
const anyErasure = operation(
  'erase',
  fc.tuple(anyPhone, fc.boolean()),
  ([phone, isShared]) =>
    async ({ ledger, clock }) => {
      const jonah = { externalId: clock.newId(), firstName: 'Jonah', lastName: 'Lindqvist', phone };
      const { contactId } = await resolve(ledger, said(jonah), clock);
      if (isShared) {
        const aimee = { externalId: clock.newId(), firstName: 'Aimee', lastName: 'Castellano', phone };
        await resolve(ledger, said({ ...aimee, references: [] }), clock);
      }
      await eraseContact(ledger, { contactId, by: 'ann' }, clock);
      const isOthers = (await searchContacts(ledger, { phone, limit: 1 })).length > 0;
      if (!isOthers) expect(tablesWith(await everyText(ledger), [phone])).toEqual([]);
    },
);

const everyday = [
  anyConversations,
  anyImport,
  anyMatching,
  anyReview,
  anyEntry,
  anyUndo,
  anyHandOut,
  anyResults,
];
const operations = (maxLength: number, ...more: fc.Arbitrary<Operation>[]) =>
  fc.array(fc.oneof(...everyday, ...more), { minLength: 5, maxLength, size: 'max' });

describeOnEachDatabase('the books', ({ kind, open }) => {
  // A fresh PostgreSQL database takes a quarter of a second, a fresh file ten milliseconds.
  const numRuns = kind === 'sqlite' ? 100 : 8;

  const newWorld = async (): Promise<World> => ({
    ledger: await open(),
    clock: testClock(),
    saved: new Map(),
    handedOut: [],
    openPhone: new Map(),
    run: 0,
  });

  it('balance after every step of any sequence of operations', async () => {
    await fc.assert(
      fc.asyncProperty(operations(25, anyErasure), async (sequence) => {
        const world = await newWorld();
        for (const step of sequence) {
          await step(world);
          expect((await report(world.ledger)).imbalances).toEqual([]);
        }
        await world.ledger.close();
      }),
      { numRuns },
    );
  }, 120_000);

  it('end, once everything is pushed, in an OpenPhone that has every decided number', async () => {
    await fc.assert(
      fc.asyncProperty(operations(20), async (sequence) => {
        const world = await newWorld();
        for (const step of sequence) await step(world);
        for (;;) {
          const request = { limit: 2, retryFailed: true, runId: 'last-run', leaseSeconds: 0 };
          const items = await duePushes(world.ledger, request, world.clock);
          if (items.length === 0) break;
          for (const item of items) await push(world, item, false);
        }
        const { waiting, failed, pushed, matched, resolved } = await report(world.ledger);
        expect({ waiting, failed, pushed }).toEqual({ waiting: 0, failed: 0, pushed: matched + resolved });
        const expected = {
          numbers: pushed,
          numbersWithoutContact: 0,
          vanishedContacts: 0,
          repeatedExternalIds: 0,
        };
        expect(await verifyPush(world.ledger, [...world.openPhone.values()])).toMatchObject(expected);
        await world.ledger.close();
      }),
      { numRuns },
    );
  }, 120_000);
});
