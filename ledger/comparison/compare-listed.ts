import { setImmediate as othersTurn } from 'node:timers/promises';
import { recordDifferences, type ComparedField } from '../../contacts/comparison';
import type { PersonRecord } from '../../contacts/model/person-record';
import { chunksOf } from '../chunks';
import type { Clock } from '../clock';
import { recordHash } from '../contacts/identities';
import { readRecord } from '../contacts/members';
import { storableRecord } from '../contacts/storable-record';
import { storeEventsIn } from '../events/store-events';
import type { Insertable } from '../kysely';
import type { Ledger } from '../open-ledger';
import type { LedgerDb } from '../tables';
import type { DriftFindingsTable } from './drift-tables';
import { openComparison } from './open-comparison';

/** Contacts as a system lists them now: a page of a comparison. */
export interface ListedContacts {
  readonly comparisonId: string;
  readonly records: readonly PersonRecord[];
}

/** What was found out about a page. The books: listed = same + missing + differing. */
export interface ComparedPage {
  readonly listed: number;
  readonly same: number;
  /** Entries the ledger has not, ... */
  readonly missing: number;
  /** ... or of which it says something else. */
  readonly differing: number;
  /** Events stored to put them right; fewer than missing + differing when a page is compared again. */
  readonly queued: number;
}

/** So many are compared in one transaction; others can write in between. */
const AT_A_TIME = 100;

/** The type of event under which a contact of ResMan is read again; see workflow 13. */
const CONTACT_UPDATED = 'contact.updated';

/**
 * Compares contacts with what the ledger knows of the same entries, field by field, and keeps what was found: ids and names of
 * fields. What is missing or differs is stored as an event in the same transaction, so that the normal path reads it
 * again and puts it right. What the ledger learned while it was compared is newer than the list and counts as the same. Safe to
 * repeat: an entry is counted once however often it is listed, as it was listed last.
 * @throws {UnknownComparisonError} nothing of the page was saved.
 */
export async function compareListed(
  ledger: Ledger,
  { comparisonId, records }: ListedContacts,
  clock: Clock,
): Promise<ComparedPage> {
  const once = [...new Map(records.map((record) => [record.externalId, storableRecord(record)])).values()];
  const sum = { listed: 0, same: 0, missing: 0, differing: 0, queued: 0 };
  // An empty page of a comparison that is not open is refused too.
  if (once.length === 0) await ledger.read((db) => openComparison(db, comparisonId));
  for (let start = 0; start < once.length; start += AT_A_TIME) {
    const some = once.slice(start, start + AT_A_TIME);
    await othersTurn();
    const found = await ledger.writeKeys([], (db) => compareSome(db, comparisonId, some, clock));
    for (const count of ['same', 'missing', 'differing', 'queued'] as const) sum[count] += found[count];
    sum.listed += some.length;
  }
  return sum;
}

interface EntryFinding {
  readonly externalId: string;
  readonly kind: 'same' | 'missing' | 'differing';
  readonly fields: readonly ComparedField[];
}

async function compareSome(
  db: LedgerDb,
  comparisonId: string,
  records: readonly PersonRecord[],
  clock: Clock,
): Promise<Omit<ComparedPage, 'listed'>> {
  const { system, started_at: startedAt } = await openComparison(db, comparisonId);
  const known = await knownEntries(
    db,
    system,
    records.map(({ externalId }) => externalId),
  );
  const findings = records.map((record): EntryFinding => {
    const { externalId } = record;
    const entry = known.get(externalId);
    if (entry === undefined) return { externalId, kind: 'missing', fields: [] };
    const isSame = entry.receivedAt >= startedAt || entry.contentHash === recordHash(record);
    const fields = isSame || entry.data === null ? [] : recordDifferences(readRecord(entry.data), record);
    return { externalId, kind: fields.length === 0 ? 'same' : 'differing', fields };
  });
  await replaceFindings(db, comparisonId, findings);
  const toHeal = findings.filter(({ kind }) => kind !== 'same');
  const stored = await storeEventsIn(
    db,
    toHeal.map(({ externalId }) => eventFor(system, comparisonId, externalId, startedAt)),
    clock,
  );
  const countOf = (wanted: EntryFinding['kind']): number =>
    findings.filter(({ kind }) => kind === wanted).length;
  return {
    same: countOf('same'),
    missing: countOf('missing'),
    differing: countOf('differing'),
    queued: stored.filter(({ isNew }) => isNew).length,
  };
}

/** In the shape in which the relay tells of a change; says which contact, nothing about the person. */
const eventFor = (source: string, comparisonId: string, externalId: string, startedAt: string) => ({
  source,
  eventId: `comparison:${comparisonId}:${externalId}`.slice(0, 300),
  type: CONTACT_UPDATED,
  payload: {
    contact_id: externalId,
    updated_fields: {},
    update_source: 'comparison',
    timestamp: startedAt,
    user_id: null,
  },
});

async function knownEntries(db: LedgerDb, system: string, externalIds: readonly string[]) {
  const rows = await db
    .selectFrom('source_identities as identity')
    .innerJoin('source_records as record', 'record.id', 'identity.current_record_id')
    .where('identity.system', '=', system)
    .where('identity.external_id', 'in', externalIds)
    .select([
      'identity.external_id as externalId',
      'record.content_hash as contentHash',
      'record.received_at as receivedAt',
      'record.data as data',
    ])
    .execute();
  return new Map(rows.map((row) => [row.externalId, row]));
}

async function replaceFindings(
  db: LedgerDb,
  comparisonId: string,
  findings: readonly EntryFinding[],
): Promise<void> {
  const rows = findings.map(({ externalId, kind, fields }): Insertable<DriftFindingsTable> => ({
    report_id: comparisonId,
    kind,
    subject_id: externalId,
    detail_json: fields.length === 0 ? null : JSON.stringify(fields),
  }));
  await db
    .deleteFrom('drift_findings')
    .where('report_id', '=', comparisonId)
    .where('kind', 'in', ['same', 'missing', 'differing'])
    .where(
      'subject_id',
      'in',
      rows.map(({ subject_id }) => subject_id),
    )
    .execute();
  for (const chunk of chunksOf(rows, 4)) await db.insertInto('drift_findings').values(chunk).execute();
}
