import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import Papa from 'papaparse';
import { areNicknames } from '../../../contacts/normalize/nicknames';
import { fictionalNumbers, usAreaCodes } from '../../../sandbox/generate/fictional-numbers';
import { generateBootstrap, MOST_CONVERSATIONS } from '../../../sandbox/generate/generate-bootstrap';
import { givenNames, lastNames, nicknames } from '../../../sandbox/generate/name-pools';
import { junkPhones, writePhone } from '../../../sandbox/generate/phone-formats';
import { exportSources } from '../../../sandbox/generate/export-row';
import { seededRandom } from '../../../sandbox/generate/seeded-random';

const SIZE = 2000;
const generated = generateBootstrap({ conversations: SIZE, seed: 7 });
const textOf = (fileName: string) => {
  const file = generated.files.find((candidate) => candidate.fileName === fileName);
  return file?.bytes.toString(fileName === 'customer-list.csv' ? 'latin1' : 'utf8') ?? '';
};

/** What one cell says, read without any of our own code: ten digits, or eleven with a leading 1, after obvious marks. */
function numbersIn(cell: string): string[] {
  return cell
    .split(/, |(?= Mobile:)/)
    .map((part) =>
      part
        .replace(/ x\d+$/, '')
        .replace(/\.0$/, '')
        .replace(/^001-/, '')
        .replace(/\D/g, '')
        .replace(/^1(?=\d{10}$)/, ''),
    )
    .filter((digits) => digits.length === 10)
    .map((digits) => `+1${digits}`);
}

interface Sighting {
  readonly number: string;
  /** Folded to ASCII capitals; '' when the row names nobody. */
  readonly name: string;
}

const fold = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^\p{L} ]/gu, '')
    .toUpperCase()
    .trim();

/** Every number with the name beside it, read from the five files by position of the heads. */
function sightings(): Sighting[] {
  const found: Sighting[] = [];
  const see = (cells: (string | undefined)[], name: string) => {
    for (const cell of cells)
      for (const number of numbersIn(cell ?? '')) found.push({ number, name: fold(name) });
  };
  const rows = (fileName: string, skip: number, delimiter = ',') =>
    Papa.parse<string[]>(textOf(fileName).replace(/^\ufeff/, ''), {
      delimiter,
      skipEmptyLines: true,
    }).data.slice(skip);
  for (const row of rows('openphone-contacts.csv', 1))
    see([row[4]], row[0] || row[1] ? `${row[0]} ${row[1]}` : (row[2] ?? ''));
  for (const row of rows('google-contacts.csv', 1))
    see([row[22], row[24]], row[0] || row[2] ? `${row[0]} ${row[2]} ${row[7]}` : (row[10] ?? ''));
  for (const row of rows('customer-list.csv', 3, ';')) see([row[2], row[3]], row[0] || (row[1] ?? ''));
  for (const row of rows('quickbooks-customer-contact-list.csv', 3))
    see([row[1]], row[0]?.replace(' (deleted)', '').replace(/^(.*), (.*)$/, '$2 $1') ?? '');
  for (const row of rows('propertyradar.csv', 1)) {
    see([row[30], row[31]], row[29] ?? '');
    see([row[38]], row[36] ?? '');
  }
  return found;
}

