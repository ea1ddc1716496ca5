import type { JobResult } from './bootstrap-job';

/** The object `--once` prints on its last line. Numbers of conversations and of phone numbers, never of contacts, but for `contacts`. */
export function resultJson({ report, push, verification, seconds }: JobResult): Record<string, unknown> {
  const balanced =
    report.balanced &&
    verification.numbersWithoutContact === 0 &&
    verification.numbersWithSeveralContacts === 0 &&
    verification.vanishedContacts === 0;
  return {
    conversations: report.conversations,
    matched: report.matched,
    resolved: report.resolved,
    conflicts: report.conflicts,
    unnamed: report.unnamed,
    unknown: report.unknown,
    skipped: report.skipped,
    pushed: report.pushed,
    created: push.created,
    updated: push.updated,
    unchanged: push.unchanged,
    failed: report.failed,
    waiting: report.waiting,
    contacts: report.contacts,
    balanced,
    imbalances: report.imbalances,
    verification,
    named: report.withName,
    phoneOnly: report.phoneOnly,
    withEmail: report.withEmail,
    quickbooksCustomers: report.quickbooksCustomers,
    files: report.files,
    seconds,
  };
}

/** The table a person reads at the end of the job. */
export function resultTable(result: JobResult): string {
  const { report, push, verification } = result;
  const percent = (part: number): string =>
    report.conversations === 0 ? '-' : `${Math.round((100 * part) / report.conversations)} %`;
  const rows: (readonly [string, string | number])[] = [
    ['Conversations', report.conversations],
    ['  matched by phone number', report.matched],
    ['  decided by a person', report.resolved],
    ['  conflicts, waiting for a person', report.conflicts],
    ['  number known, but without a name', report.unnamed],
    ['  number in no source', report.unknown],
    ['  left out (groups, hidden numbers)', report.skipped],
    ['Numbers pushed to OpenPhone', report.pushed],
    ['  created / updated / unchanged this time', `${push.created} / ${push.updated} / ${push.unchanged}`],
    ['  failed / still waiting', `${report.failed} / ${report.waiting}`],
    ['  contacts they belong to', report.contacts],
    ['Conversations with a name', `${report.withName} (${percent(report.withName)})`],
    ['Conversations with an e-mail', `${report.withEmail} (${percent(report.withEmail)})`],
    [
      'QuickBooks customers matched',
      `${report.quickbooksCustomers.matched} of ${report.quickbooksCustomers.total} (${report.quickbooksCustomers.conflict} in conflicts, ${report.quickbooksCustomers.withoutConversation} without a conversation)`,
    ],
    [
      'Numbers with no / several contacts',
      `${verification.numbersWithoutContact} / ${verification.numbersWithSeveralContacts}`,
    ],
    ['The books balance', report.balanced ? 'yes' : `NO: ${report.imbalances.join('; ')}`],
  ];
  const files = report.files.map((file): readonly [string, string] => [
    file.file ?? `(${file.source}, live)`,
    `${file.source}, ${file.records} records: ${file.accepted} accepted, ${file.rejected} rejected, ${file.furniture} titles or totals`,
  ]);
  const width = Math.max(...[...rows, ...files].map(([label]) => label.length));
  const lines = (list: readonly (readonly [string, string | number])[]): string =>
    list.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`).join('\n');
  return `\nFiles\n${lines(files)}\n\nResult\n${lines(rows)}\n`;
}
