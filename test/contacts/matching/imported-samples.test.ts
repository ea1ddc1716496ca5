import { readFileSync } from 'node:fs';
import path from 'node:path';
import { linkByPhone } from '../../../contacts/matching';
import type { SourceRecord } from '../../../contacts/model/source-record';
import { importFile } from '../../../contacts/sources/import-file';
import { defaultImportOptions } from '../../../contacts/sources/import-options';
import { expected, expectedOutcomes } from './expected-samples';

const samples = path.resolve(__dirname, '../../../samples');

async function importSample(fileName: string): Promise<SourceRecord[]> {
  const bytes = readFileSync(path.join(samples, fileName));
  const file = {
    fileName,
    async *openBytes() {
      yield new Uint8Array(bytes);
    },
  };
  const contacts: SourceRecord[] = [];
  for await (const outcome of importFile(file, defaultImportOptions)) {
    if (outcome.kind !== 'furniture') contacts.push(...outcome.contacts);
  }
  return contacts;
}

describe('linkByPhone on the imported sample files', () => {
  let linked: Map<string, ReturnType<typeof linkByPhone>[number]>;

  beforeAll(async () => {
    const records = (await Promise.all(Object.keys(expected.files).map(importSample))).flat();
    const numbers = readFileSync(path.join(samples, 'conversation-phones.csv'), 'utf8').match(/\+\d+/g) ?? [];
    const conversations = numbers.map((phoneNumber) => ({ phoneNumber, conversationIds: [] }));
    linked = new Map(linkByPhone(conversations, records).map((number) => [number.phoneNumber, number]));
  });

  it('has an outcome for each of the 64 numbers and no other', () => {
    expect([...linked.keys()].sort()).toEqual(expectedOutcomes.map(({ phoneNumber }) => phoneNumber).sort());
    expect(linked.size).toBe(64);
  });

  it.each(expectedOutcomes)('$phoneNumber is $outcome', ({ phoneNumber, outcome }) => {
    expect(linked.get(phoneNumber)?.outcome).toBe(outcome);
  });

  it.each(expectedOutcomes.filter(({ outcome }) => outcome === 'conflict'))(
    'shows as many candidates as people and companies stand behind $phoneNumber',
    ({ phoneNumber, persons }) => {
      expect(linked.get(phoneNumber)?.candidates).toHaveLength(persons.length);
    },
  );

  it('names each matched person or company as the samples do, but for the form of a nickname', () => {
    const named = expectedOutcomes
      .filter(({ outcome }) => outcome === 'matched')
      .map(({ phoneNumber, persons }) => {
        const contact = linked.get(phoneNumber)?.candidates[0]?.contact;
        const name = [contact?.firstName, contact?.lastName].filter(Boolean).join(' ') || contact?.company;
        return { found: name, wanted: expected.persons[persons[0] ?? ''] };
      });
    // A user's own form is kept: Beth in the only file that has the number, Peggy in the better one of two.
    expect(named.filter(({ found, wanted }) => found !== wanted)).toEqual([
      { found: 'Beth Kowalczyk', wanted: 'Elizabeth Kowalczyk' },
      { found: 'Peggy Dunleavy', wanted: 'Margaret Dunleavy' },
    ]);
  });
});
