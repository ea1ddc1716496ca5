import { rowLists, type RowList } from '../../../contacts/review/page/page-requests';
import {
  conflictsToShow,
  dashboard,
  duePushes,
  endJob,
  recordDecisions,
  recordPushResults,
  rowsBehind,
  startJob,
  type DecisionToRecord,
  type Ledger,
} from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { testClock } from '../sample-records';
import { fillWithBootstrap } from './generated-ledger';

const BEFORE = '2025-12-31T00:00:00.000Z';

/** Conflicts decided in every way, contacts pushed, refused and on their way. */
async function halfDone(ledger: Ledger): Promise<void> {
  const clock = testClock();
  await fillWithBootstrap(ledger, clock, { conversations: 500, seed: 11 });
  const { conflicts } = await conflictsToShow(ledger, { after: null, limit: 50, includeSkipped: true });
  const ways = ['use_candidate', 'same_household', 'merge', 'none', 'skip'] as const;
  const decisions = conflicts
    .filter(({ candidates }) => candidates.length > 1)
    .slice(0, 15)
    .map(({ phoneNumber, version }, index): DecisionToRecord => {
      const decision = ways[index % ways.length] ?? 'skip';
      if (decision === 'merge')
        return { phoneNumber, version, decision, candidateNos: null, fields: { name: 1 } };
      if (decision === 'none' || decision === 'skip') return { phoneNumber, version, decision };
      return { phoneNumber, version, decision, candidateNo: 1 };
    });
  const recorded = await recordDecisions(ledger, decisions, 'ann@example.com', clock, 'batch');
  expect(new Set(recorded.map(({ outcome }) => outcome))).toEqual(new Set(['recorded', 'skipped']));
  const due = await duePushes(ledger, { limit: 60, runId: 'run', retryFailed: true, leaseSeconds: 0 }, clock);
  await recordPushResults(
    ledger,
    due.slice(0, 50).map(({ contactId }, index) =>
      index % 10 === 0
        ? { contactId, errorCode: 'openphone.refused', message: 'refused' }
        : {
            contactId,
            contentHash: null,
            action: index % 3 === 0 ? ('updated' as const) : ('created' as const),
            openPhoneContactId: `OP${index}`,
          },
    ),
    clock,
  );
}

/** All rows of the tables that the dashboard counts, to be counted in another way than by SQL. */
const rowsOf = (ledger: Ledger) =>
  ledger.read(async (db) => ({
    numbers: await db.selectFrom('enrichment_numbers').selectAll().execute(),
    conversations: await db.selectFrom('enrichment_conversations').selectAll().execute(),
    sources: await db.selectFrom('enrichment_sources').selectAll().execute(),
    records: await db.selectFrom('enrichment_source_records').selectAll().execute(),
    matches: await db.selectFrom('enrichment_matches').selectAll().execute(),
  }));

