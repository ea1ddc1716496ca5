import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { SourceRecord } from '../../../contacts/model/source-record';
import { SourceRecordSchema } from '../../../contacts/model/source-record';
import { readFile, type ReadFile } from './read-file';

interface ExpectedRecord {
  record: number;
  label: string;
  disposition: 'accept' | 'reject' | 'furniture';
  reason: string | null;
  phones?: { e164: string; ext?: string | null; who?: string | null; flags?: string[] }[];
  rejectedPhones?: { raw: string; reason: string }[];
  emails?: string[];
  rejectedEmails?: string[];
  name?: { first?: string; last?: string; suffix?: string; company?: string } | null;
}
interface ExpectedFile {
  sha256: string;
  format: { encoding: string; delimiter: string; preambleRecords: number };
  summary: Record<
    | 'accept'
    | 'reject'
    | 'furniture'
    | 'dataRecords'
    | 'usablePhones'
    | 'uniquePhones'
    | 'usableEmails'
    | 'rejectedEmails'
    | 'rejectedPhones',
    number
  >;
  records: ExpectedRecord[];
}

const samples = path.resolve(__dirname, '../../../samples');
const expected = JSON.parse(readFileSync(path.join(samples, 'expected.json'), 'utf8')) as {
  files: Record<string, ExpectedFile>;
};

/** From the table in samples/README.md. */
const headerLines: Record<string, number> = {
  'propertyradar.csv': 1,
  'quickbooks-customer-contact-list.csv': 4,
  'openphone-contacts.csv': 1,
  'google-contacts.csv': 1,
  'messy-windows1252-semicolon.csv': 4,
  'excel-utf16-tab.csv': 1,
};
const sources: Record<string, string> = {
  'propertyradar.csv': 'propertyradar',
  'quickbooks-customer-contact-list.csv': 'quickbooks',
  'openphone-contacts.csv': 'openphone',
  'google-contacts.csv': 'google',
  'messy-windows1252-semicolon.csv': 'csv',
  'excel-utf16-tab.csv': 'csv',
};

/** Names are advice in expected.json. Where ours differ, and why; every other name is compared. */
const otherNames: Record<string, Record<number, { name: ExpectedRecord['name']; why: string }>> = {
  'propertyradar.csv': {
    7: {
      name: { first: 'Jose', last: 'Nunez' },
      why: 'the file has lost the accents; only another source can give them back',
    },
    8: { name: { first: 'Zoe', last: 'Faraday' }, why: 'the same' },
    20: {
      name: { first: 'Frank', last: 'Bonaventura', suffix: 'Sr', company: 'Bonaventura Family Trust' },
      why: 'the file writes the trust without "The"',
    },
  },
  'quickbooks-customer-contact-list.csv': {
    9: {
      name: { first: 'Paula', last: 'Ketteridge', company: 'Brightwater Property Management LLC' },
      why: 'the row names a contact person beside the company, as record 14 does',
    },
  },
  'openphone-contacts.csv': {
    21: { name: { company: 'Brightwater Property Management LLC' }, why: 'Front Desk is never a person' },
    32: { name: { company: 'Eastmere Realty Group' }, why: 'Listing Alerts is a machine, not a person' },
  },
  'messy-windows1252-semicolon.csv': {
    19: {
      name: { first: 'Invalid', last: 'Area' },
      why: 'nothing tells these two words from a name; the row is rejected anyway',
    },
    20: { name: { first: 'Invalid', last: 'Exchange' }, why: 'the same' },
    21: { name: { first: 'Made', last: 'Up' }, why: 'the same' },
    31: { name: { first: 'Odd', last: 'Formula' }, why: 'the same' },
  },
};

/** The contact a name in expected.json is about: the first one with a number, else the first. */
function named(contacts: readonly SourceRecord[]): Record<string, string> {
  const contact = contacts.find(({ phones }) => phones.length > 0) ?? contacts[0];
  const parts = {
    first: contact?.name?.first,
    last: contact?.name?.last,
    suffix: contact?.name?.suffix,
    company: contact?.company,
  };
  return Object.fromEntries(
    Object.entries(parts).filter((part): part is [string, string] => part[1] != null),
  );
}

