import { readNameParts } from '../../normalize/name-parts';
import { readName, type NameReading } from '../../normalize/person-name';
import type { ColumnMeaning } from '../fields';
import { foldHead } from '../header';
import { isActive, partsOf, type Identity } from '../identity';
import type { MappedRow, Who } from '../mapped-row';
import { columnTable, type SourceProfile } from '../source-profile';

const property = { group: 'property', addressKind: 'property' } as const;
const mail = { group: 'mail', addressKind: 'mail' } as const;
const columns = columnTable(foldHead, [
  ['Radar ID', { field: 'externalId' }],
  ['Type', { field: 'tags' }],
  ['Owner', { field: 'owner' }],
  ['Address', { field: 'street', ...property }],
  ['City', { field: 'city', ...property }],
  ['State', { field: 'state', ...property }],
  ['ZIP', { field: 'postalCode', ...property }],
  ['Mail Address', { field: 'street', ...mail }],
  ['Mail City', { field: 'city', ...mail }],
  ['Mail State', { field: 'state', ...mail }],
  ['Mail ZIP', { field: 'postalCode', ...mail }],
]);

/** "Primary Mobile Phone1" and its "Primary Mobile 1 Status"; the 64-digit hash of an e-mail is never an address. */
function column(head: string): ColumnMeaning | undefined {
  const known = columns.get(head);
  if (known) return known;
  const [, person, rest = ''] = /^(primary|secondary) (.+)$/.exec(head) ?? [];
  if (person !== 'primary' && person !== 'secondary') return undefined;
  if (rest === 'name') return { field: 'fullName', who: person };
  if (rest === 'first name') return { field: 'firstName', who: person };
  if (rest === 'last name') return { field: 'lastName', who: person };
  if (/^email ?\d*$/.test(rest)) return { field: 'email', who: person };
  const phone = /^(mobile )?phone ?(\d*)$/.exec(rest);
  if (phone) {
    const line = phone[1] ? 'mobile' : 'unspecified';
    return { field: 'phone', who: person, line, group: `${phone[1] ? 'mobile' : 'phone'} ${phone[2]}` };
  }
  const status = /^(mobile|phone) ?(?:phone ?)?(\d*) status$/.exec(rest);
  return status ? { field: 'phoneStatus', who: person, group: `${status[1]} ${status[2]}` } : undefined;
}

/**
 * A row is a property with up to two people. `Owner` is the legal owner: taken apart and used as a name only when both
 * name cells are empty; a company there is the company of the people.
 */
function identify(row: MappedRow, who: Who): Identity | null {
  const ownerText = row.text('owner').trim();
  const owner = ownerText === '' ? null : readName(ownerText);
  const own = ownReading(row, who);
  const ownerPerson = hasNames(row) ? null : ownerOf(owner, who);
  const reading = own ?? ownerPerson;
  if (
    who === 'secondary' &&
    !reading &&
    row.all('phone', who).length === 0 &&
    row.all('email', who).length === 0
  )
    return null;
  const label = [row.text('fullName', who), [row.text('firstName', who), row.text('lastName', who)].join(' ')]
    .map((text) => text.trim())
    .find((text) => text !== '');
  const isEstate = who === 'primary' && owner?.flags.includes('estate') === true;
  return {
    label: label ?? ownerText,
    name: reading?.kind === 'person' ? reading.name : null,
    company: owner?.kind === 'company' ? owner.company : own?.kind === 'company' ? own.company : null,
    alsoNamed: reading?.kind === 'person' ? reading.alsoNamed : [],
    externalId: row.text('externalId').trim() || null,
    isActive: isActive(row, []),
    notes: label === undefined || ownerText === '' ? [] : [`Owner of record: ${ownerText}`],
    flags: [
      ...new Set([
        ...(reading?.flags ?? []),
        ...(isEstate ? (['estate'] as const) : []),
        ...(owner?.kind === 'company' ? (['entity_owner'] as const) : []),
      ]),
    ],
  };
}

function ownReading(row: MappedRow, who: Who): NameReading | null {
  const parts = partsOf(row, who);
  if (parts.last.trim() !== '') return readNameParts(parts);
  const full = row.text('fullName', who);
  return full.trim() === '' ? null : readName(full);
}

function hasNames(row: MappedRow): boolean {
  return (['primary', 'secondary'] as const).some((who) => ownReading(row, who) !== null);
}

/** The first owner is the primary person, the second, if there is one, the secondary. */
function ownerOf(owner: NameReading | null, who: Who): NameReading | null {
  if (who === 'primary') return owner;
  const spouse = owner?.kind === 'person' ? owner.alsoNamed[0] : undefined;
  return spouse === undefined ? null : readName(spouse);
}

/** PropertyRadar list export; any column may be missing. Source of the rule: docs/sources.md, "PropertyRadar". */
export const propertyradar: SourceProfile = {
  source: 'propertyradar',
  layout: 'PropertyRadar list',
  detects: (heads) =>
    ((heads.has('primary name') || heads.has('primary mobile phone1')) &&
      (heads.has('owner') || heads.has('mail zip') || heads.has('est value'))) ||
    (heads.has('radar id') && heads.has('owner')),
  column,
  readsOtherColumns: false,
  people: ['primary', 'secondary'],
  identify,
};
