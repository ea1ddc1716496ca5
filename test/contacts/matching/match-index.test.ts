import fc from 'fast-check';
import { LeasingContactsError } from '../../../contacts/model/errors';
import { MatchIndex } from '../../../contacts/matching/match-index';
import { MatchIndexError } from '../../../contacts/matching/match-index-error';
import { answersOf, LEAST, rounded } from './index-answers';
import { anyFacts, anyRecords, fixedParameters, indexOf, matchRecord, numbered } from './match-records';
import type { MatchFacts } from './match-records';

describe('MatchIndex', () => {
  it('gives a pair the same confidence in whatever order the records were added', () => {
    const shuffled = anyRecords(8).chain((records) =>
      fc.tuple(fc.constant(records), fc.shuffledSubarray(records, { minLength: records.length })),
    );
    fc.assert(
      fc.property(shuffled, ([records, others]) => {
        const ids = records.map(({ id }) => id);
        expect(answersOf(indexOf(others), ids)).toEqual(answersOf(indexOf(records), ids));
      }),
      { numRuns: 30 },
    );
  });

  it('gives a pair the same confidence from both of its records', () => {
    fc.assert(
      fc.property(anyRecords(6), (records) => {
        const index = indexOf(records);
        for (let left = 0; left < records.length; left += 1)
          for (let right = 0; right < left; right += 1)
            expect(index.score(left, right).confidence).toBeCloseTo(index.score(right, left).confidence, 9);
      }),
      { numRuns: 30 },
    );
  });

  it('puts the surest match first, equal ones by their ids', () => {
    fc.assert(
      fc.property(anyRecords(8), (records) => {
        const matches = indexOf(records).matchesOf('0', 0);
        const sorted = [...matches].sort((a, b) => b.confidence - a.confidence || (a.id < b.id ? -1 : 1));
        expect(matches).toEqual(sorted);
        expect(matches.map(({ id }) => id)).not.toContain('0');
        expect(new Set(matches.map(({ id }) => id)).size).toBe(matches.length);
      }),
      { numRuns: 30 },
    );
  });

  it('calls a pair one person that is likelier one person than not', () => {
    fc.assert(
      fc.property(anyRecords(8), (records) => {
        const sure = indexOf(records)
          .matchesOf('0', 0.51)
          .filter(({ guard }) => guard === null);
        for (const { relation } of sure) expect(relation).toBe('same_person');
      }),
      { numRuns: 30 },
    );
    const born = { name: 'Ann Kowalczyk', birthDate: '1978-12-11' };
    expect(indexOf(numbered([born, born])).matchesOf('0', 0.9)).toMatchObject([{ relation: 'same_person' }]);
  });

  it('leaves out what is less sure than asked for', () => {
    const records = numbered([
      { name: 'Ann Moreau', phones: ['617-555-0123'] },
      { name: 'Ann Moreau', phones: ['617-555-0123'] },
      { name: 'Ann Moreau', phones: ['617-555-0170'] },
    ]);
    const index = indexOf(records);
    const [best] = index.matchesOf('0', 0);
    expect(best?.id).toBe('1');
    expect(index.matchesOf('0', best?.confidence ?? 0).map(({ id }) => id)).toEqual(['1']);
  });

  it('answers for a record that is not in as if it were, and is as it was afterwards', () => {
    fc.assert(
      fc.property(anyRecords(8), anyFacts, (records, facts) => {
        const index = indexOf(records);
        const ids = records.map(({ id }) => id);
        const before = answersOf(index, ids);
        const record = matchRecord('new', facts);
        const answer = rounded(index.matchesFor(record, LEAST));
        expect(answer).toEqual(rounded(indexOf([...records, record]).matchesOf('new', LEAST)));
        expect([index.size, answersOf(index, ids)]).toEqual([records.length, before]);
      }),
      { numRuns: 30 },
    );
  });

  it('never compares two records of one source when lists are linked', () => {
    fc.assert(
      fc.property(anyRecords(8), (records) => {
        const index = indexOf(records, { link: true });
        const sourceOf = new Map(records.map(({ id, source }) => [id, source]));
        for (const { id, source } of records)
          for (const match of index.matchesOf(id, 0)) expect(sourceOf.get(match.id)).not.toBe(source);
      }),
      { numRuns: 30 },
    );
  });

  it('answers with numbers when its model was estimated before there was a record', () => {
    const index = new MatchIndex();
    index.fit();
    for (const record of numbered([{ name: 'Ann Moreau' }, { name: 'Ann Moreau' }])) index.add(record);
    const [match] = index.matchesOf('0', -1);
    expect(match?.confidence).toBeGreaterThan(0);
    expect(match?.confidence).toBeLessThan(1);
  });

  it('finds a namesake however many share the last name', () => {
    const family = Array.from({ length: 400 }, (_, at): MatchFacts => ({
      name: `Q${'abcdefghij'[at % 10]}x Moreau`,
    }));
    const own: MatchFacts = { name: 'Teresa Moreau', phones: ['617-555-0123'] };
    const index = indexOf(numbered([own, own, ...family]));
    expect(index.matchesOf('0', 0.9).map(({ id }) => id)).toEqual(['1']);
  });
});

