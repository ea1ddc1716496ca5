import type { SourceSystem } from '../model/source-record';
import type { FormField } from './review-form';
import { sourceTitles } from './source-titles';
import { escapeHtml, oneLine } from './untrusted-text';

/** What is said of one file; counts are rows of the file. */
export interface FileCounts {
  readonly file: string | null;
  readonly source: SourceSystem;
  readonly records: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly furniture: number;
  /** Why rows have no usable phone, most frequent first. */
  readonly rejectedBy: readonly { readonly reason: string; readonly rows: number }[];
}

/** What is said of the matching; counts are phone numbers. */
export interface MatchCounts {
  readonly conversations: number;
  readonly matched: number;
  readonly resolved: number;
  readonly conflicts: number;
  /** Nobody of the candidates, as a person said. */
  readonly setAside: number;
  readonly unnamed: number;
  readonly unknown: number;
}

/** The reasons as an operator says them. A reason that is not listed is shown as it is. */
const REASONS: Readonly<Record<string, string>> = {
  no_phone: 'no phone',
  not_a_number: 'no number in the cell',
  placeholder: 'placeholder number',
  too_short: 'too short or no area code',
  too_long: 'too many digits',
  invalid: 'no such number',
  sci_lossy: 'digits lost by a spreadsheet',
  fax: 'only a fax',
  partial: 'part of a number',
  formula: 'formula',
  inactive: 'inactive customer',
};

const HEADINGS = ['File', 'Recognised as', 'Rows', 'Usable', 'No usable phone', 'Titles and totals'];

/**
 * The files of the ledger as one table for n8n's Form page, "Define Form: Using JSON". File names are untrusted and
 * escaped. Says so when there is none.
 */
export function filesPage(files: readonly FileCounts[]): FormField[] {
  const head = HEADINGS.map((heading) => `<th scope="col">${heading}</th>`).join('');
  const rows = files.map(({ file, source, records, accepted, rejected, furniture, rejectedBy }) => {
    const name = `<th scope="row">${file === null ? '<em>live</em>' : escapeHtml(oneLine(file))}</th>`;
    const reasons = rejectedBy.map(
      ({ reason, rows: count }) => `${count} ${escapeHtml(REASONS[reason] ?? oneLine(reason))}`,
    );
    const rejectedCell = reasons.length === 0 ? rejected : `${rejected}<br>${reasons.join('<br>')}`;
    const cells = [sourceTitles[source], records, accepted, rejectedCell, furniture];
    return `<tr>${name}${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
  });
  const html =
    files.length === 0
      ? '<p>No file has been read yet.</p>'
      : `<table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table>` +
        '<p>Every row is kept, the unusable ones with their reason. A file that was uploaded before is not counted twice.</p>';
  return [{ fieldType: 'html', fieldName: 'files', fieldLabel: 'files', html }];
}

/** What matching came to, as lines of plain text for the end of a form. */
export function matchesText({
  conversations,
  matched,
  resolved,
  conflicts,
  setAside,
  unnamed,
  unknown,
}: MatchCounts): string {
  return [
    `${conversations} conversations`,
    `${matched} matched with confidence`,
    ...(resolved > 0 ? [`${resolved} decided by a person`] : []),
    `${conflicts} ${conflicts === 1 ? 'conflict' : 'conflicts'} for a person to review`,
    ...(setAside > 0 ? [`${setAside} that a person said are nobody of the candidates`] : []),
    `${unnamed + unknown} without a name (${unnamed} known without a name, ${unknown} in no source)`,
    '',
    conflicts > 0
      ? 'Next: open the form "Review conflicts".'
      : 'Next: push the contacts to OpenPhone (form "Push to OpenPhone").',
  ].join('\n');
}

/** What a review came to, as lines of plain text for the end of a form. */
export function reviewText({
  conflicts,
  resolved,
  setAside,
}: Pick<MatchCounts, 'conflicts' | 'resolved' | 'setAside'>): string {
  return [
    `${resolved + setAside} decided so far, ${conflicts} still open.`,
    ...(setAside > 0
      ? [
          setAside === 1
            ? '1 of them is nobody of the candidates and stays without a name.'
            : `${setAside} of them are nobody of the candidates and stay without a name.`,
        ]
      : []),
    '',
    conflicts > 0
      ? 'Open the form again to go on with the ones you skipped.'
      : 'Nothing is left to decide. Next: push the contacts to OpenPhone (form "Push to OpenPhone").',
  ].join('\n');
}

/** What is said of the push; counts are phone numbers, but for `contacts` and the customers. */
export interface PushCounts {
  readonly conversations: number;
  readonly pushed: number;
  readonly failed: number;
  readonly waiting: number;
  readonly contacts: number;
  readonly withName: number;
  readonly withEmail: number;
  readonly conflicts: number;
  readonly quickbooksCustomers: { readonly total: number; readonly matched: number };
  readonly balanced: boolean;
}

/** What the push came to, beside the targets of a bootstrap, as lines of plain text for the end of a form. */
export function pushText(counts: PushCounts): string {
  const { conversations, pushed, failed, waiting, contacts, withName, withEmail, conflicts, balanced } =
    counts;
  const share = (part: number): string =>
    conversations === 0 ? '-' : `${Math.round((100 * part) / conversations)} %`;
  const { total, matched } = counts.quickbooksCustomers;
  return [
    `${pushed} numbers in OpenPhone, in ${contacts} contacts`,
    `${failed} failed, ${waiting} still waiting`,
    `${withName} of ${conversations} conversations with a name (${share(withName)}, target 80 %)`,
    `${withEmail} with an e-mail address (${share(withEmail)}, target 50 %)`,
    ...(total > 0 ? [`${matched} of ${total} QuickBooks customers matched`] : []),
    balanced
      ? 'The books balance: every conversation has exactly one outcome.'
      : 'THE BOOKS DO NOT BALANCE: open workflow 10.',
    ...(conflicts > 0
      ? ['', `${conflicts} conflicts are not pushed yet: open the form "Review conflicts".`]
      : []),
    ...(failed > 0 ? ['', 'Open this form again to retry the failed ones.'] : []),
  ].join('\n');
}
