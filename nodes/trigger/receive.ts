import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { storeEvents, systemClock, type ClaimedEvent, type Ledger } from '../../ledger';
import { ANSWERED, answer } from './answer';
import { codeOf } from './error-code';
import { handOut } from './hand-out';
import type { Incoming, IncomingRequest } from './incoming';
import { rawBodyOf } from './raw-body';
import { eventIdFor, settingsFor, sourceFor } from './test-mode';
import { openTriggerLedger } from './trigger-ledger';
import { readTriggerSettings } from './trigger-properties';

/** What one trigger does in its own way. */
export interface TriggerRules {
  /** The default of "Source Name", e.g. "resman". */
  readonly source: string;
  /** Which events of the source are this trigger's; empty: all. */
  readonly types: readonly string[];
  /** Proves who sent it and reads what it says. */
  readonly read: (request: IncomingRequest, ledger: Ledger) => Promise<Incoming>;
  readonly itemOf: (event: ClaimedEvent) => IDataObject;
}

/** A delivery that is stored and acknowledged, or null when it was answered otherwise. */
type Stored = { readonly ledger: Ledger; readonly source: string } | null;

/**
 * Receives one delivery: proves it, stores its event in the ledger, answers, and only then hands out what is due. What was
 * answered with 200 is in the ledger for good. A delivery that was known is acknowledged and changes nothing. When the ledger
 * cannot be used the answer is 503, and senders that repeat come again. Never throws: n8n would begin an execution about it.
 */
export async function receive(
  context: IWebhookFunctions,
  rules: TriggerRules,
): Promise<IWebhookResponseData> {
  const stored = await store(context, rules).catch((error: unknown) => {
    context.logger.warn(`${context.getNode().name}: a delivery was not stored (${codeOf(error)})`);
    answer(context, 503, { error: 'The event could not be stored. Nothing was kept; send it again later.' });
    return null;
  });
  if (stored === null) return ANSWERED;
  answer(context, 200, { received: true });
  const settings = { ...readTriggerSettings(context, rules.source), source: stored.source };
  return handOut(context, stored.ledger, {
    settings: settingsFor(context, settings),
    types: rules.types,
    itemOf: rules.itemOf,
  });
}

async function store(context: IWebhookFunctions, rules: TriggerRules): Promise<Stored> {
  const body = await rawBodyOf(context);
  if (body.kind !== 'read') {
    const isLarge = body.kind === 'too_large';
    answer(context, isLarge ? 413 : 400, {
      error: isLarge ? 'The body is larger than 2 MiB. Nothing was stored.' : 'The body could not be read.',
    });
    return null;
  }
  const ledger = await openTriggerLedger(context);
  const incoming = await rules.read({ headers: context.getHeaderData(), rawBody: body.bytes }, ledger);
  if (incoming.kind !== 'event') {
    answerWithoutStoring(context, incoming);
    return null;
  }
  const source = sourceFor(context, readTriggerSettings(context, rules.source).source);
  const { eventId, type, payload } = incoming;
  const event = { source, eventId: eventIdFor(context, eventId), type, payload };
  await storeEvents(ledger, [event], systemClock);
  return { ledger, source };
}

function answerWithoutStoring(
  context: IWebhookFunctions,
  incoming: Exclude<Incoming, { kind: 'event' }>,
): void {
  if (incoming.kind === 'left_out') return answer(context, 200, { received: true });
  if (incoming.kind === 'malformed') return answer(context, incoming.status, { error: incoming.finding });
  context.logger.warn(`${context.getNode().name}: a delivery was refused (${incoming.why})`);
  answer(context, 401, null);
}
