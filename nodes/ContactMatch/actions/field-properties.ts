import type { INodeProperties } from 'n8n-workflow';
import type { MatchPart } from '../../../contacts/matching';

/** The parts an operator can name a field for, with the words of the panel. */
export const fieldTitles: Readonly<Record<MatchPart | 'others', string>> = {
  street: 'Address or Street',
  birthDate: 'Birth Date',
  city: 'City',
  company: 'Company',
  email: 'Email',
  firstName: 'First Name',
  fullName: 'Full Name',
  lastName: 'Last Name',
  middleName: 'Middle Name',
  suffix: 'Name Suffix',
  nickname: 'Nickname',
  others: 'Other Fields to Compare',
  phone: 'Phone',
  property: 'Property',
  role: 'Role or Status',
  state: 'State',
  unit: 'Unit',
  updatedAt: 'Updated At',
  postalCode: 'ZIP Code',
};

const descriptions: Readonly<Record<MatchPart | 'others', string>> = {
  street: 'Field with the street, or with the whole address on one line',
  birthDate: 'Field with the date of birth',
  city: 'Field with the city',
  company: 'Field with the company; it counts where a record names no person',
  email: 'Field with the email address, or a list of them',
  firstName: 'Field with the first name',
  fullName: 'Field with the whole name',
  lastName: 'Field with the last name',
  middleName: 'Field with the middle name or initial',
  suffix: 'Field with Jr, Sr, III and the like; it tells a father from his son',
  nickname: 'Field with the name the person goes by',
  others:
    'Further fields that say something about who it is, such as a license number. Notes, dates and everything that changes from call to call do harm here.',
  phone: 'Field with the phone number, or a list of them',
  property: 'Field with the apartment property',
  role: 'Field that says whether somebody is a prospect, an applicant or a resident. Two residents of one list are never merged without a person.',
  state: 'Field with the state',
  unit: 'Field with the number of the apartment',
  updatedAt: 'Field with the time of the last change',
  postalCode: 'Field with the ZIP code',
};

export const fieldProperties: INodeProperties = {
  displayName: 'Fields',
  name: 'fields',
  type: 'collection',
  placeholder: 'Add field',
  default: {},
  description:
    'Where your items keep what. Contacts from Contact Import and fields with usual names are recognized without it. Several names are separated by commas, dots lead into objects (contact.phone), and a single - leaves the part out.',
  options: (Object.keys(fieldTitles) as (MatchPart | 'others')[])
    .sort((a, b) => fieldTitles[a].localeCompare(fieldTitles[b]))
    .map((part) => ({
      displayName: fieldTitles[part],
      name: part,
      type: 'string',
      default: '',
      description: descriptions[part],
    })),
};
