import type { PhoneLabel } from '../model/source-record';
import type { ColumnMeaning, Field } from './fields';
import { foldHead } from './header';

const aliases: readonly (readonly [Field, string])[] = [
  [
    'firstName',
    'first name|firstname|first|fname|given name|given|forename|primary first name|tenant first name|contact first name',
  ],
  [
    'lastName',
    'last name|lastname|last|lname|surname|family name|primary last name|tenant last name|contact last name',
  ],
  ['middleName', 'middle name|middle initial|middle|m.i.|mi|additional name'],
  ['prefix', 'prefix|name prefix|salutation|mr./ms./...'],
  ['suffix', 'suffix|name suffix'],
  ['nickname', 'nickname|preferred name|goes by'],
  [
    'fullName',
    'name|full name|fullname|display name|client name|client|customer name|customer|contact|contact name|owner name|primary name|' +
      'customer full name|tenant|tenant name|resident|resident name|person|caller name|lead name|prospect|prospect name',
  ],
  [
    'company',
    'company|company name|organization|organisation|organization name|business name|business|account name|employer|firm',
  ],
  ['jobTitle', 'job title|position|occupation|organization title'],
  [
    'email',
    'email|e-mail|e-mails|emails|email address|e-mail address|email addresses|primary email|main email|email 1|e-mail 1 - value|mail address email|work email|home email|personal email|other email|cc email|contact email',
  ],
  ['notes', 'notes|note|comments|comment|remarks|memo|description'],
  ['tags', 'tags|labels|groups|category|categories|group membership'],
  [
    'externalId',
    'id|record id|contact id|customer id|external id|client id|customer no|customer number|account no|account number',
  ],
  ['active', 'active|active status|is active'],
  ['inactive', 'archived|inactive|deleted|is deleted'],
  ['phoneExtension', 'ext|extension|phone ext|phone extension'],
  ['updatedAt', 'updated at|last updated|last modified|modified at|last update'],
];

const phoneAliases: readonly (readonly [PhoneLabel, string])[] = [
  [
    'mobile',
    'mobile|mobile phone|mobile number|mobile no|cell|cell phone|cell number|cellphone|cellular|primary mobile phone|mobile phone number|mobile phone #s',
  ],
  ['home', 'home phone|home|home number|home phone number|home phone #s|home telephone|evening phone'],
  [
    'work',
    'work phone|business phone|work|office phone|work number|office|office number|work phone number|work phone #s|business number|day phone',
  ],
  ['main', 'main phone|main number|main phone #s|company main phone'],
  [
    'other',
    'alt phone|alt. phone|alternate phone|other phone|secondary phone|alternate number|other number|second phone',
  ],
  [
    'unspecified',
    'phone|phone number|phone numbers|phones|telephone|telephone number|tel|tel no|primary phone|phone 1 - value|contact number|contact phone|' +
      'phone no|number|caller id|from number',
  ],
];

const addressAliases: readonly (readonly [Field, string])[] = [
  ['address', 'address|full address|complete address'],
  [
    'street',
    'street|street address|address line 1|address line 2|address 1|address 2|street 1|street 2|unit',
  ],
  ['city', 'city|town'],
  ['state', 'state|st|province|region|state/province'],
  ['postalCode', 'zip|zip code|zipcode|postal code|postcode|post code|zip/postal code'],
  ['country', 'country|country/region'],
];
/** What may stand in front of an address head, and which address it then is. */
const addressPrefixes: Readonly<Record<string, ColumnMeaning['addressKind']>> = {
  bill: 'mail',
  billing: 'mail',
  mail: 'mail',
  mailing: 'mail',
  home: 'mail',
  current: 'mail',
  ship: 'property',
  shipping: 'property',
  service: 'property',
  property: 'property',
  situs: 'property',
  rental: 'property',
  business: 'other',
  work: 'other',
  other: 'other',
  previous: 'other',
};

const addressFields = new Map(
  addressAliases.flatMap(([field, heads]) =>
    heads.split('|').map((head) => [foldHead(head), field] as const),
  ),
);
const meanings = new Map<string, ColumnMeaning>([
  ...aliases.flatMap(([field, heads]) =>
    heads.split('|').map((head) => [foldHead(head), { field }] as const),
  ),
  ...phoneAliases.flatMap(([line, heads]) =>
    heads.split('|').map((head) => [foldHead(head), { field: 'phone', line }] as const),
  ),
]);

/** A head with one of these words speaks about a number or address, it does not hold one. */
const notAValue =
  /\b(?:status|label|type|hash|fax|pager|telex|isdn|tag|tags|count|phonetic|yomi|verified|opt|consent|provider|carrier|date|time|notes?|score|assistants?|callback|owner|id|bounced|domain|display|preferred|do not|dnc|url|link)\b/;

/**
 * What a column of an arbitrary file means, from its folded head; numbered heads ("phone 2", "email3") like the first.
 * undefined when the head is not known. Never throws.
 * Source of the rule: docs/sources.md, "Generic aliases".
 */
export function genericColumn(head: string): ColumnMeaning | undefined {
  const exact = meanings.get(head);
  if (exact) return exact;
  const address = addressColumn(head);
  if (address) return address;
  if (notAValue.test(head)) return undefined;
  const unnumbered =
    meanings.get(head.replace(/ ?\d{1,2}$/, '')) ?? meanings.get(head.replace(/ ?\d{1,2}(?= )/, ''));
  if (unnumbered && ['phone', 'email'].includes(unnumbered.field)) return unnumbered;
  if (/\b(?:e mail|email)\b/.test(head)) return { field: 'email' };
  if (/\b(?:mobile|cell|cellphone)\b/.test(head)) return { field: 'phone', line: 'mobile' };
  if (/\b(?:phone|telephone|tel)\d?\b/.test(head)) return { field: 'phone', line: lineOfHead(head) };
  return undefined;
}

/** "city", "billing city": the parts with one prefix are one address. Without prefix it is where letters go. */
function addressColumn(head: string): ColumnMeaning | undefined {
  const [prefix = '', ...rest] = head.split(' ');
  const kind = rest.length > 0 ? addressPrefixes[prefix] : undefined;
  const field = addressFields.get(kind ? rest.join(' ') : head);
  return field && { field, group: kind ? prefix : '', addressKind: kind ?? 'mail' };
}

function lineOfHead(head: string): PhoneLabel {
  if (/\b(?:home|evening)\b/.test(head)) return 'home';
  if (/\b(?:work|office|business|day)\b/.test(head)) return 'work';
  if (/\bmain\b/.test(head)) return 'main';
  return /\b(?:alt|alternate|other|secondary|second)\b/.test(head) ? 'other' : 'unspecified';
}
