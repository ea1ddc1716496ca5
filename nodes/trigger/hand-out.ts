import { sleep } from 'n8n-workflow';
import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import {
  claimEvents,
  completeEvents,
  systemClock,
  type ClaimedEvent,
  type EventProgress,
  type Ledger,
} from '../../ledger';
import { ANSWERED } from './answer';
import { BatchesInWork } from './batches-in-work';
import { DeliveryWindows } from './delivery-window';
import { codeOf } from './error-code';
import { waitersOf } from './event-waiters';
import type { TriggerSettings } from './trigger-properties';

/**
 * How long after handing over events count as done, where the workflow does not say so itself: by then n8n has written down
 * that the execution exists. A process that dies before hands them out again.
 */
const HANDED_OVER_AFTER_MS = 2_000;

/** How many executions of one trigger work at the same time before deliveries are gathered instead. */
const MOST_BATCHES = 2;

/** How long deliveries are gathered at most when executions take long. */
const LONGEST_GATHERING_MS = 1_000;

/** After that long a batch does not count as being worked on any more: n8n may have died under it, or a service is slow. */
const WATCHED_MS = 5_000;

const windows = new DeliveryWindows();
const inWork = new BatchesInWork();

export interface HandOut {
  readonly settings: TriggerSettings;
  /** Which events are this trigger's; empty: all of its source. */
  readonly types: readonly string[];
  readonly itemOf: (event: ClaimedEvent) => IDataObject;
  /** By which output each type leaves, one type an output; left out: all by the first. */
  readonly outputTypes?: readonly string[];
}

/**
 * Hands out what is due, in one execution with an item an event, if this delivery is the first of its window; else nothing: the
 * first one does. The sender was answered before, so whatever goes wrong here is logged, and the events stay in the ledger for
 * the next delivery or a scheduled "Take Due".
 */
export async function handOut(
  context: IWebhookFunctions,
  ledger: Ledger,
  { settings, types, itemOf, outputTypes = [] }: HandOut,
): Promise<IWebhookResponseData> {
  const { source, batchSize, windowMs, leaseMs, maxAttempts, completeBy } = settings;
  const key = [context.getWorkflow().id ?? '', context.getNode().id, context.getMode(), source].join('\n');
  const hasRoom = () => inWork.hasRoom(key, MOST_BATCHES, LONGEST_GATHERING_MS);
  if (!(await windows.isFirst(key, windowMs, batchSize, hasRoom))) return ANSWERED;
  const worker = context.getNode().name.slice(0, 50);
  const claim = { source, types, limit: batchSize, leaseMs, maxAttempts, workerToken: worker };
  const events = await claimEvents(ledger, claim, systemClock).catch((error: unknown) => {
    context.logger.warn(
      `${worker}: stored events were not handed out (${codeOf(error)}); the next delivery does it`,
    );
    return [];
  });
  if (events.length === 0) return ANSWERED;
  if (completeBy === 'handedOver') void completeSoon(context, ledger, events);
  else inWork.add(key, endOfWork(ledger, events));
  const workflowData: INodeExecutionData[][] = [[], ...outputTypes.slice(1).map(() => [])];
  for (const event of events)
    workflowData[Math.max(0, outputTypes.indexOf(event.type))]?.push({ json: itemOf(event) });
  return { noWebhookResponse: true, workflowData };
}

/** When none of the events is being worked on any more, or after a while. */
async function endOfWork(ledger: Ledger, events: readonly ClaimedEvent[]): Promise<void> {
  const isOver = ({ status }: EventProgress) => status !== 'claimed';
  const { signal } = new AbortController();
  const waiters = waitersOf(ledger);
  await Promise.all(events.map(({ id }) => waiters.wait(id, isOver, WATCHED_MS, signal)));
}

/** Never throws: what could not be completed is handed out again. */
async function completeSoon(
  context: IWebhookFunctions,
  ledger: Ledger,
  events: readonly ClaimedEvent[],
): Promise<void> {
  await sleep(HANDED_OVER_AFTER_MS);
  await completeEvents(ledger, events, systemClock).catch((error: unknown) =>
    context.logger.warn(`Events that were handed over will be handed out again (${codeOf(error)})`),
  );
}
