import { displayName } from '../../normalize/name-split';
import { readNameParts } from '../../normalize/name-parts';
import { readName, type NameReading } from '../../normalize/person-name';
import { foldedWords } from '../../normalize/visible-text';
import { foldHead } from '../header';
import { companyBeside, isActive, partsOf, type Identity } from '../identity';
import type { MappedRow } from '../mapped-row';
import { columnTable, type SourceProfile } from '../source-profile';

const bill = { group: 'bill', addressKind: 'mail' } as const;
const ship = { group: 'ship', addressKind: 'property' } as const;
const names = [
  ['First name', { field: 'firstName' }],
  ['Last name', { field: 'lastName' }],
  ['Company|Company name', { field: 'company' }],
  ['Job Title', { field: 'jobTitle' }],
] as const;

const onlineColumns = columnTable(foldHead, [
  ...names,
  ['Customer full name|Customer|Name|Display name', { field: 'fullName' }],
  ['Full name', { field: 'contactName' }],
  ['Phone numbers|Phone', { field: 'phone' }],
  ['Email', { field: 'email' }],
  ['Bill address|Billing address', { field: 'address', ...bill }],
  ['Ship address|Shipping address', { field: 'address', ...ship }],
  ['Street Address', { field: 'street', ...bill }],
  ['City', { field: 'city', ...bill }],
  ['State', { field: 'state', ...bill }],
  ['Zip', { field: 'postalCode', ...bill }],
  ['Country', { field: 'country', ...bill }],
  ['Created on|Website|Terms|Open balance', { field: 'ignore' }],
]);

const desktopColumns = columnTable(foldHead, [
  ...names,
  ['Active Status', { field: 'active' }],
  ['Customer', { field: 'fullName' }],
  ['Primary Contact', { field: 'contactName' }],
  ['Mr./Ms./...', { field: 'prefix' }],
  ['M.I.', { field: 'middleName' }],
  ['Main Phone', { field: 'phone', line: 'main' }],
  ['Alt. Phone', { field: 'phone', line: 'other' }],
  ['Mobile', { field: 'phone', line: 'mobile' }],
  ['Work Phone', { field: 'phone', line: 'work' }],
  ['Main Email|CC Email', { field: 'email' }],
  ['Bill to 1|Bill to 2|Bill to 3|Bill to 4|Bill to 5', { field: 'address', ...bill }],
  ['Ship to 1|Ship to 2|Ship to 3|Ship to 4|Ship to 5', { field: 'address', ...ship }],
  ['Customer Type', { field: 'tags' }],
]);

const apiColumns = columnTable(foldHead, [
  ['Id', { field: 'externalId' }],
  ['DisplayName', { field: 'fullName' }],
  ['Title', { field: 'prefix' }],
  ['GivenName', { field: 'firstName' }],
  ['MiddleName', { field: 'middleName' }],
  ['FamilyName', { field: 'lastName' }],
  ['Suffix', { field: 'suffix' }],
  ['CompanyName', { field: 'company' }],
  ['PrimaryPhone.FreeFormNumber', { field: 'phone', line: 'main' }],
  ['Mobile.FreeFormNumber', { field: 'phone', line: 'mobile' }],
  ['AlternatePhone.FreeFormNumber', { field: 'phone', line: 'other' }],
  ['PrimaryEmailAddr.Address', { field: 'email' }],
  ...(
    [
      ['BillAddr', bill],
      ['ShipAddr', ship],
    ] as const
  ).flatMap(([name, place]) => [
    [[1, 2, 3, 4, 5].map((line) => `${name}.Line${line}`).join('|'), { field: 'address', ...place }] as const,
    [`${name}.City`, { field: 'city', ...place }] as const,
    [`${name}.CountrySubDivisionCode`, { field: 'state', ...place }] as const,
    [`${name}.PostalCode`, { field: 'postalCode', ...place }] as const,
    [`${name}.Country`, { field: 'country', ...place }] as const,
  ]),
  ['Active', { field: 'active' }],
  ['Notes', { field: 'notes' }],
  ['MetaData.LastUpdatedTime', { field: 'updatedAt' }],
]);

