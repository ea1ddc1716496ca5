import type { GoldenRecord } from '../../contacts/model/golden-record';

/** What a contact is of whom nothing is known. */
export const emptyContact: GoldenRecord = {
  firstName: null,
  middleName: null,
  lastName: null,
  suffix: null,
  nickname: null,
  company: null,
  jobTitle: null,
  phones: [],
  emails: [],
  addresses: [],
  role: null,
  status: null,
  leadScore: null,
  leadSource: null,
  preferences: {},
  attributes: {},
  tags: [],
  propertyId: null,
  isActive: true,
  references: [],
  lineage: {},
};
