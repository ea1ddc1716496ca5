import { foldHead } from '../header';
import { identify } from '../identity';
import { columnTable, type SourceProfile } from '../source-profile';

const billing = { group: 'billing', addressKind: 'mail' } as const;
const service = { group: 'service', addressKind: 'property' } as const;
const columns = columnTable(foldHead, [
  ['J-ID', { field: 'externalId' }],
  ['Display Name', { field: 'fullName' }],
  ['Company Name', { field: 'company' }],
  ['Title', { field: 'prefix' }],
  ['First Name', { field: 'firstName' }],
  ['Last Name', { field: 'lastName' }],
  ['Main Phone #s', { field: 'phone', line: 'main' }],
  ['Mobile Phone #s', { field: 'phone', line: 'mobile' }],
  ['Home Phone #s', { field: 'phone', line: 'home' }],
  ['Work Phone #s', { field: 'phone', line: 'work' }],
  ['E-mails', { field: 'email' }],
  ['Tags', { field: 'tags' }],
  ['Archived', { field: 'inactive' }],
  ['Billing Street 1|Billing Street 2', { field: 'street', ...billing }],
  ['Billing City', { field: 'city', ...billing }],
  ['Billing State', { field: 'state', ...billing }],
  ['Billing Zip code', { field: 'postalCode', ...billing }],
  ['Billing Country', { field: 'country', ...billing }],
  ['Service Street 1|Service Street 2', { field: 'street', ...service }],
  ['Service City', { field: 'city', ...service }],
  ['Service State', { field: 'state', ...service }],
  ['Service Zip code', { field: 'postalCode', ...service }],
  ['Service Country', { field: 'country', ...service }],
  ['Service Property Name', { field: 'ignore' }],
]);

/** Jobber clients; plural columns hold several values. Source of the rule: docs/sources.md, "Jobber". */
export const jobber: SourceProfile = {
  source: 'jobber',
  layout: 'Jobber clients',
  detects: (heads) => heads.has('j id') || heads.has('main phone s'),
  column: (head) => columns.get(head),
  readsOtherColumns: false,
  people: ['primary'],
  identify,
};
