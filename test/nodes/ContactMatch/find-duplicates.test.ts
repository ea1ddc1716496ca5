import fc from 'fast-check';
import type { INodeExecutionData } from 'n8n-workflow';
import { recordKey } from '../../../contacts/model/source-record';
import { anyRecord, personName } from '../../contacts/matching/any-record';
import { neighbours, phoneNo, rentalContacts } from './people';
import { CONFIDENT, findDuplicates, NO_MATCH, REVIEW } from './run-contact-match';
import type { Json, Outputs } from './run-contact-match';

/** Thousands of records on a machine that is busy with other tests. */
jest.setTimeout(60_000);

/** What goes with an ID that an earlier item has. */
const DUPLICATE_ID = {
  errorCode: null,
  errorDescription: expect.stringContaining('Every record of a list needs an ID of its own') as string,
};
const bob = { id: 'bob', firstName: 'Bob', lastName: 'Hartnell', phone: phoneNo(1) };
const robert = {
  id: 'robert',
  firstName: 'Robert',
  lastName: 'Hartnell',
  phone: phoneNo(1),
  email: 'rh@example.com',
};
const home = { street: '4 Elm Street', city: 'Eastmere', state: 'MA', zip: '01001' };
const maria = { id: 'maria', firstName: 'Maria', lastName: 'Quintero', phone: phoneNo(2), ...home };
const luis = { id: 'luis', firstName: 'Luis', lastName: 'Quintero', phone: phoneNo(2), ...home };
/** Both names the same and nothing else to compare: likely, but not sure. */
const ann = { id: 'ann', firstName: 'Ann', lastName: 'Moreau', email: 'ann.moreau@example.com' };
const annToo = { id: 'annToo', firstName: 'Ann', lastName: 'Moreau', phone: phoneNo(7) };
/** The weights give a name alone 0.6 whatever a list teaches: with these thresholds a question for a person. */
const careful = { scoringModel: 'weighted', mergeFrom: 0.9, reviewFrom: 0.5 };
const twice = <T extends { id: string }>(person: T): T[] => [person, { ...person, id: `${person.id}Again` }];

const byId = (items: readonly Json[], id: string) => items.find(({ matching }) => matching?.id === id);
const groupsOf = ({ groups }: Outputs) => groups.map(({ records }) => [...records].sort());
/** Where each record is accounted for, by the rule of the node. */
const accountedFor = ({ groups, review, noMatch }: Outputs): string[] => [
  ...groups.flatMap(({ records }) => records),
  ...review.flatMap(({ matching }) => matching.accountsFor),
  ...noMatch.flatMap(({ matching }) => (matching ? [matching.id] : [])),
];