describe('generateBootstrap', () => {
  it('is deterministic: the same size and seed give the same bytes, another seed does not', () => {
    const again = generateBootstrap({ conversations: SIZE, seed: 7 });
    expect(again.phones).toEqual(generated.phones);
    expect(again.files.map(({ bytes }) => bytes.toString('base64'))).toEqual(
      generated.files.map(({ bytes }) => bytes.toString('base64')),
    );
    expect(generateBootstrap({ conversations: SIZE, seed: 8 }).phones).not.toEqual(generated.phones);
  });

  it('gives every phone exactly one expected outcome, in the promised shares', () => {
    const { matched, conflicts, unnamed, unknown } = generated.expected;
    expect([...matched, ...conflicts, ...unnamed, ...unknown].sort()).toEqual([...generated.phones].sort());
    expect(new Set(generated.phones).size).toBe(SIZE);
    expect([matched, conflicts, unnamed, unknown].map((list) => list.length / SIZE)).toEqual([
      0.6, 0.05, 0.1, 0.25,
    ]);
  });

  it('uses only numbers set aside for fiction, all of them valid', () => {
    expect(usAreaCodes).toHaveLength(359);
    expect(new Set(fictionalNumbers()).size).toBe(35_900);
    expect(
      generated.phones.filter(
        (phone) => !/^\+1\d{3}55501\d\d$/.test(phone) || !parsePhoneNumberFromString(phone)?.isValid(),
      ),
    ).toEqual([]);
  });

  it.each([
    ['propertyradar.csv', 43],
    ['quickbooks-customer-contact-list.csv', 6],
    ['openphone-contacts.csv', 8],
    ['google-contacts.csv', 38],
    ['customer-list.csv', 8],
  ])('writes %s with %i cells in every record', (fileName, width) => {
    const delimiter = fileName === 'customer-list.csv' ? ';' : ',';
    const { data, errors } = Papa.parse<string[]>(textOf(fileName), { delimiter, skipEmptyLines: true });
    const lastIsLicence = fileName === 'propertyradar.csv';
    expect(errors.filter(({ type }) => type === 'Quotes')).toEqual([]);
    expect(new Set((lastIsLicence ? data.slice(0, -1) : data).map((record) => record.length))).toEqual(
      new Set([width]),
    );
    expect(data.length).toBeGreaterThan(SIZE / 8);
  });

  it.each([
    ['propertyradar.csv', 'propertyradar.csv', 'utf8'],
    ['quickbooks-customer-contact-list.csv', 'quickbooks-customer-contact-list.csv', 'utf8'],
    ['openphone-contacts.csv', 'openphone-contacts.csv', 'utf8'],
    ['google-contacts.csv', 'google-contacts.csv', 'utf8'],
    ['customer-list.csv', 'messy-windows1252-semicolon.csv', 'latin1'],
  ] as const)('gives %s the header of the sample %s', async (fileName, sample, encoding) => {
    const { readFileSync } = await import('node:fs');
    const headerLine =
      { 'quickbooks-customer-contact-list.csv': 3, 'customer-list.csv': 3 }[fileName as string] ?? 0;
    const line = (text: string) => text.split(/\r?\n/)[headerLine];
    expect(line(textOf(fileName))).toBe(
      line(readFileSync(`${__dirname}/../../../samples/${sample}`).toString(encoding)),
    );
  });

  describe('read back from the bytes', () => {
    const byNumber = new Map<string, Set<string>>();
    for (const { number, name } of sightings())
      byNumber.set(number, (byNumber.get(number) ?? new Set()).add(name));
    const isNobody = (name: string) =>
      ['', 'SPAM DO NOT ANSWER', 'UNKNOWN CALLER', 'WALKIN CUSTOMER'].includes(name);

    it('names no unknown phone anywhere', () => {
      expect(generated.expected.unknown.filter((phone) => byNumber.has(phone))).toEqual([]);
    });

    it('holds every unnamed phone, and only in rows that name nobody', () => {
      expect(generated.expected.unnamed.filter((phone) => !byNumber.has(phone))).toEqual([]);
      expect(
        generated.expected.unnamed
          .flatMap((phone) => [...(byNumber.get(phone) ?? [])])
          .filter((name) => !isNobody(name)),
      ).toEqual([]);
    });

    it('names two or more at every phone in conflict', () => {
      expect(generated.expected.conflicts.filter((phone) => (byNumber.get(phone)?.size ?? 0) < 2)).toEqual(
        [],
      );
    });

    it('names every matched phone as the person behind it, in full at least once', () => {
      const wrong = generated.expected.matched.filter((phone) => {
        const { firstName, lastName, company } = generated.people.get(phone) ?? {
          firstName: null,
          lastName: null,
          company: null,
        };
        const names = [...(byNumber.get(phone) ?? [])].filter((name) => !isNobody(name));
        const isOf = (name: string) => {
          if (firstName === null) return name === fold(company ?? '');
          const [first, last] = [fold(firstName), fold(lastName ?? '')];
          const short = fold(nicknames[firstName] ?? firstName);
          const words = name.split(' ');
          const fits = (word: string | undefined, whole: string) => word === whole || word === whole[0];
          return (
            (fits(words[0], first) || words[0] === short) && (words.length === 1 || fits(words.at(-1), last))
          );
        };
        const inFull = names.some((name) =>
          firstName === null ? true : name.startsWith(fold(firstName)) && name.endsWith(fold(lastName ?? '')),
        );
        return names.length === 0 || !names.every(isOf) || !inFull;
      });
      expect(wrong).toEqual([]);
    });

    it('has numbers that nobody talked to, rows with junk phones, and variants of names', () => {
      const phones = new Set(generated.phones);
      expect([...byNumber.keys()].filter((number) => !phones.has(number)).length).toBeGreaterThan(SIZE / 20);
      const all = generated.files.map(({ fileName }) => textOf(fileName)).join('\n');
      expect(junkPhones.filter((junk) => all.includes(junk)).length).toBeGreaterThanOrEqual(8);
      const variants = generated.expected.matched.filter((phone) => (byNumber.get(phone)?.size ?? 0) > 1);
      expect(variants.length).toBeGreaterThan(SIZE / 20);
    });
  });

  it.each([0, 1.5, -1, MOST_CONVERSATIONS + 1, NaN])('refuses %p conversations', (conversations) => {
    expect(() => generateBootstrap({ conversations, seed: 1 })).toThrow(RangeError);
  });

  it.each([1, 10, MOST_CONVERSATIONS])('makes %i conversations', (conversations) => {
    const { expected, phones } = generateBootstrap({ conversations, seed: 3 });
    expect([phones.length, Object.values(expected).flat().length]).toEqual([conversations, conversations]);
  });

  it('uses only addresses that reach nobody', () => {
    const addresses = generated.files.flatMap(
      ({ fileName }) => textOf(fileName).match(/[\w.'-]+@[\w.-]+/g) ?? [],
    );
    expect(addresses.length).toBeGreaterThan(SIZE / 2);
    expect(addresses.filter((address) => !/@example\.(com|org|net)$/i.test(address))).toEqual([]);
  });
});

describe('the name pools', () => {
  it('hold no two given names of different initials that are one name', () => {
    const pairs = givenNames.flatMap((one) =>
      givenNames
        .filter((other) => one[0] !== other[0] && areNicknames(one.toLowerCase(), other.toLowerCase()))
        .map((other) => `${one}/${other}`),
    );
    expect(pairs).toEqual([]);
  });

  it('hold nicknames that are known as such', () => {
    expect(
      Object.entries(nicknames).filter(
        ([full, short]) => !areNicknames(full.toLowerCase(), short.toLowerCase()),
      ),
    ).toEqual([]);
    expect(Object.keys(nicknames).filter((full) => !givenNames.includes(full))).toEqual([]);
  });

  it('hold each name once, in characters that Windows-1252 has', () => {
    for (const pool of [givenNames, lastNames]) {
      expect(new Set(pool).size).toBe(pool.length);
      expect(pool.filter((name) => [...name].some((character) => character.charCodeAt(0) > 0xff))).toEqual(
        [],
      );
    }
  });
});

describe('writePhone', () => {
  it.each(exportSources)('writes numbers as %s does, in forms that mean the number', (source) => {
    const random = seededRandom(1);
    const written = new Set(Array.from({ length: 200 }, () => writePhone(source, '+16175550142', random)));
    for (const text of written) expect(numbersIn(text)).toEqual(['+16175550142']);
    expect(written.size).toBeGreaterThan(source === 'openphone' ? 0 : 1);
  });
});

describe('seededRandom', () => {
  it('repeats itself for a seed, stays below 1, and shuffles without loss', () => {
    const [one, same] = [seededRandom(5), seededRandom(5)];
    const drawn = Array.from({ length: 1000 }, () => one.next());
    expect(drawn).toEqual(Array.from({ length: 1000 }, () => same.next()));
    expect(drawn.every((value) => value >= 0 && value < 1)).toBe(true);
    expect(Math.abs(drawn.reduce((sum, value) => sum + value, 0) / 1000 - 0.5)).toBeLessThan(0.05);
    const list = Array.from({ length: 50 }, (_, index) => index);
    const shuffled = one.shuffled(list);
    expect(shuffled).not.toEqual(list);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(list);
  });
});
