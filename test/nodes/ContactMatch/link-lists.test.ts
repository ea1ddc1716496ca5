import fc from 'fast-check';
import { neighbours, phoneNo, rentalContacts } from './people';
import { CONFIDENT, linkLists, NO_MATCH, REVIEW } from './run-contact-match';
import type { Json } from './run-contact-match';

/** Thousands of records on a machine that is busy with other tests. */
jest.setTimeout(60_000);

/** What a leasing system holds, in its own fields. */
/** What goes with an ID that an earlier item has. */
const DUPLICATE_ID = {
  errorCode: null,
  errorDescription: expect.stringContaining('Every record of a list needs an ID of its own') as string,
};
const resident = (id: string, name: string, facts: object = {}) => ({
  PersonID: id,
  'Full Name': name,
  ...facts,
});
const others = neighbours.map(({ id, firstName, lastName, phone }) =>
  resident(`p-${id}`, `${lastName}, ${firstName}`, { 'Mobile Phone': phone }),
);
const ids = { options: { idField: 'id, PersonID' } };
const bob = { id: 'bob', firstName: 'Bob', lastName: 'Hartnell', phone: phoneNo(1), email: 'rh@example.com' };
const robert = resident('p-robert', 'Robert Hartnell', {
  'Mobile Phone': phoneNo(1),
  Email: 'rh@example.com',
});

const byId = (items: readonly Json[], id: string) => items.find(({ matching }) => matching.id === id);

