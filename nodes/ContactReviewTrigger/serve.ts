import type { IDataObject, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';
import { PageRequestSchema, type JobKind, type PageRequest } from '../../contacts/review/page/page-requests';
import type { PageProblem } from '../../contacts/review/page/page-answers';
import { oneLine } from '../../contacts/review';
import type { Json } from '../../contacts/model/person-record';
import { startJob, systemClock } from '../../ledger';
import { ANSWERED, answer } from '../trigger/answer';
import { codeOf } from '../trigger/error-code';
import { rawBodyOf } from '../trigger/raw-body';
import { openTriggerLedger } from '../trigger/trigger-ledger';
import { ANSWERS, type Asked, type PlainAsk } from './asked';
import { readMessagesOf } from './openphone-messages';
import { asksForPassword, reviewerAsking, reviewerOpening, type ReviewCredential } from './page-access';
import { signToken } from './page-token';
import { sendNotice, sendPage } from './send-page';
import { pageLifetimeMs } from './trigger-parameters';

/** n8n takes no larger bodies of its own accord. */
const LARGEST_FILE_BYTES = 16 * 1024 * 1024;
const LONGEST_FILE_NAME = 200;

/** What was begun before, n8n does not go on with. */
const PROCESS_STARTED_AT = systemClock.now();

/**
 * Serves the page, what it asks, and the files it sends. Only a file and the wish that something be done begin an execution.
 * Never throws: n8n would begin one about it.
 */
export async function serve(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  return await served(context).catch((error: unknown) => {
    context.logger.warn(`${context.getNode().name}: a request was not served (${codeOf(error)})`);
    const { method } = context.getRequestObject();
    if (method === 'GET') sendNotice(context, 503, AWAY);
    else refuse(context, 503, 'unavailable', AWAY.join(' '));
    return ANSWERED;
  });
}

const AWAY = [
  'The ledger cannot be used at the moment.',
  'Nothing was changed. Wait a little and try again; if it stays so, ask who looks after n8n.',
] as const;

async function served(context: IWebhookFunctions): Promise<IWebhookResponseData> {
  const { method, originalUrl, url = '' } = context.getRequestObject();
  const [path = '', query = ''] = (originalUrl ?? url).split(/\?(.*)/s);
  const credential = await context.getCredentials<ReviewCredential & object>('contactReviewApi');
  if (method === 'GET') return await servePage(context, credential, path, new URLSearchParams(query));
  const reviewer = reviewerAsking(context.getHeaderData(), credential, Date.now());
  if (reviewer === null) {
    return refuse(
      context,
      401,
      'expired',
      'This page has expired. Open it again from n8n. Nothing was changed.',
    );
  }
  const ledger = await openTriggerLedger(context);
  const asked = {
    ledger,
    reviewer,
    clock: systemClock,
    processStartedAt: PROCESS_STARTED_AT,
    readMessages: readMessagesOf(context),
  };
  return /\/files\/?$/.test(path)
    ? await serveFile(context, asked, new URLSearchParams(query))
    : await serveAsk(context, asked);
}

async function servePage(
  context: IWebhookFunctions,
  credential: ReviewCredential,
  path: string,
  query: URLSearchParams,
): Promise<IWebhookResponseData> {
  const nowMs = Date.now();
  const reviewer = reviewerOpening(context.getHeaderData(), query.get('access') ?? '', credential, nowMs);
  if (reviewer === null) {
    context.logger.warn(`${context.getNode().name}: somebody without access asked for the page`);
    sendNotice(context, 401, CLOSED, asksForPassword(credential));
    return ANSWERED;
  }
  // Relative, so that it holds behind whatever a proxy puts before it; a page's own address may end with a slash.
  const here = path.endsWith('/') ? '' : `${path.split('/').at(-1)}/`;
  const token = signToken(
    'page',
    { reviewer, expiresAtMs: nowMs + pageLifetimeMs(context) },
    (credential.signingSecret ?? '').trim(),
  );
  await sendPage(context, { apiUrl: `${here}asks`, filesUrl: `${here}files`, token, reviewer });
  return ANSWERED;
}

const CLOSED = [
  'You cannot open this page',
  'The link has expired, or is not whole. Open the form “Contact enrichment” in n8n to get a new one.',
] as const;

async function serveAsk(context: IWebhookFunctions, asked: Asked): Promise<IWebhookResponseData> {
  const body = await rawBodyOf(context);
  if (body.kind !== 'read')
    return refuse(context, 413, 'body_too_large', 'The request is too large. Nothing was changed.');
  const request = requestOf(body.bytes);
  if (request === null)
    return refuse(
      context,
      400,
      'invalid_request',
      'This is nothing that the page can ask. Nothing was changed. Load the page again.',
    );
  if (request.ask === 'start') return await begin(context, asked, request.job, null, {});
  answer(context, 200, (await answerTo(asked, request)) as Json);
  return ANSWERED;
}

function requestOf(bytes: Buffer): PageRequest | null {
  try {
    const read = PageRequestSchema.safeParse(JSON.parse(bytes.toString('utf8')));
    return read.success ? read.data : null;
  } catch {
    return null;
  }
}

/** The answer to an ask; TypeScript cannot follow that the key and the request belong together. */
const answerTo = (asked: Asked, request: Extract<PageRequest, { ask: PlainAsk }>): Promise<unknown> =>
  (ANSWERS[request.ask] as (asked: Asked, request: unknown) => Promise<unknown>)(asked, request);

async function serveFile(
  context: IWebhookFunctions,
  asked: Asked,
  query: URLSearchParams,
): Promise<IWebhookResponseData> {
  const body = await rawBodyOf(context, LARGEST_FILE_BYTES);
  if (body.kind !== 'read')
    return refuse(
      context,
      413,
      'file_too_large',
      'The file is larger than 16 MB and was not read. Split it, or use the form “Upload contact exports”.',
    );
  if (body.bytes.length === 0)
    return refuse(context, 400, 'empty_file', 'The file is empty. Nothing was read.');
  const name = oneLine(query.get('name') ?? '', LONGEST_FILE_NAME).replace(/[/\\]/g, '_') || 'upload.csv';
  const data = await context.helpers.prepareBinaryData(body.bytes, name, 'text/csv');
  return await begin(context, asked, 'import', name, { data });
}

/** Notes that something is to be done, says so, and hands it to the workflow. */
async function begin(
  context: IWebhookFunctions,
  { ledger, reviewer, clock, processStartedAt }: Asked,
  kind: JobKind,
  subject: string | null,
  binary: NonNullable<INodeExecutionData['binary']>,
): Promise<IWebhookResponseData> {
  const started = await startJob(ledger, { kind, subject, requestedBy: reviewer }, processStartedAt, clock);
  answer(context, 200, { ...started });
  if (started.outcome === 'running') return ANSWERED;
  const json: IDataObject = { jobId: started.jobId, kind };
  const item: INodeExecutionData = Object.keys(binary).length === 0 ? { json } : { json, binary };
  return { noWebhookResponse: true, workflowData: [[item]] };
}

function refuse(
  context: IWebhookFunctions,
  status: number,
  error: string,
  message: string,
): IWebhookResponseData {
  const problem: PageProblem = { error, message };
  answer(context, status, { ...problem });
  return ANSWERED;
}
