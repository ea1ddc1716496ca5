import { linkByPhone } from '../../../contacts/matching';
import type { SourceRecord } from '../../../contacts/model/source-record';
import { importFile } from '../../../contacts/sources/import-file';
import { defaultImportOptions } from '../../../contacts/sources/import-options';
import { generateBootstrap } from '../../../sandbox/generate/generate-bootstrap';
import type { ExportFile } from '../../../sandbox/generate/export-row';

async function recordsOf({ fileName, bytes }: ExportFile): Promise<SourceRecord[]> {
  const records: SourceRecord[] = [];
  const file = {
    fileName,
    async *openBytes() {
      yield bytes;
    },
  };
  for await (const outcome of importFile(file, defaultImportOptions)) {
    if (outcome.kind !== 'furniture') records.push(...outcome.contacts);
  }
  return records;
}

/** The generator knows who it put where; import and match find it out from the bytes. Two ways to one answer. */
describe('import and match of a generated bootstrap', () => {
  it.each([1, 20251103])(
    'give every phone the outcome that the generator expects (seed %i)',
    async (seed) => {
      const { phones, files, expected } = generateBootstrap({ conversations: 1500, seed });
      const records = (await Promise.all(files.map(recordsOf))).flat();
      const linked = linkByPhone(
        phones.map((phoneNumber) => ({ phoneNumber, conversationIds: [`CN${phoneNumber}`] })),
        records,
      );
      const phonesOf = (outcome: string) =>
        linked
          .filter((number) => number.outcome === outcome)
          .map(({ phoneNumber }) => phoneNumber)
          .sort();
      expect({
        matched: phonesOf('matched'),
        conflicts: phonesOf('conflict'),
        unnamed: phonesOf('unnamed'),
        unknown: phonesOf('unknown'),
      }).toEqual(expected);
    },
  );
});
