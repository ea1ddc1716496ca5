import type { IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { headerOf, type RequestHeaders } from '../../clients/webhook';
import { RESMAN } from '../../contacts/mapping';
import { findStanding, storeEvents, systemClock, type Ledger } from '../../ledger';
import { CONTACT_UPDATED, ContactUpdateSchema } from '../ResManTrigger/contact-update';
import { ANSWERED, answer } from '../trigger/answer';
import { codeOf } from '../trigger/error-code';
import { fullItem } from '../trigger/event-item';
import { handOut } from '../trigger/hand-out';
import { MOST_BYTES, rawBodyOf } from '../trigger/raw-body';
import { RESMAN_RELAY, secretVerdict, type SecretCredential } from '../trigger/secret-proof';
import { eventIdFor, settingsFor, sourceFor } from '../trigger/test-mode';
import { openTriggerLedger } from '../trigger/trigger-ledger';
import { readTriggerSettings } from '../trigger/trigger-properties';
import { answerWhenDone } from './answer-when-done';
import { CONTACT_API } from './credential-kind';
import { wrongRequest, type Problem } from './problem';
import { readBody, readCreate, readSearch, readUpdate, type Reading } from './read-requests';
import { jsonOf, storeRequest, type RequestToStore, type StoredRequest } from './request-events';
import { routeOf, signedBytes, type Endpoint, type Route } from './routes';
import { searchAnswer } from './search';
import { readApiSettings, SOURCE, WINDOW_MS } from './trigger-parameters';

export const CONTACT_CREATE = 'contact.create';
export const CONTACT_UPDATE = 'contact.update';
/** One output a type, in this order. */
export const OUTPUT_TYPES: readonly string[] = [CONTACT_CREATE, CONTACT_UPDATE, CONTACT_UPDATED];

/** A request that is known to come from who may ask. */
interface ProvenRequest {
  readonly route: Route;
  readonly headers: RequestHeaders;
  readonly rawBody: Buffer;
  readonly ledger: Ledger;
  /** When it came, in milliseconds since 1970. */
  readonly arrivedAtMs: number;
}

/**
 * Serves one request of the four endpoints: proves it, checks it, and answers a search from the ledger. Anything else is an
 * event that is committed before work on it begins; who asked for it is kept waiting for the answer that the workflow gives it.
 * Never throws: n8n would begin an execution about it.
 */
export async function serve(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  return await served(context).catch((error: unknown) => {
    context.logger.warn(`${context.getNode().name}: a request was not served (${codeOf(error)})`);
    answer(context, 503, {
      error: 'unavailable',
      message: 'The ledger cannot be used at the moment. Send the request again later.',
    });
    return ANSWERED;
  });
}

async function served(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  const arrivedAtMs = Date.now();
  const { method = '', originalUrl, url = '' } = context.getRequestObject();
  const route = routeOf(method, originalUrl ?? url);
  if (route === null) return refuse(context, notFound('There is no such endpoint.'));
  const body = await rawBodyOf(context);
  if (body.kind !== 'read') return refuse(context, body.kind === 'too_large' ? tooLarge : unreadable);
  const headers = context.getHeaderData();
  const verdict = await proofOf(context, route, headers, body.bytes);
  if (verdict !== 'ok') {
    context.logger.warn(`${context.getNode().name}: a request was refused (${verdict})`);
    answer(context, 401, null);
    return ANSWERED;
  }
  const ledger = await openTriggerLedger(context);
  const request = { route, headers, rawBody: body.bytes, ledger, arrivedAtMs };
  return await SERVED[route.endpoint](context, request);
}

const SERVED: Readonly<
  Record<Endpoint, (context: IWebhookFunctions, request: ProvenRequest) => Promise<IWebhookResponseData>>
> = {
  async search(context, { route, ledger }) {
    const read = readSearch(route.query);
    if (read.kind === 'problem') return refuse(context, read);
    answer(context, 200, await searchAnswer(ledger, read.request));
    return ANSWERED;
  },

  async create(context, request) {
    const read = withKey(readCreate(request.rawBody), request.headers);
    if (read.kind === 'problem') return refuse(context, read);
    const payload = jsonOf(read.request);
    return await work(context, request, { type: CONTACT_CREATE, eventId: read.key, payload });
  },

  async update(context, request) {
    const read = withKey(readUpdate(request.rawBody), request.headers);
    if (read.kind === 'problem') return refuse(context, read);
    const asked = decodedId(String((context.getParamsData() as { contactId?: unknown }).contactId ?? ''));
    const contact = await findStanding(request.ledger, asked, RESMAN);
    if (contact === null) return refuse(context, notFound('The ledger knows no contact of this id.'));
    if (contact.status === 'erased') return refuse(context, erased);
    const payload = jsonOf({
      contact_id: contact.contactId,
      requested_contact_id: asked,
      ...read.request,
    });
    return await work(context, request, { type: CONTACT_UPDATE, eventId: read.key, payload });
  },

  async change(context, { rawBody, headers, ledger }) {
    const read = readBody(rawBody, ContactUpdateSchema);
    if (read.kind === 'problem') return refuse(context, read);
    const source = sourceFor(context, readApiSettings(context).changeSource);
    const eventId = eventIdFor(context, headerOf(headers, 'x-delivery-id')?.slice(0, 300) ?? null);
    const event = { source, type: CONTACT_UPDATED, eventId, payload: jsonOf(read.request) };
    await storeEvents(ledger, [event], systemClock);
    answer(context, 200, { received: true });
    return await handOutOf(context, ledger, source);
  },
};

/** Stores a request, hands out what is due, and keeps whoever sent it waiting for the answer. */
async function work(
  context: IWebhookFunctions,
  { ledger, arrivedAtMs }: ProvenRequest,
  request: RequestToStore,
): Promise<IWebhookResponseData> {
  const source = sourceFor(context, readTriggerSettings(context, SOURCE).source);
  const stored: StoredRequest = await storeRequest(ledger, source, {
    ...request,
    eventId: eventIdFor(context, request.eventId),
  });
  if (stored.kind === 'problem') return refuse(context, stored);
  const untilMs = arrivedAtMs + readApiSettings(context).answerWithinMs;
  void answerWhenDone(context, ledger, stored, untilMs);
  return await handOutOf(context, ledger, source);
}

function handOutOf(
  context: IWebhookFunctions,
  ledger: Ledger,
  source: string,
): Promise<IWebhookResponseData> {
  const settings = { ...readTriggerSettings(context, SOURCE, WINDOW_MS), source };
  return handOut(context, ledger, {
    settings: settingsFor(context, settings),
    types: OUTPUT_TYPES,
    outputTypes: OUTPUT_TYPES,
    itemOf: fullItem,
  });
}

async function proofOf(
  context: IWebhookFunctions,
  route: Route,
  headers: RequestHeaders,
  rawBody: Buffer,
): Promise<string> {
  const isOfRelay = route.endpoint === 'change' && readApiSettings(context).isChangeOfRelay;
  const [type, kind] = isOfRelay ? ['resManRelayApi', RESMAN_RELAY] : ['contactApi', CONTACT_API];
  const credential = await context.getCredentials<SecretCredential>(String(type));
  const { method = '' } = context.getRequestObject();
  const signed = isOfRelay ? rawBody : signedBytes(method, route, rawBody);
  return secretVerdict({ headers, rawBody: signed }, credential, kind as typeof CONTACT_API, Date.now());
}

/** The caller's own key of a request; null when there is none. */
function withKey<Request extends Reading<unknown>>(
  read: Request,
  headers: RequestHeaders,
): Problem | (Request & { readonly kind: 'read'; readonly key: string | null }) {
  if (read.kind === 'problem') return read as Problem & Request;
  const key = headerOf(headers, 'idempotency-key');
  if (key !== null && !/^[\x21-\x7e]{1,255}$/.test(key))
    return wrongRequest([{ field: 'Idempotency-Key', expected: '1 to 255 visible ASCII characters' }]);
  return { ...read, key } as Request & { readonly kind: 'read'; readonly key: string | null };
}

/** n8n leaves what is written with "%" in some versions; no id holds one. */
function decodedId(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

function refuse(context: IWebhookFunctions, problem: Problem): IWebhookResponseData {
  const { status, error, message, fields } = problem;
  answer(context, status, jsonOf({ error, message, fields }));
  return ANSWERED;
}

const notFound = (message: string): Problem => ({
  kind: 'problem',
  status: 404,
  error: 'not_found',
  message: `${message} Nothing was stored.`,
});

const erased: Problem = {
  kind: 'problem',
  status: 410,
  error: 'contact_erased',
  message: 'The person of this contact was erased. Nothing was stored.',
};

const tooLarge: Problem = {
  kind: 'problem',
  status: 413,
  error: 'body_too_large',
  message: `The body is larger than ${MOST_BYTES / 1024 / 1024} MiB. Nothing was stored.`,
};

const unreadable: Problem = wrongRequest([{ field: 'body', expected: 'a body that arrives whole' }]);
