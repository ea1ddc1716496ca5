import { NodeOperationError, sleep } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';

/** After so long the event loop gets its turn; the node shares its process with every other execution. */
const TURN_MS = 25;

/** Resolves at once, or after the others had their turn when this one has lasted long enough. */
export function takingTurns(): () => Promise<void> {
  let startedAt = Date.now();
  return async () => {
    if (Date.now() - startedAt < TURN_MS) return;
    await sleep(0);
    startedAt = Date.now();
  };
}

/**
 * As `takingTurns`; ends the work of an execution that somebody has stopped.
 * @throws {NodeOperationError} the execution was stopped; nothing is put out then.
 */
export function takingTurnsUntilStopped(this: IExecuteFunctions): () => Promise<void> {
  const nextTurn = takingTurns();
  const signal = this.getExecutionCancelSignal();
  return async () => {
    await nextTurn();
    if (signal?.aborted !== true) return;
    throw new NodeOperationError(this.getNode(), 'The execution was stopped while records were compared', {
      description: 'Nothing was put out. Run the workflow again when you want the result.',
    });
  };
}
