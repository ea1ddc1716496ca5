import type { LedgerDb } from '../tables';

/** What a system says about something we may have told it ourselves. */
export type PossibleEcho = {
  /** The system. */
  readonly target: string;
  /** `payloadHashOf` what it says, in the shape in which we send it. */
  readonly contentHash: string;
} & ({ readonly externalId: string } | { readonly subject: string });

/**
 * Whether a system only repeats what we told it last: the latest effect done for this subject, or for this id of the
 * system, had the same content. An answer of false may only mean that nothing was recorded as done yet.
 */
export async function isOwnEcho(db: LedgerDb, echo: PossibleEcho): Promise<boolean> {
  const query = db.selectFrom('effects').where('target', '=', echo.target).where('status', '=', 'done');
  const latest = await (
    'subject' in echo
      ? query.where('subject', '=', echo.subject)
      : query.where('external_id', '=', echo.externalId)
  )
    .select('payload_hash')
    .orderBy('version', 'desc')
    .orderBy('finished_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  return latest?.payload_hash === echo.contentHash;
}