/**
 * The display name is the customer; "Parent:Job" is the parent's contact, not one of its own. A contact person in
 * columns of its own is stronger than the display name; what people call them there is kept as the nickname.
 */
function identify(row: MappedRow): Identity {
  const label = row.text('fullName').trim();
  const parent = label.split(':')[0]?.trim() ?? '';
  const display = readName(parent);
  const parts = partsOf(row, 'primary');
  const fromParts = parts.last.trim() === '' && parts.first.trim() === '' ? null : readNameParts(parts);
  const fromContact = row.text('contactName').trim() === '' ? null : readName(row.text('contactName'));
  const person = [fromParts, fromContact, display].find((reading) => reading?.kind === 'person');
  const company = companyBeside(row.text('company'), person?.kind === 'person' ? person : undefined);
  const isSub = label.includes(':');
  const readings = [display, readName(label)];
  return {
    label: label || row.text('company').trim(),
    name: person?.kind === 'person' ? withNickname(person, display) : null,
    company: company ?? (display.kind === 'company' ? display.company : null),
    alsoNamed: alsoNamed(person, display),
    externalId: row.text('externalId').trim() || label || null,
    isActive: isActive(row, readings),
    notes: [],
    flags: [
      ...new Set([...display.flags, ...(person?.flags ?? []), ...(isSub ? (['sub_customer'] as const) : [])]),
    ],
  };
}

/** "Beth Kowalczyk" as display name of Elizabeth Kowalczyk. */
function withNickname(
  person: Extract<NameReading, { kind: 'person' }>,
  display: NameReading,
): typeof person.name {
  if (display.kind !== 'person' || person.name.nickname !== null || person === display) return person.name;
  const { first, last } = display.name;
  const isSameFamily = foldedWords(last ?? '') === foldedWords(person.name.last ?? '');
  const isOtherFirst = first !== null && foldedWords(first) !== foldedWords(person.name.first ?? '');
  return isSameFamily && isOtherFirst
    ? { ...person.name, nickname: first }
    : { ...person.name, nickname: display.name.nickname };
}

/** Everybody the display name speaks of, without the person the record is about. */
function alsoNamed(person: NameReading | null | undefined, display: NameReading): string[] {
  if (person?.kind !== 'person') return [];
  const others = display.kind === 'person' && person !== display ? display.alsoNamed : person.alsoNamed;
  return others.filter((other) => foldedWords(other) !== foldedWords(displayName(person.name)));
}

const shared = { source: 'quickbooks', people: ['primary'], identify } as const;

/** QuickBooks Online "Customer Contact List" and customer list. Source of the rule: docs/sources.md, "QuickBooks Online". */
export const quickbooksOnline: SourceProfile = {
  ...shared,
  layout: 'QuickBooks Online contact list',
  detects: (heads, titles) =>
    (heads.has('customer full name') && heads.has('phone numbers')) ||
    titles.has('customer contact list') ||
    (heads.has('open balance') && heads.has('phone')),
  column: (head) => onlineColumns.get(head),
  readsOtherColumns: true,
};

/** QuickBooks Desktop customer list. Source of the rule: docs/sources.md, "QuickBooks Desktop". */
export const quickbooksDesktop: SourceProfile = {
  ...shared,
  layout: 'QuickBooks Desktop customer list',
  detects: (heads) => (heads.has('main phone') || heads.has('alt phone')) && heads.has('bill to 1'),
  column: (head) => desktopColumns.get(head),
  readsOtherColumns: false,
};

/** Customers of the QuickBooks Online API v3, as n8n's QuickBooks node returns them. Fax is left out. */
export const quickbooksApi: SourceProfile = {
  ...shared,
  layout: 'QuickBooks Online API customers',
  detects: (heads) =>
    heads.has('displayname') &&
    (heads.has('synctoken') || heads.has('fullyqualifiedname') || heads.has('primaryphone freeformnumber')),
  column: (head) => apiColumns.get(head),
  readsOtherColumns: false,
};
