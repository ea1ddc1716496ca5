import { propertyOfEntry } from '../../contacts/comparison';
import { readRecord } from '../contacts/members';
import type { Ledger } from '../open-ledger';

/** What was compared, and since when. */
export interface ComparedScope {
  readonly comparisonId: string;
  readonly system: string;
  readonly startedAt: string;
  readonly propertyIds: ReadonlySet<string>;
}

/** So many are looked at in one transaction; others can write in between. */
const AT_A_TIME = 500;

/**
 * The entries of the compared properties that the ledger takes to be there and that were not listed, by id. What came while it
 * was compared is left out, and so is whom the ledger knows to be archived: who has moved out is listed no more.
 */
export async function entriesGone(ledger: Ledger, scope: ComparedScope): Promise<string[]> {
  const gone: string[] = [];
  let after = '';
  for (;;) {
    const rows = await unlisted(ledger, scope, after);
    for (const { externalId, data } of rows) {
      const isOfScope = scope.propertyIds.has(propertyOfEntry(externalId) ?? '');
      if (isOfScope && data !== null && readRecord(data).isActive) gone.push(externalId);
    }
    if (rows.length < AT_A_TIME) return gone;
    after = rows.at(-1)?.externalId ?? '';
  }
}

function unlisted(ledger: Ledger, { comparisonId, system, startedAt }: ComparedScope, after: string) {
  return ledger.read((db) =>
    db
      .selectFrom('source_identities as identity')
      .innerJoin('source_records as record', 'record.id', 'identity.current_record_id')
      .where('identity.system', '=', system)
      .where('identity.external_id', '>', after)
      .where('record.received_at', '<', startedAt)
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('drift_findings as finding')
              .whereRef('finding.subject_id', '=', 'identity.external_id')
              .where('finding.report_id', '=', comparisonId)
              .where('finding.kind', 'in', ['same', 'missing', 'differing'])
              .select('finding.kind'),
          ),
        ),
      )
      .select(['identity.external_id as externalId', 'record.data as data'])
      .orderBy('identity.external_id')
      .limit(AT_A_TIME)
      .execute(),
  );
}
