import type { CountryCode } from '../normalize/libphonenumber';
import type { GoldenField, GoldenRecord } from '../model/golden-record';
import { nameOf } from './comparison-table';
import { displayPhone } from './display-phone';
import type { DuplicateQuestion, DuplicateSide } from './duplicate-panel';
import { sourceTitles } from './source-titles';
import { escapeHtml, oneLine } from './untrusted-text';

const NOTHING = '(none)';
const MOST_VALUES = 3;
const SNIPPET = 120;

const SYSTEM_TITLES: ReadonlyMap<string, string> = new Map([
  ...Object.entries(sourceTitles),
  ['resman', 'ResMan'],
  ['domiq', 'DomIQ'],
  ['chatbot', 'Chatbot'],
]);
/** A system as its maker writes it; one that is not known as it calls itself. */
export const systemTitle = (system: string): string => SYSTEM_TITLES.get(system) ?? oneLine(system, 40);

/** First and last name, else the company's name, else the number or address by which a person can tell them apart. */
export const contactTitle = ({ phones, emails, ...named }: GoldenRecord): string =>
  nameOf(named) || (phones[0] === undefined ? emails[0] : displayPhone(phones[0])) || '(no name)';

interface Row {
  readonly heading: string;
  readonly field: GoldenField;
  readonly values: (contact: GoldenRecord, country: CountryCode) => readonly (string | null)[];
}

const ROWS: readonly Row[] = [
  {
    heading: 'Name',
    field: 'name',
    values: ({ firstName, middleName, lastName, suffix }) => [
      [firstName, middleName, lastName, suffix].filter(Boolean).join(' '),
    ],
  },
  {
    heading: 'Phone',
    field: 'phones',
    values: ({ phones }, country) => phones.map((phone) => displayPhone(phone, country)),
  },
  { heading: 'E-mail', field: 'emails', values: ({ emails }) => emails },
  {
    heading: 'Address',
    field: 'addresses',
    values: ({ addresses }) =>
      addresses.map((address) =>
        Object.values(address)
          .filter((part) => typeof part === 'string' && part !== '')
          .join(', '),
      ),
  },
  { heading: 'Company', field: 'company', values: ({ company }) => [company] },
  {
    heading: 'Role',
    field: 'role',
    values: ({ role, status }) => [[role, status].filter(Boolean).join(', ')],
  },
  { heading: 'Property', field: 'propertyId', values: ({ propertyId }) => [propertyId] },
];

/** "2026-11-22" */
const day = (moment: string): string => escapeHtml(oneLine(moment.slice(0, 10)));

function origin({ origins }: DuplicateSide, field: GoldenField): string {
  const latest = new Map<string, string>();
  for (const { system, receivedAt } of origins[field] ?? [])
    if ((latest.get(system) ?? '') < receivedAt) latest.set(system, receivedAt);
  return [...latest].map(([system, at]) => `${escapeHtml(systemTitle(system))}, ${day(at)}`).join('; ');
}

function cell(
  side: DuplicateSide,
  { field, values }: Row,
  country: CountryCode,
  isDifferent: boolean,
): string {
  const all = values(side.contact, country).filter((value) => value !== null && value !== '');
  const shown = all.slice(0, MOST_VALUES).map((value) => escapeHtml(oneLine(value ?? '')));
  if (shown.length === 0) return `<td>${NOTHING}</td>`;
  const more = all.length > shown.length ? `<br>${all.length - shown.length} more` : '';
  const text = shown.join('<br>');
  const from = origin(side, field);
  return `<td>${isDifferent ? `<strong>${text}</strong>` : text}${more}${from ? `<br><em>${from}</em>` : ''}</td>`;
}

const comparable = (contact: GoldenRecord, { values }: Row): string =>
  values(contact, 'US')
    .filter((value) => value !== null && value !== '')
    .map((value) => (value ?? '').toLowerCase())
    .sort()
    .join('\n');

function recently({ interactions }: DuplicateSide): string {
  const lines = interactions.map(({ system, kind, direction, occurredAt, text }) => {
    const way = direction === null ? '' : `, ${direction}`;
    const said = text === null ? '' : `<br>“${escapeHtml(oneLine(text, SNIPPET))}”`;
    return `${escapeHtml(`${oneLine(kind)}${oneLine(way)}`)}${said}<br><em>${escapeHtml(systemTitle(system))}, ${day(occurredAt)}</em>`;
  });
  return `<td>${lines.join('<br>') || NOTHING}</td>`;
}

/**
 * The new contact and one it may be side by side: every value with its source and date, then what was said last. A field that
 * differs says so in words; one that neither has is left out. Every value is escaped.
 */
export function duplicateTable(
  contact: DuplicateSide,
  { candidate }: DuplicateQuestion,
  number: number,
  country: CountryCode,
): string {
  const body = ROWS.flatMap((row) => {
    const [mine, theirs] = [comparable(contact.contact, row), comparable(candidate.contact, row)];
    if (mine === '' && theirs === '') return [];
    const isDifferent = mine !== '' && theirs !== '' && mine !== theirs;
    const mark = isDifferent ? '<br><strong>differs</strong>' : '';
    const cells = [contact, candidate].map((side) => cell(side, row, country, isDifferent)).join('');
    return [`<tr><th scope="row">${row.heading}${mark}</th>${cells}</tr>`];
  });
  const last = `<tr><th scope="row">Last heard</th>${recently(contact)}${recently(candidate)}</tr>`;
  return `<table><thead><tr><td></td><th scope="col">New contact</th><th scope="col">Contact ${number}</th></tr></thead><tbody>${body.join('')}${last}</tbody></table>`;
}
