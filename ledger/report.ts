import type { SourceSystem } from '../contacts/model/source-record';
import { findImbalances } from './balance';
import type { Ledger } from './open-ledger';
import { countPushes, countWithEmail, type PushCounts } from './push-counts';
import { planContacts } from './push-plan';
import {
  countConversations,
  countDecisions,
  countNumbers,
  countQuickbooksCustomers,
  type CustomerCounts,
  type DecisionCounts,
} from './report-counts';
import { countMatchedRows } from './source-counts';
import { countDispositions, countRejections } from './sources';
import type { Disposition, LedgerDb } from './tables';

/** One imported file. Counts are rows of the file. */
export interface FileReport {
  readonly file: string | null;
  readonly source: SourceSystem;
  readonly records: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly furniture: number;
  /** Why rows were rejected, most frequent first. */
  readonly rejectedBy: readonly { readonly reason: string; readonly rows: number }[];
  readonly matched: number;
  readonly conflicts: number;
}

/** What was done, in numbers (different telephone numbers) unless the field says otherwise. */
export interface Report extends PushCounts {
  /** Conversations in all, ... */
  readonly conversations: number;
  /** ... those that can have no contact (`groups` and `withoutNumber`), ... */
  readonly skipped: number;
  readonly groups: number;
  readonly withoutNumber: number;
  /** ... and those whose number another conversation has as well, all but the first. */
  readonly furtherConversations: number;
  readonly numbers: number;
  /** Matched automatically. */
  readonly matched: number;
  /** Numbers that a person gave a name, of a candidate or by hand. */
  readonly resolved: number;
  /** Conflicts that are open. */
  readonly conflicts: number;
  /** Conflicts of which a person said that the number is nobody's of the candidates. */
  readonly setAside: number;
  readonly unnamed: number;
  readonly unknown: number;
  readonly notYetMatched: number;
  /** Numbers that have a contact with a name, ... */
  readonly withName: number;
  /** ... and those that are only a number. */
  readonly phoneOnly: number;
  /** Numbers whose contact has at least one e-mail address, pushed or not. */
  readonly withEmail: number;
  readonly quickbooksCustomers: CustomerCounts;
  readonly decisions: DecisionCounts;
  readonly files: readonly FileReport[];
  /** Runs that stopped. */
  readonly failures: number;
  readonly balanced: boolean;
  /** Sentences that say which counts do not add up; none when the books balance. */
  readonly imbalances: readonly string[];
}

/**
 * Counts everything anew from the rows, in one unchanging picture of the ledger, and checks that the books
 * balance: every conversation, every number, every row of a file and every push has exactly one outcome.
 */
export async function report(ledger: Ledger): Promise<Report> {
  return ledger.read(async (db) => {
    const conversations = await countConversations(db);
    const numbers = await countNumbers(db);
    const withName = numbers.matched + numbers.resolved;
    const contacts = await planContacts(db);
    const counts = {
      ...(await countPushes(db, contacts)),
      conversations: conversations.conversations,
      skipped: conversations.groups + conversations.withoutNumber,
      groups: conversations.groups,
      withoutNumber: conversations.withoutNumber,
      furtherConversations: conversations.furtherConversations,
      ...numbers,
      withName,
      phoneOnly: numbers.numbers - withName,
      withEmail: await countWithEmail(db, contacts),
      quickbooksCustomers: await countQuickbooksCustomers(db),
      decisions: await countDecisions(db),
      files: await reportFiles(db),
      failures: await countFailures(db),
    };
    const imbalances = await findImbalances(db, counts);
    return { ...counts, balanced: imbalances.length === 0, imbalances };
  });
}

async function reportFiles(db: LedgerDb): Promise<FileReport[]> {
  const sources = await db
    .selectFrom('enrichment_sources')
    .select(['id', 'file_name', 'source_type', 'total_records'])
    .orderBy('uploaded_at')
    .orderBy('id')
    .execute();
  const dispositions = await countDispositions(db);
  const rejections = await countRejections(db);
  const matched = await countMatchedRows(db);
  return sources.map((source) => {
    const count = (disposition: Disposition) =>
      dispositions.find((row) => row.source_id === source.id && row.disposition === disposition)?.rows ?? 0;
    return {
      file: source.file_name,
      source: source.source_type,
      records: source.total_records,
      accepted: count('accepted'),
      rejected: count('rejected'),
      furniture: count('furniture'),
      rejectedBy: rejections
        .filter((row) => row.source_id === source.id)
        .map(({ reason, rows }) => ({ reason, rows: Number(rows) })),
      ...(matched.get(source.id) ?? { matched: 0, conflicts: 0 }),
    };
  });
}

async function countFailures(db: LedgerDb): Promise<number> {
  const { failures } = await db
    .selectFrom('run_failures')
    .select((column) => column.fn.countAll<number>().as('failures'))
    .executeTakeFirstOrThrow();
  return failures;
}
