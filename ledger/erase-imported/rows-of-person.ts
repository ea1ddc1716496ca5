import { nameKeys } from '../../contacts/matching/identity-keys';
import { noName } from '../../contacts/matching/match-record';
import { identifiersOf } from '../../contacts/model/identifier';
import type { PersonRecord } from '../../contacts/model/person-record';
import type { SourceRecord, SourceSystem } from '../../contacts/model/source-record';
import { selectInChunks } from '../chunks';
import { mentionsAny } from '../mentions';
import { parseRecord } from '../sources';
import type { LedgerDb } from '../tables';

/** By what the rows of a person are found in the one-time import. */
export interface ImportedPerson {
  /** Numbers and addresses that no other contact has. */
  readonly own: readonly string[];
  /** Those that others have as well; what speaks of them is the person's when it has their name. */
  readonly shared: readonly string[];
  /** As `namesOf` reads them. */
  readonly names: ReadonlySet<string>;
}

/** An imported row, as far as it is looked at. */
export interface ImportedRow {
  readonly recordKey: string;
  readonly externalId: string | null;
  readonly sourceType: SourceSystem;
  /** Whether it has the person's name, and not only a number or address of theirs. */
  readonly isNamedAlike: boolean;
}

/** So many rows are looked at at a time. */
const ROWS_AT_A_TIME = 1_000;

/**
 * The imported rows that are about a person, accepted or not: those that speak of a number or address of theirs, in whatever
 * cell; of one that others have too only when they have the person's name. In QuickBooks the rows of one customer are told by
 * its id, so the customer's other rows are theirs as well.
 */
export async function rowsOfPerson(db: LedgerDb, person: ImportedPerson): Promise<ImportedRow[]> {
  const found: ImportedRow[] = [];
  for (let after = ''; ;) {
    const page = await db
      .selectFrom('enrichment_source_records as record')
      .innerJoin('enrichment_sources as source', 'source.id', 'record.source_id')
      .where('record.data', 'is not', null)
      .where('record.record_key', '>', after)
      .select(['record.record_key as recordKey', 'record.external_id as externalId', 'record.data'])
      .select('source.source_type as sourceType')
      .orderBy('record.record_key')
      .limit(ROWS_AT_A_TIME)
      .execute();
    for (const { data, ...row } of page) {
      const isNamedAlike = isAbout(data ?? '', person);
      if (isNamedAlike !== null) found.push({ ...row, isNamedAlike });
    }
    after = page.at(-1)?.recordKey ?? '';
    if (page.length < ROWS_AT_A_TIME) return [...found, ...(await sameCustomers(db, found))];
  }
}

/** Names under which a person is known, to find them again in rows. */
export const namesOf = (records: readonly Pick<PersonRecord, 'name'>[]): Set<string> =>
  new Set(records.flatMap(({ name }) => nameKeys({ name, propertyId: null })));

/** @returns whether it has the name as well; null when it is not about the person */
function isAbout(data: string, { own, shared, names }: ImportedPerson): boolean | null {
  // Most rows end here, unread.
  if (!mentionsAny(data, [...own, ...shared])) return null;
  const record = parseRecord(data);
  const texts = textsOf(record);
  const speaksOf = (identifiers: readonly string[]): boolean =>
    texts.some((text) => mentionsAny(text, identifiers));
  const isNamedAlike = namesIn(record).some((name) => names.has(name));
  return speaksOf(own) || (isNamedAlike && speaksOf(shared)) ? isNamedAlike : null;
}

/** Every cell of a row by itself, so that digits of two cells never make a number. */
function textsOf(record: SourceRecord): string[] {
  const identifiers = identifiersOf({
    phones: record.phones.map(({ e164 }) => e164),
    emails: record.emails.map(({ address }) => address),
  });
  const { label, company, jobTitle, notes, externalId, alsoNamed, tags } = record;
  const cells = [label, company, jobTitle, notes, externalId].flatMap((cell) => cell ?? []);
  return [...identifiers, ...cells, ...alsoNamed, ...tags];
}

const namesIn = ({ name, label }: SourceRecord): string[] => [
  ...nameKeys({
    name: { ...noName, ...(name === null ? { full: label } : { first: name.first, last: name.last }) },
    propertyId: null,
  }),
];

async function sameCustomers(db: LedgerDb, found: readonly ImportedRow[]): Promise<ImportedRow[]> {
  const known = new Set(found.map(({ recordKey }) => recordKey));
  const customers = found.flatMap(({ sourceType, externalId }) =>
    sourceType === 'quickbooks' && externalId !== null ? [externalId] : [],
  );
  const rows = await selectInChunks([...new Set(customers)], (chunk) =>
    db
      .selectFrom('enrichment_source_records as record')
      .innerJoin('enrichment_sources as source', 'source.id', 'record.source_id')
      .where('source.source_type', '=', 'quickbooks')
      .where('record.external_id', 'in', chunk)
      .select(['record.record_key as recordKey', 'record.external_id as externalId'])
      .select('source.source_type as sourceType')
      .execute(),
  );
  return rows.filter(({ recordKey }) => !known.has(recordKey)).map((row) => ({ ...row, isNamedAlike: true }));
}