describe.each(Object.entries(expected.files))('samples/%s', (fileName, file) => {
  let read: ReadFile;

  beforeAll(async () => {
    read = await readFile(readFileSync(path.join(samples, fileName)));
  });

  it('is recognized: source, encoding, delimiter, header line, hash', () => {
    expect(read.summary).toMatchObject({
      source: sources[fileName],
      encoding: file.format.encoding,
      delimiter: file.format.delimiter,
      headerLine: headerLines[fileName],
      contentHash: file.sha256,
    });
  });

  it('gives an outcome for every record, counted as in the table', () => {
    expect(file.records.length).toBeGreaterThan(30);
    expect(read.outcomes.map(({ record }) => record)).toEqual(file.records.map(({ record }) => record));
    expect(read.summary).toMatchObject({
      records: file.summary.dataRecords,
      accepted: file.summary.accept,
      rejected: file.summary.reject,
      furniture: file.summary.furniture,
    });
  });

  it('finds as many numbers and addresses, usable, different and rejected', () => {
    const rows = read.outcomes.filter((outcome) => outcome.kind !== 'furniture');
    const contacts = rows.flatMap((row) => row.contacts);
    const numbers = rows.flatMap((row) => [
      ...new Set(row.contacts.flatMap(({ phones }) => phones.map(({ e164 }) => e164))),
    ]);
    expect(numbers).toHaveLength(file.summary.usablePhones);
    expect(new Set(numbers).size).toBe(file.summary.uniquePhones);
    expect(contacts.flatMap(({ emails }) => emails)).toHaveLength(file.summary.usableEmails);
    expect(rows.flatMap((row) => row.rejectedPhones)).toHaveLength(file.summary.rejectedPhones);
    expect(rows.flatMap((row) => row.rejectedEmails)).toHaveLength(file.summary.rejectedEmails);
  });

  it.each(file.records.map((wanted) => [wanted.record, wanted] as const))(
    'record %i is as expected',
    (number, wanted) => {
      const outcome = read.outcomes[number - 1];
      const kinds = { accept: 'accepted', reject: 'rejected', furniture: 'furniture' } as const;
      expect(outcome?.kind).toBe(kinds[wanted.disposition]);
      if (!outcome || outcome.kind === 'furniture') return;
      if (outcome.kind === 'rejected') expect(outcome.reason).toBe(wanted.reason);
      const isTwoPeople = fileName === 'propertyradar.csv';
      expect(
        outcome.contacts.flatMap(({ phones, origin }) =>
          phones.map(({ e164, extension }) => ({
            e164,
            ext: extension,
            who: isTwoPeople ? origin.role : null,
          })),
        ),
      ).toEqual(
        (wanted.phones ?? []).map(({ e164, ext, who }) => ({ e164, ext: ext ?? null, who: who ?? null })),
      );
      const flags = outcome.contacts.flatMap(({ phones }) =>
        phones.map((phone) => [...phone.flags].filter((flag) => flag !== 'text_marker')),
      );
      expect(flags).toEqual((wanted.phones ?? []).map((phone) => phone.flags ?? []));
      expect(outcome.rejectedPhones).toEqual(wanted.rejectedPhones ?? []);
      expect(outcome.contacts.flatMap(({ emails }) => emails.map(({ address }) => address))).toEqual(
        wanted.emails ?? [],
      );
      expect(outcome.rejectedEmails.map(({ raw }) => raw)).toEqual(wanted.rejectedEmails ?? []);
    },
  );

  it.each(
    file.records
      .filter(({ disposition }) => disposition !== 'furniture')
      .map((wanted) => [wanted.record, wanted] as const),
  )('record %i has the advised name, or the one we explain', (number, wanted) => {
    const outcome = read.outcomes[number - 1];
    if (!outcome || outcome.kind === 'furniture') throw new Error('no contact');
    const advised = Object.fromEntries(Object.entries(wanted.name ?? {}).filter(([, part]) => part));
    const explained = otherNames[fileName]?.[number];
    expect(named(outcome.contacts)).toEqual(explained ? explained.name : advised);
    if (explained) expect(advised).not.toEqual(explained.name);
  });

  it('gives contacts that keep the schema', () => {
    for (const outcome of read.outcomes) {
      if (outcome.kind === 'furniture') continue;
      for (const contact of outcome.contacts) expect(SourceRecordSchema.parse(contact)).toEqual(contact);
    }
  });
});

describe('samples/conversation-phones.csv', () => {
  it('is refused: a list of numbers alone is no list of contacts', async () => {
    await expect(readFile(readFileSync(path.join(samples, 'conversation-phones.csv')))).rejects.toMatchObject(
      { code: 'import.one_column' },
    );
  });
});
