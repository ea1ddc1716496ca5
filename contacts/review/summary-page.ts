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
}

/** What is said of the matching; counts are phone numbers. */
export interface MatchCounts {
  readonly conversations: number;
  readonly matched: number;
  readonly resolved: number;
  readonly conflicts: number;
  readonly unnamed: number;
  readonly unknown: number;
}

const HEADINGS = ['File', 'Recognised as', 'Rows', 'Usable', 'No usable phone', 'Titles and totals'];

/**
 * The files of the ledger as one table for n8n's Form page, "Define Form: Using JSON". File names are untrusted and
 * escaped. Says so when there is none.
 */
export function filesPage(files: readonly FileCounts[]): FormField[] {
  const head = HEADINGS.map((heading) => `<th scope="col">${heading}</th>`).join('');
  const rows = files.map(({ file, source, records, accepted, rejected, furniture }) => {
    const name = `<th scope="row">${file === null ? '<em>live</em>' : escapeHtml(oneLine(file))}</th>`;
    const cells = [sourceTitles[source], records, accepted, rejected, furniture];
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
export function matchesText({ conversations, matched, resolved, conflicts, unnamed, unknown }: MatchCounts): string {
  return [
    `${conversations} conversations`,
    `${matched} matched with confidence`,
    ...(resolved > 0 ? [`${resolved} decided by a person`] : []),
    `${conflicts} ${conflicts === 1 ? 'conflict' : 'conflicts'} for a person to review`,
    `${unnamed + unknown} without a name (${unnamed} known without a name, ${unknown} in no source)`,
    '',
    conflicts > 0 ? 'Next: open the form "Review conflicts".' : 'Next: push the contacts to OpenPhone (workflow 07).',
  ].join('\n');
}

/** What a review came to, as lines of plain text for the end of a form. */
export function reviewText({ conflicts, resolved }: Pick<MatchCounts, 'conflicts' | 'resolved'>): string {
  return [
    `${resolved} decided so far, ${conflicts} still open.`,
    '',
    conflicts > 0
      ? 'Open the form again to go on with the ones you skipped.'
      : 'Nothing is left to decide. Next: push the contacts to OpenPhone (workflow 07).',
  ].join('\n');
}
