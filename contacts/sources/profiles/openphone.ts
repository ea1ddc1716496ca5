import { foldHead } from '../header';
import { identify } from '../identity';
import { columnTable, type SourceProfile } from '../source-profile';

const columns = columnTable(foldHead, [
  ['First name', { field: 'firstName' }],
  ['Last name', { field: 'lastName' }],
  ['Company', { field: 'company' }],
  ['Role', { field: 'jobTitle' }],
  ['Phone number', { field: 'phone' }],
  ['Email', { field: 'email' }],
  ['Address', { field: 'address', group: '', addressKind: 'mail' }],
]);

/** OpenPhone (Quo) contact import. Source of the rule: docs/sources.md, "OpenPhone"; no export of the web app is public. */
export const openphone: SourceProfile = {
  source: 'openphone',
  layout: 'OpenPhone contacts',
  detects: (heads) => ['first name', 'phone number', 'role'].every((head) => heads.has(head)),
  column: (head) => columns.get(head),
  readsOtherColumns: true,
  people: ['primary'],
  identify,
};

const apiColumns = columnTable(foldHead, [
  ['id', { field: 'externalId' }],
  ['defaultFields.firstName', { field: 'firstName' }],
  ['defaultFields.lastName', { field: 'lastName' }],
  ['defaultFields.company', { field: 'company' }],
  ['defaultFields.role', { field: 'jobTitle' }],
  ['defaultFields.phoneNumbers', { field: 'phone' }],
  ['defaultFields.emails', { field: 'email' }],
  ['updatedAt', { field: 'updatedAt' }],
]);

/** Contacts of the OpenPhone API. Source of the rule: https://www.openphone.com/docs/mdx/api-reference/contacts */
export const openphoneApi: SourceProfile = {
  ...openphone,
  layout: 'OpenPhone API contacts',
  detects: (heads) => heads.has('defaultfields phonenumbers'),
  column: (head) => apiColumns.get(head),
  readsOtherColumns: false,
};
