import type { Clock } from './clock';
import type { Ledger } from './open-ledger';
import { storableText, storableTextOrNull } from './storable-text';
import { withoutPersonalData } from './without-personal-data';

/** A run that stopped, as n8n's error workflow hears of it. */
export interface RunFailure {
  readonly workflowName: string;
  readonly nodeName: string | null;
  readonly message: string;
  readonly executionId: string | null;
}

/**
 * Remembers that a run stopped. Only the first 500 characters of the message are kept, with e-mail addresses
 * and telephone numbers taken out: the failures are shown in reports.
 * @returns the id of the failure.
 */
export async function recordFailure(ledger: Ledger, failure: RunFailure, clock: Clock): Promise<string> {
  const id = clock.newId();
  await ledger.write((db) =>
    db
      .insertInto('run_failures')
      .values({
        id,
        workflow_name: storableText(failure.workflowName),
        node_name: storableTextOrNull(failure.nodeName),
        message: storableText(withoutPersonalData(failure.message)),
        execution_id: storableTextOrNull(failure.executionId),
        occurred_at: clock.now(),
      })
      .execute(),
  );
  return id;
}