describe('Contact Match, Find Duplicates', () => {
  it('joins a name and its short form on one number, and works with one input only', async () => {
    const found = await findDuplicates([...neighbours, bob, robert]);
    expect(found.error).toBeUndefined();
    expect(groupsOf(found)).toEqual([['bob', 'robert']]);
    expect(found.groups[0]).toMatchObject({
      decision: 'auto_merge',
      itemIndexes: [14, 15],
      size: 2,
      morePairs: 0,
      household: [],
      reasons: ['One person: the names fit and they share the phone number.'],
    });
    expect(found.outputs[CONFIDENT]?.[0]?.pairedItem).toEqual([
      { item: 14, input: 0 },
      { item: 15, input: 0 },
    ]);
  });

  it('keeps a couple on one number apart and names the other as of the household', async () => {
    const found = await findDuplicates([...neighbours, maria, luis]);
    expect([found.groups, found.review]).toEqual([[], []]);
    expect(byId(found.noMatch, 'maria')?.matching).toMatchObject({
      decision: 'create_new',
      household: ['luis'],
    });
    expect(byId(found.noMatch, 'luis')?.matching.household).toEqual(['maria']);
  });

  it('names the other of a couple in a list that teaches it something else, too', async () => {
    const found = await findDuplicates([...rentalContacts(300, 3), maria, luis]);
    expect(byId(found.noMatch, 'maria')?.matching.household).toEqual(['luis']);
  });

  it('keeps father and son apart', async () => {
    const father = { id: 'sr', name: 'Robert Pemberton Sr', phone: phoneNo(3), ...home };
    const son = { id: 'jr', name: 'Robert Pemberton Jr', phone: phoneNo(3), ...home };
    const found = await findDuplicates([...neighbours, father, son]);
    expect([found.groups, found.review]).toEqual([[], []]);
  });

  it('asks about a pair that is likely but not sure, once, with the candidate as it came', async () => {
    const found = await findDuplicates([...neighbours, ann, annToo], careful);
    expect(found.review).toHaveLength(1);
    const { matching, ...item } = found.review[0] as Json;
    expect(item).toEqual(ann);
    expect(matching).toMatchObject({
      decision: 'manual_review',
      id: 'ann',
      groupId: null,
      records: ['ann'],
      moreCandidates: 0,
      accountsFor: ['ann', 'annToo'],
      reasons: [],
    });
    expect(matching.candidates).toMatchObject([
      { candidateNo: 1, id: 'annToo', groupId: null, record: annToo },
    ]);
    expect(matching.candidates[0]?.reasons?.[0]).toMatch(/^Perhaps one person: /);
    expect(matching.confidence).toBe(matching.candidates[0]?.confidence);
    expect(found.outputs[REVIEW]?.[0]?.pairedItem).toEqual([
      { item: 14, input: 0 },
      { item: 15, input: 0 },
    ]);
  });

  it('puts out a record without a duplicate as it came, with the decision beside it', async () => {
    const found = await findDuplicates([...neighbours, bob]);
    const { matching, ...item } = byId(found.noMatch, 'bob') as Json;
    expect(item).toEqual(bob);
    expect(matching).toEqual({
      decision: 'create_new',
      id: 'bob',
      itemIndex: 14,
      confidence: 0,
      household: [],
    });
    expect(found.outputs[NO_MATCH]?.at(-1)?.pairedItem).toEqual({ item: 14, input: 0 });
  });

  it('leaves a sure group as it is when one of its records may be somebody else’s too', async () => {
    const found = await findDuplicates([...neighbours, ...twice({ ...ann, ...home }), annToo], careful);
    expect(groupsOf(found)).toEqual([['ann', 'annAgain']]);
    const [question] = found.review;
    expect(question?.matching).toMatchObject({ id: 'annToo', groupId: null, accountsFor: ['annToo'] });
    expect(question?.matching.candidates).toMatchObject([
      { groupId: found.groups[0]?.groupId, records: ['ann', 'annAgain'] },
    ]);
  });

  it('names both groups in the question whether they are one', async () => {
    const found = await findDuplicates(
      [...neighbours, ...twice({ ...ann, ...home }), ...twice({ ...annToo, birthDate: '1980-02-03' })],
      careful,
    );
    expect(groupsOf(found)).toEqual([
      ['ann', 'annAgain'],
      ['annToo', 'annTooAgain'],
    ]);
    const [question] = found.review;
    expect([question?.matching.groupId, question?.matching.candidates[0]?.groupId]).toEqual(
      found.groups.map(({ groupId }) => groupId),
    );
    expect(question?.matching.accountsFor).toEqual([]);
    expect(question?.matching.reasons?.[0]).toMatch(/the groups stay as they are/);
  });

  it('gives a group the same id in any order of the list', async () => {
    const [one, other] = await Promise.all([
      findDuplicates([...neighbours, bob, robert]),
      findDuplicates([robert, ...neighbours, bob]),
    ]);
    expect(one.groups[0]?.groupId).toMatch(/^[0-9a-f]{24}$/);
    expect(other.groups[0]?.groupId).toBe(one.groups[0]?.groupId);
  });

  it('takes source records of Contact Import, by their keys', async () => {
    const records = [1, 2].map((record) =>
      anyRecord({ file: `f${record}`, record, name: personName('Ann Moreau'), emails: ['ann@example.com'] }),
    );
    const [found, keyed] = await Promise.all([
      findDuplicates([...records, ...neighbours]),
      findDuplicates([...records.map((record, n) => ({ ...record, recordKey: `k${n}` })), ...neighbours]),
    ]);
    expect(groupsOf(found)).toEqual([records.map(recordKey).sort()]);
    expect(groupsOf(keyed)).toEqual([['k0', 'k1']]);
  });

  it('accounts for every item exactly once: in one group, by one question, or without a duplicate', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 1, max: 120 }),
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom('probabilistic', 'weighted'),
        async (seed, records, candidatesToShow, scoringModel) => {
          const list = rentalContacts(records, seed);
          const found = await findDuplicates(list, { scoringModel, options: { candidatesToShow } });
          expect(accountedFor(found).sort()).toEqual(list.map(({ id }) => id).sort());
          for (const { confidence, size, records: members } of found.groups) {
            expect(confidence).toBeGreaterThanOrEqual(0.9);
            expect(size).toBe(members.length);
          }
          for (const { matching } of found.review) {
            expect(matching.confidence).toBeGreaterThanOrEqual(0.7);
            expect(matching.candidates.length).toBeLessThanOrEqual(candidatesToShow);
          }
        },
      ),
      { numRuns: 12 },
    );
  });

  it.each<[string, object[], number]>([
    ['items without any field only', [{}, {}], 0],
    ['one record', [bob], 1],
    ['items without any field, as "Always Output Data" makes them', [{}, bob, {}], 1],
  ])('takes %s', async (_list, items, expected) => {
    const found = await findDuplicates(items);
    expect(found.error).toBeUndefined();
    expect(found.outputs.flat()).toHaveLength(expected);
  });

  it('says what came out, what there was to compare, and how many records have nothing', async () => {
    const found = await findDuplicates([...neighbours, bob, robert, { id: 'bare', propertyId: 'P1' }]);
    expect(found.hints).toMatchObject([
      {
        message:
          '17 records. Groups of duplicates: 1 with 2 records. Questions for a person: 0. Without a duplicate: 15. Found to compare: name, email, phone, address. 1 of 17 records have nothing that can be compared.',
      },
    ]);
  });

  it('hands on the files of an item, and leaves the items themselves as they were', async () => {
    const binary = { file: { data: 'eA==', mimeType: 'text/plain' } };
    const items: INodeExecutionData[] = [{ json: { ...bob }, binary }];
    const found = await findDuplicates([], {}, { inputs: [items] });
    expect(found.outputs[NO_MATCH]?.[0]?.binary).toEqual(binary);
    expect(items).toEqual([{ json: bob, binary }]);
  });

  it('lets others have a turn while it compares 5,000 records', async () => {
    const list = rentalContacts(5_000, 11);
    let firedAt: 'before the end' | 'never' = 'never';
    let hasEnded = false;
    const timer = setTimeout(() => {
      if (!hasEnded) firedAt = 'before the end';
    }, 5);
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);
    const found = await findDuplicates(list, { options: { explain: false } }, { timeoutMs: 60_000 });
    hasEnded = true;
    clearTimeout(timer);
    clearInterval(ticking);
    expect(accountedFor(found)).toHaveLength(5_000);
    expect(firedAt).toBe('before the end');
    expect(turns).toBeGreaterThan(10);
  });
});

