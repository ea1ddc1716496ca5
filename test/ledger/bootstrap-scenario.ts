import type { SourceRecord } from '../../contacts/model/source-record';
import type { ReviewDecision } from '../../contacts/review';
import {
  recordDecisions,
  saveConversations,
  saveMatches,
  saveSourceRecords,
  type Clock,
  type Ledger,
  type MatchToSave,
} from '../../ledger';
import { conversation, toSave } from './sample-records';

/** Saves conversations with these numbers, then these records. */
export async function fill(
  ledger: Ledger,
  clock: Clock,
  phones: readonly string[],
  records: readonly SourceRecord[],
): Promise<void> {
  await saveConversations(
    ledger,
    phones.map((phone) => conversation(`CN${phone}`, phone)),
    clock,
  );
  await saveSourceRecords(
    ledger,
    records.map((record) => toSave(record)),
    clock,
  );
}

/** Saves the records and then what matching says about them. */
export async function fillAndMatch(
  ledger: Ledger,
  clock: Clock,
  records: readonly SourceRecord[],
  matches: readonly MatchToSave[],
): Promise<void> {
  await fill(
    ledger,
    clock,
    matches.map((match) => match.phoneNumber),
    records,
  );
  await saveMatches(ledger, matches, clock);
}

/** Records one decision, whatever version of the conflict is there; a merge is of all candidates. */
export async function decide(
  ledger: Ledger,
  clock: Clock,
  phoneNumber: string,
  decision: ReviewDecision['decision'],
  candidateNo = 1,
): Promise<string | undefined> {
  const one = { ...decisionOf(phoneNumber, decision, candidateNo), version: null };
  return (await recordDecisions(ledger, [one], 'reviewer@example.com', clock))[0]?.outcome;
}

/** A decision in its shortest form; a merge is of all candidates. */
export function decisionOf(
  phoneNumber: string,
  decision: ReviewDecision['decision'],
  candidateNo = 1,
): ReviewDecision {
  switch (decision) {
    case 'use_candidate':
    case 'same_household':
      return { phoneNumber, decision, candidateNo };
    case 'merge':
      return { phoneNumber, decision, candidateNos: null, fields: {} };
    case 'none':
    case 'skip':
      return { phoneNumber, decision };
  }
}

/** The matches on a number as they stand, in short: key of the record without its file, and status. */
export async function statusesOf(ledger: Ledger, phoneNumber: string): Promise<string[]> {
  const rows = await ledger.read((db) =>
    db
      .selectFrom('enrichment_matches')
      .select(['record_key', 'status', 'applied_by'])
      .where('phone_number', '=', phoneNumber)
      .orderBy('record_key')
      .execute(),
  );
  return rows.map((row) => {
    const [, record] = row.record_key.split(':');
    return `${record} ${row.status ?? '-'}${row.applied_by ? ` by ${row.applied_by}` : ''}`;
  });
}
