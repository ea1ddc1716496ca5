import {
  generateLabelledContacts,
  type LabelledContact,
  type LabelledOptions,
} from '../../../../sandbox/generate/labelled/generate-labelled-contacts';
import { labelledSources, type TrapKind } from '../../../../sandbox/generate/labelled/labelled-contact';

const SIZE = 6_000;
const generated = generateLabelledContacts({ records: SIZE, seed: 11 });
const contacts = [...generated.contacts];
const shareOf = (list: readonly LabelledContact[], holds: (contact: LabelledContact) => boolean) =>
  list.filter(holds).length / list.length;
const from = (source: string) => contacts.filter((contact) => contact.source === source);

const recordsByPerson = Map.groupBy(contacts, (contact) => contact.personId);
const recordsOf = (personId: string) => recordsByPerson.get(personId) ?? [];

/** The last ten digits before an extension, '' for what cannot be a number. */
const number = (phone: string) => {
  const digits = phone.replace(/ (x|ext )\d+$/, '').replace(/\D/g, '');
  return digits.length < 10 ? '' : digits.slice(-10);
};
/** Without case, brackets, tags and Gmail's dots. */
const mailbox = (email: string) => {
  const [local = '', domain = ''] = email
    .toLowerCase()
    .replace(/^mailto:|[<> ]|\.$/g, '')
    .split('@');
  const untagged = local.replace(/\+.*$/, '');
  return `${domain === 'gmail.com' ? untagged.replaceAll('.', '') : untagged}@${domain}`;
};
const shared = (
  personA: string,
  personB: string,
  value: (contact: LabelledContact) => string,
): Set<string> => {
  const ofB = new Set(recordsOf(personB).map(value));
  return new Set(
    recordsOf(personA)
      .map(value)
      .filter((text) => text !== '' && ofB.has(text)),
  );
};
const trapsOf = (kind: TrapKind) => generated.traps.filter((trap) => trap.kind === kind);
const words = (contact: LabelledContact) =>
  `${contact.firstName} ${contact.lastName}`.toLowerCase().match(/\p{L}{2,}/gu) ?? [];
const haveCommonWord = (personA: string, personB: string) => {
  const ofB = new Set(recordsOf(personB).flatMap(words));
  return recordsOf(personA)
    .flatMap(words)
    .some((word) => ofB.has(word));
};

describe('generateLabelledContacts', () => {
  it('gives the same for the same seed, read once or again', () => {
    const again = generateLabelledContacts({ records: SIZE, seed: 11 });
    expect([...again.contacts]).toEqual(contacts);
    expect([...again.contacts]).toEqual(contacts);
    expect(again.traps).toEqual(generated.traps);
  });

  it('gives other people for another seed', () => {
    const [other] = generateLabelledContacts({ records: SIZE, seed: 12 }).contacts;
    expect(other).not.toEqual(contacts[0]);
  });

  it.each([1, 2, 17, 500])('gives exactly %i records with ids of their own', (records) => {
    const ids = [...generateLabelledContacts({ records, seed: 3 }).contacts].map(({ recordId }) => recordId);
    expect(new Set(ids).size).toBe(records);
  });

  it.each<[LabelledOptions, string]>([
    [{ records: 0, seed: 1 }, 'no records'],
    [{ records: 1.5, seed: 1 }, 'half a record'],
    [{ records: 10, seed: Number.NaN }, 'no seed'],
    [{ records: 10, seed: 1, noise: 2.5 }, 'more noise than double'],
    [{ records: 10, seed: 1, noise: Number.NaN }, 'no number'],
  ])('refuses %j: %s', (options) => expect(() => generateLabelledContacts(options)).toThrow(RangeError));

  it('has one to nine records a person, about 2.3 on average, and one only for a fifth of the people', () => {
    const sizes = [...recordsByPerson.values()].map((records) => records.length);
    expect(Math.max(...sizes)).toBeLessThanOrEqual(9);
    expect(SIZE / sizes.length).toBeGreaterThan(2.2);
    expect(SIZE / sizes.length).toBeLessThan(2.45);
    const single = sizes.filter((size) => size === 1).length / sizes.length;
    expect(single).toBeGreaterThan(0.18);
    expect(single).toBeLessThan(0.25);
  });

  it.each([1, 2, 3, 4])('never puts two records of a person side by side (seed %i)', (seed) => {
    const owners = [...generateLabelledContacts({ records: 800, seed }).contacts].map(
      ({ personId }) => personId,
    );
    expect(owners.filter((owner, place) => owner === owners[place - 1])).toEqual([]);
  });

  it('dates every record as ISO 8601 UTC between 2019 and November 2025', () => {
    expect(
      contacts.filter(
        ({ updatedAt }) =>
          !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(updatedAt) ||
          updatedAt < '2019-01-01' ||
          updatedAt > '2025-11-06',
      ),
    ).toEqual([]);
  });

  it('writes a city and a state exactly where it writes a street', () => {
    expect(
      contacts.filter(
        ({ street, city, state }) => (street === '') !== (city === '') || (city === '') !== (state === ''),
      ),
    ).toEqual([]);
  });
});

