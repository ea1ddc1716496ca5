import { genericColumn } from '../sources/generic-columns';
import type { Field } from '../sources/fields';
import { foldHead } from '../sources/header';

/** What of a plain record can be compared. */
export const matchParts = [
  'fullName',
  'firstName',
  'middleName',
  'lastName',
  'suffix',
  'nickname',
  'company',
  'email',
  'phone',
  'street',
  'unit',
  'city',
  'state',
  'postalCode',
  'birthDate',
  'property',
  'role',
  'updatedAt',
] as const;
export type MatchPart = (typeof matchParts)[number];

/** What the name of a field says about its value. */
export interface FieldMeaning {
  readonly part: MatchPart;
  /** Fields of one group are one address. */
  readonly group: string;
}

const partOfField: Partial<Record<Field, MatchPart>> = {
  fullName: 'fullName',
  firstName: 'firstName',
  middleName: 'middleName',
  lastName: 'lastName',
  suffix: 'suffix',
  nickname: 'nickname',
  company: 'company',
  email: 'email',
  phone: 'phone',
  address: 'street',
  street: 'street',
  city: 'city',
  state: 'state',
  postalCode: 'postalCode',
  updatedAt: 'updatedAt',
};

/** Names that files of contacts hardly have, but the systems of a leasing office do. */
const leasingNames: ReadonlyMap<string, MatchPart> = new Map(
  (
    [
      ['birthDate', 'date of birth|dob|birth date|birthdate|birthday|born on|born'],
      ['property', 'property|property id|property name|property code|community|community name|community id'],
      ['unit', 'unit|unit no|unit number|unit name|apt|apt no|apartment|apartment number'],
      [
        'role',
        'role|status|type|person type|contact type|resident status|tenant status|lease status|lead status|prospect status|stage|lifecycle stage',
      ],
    ] as const
  ).flatMap(([part, names]) => names.split('|').map((name) => [name, part] as const)),
);

/** A field with one of these words is about somebody else than the person of the record. */
const SOMEBODY_ELSE =
  /\b(?:agent|manager|staff|employee|assigned|assignee|emergency|guarantor|co ?signer|referral|referrer|referred|landlord|broker|spouse|partner|created by) /;

/** A name of a field as words: "phoneNumber2" and "Phone_Number 2" are "phone number 2". */
export function fieldWords(name: string): string {
  return foldHead(
    name.replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2').replace(/(\p{L})(\d{1,2})(?!\d)/gu, '$1 $2'),
  );
}

/**
 * What a field means by its name, as files are read (docs/sources.md, "Generic aliases"), with what a leasing office keeps besides.
 * undefined when the name says nothing. Never throws.
 * @param words from `fieldWords`
 */
export function fieldMeaning(words: string): FieldMeaning | undefined {
  if (words === '' || words.length > LONGEST_NAME) return undefined;
  const own = leasingNames.get(words);
  if (own) return { part: own, group: '' };
  const meaning = genericColumn(words);
  const part = meaning && partOfField[meaning.field];
  if (part === undefined || SOMEBODY_ELSE.test(words)) return undefined;
  return { part, group: meaning?.group ?? '' };
}

/** A longer text is no name of a field but a value that somebody used as one. */
const LONGEST_NAME = 60;
