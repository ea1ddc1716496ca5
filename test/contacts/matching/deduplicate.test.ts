import fc from 'fast-check';
import { decisions, Matcher } from '../../../contacts/matching/deduplicate';
import type { MatcherOptions, MatchResult, Progress } from '../../../contacts/matching/deduplicate';
import type { MatchRecord } from '../../../contacts/matching/match-record';
import { anyRecords, matchRecord, numbered } from './match-records';
import type { MatchFacts } from './match-records';
import { crowd, people } from './people-to-match';
import type { Row } from './people-to-match';

function resultOf(records: readonly MatchRecord[], options: MatcherOptions = {}): MatchResult {
  const matcher = new Matcher(options);
  for (const record of records) matcher.add(record);
  return matcher.run();
}

interface FoundPair {
  readonly ids: string;
  readonly confidence: number;
  readonly decision: string;
}

/** The pairs of a result by the ids of their records, in ascending order. */
function pairsOf({ pairs }: MatchResult, records: readonly MatchRecord[]): FoundPair[] {
  return Array.from({ length: pairs.length }, (_, at) => ({
    ids: [pairs.left[at] ?? -1, pairs.right[at] ?? -1]
      .map((row) => records[row]?.id ?? '')
      .sort()
      .join(' '),
    confidence: pairs.confidence[at] ?? NaN,
    decision: decisions[pairs.decision[at] ?? -1] ?? '',
  })).sort((a, b) => (a.ids < b.ids ? -1 : 1));
}

/** Which records ended in one cluster, each as a list of ids. */
function groupsOf({ clusters }: MatchResult, records: readonly MatchRecord[]): string[] {
  const groups = new Map<number, string[]>();
  records.forEach(({ id }, row) => {
    const cluster = clusters[row] ?? -1;
    groups.set(cluster, [...(groups.get(cluster) ?? []), id]);
  });
  return [...groups.values()].map((ids) => ids.sort().join(' ')).sort();
}

const PHONE = '617-555-0123';

const named = (rows: readonly Row[]): MatchRecord[] =>
  rows.map(([, facts], at) => matchRecord(`r${at}`, facts));

describe.each([
  ['alone', []],
  ['among other people', crowd],
] as const)('Matcher %s', (_, others) => {
  it.each(people)('keeps %s together or apart as they are', (__, rows) => {
    const all = [...rows, ...others];
    const records = named(all);
    const expected = new Map<string, string[]>();
    all.forEach(([person], at) => expected.set(person, [...(expected.get(person) ?? []), `r${at}`]));
    const groups = [...expected.values()].map((ids) => ids.sort().join(' ')).sort();
    expect(groupsOf(resultOf(records), records)).toEqual(groups);
  });
});

