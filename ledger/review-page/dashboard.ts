import { z } from '../../contacts/model/zod';
import { sourceTitles } from '../../contacts/review';
import type {
  Dashboard,
  FileShown,
  SourceShown,
  VerificationShown,
} from '../../contacts/review/page/page-answers';
import { targetsOf } from '../../contacts/review/page/targets';
import { lastResult, listJobs } from '../jobs/jobs';
import type { Ledger } from '../open-ledger';
import { report, type Report } from '../report';
import { listSources } from '../sources';

/** What `verifyPush` counts, as a job keeps it. */
export const VerificationSchema = z.object({
  isProved: z.boolean(),
  numbers: z.number(),
  confirmed: z.number(),
  numbersWithoutContact: z.number(),
  numbersWithSeveralContacts: z.number(),
  vanishedContacts: z.number(),
  repeatedExternalIds: z.number(),
});

/**
 * Everything the dashboard shows, counted from the rows.
 * @param processStartedAt ISO 8601 UTC; a job that was begun before and has not ended counts as interrupted
 */
export async function dashboard(
  ledger: Ledger,
  reviewer: string,
  processStartedAt: string,
): Promise<Dashboard> {
  const counted = await report(ledger);
  const files = filesOf(
    counted,
    (await listSources(ledger)).map(({ uploadedAt }) => uploadedAt),
  );
  const { jobs, verification } = await ledger.read(async (db) => {
    const verified = await lastResult(db, 'verify');
    return {
      jobs: await listJobs(db, processStartedAt),
      verification: verified === null ? null : verificationOf(verified.endedAt, verified.result),
    };
  });
  const { quickbooksCustomers: quickbooks } = counted;
  return {
    reviewer,
    conversations: counted.conversations,
    leftOut: counted.skipped,
    numbers: counted.numbers,
    unmapped: counted.phoneOnly,
    sources: sourcesOf(files),
    files: [...files].reverse(),
    matching: {
      matched: counted.matched,
      resolved: counted.resolved,
      conflicts: counted.conflicts,
      skipped: counted.decisions.skipped,
      setAside: counted.setAside,
      unnamed: counted.unnamed,
      unknown: counted.unknown,
      notYetMatched: counted.notYetMatched,
      withName: counted.withName,
      withEmail: counted.withEmail,
    },
    push: {
      pushed: counted.pushed,
      created: counted.created,
      updated: counted.updated,
      unchanged: counted.unchanged,
      waiting: counted.waiting,
      failed: counted.failed,
      failedBy: counted.failedBy,
    },
    quickbooks,
    verification,
    targets: targetsOf({
      numbers: counted.numbers,
      withName: counted.withName,
      withEmail: counted.withEmail,
      customersOnNumbers: quickbooks.matched + quickbooks.conflict + quickbooks.setAside,
      customersMatched: quickbooks.matched,
      verification,
    }),
    jobs,
    balanced: counted.balanced,
    imbalances: counted.imbalances,
  };
}

/** null for what an earlier version kept in another shape. */
function verificationOf(at: string, result: unknown): VerificationShown | null {
  const read = VerificationSchema.safeParse(result);
  return read.success ? { at, ...read.data } : null;
}

/** Oldest first, as the report and the list of sources have them. */
function filesOf({ files }: Report, readAt: readonly string[]): FileShown[] {
  return files.map(({ file, source, ...counts }, index) => ({
    ...counts,
    source,
    title: sourceTitles[source],
    fileName: file,
    readAt: readAt[index] ?? '',
  }));
}

function sourcesOf(files: readonly FileShown[]): SourceShown[] {
  const bySource = new Map<string, SourceShown>();
  for (const file of files) {
    const known = bySource.get(file.source);
    bySource.set(file.source, {
      source: file.source,
      title: file.title,
      files: (known?.files ?? 0) + 1,
      records: (known?.records ?? 0) + file.records,
      accepted: (known?.accepted ?? 0) + file.accepted,
      rejected: (known?.rejected ?? 0) + file.rejected,
      furniture: (known?.furniture ?? 0) + file.furniture,
      matched: (known?.matched ?? 0) + file.matched,
      conflicts: (known?.conflicts ?? 0) + file.conflicts,
    });
  }
  return [...bySource.values()];
}
