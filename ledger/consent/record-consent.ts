import { EVERY_SCOPE, type ConsentStatement } from '../../contacts/consent/consent-statement';
import { effectiveConsent } from '../../contacts/consent/effective-consent';
import { contentHashOf } from '../../contacts/model/canonical-json';
import { chunksOf } from '../chunks';
import type { Clock } from '../clock';
import type { Ledger } from '../open-ledger';
import { storableText, storableTextOrNull } from '../storable-text';
import type { LedgerDb } from '../tables';

/** A statement, and the contact it was made for where that is known. */
export type ConsentToRecord = ConsentStatement & { readonly contactId?: string | null };

/** So many statements were new; the others had been recorded before. */
export interface RecordedConsent {
  readonly recorded: number;
  readonly alreadyRecorded: number;
}

/**
 * Records evidence about numbers and addresses and brings the answers to "may we?" up to date, in one transaction. Stating a
 * thing again changes nothing.
 */
export async function recordConsent(
  ledger: Ledger,
  statements: readonly ConsentToRecord[],
  clock: Clock,
): Promise<RecordedConsent> {
  const keys = statements.map(({ identifier }) => `consent ${identifier}`);
  return ledger.writeKeys(keys, (db) => recordConsentIn(db, statements, clock));
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
  let recorded = 0;
  for (const chunk of chunksOf([...rows.values()], COLUMNS)) {
    const added = await db
      .insertInto('consent_statements')
      .values(chunk)
      .onConflict((conflict) => conflict.column('statement_key').doNothing())
      .returning(['identifier', 'channel'])
      .execute();
    recorded += added.length;
    const touched = new Map(added.map((row) => [`${row.identifier} ${row.channel}`, row]));
    for (const { identifier, channel } of touched.values()) await refreshConsent(db, identifier, channel);
  }
  return { recorded, alreadyRecorded: statements.length - recorded };
}

function rowOf(statement: ConsentToRecord, clock: Clock) {
  const { identifier, channel, scope, state, basis, system, statedAt } = statement;
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
    identifier: storableText(identifier),
    scope,
    state,
    basis,
    system,
    evidence_id: evidenceId,
    quote,
    contact_id: statement.contactId ?? null,
    stated_at: new Date(statedAt).toISOString(),
    recorded_at: clock.now(),
  };
}

type Channel = ConsentStatement['channel'];

/** Computes the answers for one identifier and channel anew: for every scope that was ever named. */
async function refreshConsent(db: LedgerDb, identifier: string, channel: Channel): Promise<void> {
  const rows = await db
    .selectFrom('consent_statements')
    .where('identifier', '=', identifier)
    .where('channel', '=', channel)
    .select(['id', 'scope', 'state', 'basis', 'system', 'stated_at as statedAt'])
    .execute();
  for (const scope of new Set([EVERY_SCOPE, ...rows.map((row) => row.scope)])) {
    const effective = effectiveConsent(rows, scope);
    if (effective === null) continue;
    const answer = {
      state: effective.state,
      statement_id: effective.because.id,
      since: effective.because.statedAt,
    };
    await db
      .insertInto('consents')
      .values({ identifier, channel, scope, ...answer })
      .onConflict((conflict) => conflict.columns(['identifier', 'channel', 'scope']).doUpdateSet(answer))
      .execute();
  }
}
