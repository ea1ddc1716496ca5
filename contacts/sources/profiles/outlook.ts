import { foldHead } from '../header';
import { identify } from '../identity';
import { columnTable, type SourceProfile } from '../source-profile';

const columns = columnTable(foldHead, [
  ['Title', { field: 'prefix' }],
  ['First Name', { field: 'firstName' }],
  ['Middle Name', { field: 'middleName' }],
  ['Last Name', { field: 'lastName' }],
  ['Suffix', { field: 'suffix' }],
  ['Nickname', { field: 'nickname' }],
  ['Company', { field: 'company' }],
  ['Job Title', { field: 'jobTitle' }],
  ['Mobile Phone', { field: 'phone', line: 'mobile' }],
  ['Primary Phone', { field: 'phone', line: 'main' }],
  ['Home Phone|Home Phone 2', { field: 'phone', line: 'home' }],
  ['Business Phone|Business Phone 2', { field: 'phone', line: 'work' }],
  ['Other Phone', { field: 'phone', line: 'other' }],
  ['Company Main Phone', { field: 'phone', line: 'work' }],
  ['E-mail Address|E-mail 2 Address|E-mail 3 Address', { field: 'email' }],
  ['Notes', { field: 'notes' }],
  ['Categories', { field: 'tags' }],
  ...(['Home', 'Business', 'Other'] as const).flatMap((prefix) => {
    const place = { group: prefix, addressKind: prefix === 'Home' ? 'mail' : 'other' } as const;
    return [
      [`${prefix} Street|${prefix} Street 2|${prefix} Street 3`, { field: 'street', ...place }],
      [`${prefix} City`, { field: 'city', ...place }],
      [`${prefix} State`, { field: 'state', ...place }],
      [`${prefix} Postal Code`, { field: 'postalCode', ...place }],
      [`${prefix} Country/Region|${prefix} Country`, { field: 'country', ...place }],
    ] as const;
  }),
]);

/** Outlook's 92 columns; fax, pager, telex and the assistant's phone are left out. Source of the rule: docs/sources.md, "Outlook". */
export const outlook: SourceProfile = {
  source: 'outlook',
  layout: 'Outlook contacts',
  detects: (heads) => heads.has('business phone') && heads.has('e mail address'),
  column: (head) => columns.get(head),
  readsOtherColumns: false,
  people: ['primary'],
  identify,
};
