import type { Clock } from './clock';
import type { LedgerDb } from './tables';

/** Something that was done, by whom, to which contact. Ids and counts only, never what a person is called. */
export interface AuditEntry {
  readonly action: string;
  readonly actor: string;
  readonly subjectId: string;
  readonly otherId?: string;
  readonly detail?: Readonly<Record<string, string | number | boolean | null>>;
}

/** Writes an entry of the audit log, in the transaction that does the thing. */
export async function audit(db: LedgerDb, entry: AuditEntry, clock: Clock): Promise<void> {
  await db
    .insertInto('audit_entries')
    .values({
      id: clock.newId(),
      action: entry.action,
      actor: entry.actor,
      subject_id: entry.subjectId,
      other_id: entry.otherId ?? null,
      detail_json: entry.detail ? JSON.stringify(entry.detail) : null,
      at: clock.now(),
    })
    .execute();
}