describe('Matcher.run', () => {
  it('has nothing to tell about an empty list or one record', () => {
    expect(resultOf([])).toMatchObject({ pairs: { length: 0 }, clusters: Int32Array.of() });
    expect(resultOf(numbered([{ name: 'Ann Moreau' }]))).toMatchObject({
      pairs: { length: 0 },
      clusters: Int32Array.of(0),
    });
  });

  it('calls a couple a household', () => {
    const couple = named(people.find(([title]) => title.startsWith('a couple on'))?.[1] ?? []);
    expect(pairsOf(resultOf(couple), couple)).toEqual([
      { ids: 'r0 r1', confidence: expect.any(Number) as number, decision: 'same_household' },
    ]);
  });

  it('leaves two tenancies to a person, whatever the thresholds', () => {
    const records = named(people.find(([title]) => title.startsWith('two tenancies'))?.[1] ?? []);
    for (const thresholds of [undefined, { autoMerge: 0.8, review: 0.6 }]) {
      const [pair] = pairsOf(resultOf(records, { thresholds }), records);
      expect(pair?.decision).toBe('manual_review');
    }
  });

  it('never joins two whom a person has kept apart, over a third either', () => {
    const matcher = new Matcher();
    const records = numbered(
      Array.from({ length: 4 }, () => ({
        name: 'Ann Moreau',
        phones: [PHONE],
        emails: ['ann.m@example.com'],
      })),
    );
    for (const record of records) matcher.add(record);
    matcher.index.keepApart('1', '2');
    const { clusters } = matcher.run();
    expect(clusters[1]).not.toBe(clusters[2]);
  });

  it('tells every pair once, the smaller position first, and joins exactly the clusters', () => {
    fc.assert(
      fc.property(anyRecords(14), (records) => {
        const result = resultOf(records);
        const { pairs, clusters } = result;
        const seen = new Set<string>();
        for (let at = 0; at < pairs.length; at += 1) {
          const [left = -1, right = -1] = [pairs.left[at], pairs.right[at]];
          expect(left >= 0 && left < right && right < records.length).toBe(true);
          expect(seen.has(`${left} ${right}`)).toBe(false);
          seen.add(`${left} ${right}`);
          const confidence = pairs.confidence[at] ?? NaN;
          expect(confidence >= 0 && confidence <= 1).toBe(true);
          const isJoined = decisions[pairs.decision[at] ?? -1] === 'auto_merge';
          expect(isJoined).toBe(clusters[left] === clusters[right]);
        }
        for (let right = 0; right < records.length; right += 1)
          for (let left = 0; left < right; left += 1)
            if (clusters[left] === clusters[right]) expect(seen.has(`${left} ${right}`)).toBe(true);
      }),
      { numRuns: 5 },
    );
  });

  it('decides by the thresholds', () => {
    fc.assert(
      fc.property(anyRecords(12), (records) => {
        for (const { confidence, decision } of pairsOf(resultOf(records), records)) {
          if (decision === 'manual_review') expect(confidence >= 0.7 && confidence < 0.9).toBe(true);
          if (decision === 'create_new' || decision === 'same_household')
            expect(confidence).toBeLessThan(0.7);
        }
      }),
      { numRuns: 5 },
    );
  });

  it('gives the same for the same list', () => {
    fc.assert(
      fc.property(anyRecords(12), (records) => expect(resultOf(records)).toEqual(resultOf(records))),
      { numRuns: 5 },
    );
  });

  it.each(
    people.filter(([title]) => /^(?:a couple, each|a maiden name|the number of an office)/.test(title)),
  )('finds the same pairs of %s, as sure, when the list is turned round', (_, rows) => {
    const records = named([...rows, ...crowd]);
    const others = [...records].reverse();
    const [one, other] = [resultOf(records), resultOf(others)];
    expect(groupsOf(other, others)).toEqual(groupsOf(one, records));
    const rounded = (list: readonly FoundPair[]) =>
      list.map((pair) => ({ ...pair, confidence: Math.round(pair.confidence * 1e6) / 1e6 }));
    expect(rounded(pairsOf(other, others))).toEqual(rounded(pairsOf(one, records)));
  });

  it('never pairs two records of one source when lists are linked', () => {
    fc.assert(
      fc.property(anyRecords(12), (records) => {
        const { pairs } = resultOf(records, { link: true });
        for (let at = 0; at < pairs.length; at += 1)
          expect(records[pairs.left[at] ?? -1]?.source).not.toBe(records[pairs.right[at] ?? -1]?.source);
      }),
      { numRuns: 5 },
    );
  });

  it('refuses a second record of one id', () => {
    const matcher = new Matcher();
    matcher.add(matchRecord('a', { name: 'Ann Moreau' }));
    expect(() => matcher.add(matchRecord('a'))).toThrow(
      expect.objectContaining({ code: 'matching.duplicate_id' }) as Error,
    );
  });

  it('weighs by the customer’s weights when told to', () => {
    const records = numbered([
      { name: 'Ann Moreau', phones: [PHONE] },
      { name: 'Ann Moreau', phones: [PHONE] },
      { name: 'Alan Moreau', phones: [PHONE] },
    ]);
    expect(groupsOf(resultOf(records, { model: 'weighted' }), records)).toEqual(['0 1', '2']);
  });
});

describe('Matcher.steps', () => {
  it('tells how far it has come, one kind of step after the other, and ends with the result of run', () => {
    const rows = Array.from({ length: 450 }, (_, at): MatchFacts => ({
      phones: [`617-555-01${10 + (at % 90)}`],
    }));
    const records = numbered(rows);
    const matcher = new Matcher();
    for (const record of records) matcher.add(record);
    const seen: Progress[] = [];
    const steps = matcher.steps();
    let step = steps.next();
    for (; step.done !== true; step = steps.next()) seen.push(step.value);
    const turns = seen.map(({ step }) => step).filter((step, at, all) => step !== all[at - 1]);
    expect(new Set(turns).size).toBe(turns.length);
    expect(turns).toContain('comparing');
    expect(seen.filter(({ step }) => step === 'comparing').length).toBeGreaterThan(1);
    for (const { done, of } of seen) expect(done >= 0 && done <= of).toBe(true);
    expect(step.value).toEqual(resultOf(records));
  });

  it('may be left between two steps', () => {
    const matcher = new Matcher();
    for (const record of numbered([{ name: 'Ann Moreau' }, { name: 'Ann Moreau' }])) matcher.add(record);
    const steps = matcher.steps();
    steps.next();
    expect(steps.return({ pairs: matcher.run().pairs, clusters: Int32Array.of() }).done).toBe(true);
  });
});