describe('Contact Match, Find Duplicates, with items that cannot be read', () => {
  const list = [bob, { ...neighbours[0], id: 'bob' }, robert];

  it('stops at an item that has the ID of an earlier one, naming the items but no data', async () => {
    const { error } = await findDuplicates(list);
    expect(error).toMatchObject({ message: 'The item has the ID of item 0', context: { itemIndex: 1 } });
    expect(JSON.stringify(error)).not.toMatch(/Hartnell|555-01|example\.org/);
  });

  it('goes on with the others when it continues on fail', async () => {
    const found = await findDuplicates(list, {}, { continueOnFail: true });
    expect(found.error).toBeUndefined();
    expect(groupsOf(found)).toEqual([['bob', 'robert']]);
    expect(found.groups[0]?.itemIndexes).toEqual([0, 2]);
    expect(found.outputs[NO_MATCH]).toEqual([
      {
        json: { id: 'bob', itemIndex: 1, error: 'The item has the ID of item 0', ...DUPLICATE_ID },
        pairedItem: { item: 1, input: 0 },
      },
    ]);
  });

  it('sends them to the error output when there is one', async () => {
    const { outputs } = await findDuplicates(list, {}, { continueErrorOutput: true });
    expect(outputs.map((items) => items.length)).toEqual([1, 0, 0, 1]);
  });

  it.each([
    [
      { id: { $oid: 'x' } },
      { options: { idField: 'id' } },
      'The field for the ID holds neither text nor a number',
    ],
    [
      { id: 'x', tel: true },
      { fields: { phone: 'tel' } },
      'The field "tel" holds neither text nor a list of texts',
    ],
  ])('refuses %j', async (item, parameters, message) => {
    const tels = [bob, robert].map((person) => ({ ...person, tel: person.phone }));
    const { error } = await findDuplicates([...tels, item], parameters);
    expect(error?.message).toBe(message);
    const found = await findDuplicates([...tels, item], parameters, { continueOnFail: true });
    expect(groupsOf(found)).toEqual([['bob', 'robert']]);
    expect(found.noMatch.map((json) => json.error)).toEqual([message]);
  });

  it('refuses a list in which nothing can be compared', async () => {
    const nothing = [
      { id: 1, colour: 'red' },
      { id: 2, colour: 'blue' },
    ];
    const { error } = await findDuplicates(nothing);
    expect(error?.message).toBe('None of the items has a field that can be compared');
  });

  it('puts nothing on Confident when it cannot run at all and continues on fail', async () => {
    const found = await findDuplicates([bob, robert], { mergeFrom: 2 }, { continueOnFail: true });
    expect(found.outputs.map((items) => items.length)).toEqual([0, 0, 2]);
    expect(found.noMatch.map(({ error }) => error)).toEqual(
      Array(2).fill('"Review From" and "Merge From" do not fit together'),
    );
  });
});
