import type { ConsentStatement } from '../../contacts/consent/consent-statement';
import { selectInChunks } from '../chunks';
import type { LedgerDb } from '../tables';

/** A statement as the ledger keeps it. */
export interface StatedConsent extends ConsentStatement {
  readonly statementId: string;
}

/**
 * Everything that was ever stated about numbers and addresses, for every channel and purpose, in no order: the evidence
 * that the answers to "may we?" are computed from.
 */
export async function statedConsentOf(
  db: LedgerDb,
  identifiers: readonly string[],
): Promise<StatedConsent[]> {
  return selectInChunks([...new Set(identifiers)], (chunk) =>
    db
      .selectFrom('consent_statements')
      .where('identifier', 'in', chunk)
      .select(['id as statementId', 'identifier', 'channel', 'scope', 'state', 'basis', 'system', 'quote'])
      .select(['stated_at as statedAt', 'evidence_id as evidenceId'])
      .execute(),
  );
}