describe('MatchIndex.keepApart', () => {
  const twins = numbered([
    { name: 'Ann Moreau', phones: ['617-555-0123'] },
    { name: 'Ann Moreau', phones: ['617-555-0123'] },
  ]);

  it('holds from both sides, for a record that comes later and for its new versions', () => {
    const index = indexOf([]);
    index.keepApart('0', '1');
    for (const record of twins) index.add(record);
    const reasons = () => ['0', '1'].map((id) => index.matchesOf(id, 0)[0]?.guard?.reason);
    expect(reasons()).toEqual(['kept_apart', 'kept_apart']);
    for (const record of twins) index.update(record);
    expect(reasons()).toEqual(['kept_apart', 'kept_apart']);
  });

  it('does not touch other pairs', () => {
    const index = indexOf([...twins, matchRecord('2', { name: 'Ann Moreau', phones: ['617-555-0123'] })]);
    index.keepApart('0', '1');
    expect(index.matchesOf('2', 0.9).map(({ id }) => id)).toEqual(['0', '1']);
  });

  it('is taken back by allowTogether, whichever is named first', () => {
    const index = indexOf(twins);
    const before = index.matchesOf('0', 0);
    index.keepApart('0', '1');
    index.allowTogether('1', '0');
    expect(index.matchesOf('0', 0)).toEqual(before);
  });

  it('of two who were not kept apart takes nothing back', () =>
    expect(() => indexOf(twins).allowTogether('0', 'nobody')).not.toThrow());
});

describe('MatchIndexError', () => {
  const ann = matchRecord('a', { name: 'Ann Moreau' });
  const errorOf = (call: (index: MatchIndex) => unknown, index = indexOf([ann])): unknown => {
    try {
      call(index);
      return null;
    } catch (error) {
      return error;
    }
  };

  it.each<[string, (index: MatchIndex) => unknown]>([
    ['matching.duplicate_id', (index) => index.add(ann)],
    ['matching.duplicate_id', (index) => index.matchesFor(ann, 0)],
    ['matching.unknown_id', (index) => index.matchesOf('nobody', 0)],
    ['matching.unknown_id', (index) => index.rowOf('__proto__')],
  ])('%s says what happened, what was not changed and what to do', (code, call) => {
    const error = errorOf(call);
    expect(error).toBeInstanceOf(MatchIndexError);
    expect(error).toBeInstanceOf(LeasingContactsError);
    const { message, unchanged, remedy } = error as MatchIndexError;
    expect((error as MatchIndexError).code).toBe(code);
    for (const part of [message, unchanged, remedy]) expect(part).toMatch(/^[A-Z].{10,}\.$/);
    expect(`${message}${unchanged}${remedy}`).not.toContain('Moreau');
  });

  it('matching.not_fitted is thrown before the model is known, and leaves no trace of the question', () => {
    const index = new MatchIndex();
    for (const record of numbered([{ name: 'Ann Moreau' }])) index.add(record);
    const error = errorOf(() => index.matchesFor(matchRecord('new', { name: 'Ann Moreau' }), 0), index);
    expect((error as MatchIndexError).code).toBe('matching.not_fitted');
    expect(index.size).toBe(1);
    index.useParameters(fixedParameters);
    expect(index.matchesOf('0', 0)).toEqual([]);
  });

  it('a refused record changes nothing', () => {
    const index = indexOf([ann, matchRecord('b', { name: 'Ann Moreau' })]);
    const before = index.matchesOf('a', 0);
    expect(errorOf(() => index.add(matchRecord('b', { name: 'Omar Haddadine' })), index)).not.toBeNull();
    expect([index.size, index.matchesOf('a', 0)]).toEqual([2, before]);
  });

  it('is not thrown by remove for a record that is not there', () =>
    expect(indexOf([ann]).remove('nobody')).toBe(false));
});