describe('the sources', () => {
  it('are the five of the description and no others', () => {
    expect(new Set(contacts.map(({ source }) => source))).toEqual(new Set(labelledSources));
  });

  // Bounds are about four standard deviations around the shares that were measured on the development data.
  it.each<[string, keyof LabelledContact, number, number]>([
    ['chatbot', 'firstName', 1, 1],
    ['chatbot', 'lastName', 0.56, 0.66],
    ['chatbot', 'email', 0.68, 0.77],
    ['chatbot', 'phone', 0.74, 0.83],
    ['chatbot', 'street', 0.01, 0.06],
    ['openphone', 'firstName', 0.93, 0.99],
    ['openphone', 'lastName', 0.44, 0.57],
    ['openphone', 'email', 0.06, 0.14],
    ['openphone', 'phone', 1, 1],
    ['openphone', 'propertyId', 0.34, 0.46],
    ['propertyradar', 'firstName', 0.82, 0.95],
    ['propertyradar', 'email', 0.24, 0.44],
    ['propertyradar', 'phone', 0.54, 0.75],
    ['propertyradar', 'propertyId', 0, 0],
    ['propertyradar', 'street', 0.95, 1],
    ['quickbooks', 'firstName', 0.44, 0.61],
    ['quickbooks', 'lastName', 1, 1],
    ['quickbooks', 'email', 0.68, 0.83],
    ['quickbooks', 'phone', 0.51, 0.67],
    ['resman', 'lastName', 1, 1],
    ['resman', 'email', 0.84, 0.92],
    ['resman', 'phone', 0.9, 0.96],
    ['resman', 'propertyId', 1, 1],
    ['resman', 'street', 0.87, 0.94],
  ])('%s fills %s for %f to %f of its records', (source, field, least, most) => {
    const filled = shareOf(from(source), (contact) => contact[field] !== '');
    expect(filled).toBeGreaterThanOrEqual(least);
    expect(filled).toBeLessThanOrEqual(most);
  });

  it('write in their own manner: capitals in propertyradar, "Last, First" in quickbooks, units beside openphone names', () => {
    expect(from('propertyradar').filter(({ lastName, street }) => /\p{Ll}/u.test(lastName + street))).toEqual(
      [],
    );
    expect(
      shareOf(from('quickbooks'), ({ firstName, lastName }) => firstName === '' && lastName.includes(', ')),
    ).toBeGreaterThan(0.3);
    expect(shareOf(from('openphone'), ({ lastName }) => /^(\(|#|unit |apt )/.test(lastName))).toBeGreaterThan(
      0.03,
    );
  });

  it('house many residents at one street number', () => {
    const atOneNumber = Map.groupBy(
      from('resman').filter(({ street }) => street !== ''),
      ({ street, zip }) => `${street.split(' ')[0]} ${zip}`,
    );
    const largest = Math.max(
      ...[...atOneNumber.values()].map((records) => new Set(records.map((r) => r.personId)).size),
    );
    expect(largest).toBeGreaterThan(30);
  });
});

describe('the names', () => {
  it('are thousands, the frequent ones more frequent', () => {
    const lastNames = contacts
      .filter(({ source, lastName }) => source === 'resman' && /^\p{L}+$/u.test(lastName))
      .map(({ lastName }) => lastName.toLowerCase());
    expect(new Set(lastNames).size).toBeGreaterThan(lastNames.length * 0.4);
    expect(lastNames.filter((name) => name === 'smith').length).toBeGreaterThan(3);
  });
});

describe('noise', () => {
  const share = (noise: number, holds: (contact: LabelledContact) => boolean) =>
    shareOf([...generateLabelledContacts({ records: 4_000, seed: 5, noise }).contacts], holds);
  const isJunkPhone = ({ phone }: LabelledContact) =>
    phone !== '' && /^(\D*|0|(\d)\2{9}|1234567890)$/.test(phone);

  it('scales the rate of junk numbers, down to none', () => {
    expect(share(0, isJunkPhone)).toBe(0);
    expect(share(1, isJunkPhone)).toBeGreaterThan(0.005);
    expect(share(2, isJunkPhone)).toBeGreaterThan(share(1, isJunkPhone));
  });

  it('leaves the empty cells as they are', () => {
    const hasNoEmail = ({ email }: LabelledContact) => email === '';
    expect(Math.abs(share(0, hasNoEmail) - share(2, hasNoEmail))).toBeLessThan(0.05);
  });
});

describe('the traps', () => {
  it('are pairs of two people who both have records', () => {
    const wrong = generated.traps.filter(
      ({ personA, personB }) =>
        personA === personB || recordsOf(personA).length === 0 || recordsOf(personB).length === 0,
    );
    expect(wrong).toEqual([]);
  });

  it.each<[TrapKind, number]>([
    ['household_name', 100],
    ['household_phone', 20],
    ['household_email', 20],
    ['father_son', 5],
    ['namesake', 2],
    ['recycled_phone', 8],
    ['office_contact', 4],
  ])('of kind %s are at least %i in 6,000 records', (kind, least) => {
    expect(trapsOf(kind).length).toBeGreaterThanOrEqual(least);
  });

  it.each<TrapKind>(['household_phone', 'recycled_phone'])(
    'of kind %s share a number that both show',
    (kind) => {
      const wrong = trapsOf(kind).filter(
        ({ personA, personB }) => shared(personA, personB, ({ phone }) => number(phone)).size === 0,
      );
      expect(wrong).toEqual([]);
    },
  );

  it('of kind household_email share an address that both show', () => {
    const wrong = trapsOf('household_email').filter(
      ({ personA, personB }) =>
        shared(personA, personB, ({ email }) => (email === '' ? '' : mailbox(email))).size === 0,
    );
    expect(wrong).toEqual([]);
  });

  it('of kind office_contact share a number or an address that both show', () => {
    const wrong = trapsOf('office_contact').filter(
      ({ personA, personB }) =>
        shared(personA, personB, ({ phone }) => number(phone)).size === 0 &&
        shared(personA, personB, ({ email }) => (email === '' ? '' : mailbox(email))).size === 0,
    );
    expect(wrong).toEqual([]);
  });

  it('of kind recycled_phone show the number for one person first, for the other later', () => {
    const wrong = trapsOf('recycled_phone').filter(({ personA, personB }) => {
      const numbers = shared(personA, personB, ({ phone }) => number(phone));
      const dates = (personId: string) =>
        recordsOf(personId)
          .filter(({ phone }) => numbers.has(number(phone)))
          .map(({ updatedAt }) => updatedAt)
          .sort();
      const [a, b] = [dates(personA), dates(personB)];
      return !((a.at(-1) ?? '') < (b[0] ?? '') || (b.at(-1) ?? '') < (a[0] ?? ''));
    });
    expect(wrong).toEqual([]);
  });

  // Nicknames, first names alone, slips and married names hide a name that the two have in common.
  it.each<[TrapKind, number]>([
    ['father_son', 0.8],
    ['namesake', 0.6],
    ['household_name', 0.6],
  ])('of kind %s mostly have a name in common that both show', (kind, least) => {
    const traps = trapsOf(kind);
    const common = traps.filter(({ personA, personB }) => haveCommonWord(personA, personB));
    expect(common.length / traps.length).toBeGreaterThan(least);
  });
});
