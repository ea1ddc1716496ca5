import type { ConsentStatement } from '../../contacts/consent/consent-statement';
import { contentHashOf } from '../../contacts/model/canonical-json';
import { chunksOf, selectInChunks } from '../chunks';
import type { Clock } from '../clock';
import type { Ledger } from '../open-ledger';
import { storableText, storableTextOrNull } from '../storable-text';
import type { LedgerDb } from '../tables';
import { consentKey, lockConsent } from './lock-consent';
import { refreshConsents } from './refresh-consents';
import { untilSendsEnded } from './send-permits';

/** A statement, and the contact it was made for where that is known. */
export type ConsentToRecord = ConsentStatement & { readonly contactId?: string | null };

/** So many statements were new; the others had been recorded before. */
export interface RecordedConsent {
  readonly recorded: number;
  readonly alreadyRecorded: number;
}

/**
 * Records evidence about numbers and addresses and brings the answers to "may we?" up to date, in one transaction. Stating a
 * thing again changes nothing; what is stated at the same instant by others is counted too.
 *
 * A "no" resolves only when no send that was permitted before it can begin any more (see `untilSendsEnded`).
 *
 * A "yes" counts from when we heard of it at the latest: with a time in the future, from a clock that is wrong or a local
 * time taken for UTC, it would lift a "no" that was said after it.
 */
export async function recordConsent(
  ledger: Ledger,
  statements: readonly ConsentToRecord[],
  clock: Clock,
): Promise<RecordedConsent> {
  const keys = statements.map(({ identifier }) => consentKey(storableText(identifier)));
  const recorded = await ledger.writeKeys(keys, (db) => recordConsentIn(db, statements, clock));
  await untilSendsEnded(
    ledger,
    statements
      .filter(({ state }) => state === 'denied')
      .map(({ identifier, channel }) => ({ identifier: storableText(identifier), channel })),
    clock,
  );
  return recorded;
}

const COLUMNS = 13;

/** The same inside a transaction. */
export async function recordConsentIn(
  db: LedgerDb,
  statements: readonly ConsentToRecord[],
  clock: Clock,
): Promise<RecordedConsent> {
  const rows = new Map(
    statements.map((statement) => {
      const row = rowOf(statement, clock);
      return [row.statement_key, row];
    }),
  );
  const unseen = await unseenOf(db, [...rows.values()]);
  await lockConsent(
    db,
    unseen.map(({ identifier }) => identifier),
  );
  const touched: { identifier: string; channel: ConsentStatement['channel'] }[] = [];
  for (const chunk of chunksOf(unseen, COLUMNS)) {
    const added = await db
      .insertInto('consent_statements')
      .values(chunk)
      .onConflict((conflict) => conflict.column('statement_key').doNothing())
      .returning(['identifier', 'channel'])
      .execute();
    for (const row of added) touched.push(row);
  }
  await refreshConsents(db, touched);
  return { recorded: touched.length, alreadyRecorded: statements.length - touched.length };
}

type StatementRow = ReturnType<typeof rowOf>;

/** Leaves out what was recorded before: a repeat waits for nobody. */
async function unseenOf(db: LedgerDb, rows: readonly StatementRow[]): Promise<StatementRow[]> {
  const known = await selectInChunks(
    rows.map(({ statement_key }) => statement_key),
    (chunk) =>
      db
        .selectFrom('consent_statements')
        .where('statement_key', 'in', chunk)
        .select('statement_key')
        .execute(),
  );
  const seen = new Set(known.map(({ statement_key }) => statement_key));
  return rows.filter(({ statement_key }) => !seen.has(statement_key));
}

/** @throws {RangeError} `statedAt` is no time; the schema of statements lets none through */
function rowOf(statement: ConsentToRecord, clock: Clock) {
  const { channel, state, basis, contactId = null } = statement;
  const [identifier, scope, system] = [statement.identifier, statement.scope, statement.system].map(
    storableText,
  ) as [string, string, string];
  const statedAt = new Date(statement.statedAt).toISOString();
  const recordedAt = clock.now();
  const evidenceId = storableTextOrNull(statement.evidenceId);
  const quote = storableTextOrNull(statement.quote);
  return {
    id: clock.newId(),
    statement_key: contentHashOf([
      identifier,
      channel,
      scope,
      state,
      basis,
      system,
      statedAt,
      evidenceId,
      quote,
    ]),
    channel,
    identifier,
    scope,
    state,
    basis,
    system,
    evidence_id: evidenceId,
    quote,
    contact_id: contactId,
    stated_at: state === 'allowed' && statedAt > recordedAt ? recordedAt : statedAt,
    recorded_at: recordedAt,
  };
}