describe('Contact Match, Link to Another List', () => {
  it('gives a record the one of the other list that is the same person, whatever their fields are called', async () => {
    const found = await linkLists([...neighbours, bob], [...others, robert], ids);
    expect(found.error).toBeUndefined();
    const { matching, ...item } = byId(found.confident, 'bob') as Json;
    expect(item).toEqual(bob);
    expect(matching).toMatchObject({
      decision: 'auto_merge',
      itemIndex: 14,
      mergeWith: 'p-robert',
      candidates: [{ candidateNo: 1, id: 'p-robert', itemIndex: 14, record: robert }],
      moreCandidates: 0,
      household: [],
      reasons: [],
    });
    expect(matching.confidence).toBeGreaterThanOrEqual(0.9);
    expect(matching.candidates[0]?.reasons?.[0]).toMatch(/^One person: /);
    const place = found.confident.findIndex((json) => json.id === 'bob');
    expect(found.outputs[CONFIDENT]?.[place]?.pairedItem).toEqual([
      { item: 14, input: 0 },
      { item: 14, input: 1 },
    ]);
  });

  it('asks a person with the three best, the surest first', async () => {
    const annes = [1, 2, 3, 4].map((number) =>
      resident(`p-ann${number}`, 'Ann Moreau', number === 2 ? { City: 'Eastmere' } : {}),
    );
    const ann = {
      id: 'ann',
      firstName: 'Ann',
      lastName: 'Moreau',
      city: 'Eastmere',
      email: 'ann@example.com',
    };
    const found = await linkLists([...neighbours, ann], [...others, ...annes], {
      mergeFrom: 0.9999,
      reviewFrom: 0.1,
      ...ids,
    });
    const matching = byId(found.review, 'ann')?.matching;
    expect(matching).toMatchObject({ decision: 'manual_review', mergeWith: null, moreCandidates: 1 });
    const confidences = (matching?.candidates ?? []).map(({ confidence }) => confidence);
    expect(confidences).toEqual([...confidences].sort((a, b) => b - a));
    expect(matching?.candidates.map(({ candidateNo }) => candidateNo)).toEqual([1, 2, 3]);
    expect(matching?.confidence).toBe(confidences[0]);
    expect(found.outputs[REVIEW]?.at(-1)?.pairedItem).toHaveLength(4);
  });

  it('asks a person when two records are as sure and not surely one', async () => {
    const birth = { 'Date of Birth': '1980-02-03' };
    const list = [{ ...bob, dateOfBirth: '1980-02-03' }];
    const twins = [robert, { ...robert, PersonID: 'p-robert2' }].map((each, number) => ({
      ...each,
      ...birth,
      Status: 'Resident',
      'Full Name': number === 0 ? 'Robert Hartnell' : 'Bob Hartnell',
    }));
    const kept = await linkLists([...neighbours, ...list], [...others, ...twins], ids);
    expect(byId(kept.review, 'bob')?.matching.reasons).toEqual([
      'Several records of the other list are as sure, and they are not surely one person.',
    ]);
    expect(byId(kept.review, 'bob')?.matching.confidence).toBeGreaterThanOrEqual(0.9);
  });

  it('merges with the best of several records that are surely one person', async () => {
    const again = { ...robert, PersonID: 'p-robert2' };
    const found = await linkLists([...neighbours, bob], [...others, robert, again], ids);
    expect(['p-robert', 'p-robert2']).toContain(byId(found.confident, 'bob')?.matching.mergeWith);
  });

  it('finds the fields of a list by their names where only the other list has the named one', async () => {
    const list = [...neighbours, { id: 'bob', firstName: 'Bob', lastName: 'Hartnell', tel: phoneNo(1) }];
    const found = await linkLists(list, [...others, { ...robert, Email: undefined }], {
      fields: { phone: 'tel' },
      ...ids,
    });
    expect(byId(found.confident, 'bob')?.matching.mergeWith).toBe('p-robert');
  });

  it('leaves the partner on the same number alone and names the household', async () => {
    const maria = { id: 'maria', firstName: 'Maria', lastName: 'Quintero', phone: phoneNo(2) };
    const luis = resident('p-luis', 'Luis Quintero', { 'Mobile Phone': phoneNo(2) });
    const found = await linkLists([...neighbours, maria], [...others, luis], ids);
    const { matching, ...item } = byId(found.noMatch, 'maria') as Json;
    expect(item).toEqual(maria);
    expect(matching).toMatchObject({
      decision: 'create_new',
      mergeWith: null,
      candidates: [],
      household: ['p-luis'],
    });
    expect(found.outputs[NO_MATCH]?.at(-1)?.pairedItem).toEqual([{ item: 14, input: 0 }]);
  });

  it('asks a person about a couple even where everything is to be merged', async () => {
    const maria = { id: 'maria', firstName: 'Maria', lastName: 'Quintero', phone: phoneNo(2) };
    const luis = resident('p-luis', 'Luis Quintero', { 'Mobile Phone': phoneNo(2) });
    const everything = { scoringModel: 'weighted', mergeFrom: 0.4, reviewFrom: 0.3 };
    const found = await linkLists([...neighbours, maria], [...others, luis], { ...everything, ...ids });
    expect(byId(found.review, 'maria')?.matching.mergeWith).toBeNull();
  });

  it('never compares two records of one list', async () => {
    const found = await linkLists([bob, { ...bob, id: 'bobAgain' }, ...neighbours], others, ids);
    expect(found.noMatch.map(({ matching }) => [matching.id, matching.confidence])).toEqual([
      ['bob', 0],
      ['bobAgain', 0],
    ]);
  });

  it('tells records of two lists apart that have the same ID', async () => {
    const found = await linkLists([...neighbours, { ...bob, id: 'p-n0' }], [...others, robert], ids);
    expect(byId(found.confident, 'p-n0')?.matching.mergeWith).toBe('p-robert');
    expect(byId(found.confident, 'n0')?.matching.mergeWith).toBe('p-n0');
  });

  it('puts out every record of the first list exactly once', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 1000 }),
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        async (seed, size, otherSize) => {
          const people = rentalContacts(size + otherSize + 1, seed);
          const list = people.slice(0, size + 1);
          const found = await linkLists(list, people.slice(size + 1));
          const items = found.outputs.flat().map(({ json }) => (json as Json).matching);
          expect(items.map(({ id }) => id).sort()).toEqual(list.map(({ id }) => id).sort());
          for (const [output, decision] of ['auto_merge', 'manual_review', 'create_new'].entries())
            for (const { json } of found.outputs[output] ?? [])
              expect((json as Json).matching.decision).toBe(decision);
        },
      ),
      { numRuns: 10 },
    );
  });

  it('refuses to run with the second input unconnected, where every record would be a new one', async () => {
    const { error } = await linkLists([], [], {}, { inputs: [[{ json: bob }]] });
    expect(error?.message).toBe('The second input is not connected');
  });

  it('says so when the second list is empty', async () => {
    const found = await linkLists([bob], []);
    expect(found.noMatch).toHaveLength(1);
    expect(found.hints[0]?.message).toContain('The second input had no records, so nothing could match.');
  });

  it('says what came out', async () => {
    const found = await linkLists([...neighbours, bob], [...others, resident('x', '')], ids);
    expect(found.hints[0]?.message).toBe(
      '15 records against 15. Confident: 14. Needs review: 0. Without a match: 1. Found to compare: name, email, phone, address. 1 of 30 records have nothing that can be compared.',
    );
  });

  it('goes on with one bad item on either input when it continues on fail', async () => {
    const [first, second] = [
      [...neighbours, { ...bob, id: 'n3' }],
      [...others, { ...robert, PersonID: 'p-n3' }],
    ];
    const { error } = await linkLists(first, second, ids);
    expect(error?.message).toBe('The item has the ID of item 3');
    const found = await linkLists(first, second, ids, { continueOnFail: true });
    expect(found.confident).toHaveLength(14);
    expect(found.outputs[NO_MATCH]).toEqual([
      {
        json: { id: 'n3', itemIndex: 14, error: 'The item has the ID of item 3', ...DUPLICATE_ID },
        pairedItem: { item: 14, input: 0 },
      },
      {
        json: { id: 'p-n3', itemIndex: 14, error: 'The item has the ID of item 3', ...DUPLICATE_ID },
        pairedItem: { item: 14, input: 1 },
      },
    ]);
  });

  it('lets others have a turn while it links 5,000 records', async () => {
    const people = rentalContacts(5_000, 12);
    let hasFired = false;
    const timer = setTimeout(() => (hasFired = true), 5);
    let turns = 0;
    const ticking = setInterval(() => (turns += 1), 5);
    const found = await linkLists(
      people.slice(0, 2_500),
      people.slice(2_500),
      {
        options: { explain: false },
      },
      { timeoutMs: 60_000 },
    );
    const hadFired = hasFired;
    clearTimeout(timer);
    clearInterval(ticking);
    expect(found.outputs.flat()).toHaveLength(2_500);
    expect(hadFired).toBe(true);
    expect(turns).toBeGreaterThan(10);
  });
});
