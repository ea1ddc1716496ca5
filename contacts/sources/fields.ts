import type { PhoneLabel, SourceAddress } from '../model/source-record';

/** What a column can feed. `ignore` is known and left out, so that no alias takes it for something else. */
export type Field =
  | 'externalId'
  | 'fullName'
  | 'contactName'
  | 'owner'
  | 'firstName'
  | 'middleName'
  | 'lastName'
  | 'prefix'
  | 'suffix'
  | 'nickname'
  | 'company'
  | 'jobTitle'
  | 'phone'
  | 'phoneLabel'
  | 'phoneStatus'
  | 'phoneExtension'
  | 'email'
  | 'address'
  | 'street'
  | 'city'
  | 'state'
  | 'postalCode'
  | 'country'
  | 'notes'
  | 'tags'
  | 'active'
  | 'inactive'
  | 'updatedAt'
  | 'ignore';

/** What one column means in one layout. */
export interface ColumnMeaning {
  readonly field: Field;
  /** Whom the column belongs to where a row carries two people. */
  readonly who?: 'primary' | 'secondary';
  /** What kind of line the numbers of the column are. */
  readonly line?: PhoneLabel;
  /** Ties a number to its label, status and extension, and the parts of one address to each other. */
  readonly group?: string;
  readonly addressKind?: SourceAddress['kind'];
}

/** The fields a "Column Mapping" may name, with the words an operator sees. */
export const mappableFields = {
  fullName: 'Full Name',
  firstName: 'First Name',
  middleName: 'Middle Name',
  lastName: 'Last Name',
  company: 'Company',
  jobTitle: 'Job Title',
  phone: 'Phone',
  mobilePhone: 'Phone (Mobile)',
  homePhone: 'Phone (Home)',
  workPhone: 'Phone (Work)',
  email: 'Email',
  address: 'Address (One Cell)',
  street: 'Address Street',
  city: 'Address City',
  state: 'Address State',
  postalCode: 'Address ZIP',
  notes: 'Notes',
  tags: 'Tags',
  externalId: 'ID',
  ignore: 'Ignore',
} as const;
export type MappableField = keyof typeof mappableFields;

const mappedLines: Partial<Record<MappableField, PhoneLabel>> = {
  mobilePhone: 'mobile',
  homePhone: 'home',
  workPhone: 'work',
};

/** True for a text that names a mappable field. */
export function isMappableField(text: string): text is MappableField {
  return Object.hasOwn(mappableFields, text);
}

/** What a column means that an operator has mapped by hand. */
export function meaningOfMapping(field: MappableField): ColumnMeaning {
  const line = mappedLines[field];
  if (line) return { field: 'phone', line };
  if (field === 'phone' || field === 'mobilePhone' || field === 'homePhone' || field === 'workPhone')
    return { field: 'phone' };
  return { field };
}
