import { conflictsOf, conflictsPage, recordDecisions, report, saveMatches } from '../../ledger';
import { describeOnEachDatabase } from '../support/ledger-databases';
import { decide, decisionOf, fill, fillAndMatch, statusesOf } from './bootstrap-scenario';
import { matchOf, phoneNo, sampleRecord, testClock } from './sample-records';

const phones = [1, 2, 3].map(phoneNo);
const pairs = phones.map((phone, index) => [
  sampleRecord({ row: 10 * index + 1, phones: [phone], emails: [`a${index}@example.com`] }),
  sampleRecord({
    row: 10 * index + 2,
    first: 'Aimee',
    phones: [phone],
    source: 'quickbooks',
    isActive: false,
  }),
]);
const matches = pairs.map(([left, right], index) => matchOf(phones[index]!, [[left!], [right!]]));

describeOnEachDatabase('the review', ({ open }) => {
  const openWithConflicts = async () => {
    const ledger = await open();
    const clock = testClock();
    await fillAndMatch(ledger, clock, pairs.flat(), matches);
    return { ledger, clock };
  };

  it('pages through conflicts by number and says how many are open', async () => {
    const { ledger } = await openWithConflicts();
    const first = await conflictsPage(ledger, { limit: 2 });
    expect(first.conflicts.map((one) => one.phoneNumber)).toEqual(phones.slice(0, 2));
    expect(first.remaining).toBe(3);
    const second = await conflictsPage(ledger, { limit: 2, afterPhone: phones[1] });
    expect(second.conflicts.map((one) => one.phoneNumber)).toEqual(phones.slice(2));
  });

  it('rebuilds the candidates from the records', async () => {
    const { ledger } = await openWithConflicts();
    const { conflicts } = await conflictsPage(ledger, { limit: 1 });
    expect(conflicts[0]).toMatchObject({
      conversationIds: [`CN${phones[0]}`],
      differs: ['name'],
      candidates: [
        {
          candidateNo: 1,
          isWeak: false,
          sources: ['google'],
          contact: { firstName: 'Jonah', emails: ['a0@example.com'] },
        },
        {
          candidateNo: 2,
          isWeak: true,
          sources: ['quickbooks'],
          contact: { firstName: 'Aimee', emails: [] },
        },
      ],
    });
  });

  it('lets a person confirm the one candidate of an inactive number', async () => {
    const ledger = await open();
    const clock = testClock();
    const record = sampleRecord({ row: 1, phones: [phones[0]!] });
    await fillAndMatch(
      ledger,
      clock,
      [record],
      [{ ...matchOf(phones[0]!, [[record]]), outcome: 'conflict' as const }],
    );
    expect(await report(ledger)).toMatchObject({ matched: 0, conflicts: 1, imbalances: [] });
    expect((await conflictsPage(ledger, { limit: 5 })).conflicts.map((one) => one.candidates.length)).toEqual(
      [1],
    );
    await decide(ledger, clock, phones[0]!, 'use_candidate', 1);
    expect(await report(ledger)).toMatchObject({ resolved: 1, conflicts: 0, imbalances: [] });
  });

  it('applies the chosen candidate and rejects the others', async () => {
    const { ledger, clock } = await openWithConflicts();
    expect(await decide(ledger, clock, phones[0]!, 'use_candidate', 2)).toBe('recorded');
    expect(await statusesOf(ledger, phones[0]!)).toEqual(['1 rejected', '2 applied by reviewer@example.com']);
    expect((await conflictsPage(ledger, { limit: 9 })).remaining).toBe(2);
  });

  it('applies every named record in a merge', async () => {
    const { ledger, clock } = await openWithConflicts();
    expect(await decide(ledger, clock, phones[0]!, 'merge')).toBe('recorded');
    expect(await statusesOf(ledger, phones[0]!)).toEqual([
      '1 applied by reviewer@example.com',
      '2 applied by reviewer@example.com',
    ]);
  });

  it('puts a skipped conflict off until skipped ones are asked for', async () => {
    const { ledger, clock } = await openWithConflicts();
    expect(await decide(ledger, clock, phones[0]!, 'skip')).toBe('skipped');
    expect(await conflictsPage(ledger, { limit: 9 })).toMatchObject({ remaining: 2 });
    const all = await conflictsPage(ledger, { limit: 9, includeSkipped: true });
    expect(all.remaining).toBe(3);
    expect(await decide(ledger, clock, phones[0]!, 'use_candidate', 1)).toBe('recorded');
  });

  it.each([
    ['the first decision stands', 'merge' as const],
    ['a decision is not put off afterwards', 'skip' as const],
  ])('never overwrites: %s', async (_reason, decision) => {
    const { ledger, clock } = await openWithConflicts();
    await decide(ledger, clock, phones[0]!, 'use_candidate', 1);
    const before = await statusesOf(ledger, phones[0]!);
    expect(await decide(ledger, clock, phones[0]!, decision)).toBe('already_decided');
    expect(await statusesOf(ledger, phones[0]!)).toEqual(before);
  });

  it('refuses what it cannot do as data, and records the rest', async () => {
    const { ledger, clock } = await openWithConflicts();
    const results = await recordDecisions(
      ledger,
      [
        { phoneNumber: phones[0]!, decision: 'use_candidate', candidateNo: 7, version: null },
        { ...decisionOf('+12025550199', 'merge'), version: null },
        { ...decisionOf(phones[1]!, 'merge'), version: null },
        { phoneNumber: phones[1]!, decision: 'use_candidate', candidateNo: 1, version: null },
      ],
      'r',
      clock,
    );
    expect(results.map((result) => result.outcome)).toEqual([
      'no_such_candidate',
      'unknown_number',
      'recorded',
      'already_decided',
    ]);
  });

  it('refuses a decision about records the reviewer did not see', async () => {
    const { ledger, clock } = await openWithConflicts();
    const [shown] = (await conflictsPage(ledger, { limit: 1 })).conflicts;
    const late = sampleRecord({ file: 'late.csv', row: 1, first: 'Fergus', phones: [phones[0]!] });
    await fill(ledger, clock, [], [late]);
    await saveMatches(ledger, [matchOf(phones[0]!, [[late], [pairs[0]![0]!], [pairs[0]![1]!]])], clock);
    const answer = {
      phoneNumber: phones[0]!,
      decision: 'use_candidate',
      candidateNo: 1,
      version: shown!.version,
    } as const;
    expect(await recordDecisions(ledger, [answer], 'r', clock)).toMatchObject([
      { outcome: 'changed_meanwhile' },
    ]);
    const [now] = await conflictsOf(ledger, [phones[0]!]);
    expect(await recordDecisions(ledger, [{ ...answer, version: now!.version }], 'r', clock)).toMatchObject([
      { outcome: 'recorded' },
    ]);
  });

  it('adds every decision to the history, with the records it was about', async () => {
    const { ledger, clock } = await openWithConflicts();
    await decide(ledger, clock, phones[0]!, 'skip');
    await decide(ledger, clock, phones[0]!, 'use_candidate', 2);
    const history = await ledger.read((db) =>
      db.selectFrom('enrichment_decisions').selectAll().orderBy('decided_at').execute(),
    );
    expect(history.map((row) => [row.decision, JSON.parse(row.record_keys)])).toEqual([
      ['skip', []],
      ['use_candidate', ['hash-of-a.csv:2:primary']],
    ]);
  });
});
