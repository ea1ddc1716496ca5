import { sleep } from 'n8n-workflow';
import type { IExecuteFunctions, ILoadOptionsFunctions } from 'n8n-workflow';
import { KeyedLock } from '../../../clients/http/keyed-lock';
import { RateLimiter } from '../../../clients/http/rate-limiter';
import { EDITOR_RETRY_LIMITS, RETRY_LIMITS, type RetryLimits } from '../../../clients/http/retry';
import {
  connectResMan,
  LeasePeople,
  POST_ATTEMPTS,
  READ_BACK_PAUSES_MS,
  ResManClient,
  ResManV2Client,
  type ResManSession,
} from '../../../clients/resman';
import { sharedByAccount } from '../../http/by-account';
import { httpExchange } from '../../http/exchange';

const CREDENTIAL = 'resManApi';

/** How many requests a second are sent at most. ResMan publishes no limit; its own connectors say that it is slow. */
export const MOST_REQUESTS_PER_SECOND = 50;
export const REQUESTS_PER_SECOND = 5;

/** How old the list of applicants and residents of a property may be. */
const LEASE_PEOPLE_MS = 5 * 60_000;

/** A large property's residents, or a wide window of changes, take a while. */
const REQUEST_TIMEOUT_MS = 60_000;

/** What the credential sets where a node names nothing; '' where it does not either. */
export interface ResManDefaults {
  readonly propertyId: string;
  readonly employeeId: string;
  readonly sourceId: string;
}

/** ResMan under the node's credential. */
export interface Connection {
  readonly session: ResManSession;
  readonly client: ResManClient;
  readonly v2: ResManV2Client;
  readonly defaults: ResManDefaults;
}

/** What everything in this process shares that uses the same partner and account at the same address. */
class Account {
  readonly limiter = new RateLimiter({
    permittedPerSecond: MOST_REQUESTS_PER_SECOND,
    usedPerSecond: MOST_REQUESTS_PER_SECOND,
  });
  readonly lock = new KeyedLock();
  readonly leasePeople = new LeasePeople(Date.now, LEASE_PEOPLE_MS);
}

const accountOf = sharedByAccount(() => new Account());

/**
 * Connects an execution. All connections with the same partner and account in this process share one rate limit, one lock
 * and one list of residents.
 * @param requestsPerSecond the pace of this execution
 */
export async function connect(
  context: IExecuteFunctions,
  requestsPerSecond: number = REQUESTS_PER_SECOND,
): Promise<Connection> {
  return connectionOf(context, {
    requestsPerSecond,
    limits: RETRY_LIMITS,
    timeoutMs: REQUEST_TIMEOUT_MS,
    isCancelled: () => context.getExecutionCancelSignal()?.aborted ?? false,
  });
}

/** The same for the editor's lists: it gives up after seconds, and errors show. */
export async function connectEditor(context: ILoadOptionsFunctions): Promise<Connection> {
  return connectionOf(context, {
    requestsPerSecond: MOST_REQUESTS_PER_SECOND,
    limits: EDITOR_RETRY_LIMITS,
    timeoutMs: EDITOR_RETRY_LIMITS.totalMs,
  });
}

interface Manner {
  readonly requestsPerSecond: number;
  readonly limits: RetryLimits;
  readonly timeoutMs: number;
  readonly isCancelled?: () => boolean;
}

async function connectionOf(
  context: IExecuteFunctions | ILoadOptionsFunctions,
  { timeoutMs, ...manner }: Manner,
): Promise<Connection> {
  const credential = await context.getCredentials<Record<string, string>>(CREDENTIAL);
  const text = (name: string): string => String(credential[name] ?? '').trim();
  const address = (name: string): string => text(name).replace(/\/+$/, '');
  const exchange = (baseUrl: string) =>
    httpExchange(context, { credential: CREDENTIAL, baseUrl, timeoutMs, answerAs: 'text' });
  const [baseUrl, v2BaseUrl] = [address('baseUrl'), address('v2BaseUrl')];
  const account = accountOf(baseUrl, text('partnerId'), text('apiKey'), text('accountId'));
  const pace = { limiter: account.limiter, now: Date.now, sleep, random: Math.random, ...manner };
  const connection = connectResMan(exchange(baseUrl), exchange(v2BaseUrl), pace);
  const client = new ResManClient(connection);
  return {
    client,
    v2: new ResManV2Client(connection),
    defaults: {
      propertyId: text('defaultPropertyId'),
      employeeId: text('defaultEmployeeId'),
      sourceId: text('defaultSourceId'),
    },
    session: {
      client,
      lock: account.lock,
      leasePeople: (propertyId) =>
        account.leasePeople.of(propertyId, (id) => client.applicantsAndResidents(id)),
      readBack: { pausesMs: READ_BACK_PAUSES_MS, attempts: POST_ATTEMPTS, sleep },
      now: Date.now,
    },
  };
}