describeOnEachDatabase('the dashboard', ({ open }) => {
  it('shows numbers that a recount of the rows gives', async () => {
    const ledger = await open();
    await halfDone(ledger);
    const shown = await dashboard(ledger, 'ann@example.com', BEFORE);
    const { numbers, conversations, sources, records, matches } = await rowsOf(ledger);
    const count = (holds: (row: (typeof numbers)[number]) => boolean) => numbers.filter(holds).length;
    const isOpen = (row: (typeof numbers)[number]) =>
      row.outcome === 'conflict' && row.decision === null && row.set_aside_at === null;
    expect(shown.balanced).toBe(true);
    expect(shown.imbalances).toEqual([]);
    expect(shown).toMatchObject({
      reviewer: 'ann@example.com',
      conversations: conversations.length,
      leftOut: conversations.filter(({ skip_reason }) => skip_reason !== null).length,
      numbers: numbers.length,
      unmapped: count(({ decision }) => decision === null),
    });
    expect(shown.matching).toMatchObject({
      matched: count(({ decision }) => decision === 'auto'),
      resolved: count(({ decision }) => decision === 'use_candidate' || decision === 'merge'),
      conflicts: count(isOpen),
      skipped: count((row) => isOpen(row) && row.skipped_at !== null),
      setAside: count((row) => row.decision === null && row.set_aside_at !== null),
      unnamed: count(
        ({ outcome, decision, set_aside_at }) =>
          outcome === 'unnamed' && decision === null && set_aside_at === null,
      ),
      unknown: count(
        ({ outcome, decision, set_aside_at }) =>
          outcome === 'unknown' && decision === null && set_aside_at === null,
      ),
      notYetMatched: count(({ outcome }) => outcome === null),
      withName: count(({ decision }) => decision !== null),
    });
    const appliedOf = (phone: string) =>
      matches.filter(({ phone_number, status }) => phone_number === phone && status === 'applied');
    const hasEmail = (phone: string) =>
      appliedOf(phone).some(({ source_data }) => {
        const { emails } = JSON.parse(source_data) as { emails: unknown[] };
        return emails.length > 0;
      });
    // A contact of several numbers has the e-mails of all its records; here every number is counted by its own at least.
    expect(shown.matching.withEmail).toBeGreaterThanOrEqual(
      count(({ decision, phone_number }) => decision !== null && hasEmail(phone_number)),
    );
    const done = numbers.filter(({ push_state, decision }) => push_state === 'done' && decision !== null);
    const failed = numbers.filter(({ push_state }) => push_state === 'failed');
    expect(shown.push).toMatchObject({
      pushed: done.length,
      created: done.filter(({ push_action }) => push_action === 'created').length,
      updated: done.filter(({ push_action }) => push_action === 'updated').length,
      unchanged: 0,
      failed: failed.length,
      waiting: count(({ decision }) => decision !== null) - done.length - failed.length,
      failedBy: [{ code: 'openphone.refused', numbers: failed.length }],
    });
    for (const source of shown.sources) {
      const own = sources.filter(({ source_type }) => source_type === source.source);
      const ids = new Set(own.map(({ id }) => id));
      const rowsWith = (disposition: string) =>
        new Set(
          records
            .filter((record) => ids.has(record.source_id) && record.disposition === disposition)
            .map((record) => `${record.source_id} ${record.record_no}`),
        ).size;
      expect(source).toMatchObject({
        files: own.length,
        accepted: rowsWith('accepted'),
        rejected: rowsWith('rejected'),
      });
    }
    const customers = new Map<string, boolean>();
    const quickbooks = new Set(
      sources.filter(({ source_type }) => source_type === 'quickbooks').map(({ id }) => id),
    );
    for (const record of records.filter(({ source_id }) => quickbooks.has(source_id))) {
      const key = record.external_id ?? record.record_key;
      const isMatched = matches.some(
        ({ record_key, status }) => record_key === record.record_key && status === 'applied',
      );
      customers.set(key, (customers.get(key) ?? false) || isMatched);
    }
    expect(shown.quickbooks).toMatchObject({
      total: customers.size,
      matched: [...customers.values()].filter(Boolean).length,
    });
    expect(shown.targets.map(({ name, figure, of }) => [name, figure, of])).toEqual([
      ['named', shown.matching.withName, numbers.length],
      ['withEmail', shown.matching.withEmail, numbers.length],
      [
        'quickbooks',
        shown.quickbooks.matched,
        shown.quickbooks.matched + shown.quickbooks.conflict + shown.quickbooks.setAside,
      ],
      ['duplicates', 0, null],
    ]);
  });

  it('leads from each figure to as many rows, each once', async () => {
    const ledger = await open();
    await halfDone(ledger);
    const shown = await dashboard(ledger, 'ann', BEFORE);
    const figures: Readonly<Record<RowList, number>> = {
      numbers: shown.numbers,
      unmapped: shown.unmapped,
      matched: shown.matching.matched,
      resolved: shown.matching.resolved,
      conflicts: shown.matching.conflicts,
      skipped: shown.matching.skipped,
      setAside: shown.matching.setAside,
      unnamed: shown.matching.unnamed,
      unknown: shown.matching.unknown,
      notYetMatched: shown.matching.notYetMatched,
      withEmail: shown.matching.withEmail,
      pushed: shown.push.pushed,
      waiting: shown.push.waiting,
      failed: shown.push.failed,
      quickbooksUnmatched: shown.quickbooks.conflict + shown.quickbooks.setAside,
      rejectedRows: shown.files.reduce((sum, { rejected }) => sum + rejected, 0),
    };
    for (const of of rowLists) {
      const keys: string[] = [];
      let after: string | null = null;
      do {
        const page = await rowsBehind(ledger, of, after);
        expect({ of, count: page.count }).toEqual({ of, count: figures[of] });
        expect(page.rows.length).toBeLessThanOrEqual(50);
        keys.push(...page.rows.map(({ key }) => key));
        after = page.next;
      } while (after !== null);
      expect({ of, rows: keys.length, different: new Set(keys).size }).toEqual({
        of,
        rows: figures[of],
        different: figures[of],
      });
    }
  });

  it('shows the jobs, and takes one that an earlier n8n left open for interrupted', async () => {
    const ledger = await open();
    const clock = testClock();
    const start = (kind: 'match' | 'import' | 'verify', since: string) =>
      startJob(
        ledger,
        { kind, subject: kind === 'import' ? 'a.csv' : null, requestedBy: 'ann' },
        since,
        clock,
      );
    const first = await start('match', BEFORE);
    expect(await start('match', BEFORE)).toEqual({ outcome: 'running', jobId: first.jobId });
    expect((await start('import', BEFORE)).outcome).toBe('started');
    expect((await start('import', BEFORE)).outcome).toBe('started');
    const restartedAt = clock.now();
    expect((await start('match', restartedAt)).outcome).toBe('started');
    const verify = await start('verify', restartedAt);
    const result = {
      isProved: true,
      numbers: 3,
      confirmed: 3,
      numbersWithoutContact: 0,
      numbersWithSeveralContacts: 0,
      vanishedContacts: 0,
      repeatedExternalIds: 0,
    };
    const end = (jobId: string, problem: string | null = null) =>
      endJob(ledger, { jobId, problem, result }, clock);
    expect(await end(verify.jobId)).toBe('ended');
    expect(await end(verify.jobId)).toBe('had_ended');
    expect(await end('nothing')).toBe('unknown');
    expect(await end(first.jobId, 'ann@example.com (617) 555-0101 could not be reached')).toBe('ended');
    const { jobs, verification, targets } = await dashboard(ledger, 'ann', restartedAt);
    expect(jobs.map(({ kind, status }) => [kind, status])).toEqual([
      ['verify', 'done'],
      ['match', 'running'],
      ['import', 'interrupted'],
      ['import', 'interrupted'],
      ['match', 'failed'],
    ]);
    expect(jobs.at(-1)?.problem).not.toMatch(/ann@|555/);
    expect(verification).toMatchObject({ isProved: true, confirmed: 3 });
    expect(targets.at(-1)).toMatchObject({ name: 'duplicates', figure: 0, isMet: true });
  });
});
