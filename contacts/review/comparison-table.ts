import { differingFields } from '../matching/differing-fields';
import type { Candidate, LinkedNumber, SurvivingContact } from '../model/linked-number';
import { sourceTitles } from './source-titles';
import { escapeHtml, oneLine } from './untrusted-text';

type Field = LinkedNumber['differs'][number];

const MAX_EMAILS = 3;
const NOTHING = '(none)';

type Named = Pick<SurvivingContact, 'firstName' | 'lastName' | 'company'>;

/** First and last name; the company's name for a contact that is a company; null for neither. */
export const nameOf = ({ firstName, lastName, company }: Named): string | null =>
  [firstName, lastName].filter(Boolean).join(' ') || company || null;

/** The same, "(no name)" for neither. */
export const displayName = (contact: SurvivingContact): string => nameOf(contact) ?? '(no name)';

/** "QuickBooks, Google Contacts". */
export const displaySources = (sources: Candidate['sources']): string =>
  sources.map((source) => sourceTitles[source]).join(', ');

const lines = (values: readonly string[]): string =>
  values.map((value) => escapeHtml(oneLine(value))).join('<br>');

function emailLines(emails: readonly string[]): string {
  const shown = lines(emails.slice(0, MAX_EMAILS));
  return emails.length > MAX_EMAILS ? `${shown}<br>${emails.length - MAX_EMAILS} more` : shown;
}

const records = ({ recordKeys, isWeak }: Candidate): string =>
  `${recordKeys.length === 1 ? '1 record' : `${recordKeys.length} records`}${isWeak ? ', inactive' : ''}`;

const ROWS: readonly { heading: string; field: Field | null; cell: (candidate: Candidate) => string }[] = [
  { heading: 'Name', field: 'name', cell: ({ contact }) => lines([displayName(contact)]) },
  {
    heading: 'Company',
    field: 'company',
    cell: ({ contact }) => lines(contact.company ? [contact.company] : []),
  },
  { heading: 'E-mail', field: 'emails', cell: ({ contact }) => emailLines(contact.emails) },
  {
    heading: 'Address',
    field: 'address',
    cell: ({ contact }) => lines(contact.address ? [contact.address] : []),
  },
  {
    heading: 'From',
    field: null,
    cell: ({ sources, ...rest }) => lines([displaySources(sources), records({ sources, ...rest })]),
  },
];

/**
 * The candidates of one number side by side, one column each; fields of `differs` in which these candidates differ
 * are bold and say so (a candidate that is not shown may differ in others).
 * Only tags and attributes that n8n's form keeps (it removes class, style and id); every value is escaped.
 */
export function comparisonTable(candidates: readonly Candidate[], differs: LinkedNumber['differs']): string {
  const differsHere = differingFields(candidates.map(({ contact }) => contact)).filter((field) =>
    differs.includes(field),
  );
  const head = candidates.map(({ candidateNo }) => `<th scope="col">${candidateNo}</th>`).join('');
  const body = ROWS.map(({ heading, field, cell }) => {
    const isDifferent = field !== null && differsHere.includes(field);
    const cells = candidates.map((candidate) => {
      const value = cell(candidate) || NOTHING;
      return `<td>${isDifferent && value !== NOTHING ? `<strong>${value}</strong>` : value}</td>`;
    });
    return `<tr><th scope="row">${heading}${isDifferent ? '<br><em>differs</em>' : ''}</th>${cells.join('')}</tr>`;
  });
  return `<table><thead><tr><td></td>${head}</tr></thead><tbody>${body.join('')}</tbody></table>`;
}
