import { foldHead } from '../header';
import { identify } from '../identity';
import { columnTable, type SourceProfile } from '../source-profile';

const columns = columnTable(foldHead, [
  ['Record ID|Record ID - Contact', { field: 'externalId' }],
  ['First Name', { field: 'firstName' }],
  ['Last Name', { field: 'lastName' }],
  ['Phone Number', { field: 'phone' }],
  ['Mobile Phone Number', { field: 'phone', line: 'mobile' }],
  ['Email', { field: 'email' }],
  ['Company name|Associated Company', { field: 'company' }],
  ['Job Title', { field: 'jobTitle' }],
  ['Last Modified Date', { field: 'updatedAt' }],
  ['Contact owner|Lead Status|Marketing contact status|Create Date|Last Activity Date', { field: 'ignore' }],
]);

/** HubSpot contacts export. Source of the rule: docs/sources.md, "HubSpot". */
export const hubspot: SourceProfile = {
  source: 'hubspot',
  layout: 'HubSpot contacts',
  detects: (heads) => (heads.has('record id') || heads.has('record id contact')) && heads.has('phone number'),
  column: (head) => columns.get(head),
  readsOtherColumns: true,
  people: ['primary'],
  identify,
};
