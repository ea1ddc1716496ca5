import type { ColumnMeaning } from '../fields';
import { foldHead } from '../header';
import { identify } from '../identity';
import { columnTable, type SourceProfile } from '../source-profile';

const columns = columnTable(foldHead, [
  ['First Name|Given Name', { field: 'firstName' }],
  ['Middle Name|Additional Name', { field: 'middleName' }],
  ['Last Name|Family Name', { field: 'lastName' }],
  ['Name Prefix', { field: 'prefix' }],
  ['Name Suffix', { field: 'suffix' }],
  ['Nickname', { field: 'nickname' }],
  ['Organization Name|Organization 1 - Name', { field: 'company' }],
  ['Organization Title|Organization 1 - Title', { field: 'jobTitle' }],
  ['Notes', { field: 'notes' }],
  ['Labels|Group Membership', { field: 'tags' }],
]);
const addressParts: Readonly<Record<string, ColumnMeaning['field']>> = {
  formatted: 'address',
  street: 'street',
  'extended address': 'street',
  city: 'city',
  region: 'state',
  'postal code': 'postalCode',
  country: 'country',
};

/** The numbered groups: "Phone 2 - Label", "E-mail 1 - Value", "Address 1 - City". */
function column(head: string): ColumnMeaning | undefined {
  const known = columns.get(head);
  if (known) return known;
  const phone = /^phone (\d+) (label|type|value)$/.exec(head);
  if (phone) return { field: phone[2] === 'value' ? 'phone' : 'phoneLabel', group: `phone ${phone[1]}` };
  if (/^e mail \d+ value$/.test(head)) return { field: 'email' };
  const address = /^address (\d+) (.+)$/.exec(head);
  const part = address ? addressParts[address[2] ?? ''] : undefined;
  return part && { field: part, group: `address ${address?.[1]}`, addressKind: 'mail' };
}

/** Google Contacts, present and old layout. Source of the rule: docs/sources.md, "Google Contacts". */
export const google: SourceProfile = {
  source: 'google',
  layout: 'Google Contacts',
  detects: (heads) =>
    (heads.has('phone 1 label') && heads.has('phone 1 value')) ||
    (heads.has('phone 1 type') && heads.has('given name')) ||
    (heads.has('file as') && heads.has('organization name') && heads.has('labels')),
  column,
  readsOtherColumns: false,
  people: ['primary'],
  identify,
};
