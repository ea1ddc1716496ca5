import { generateLabelledContacts } from '../../../sandbox/generate/labelled/generate-labelled-contacts';

/** Numbers of which no two are a slip of each other. */
const AREA_CODES = ['206', '312', '415', '503', '617', '718', '801', '919', '972'];
export const phoneNo = (number: number): string => {
  const digit = number % 10;
  return `(${AREA_CODES[Math.floor(number / 10)] ?? '240'}) 555-01${digit}${digit}`;
};

const NEIGHBOURS: readonly (readonly [name: string, street: string, zip: string])[] = [
  ['Aileen Abernathy', '12 Quarry Road', '01197'],
  ['Bernard Castellano', '3407 Heron Lane', '01035'],
  ['Carmela Fairweather', '88 Old Tannery Rd', '01218'],
  ['Dwight Grantham', '951 Larkspur Court', '01344'],
  ['Estelle Holloway', '6 Brewer Street', '01402'],
  ['Fergus Ivanov', '2740 Windmill Ave', '01529'],
  ['Greta Lindqvist', '415 Saddler Way', '01611'],
  ['Horace Menon', '73 Pepperbush Drive', '01746'],
  ['Imogen Nakamura', '1180 Cobbler Hill', '01853'],
  ['Jasper Okafor', '509 Ferry Landing', '01960'],
  ['Katarina Petrov', '27 Vineyard Terrace', '02071'],
  ['Leopold Rasmussen', '864 Millrace Blvd', '02188'],
  ['Marguerite Santoro', '39 Chandler Square', '02290'],
  ['Nikolai Thorvald', '5512 Juniper Trail', '02305'],
];

/** People who have nothing to do with each other, from "n0" on, so that a list is more than the pair a test is about. */
export const neighbours = NEIGHBOURS.map(([name, street, zip], index) => {
  const [firstName = '', lastName = ''] = name.split(' ');
  const email = `${lastName}${index * 37}@example.org`.toLowerCase();
  return {
    id: `n${index}`,
    firstName,
    lastName,
    email,
    phone: phoneNo(30 + index * 3),
    street,
    city: 'Eastmere',
    state: 'MA',
    zip,
  };
});

/** Rental contacts as several systems write them, with the usual slips, nicknames and households; deterministic. */
export function rentalContacts(records: number, seed: number): { id: string; [field: string]: string }[] {
  return Array.from(generateLabelledContacts({ records, seed }).contacts, (contact) => ({
    id: contact.recordId,
    first_name: contact.firstName,
    last_name: contact.lastName,
    email: contact.email,
    phone: contact.phone,
    property_id: contact.propertyId,
    street: contact.street,
    city: contact.city,
    state: contact.state,
    zip: contact.zip,
  }));
}
