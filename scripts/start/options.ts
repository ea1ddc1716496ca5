import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { MOST_CONVERSATIONS } from '../../sandbox/generate/generate-bootstrap';
import { postgresAddress, type PostgresSettings } from '../../ledger';
import { redisAddress, type RedisAddress } from '../queue/redis-address';
import { StartError } from '../start-error';
import { sandboxNames, sandboxPortOf, sandboxServices } from './sandbox';

/** n8n's queue mode: main and workers, what is to be done in Redis, everything kept in PostgreSQL. */
export interface QueueOptions {
  readonly workers: number;
  /** null: one of our own. */
  readonly redis: RedisAddress | null;
  /** null: a server of our own. */
  readonly ledger: PostgresSettings | null;
}

/** What of the environment is looked at, and only with --workers. */
export interface StartEnvironment {
  readonly REDIS_URL?: string | undefined;
  readonly LEDGER_POSTGRES_URL?: string | undefined;
}

/** As many as have a place in the port range and in anybody's memory. */
const MOST_WORKERS = 64;

export interface StartOptions {
  /** All state of this installation: n8n's folder, the ledger, the sandbox's data, generated secrets. */
  readonly home: string;
  readonly port: number;
  /** OpenPhone's; ResMan's and DomIQ's are the next two. */
  readonly sandboxPort: number;
  /** Run the job, print one JSON object on the last line of standard output, stop. */
  readonly once: boolean;
  /** false: only n8n with the package and its workflows; no sandboxes, no sample data. */
  readonly demo: boolean;
  /** Sandboxes with conversations, but nothing is imported, matched or pushed: somebody does it on the page. */
  readonly byHand: boolean;
  /** Size of a generated bootstrap; null for the sample files. */
  readonly conversations: number | null;
  /** null: one n8n that does everything, with SQLite. */
  readonly queue: QueueOptions | null;
}

export const USAGE = `npm start -- [options]
  --home DIR           where all state is kept (default .contacts)
  --port N             n8n's port (default 5678)
  --sandbox-port N     the sandbox OpenPhone's port (default 5680); ResMan's and DomIQ's are the next two
  --once               run the job, print one JSON object on the last line, stop
  --no-demo            only n8n with the nodes and workflows; no sandboxes, no sample data
  --by-hand            with sandboxes, but run no job: upload, match, review and push on the enrichment page
  --conversations N    generate a bootstrap of N conversations instead of the samples
  --workers N          n8n's queue mode: main and N workers, with Redis and PostgreSQL
  --redis-url URL      with --workers: redis://USER:PASSWORD@HOST:PORT/NUMBER, or REDIS_URL of the environment;
                       left out: a Redis of our own
  --postgres-url URL   with --workers: postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=disable|require|verify-full,
                       or LEDGER_POSTGRES_URL of the environment; left out: a PostgreSQL of our own
  --help               this text`;

/**
 * Reads the command line.
 * @throws {StartError} an unknown option or a value that is no sensible number.
 */
export function parseStartOptions(
  args: readonly string[],
  cwd: string,
  environment: StartEnvironment = {},
): StartOptions | 'help' {
  const values = readArguments(args);
  if (values instanceof Error) throw new StartError(`${values.message}\n\n${USAGE}`);
  if (values.help) return 'help';
  const port = wholeNumber('--port', values.port, 5678, 1, 65535);
  const sandboxPort = wholeNumber(
    '--sandbox-port',
    values['sandbox-port'],
    5680,
    1,
    65536 - sandboxServices.length,
  );
  const clash = sandboxServices.find((service) => sandboxPortOf(sandboxPort, service) === port);
  if (clash !== undefined)
    throw new StartError(
      `--port and the sandbox ${sandboxNames[clash]}'s port are both ${port}: give --port or --sandbox-port another number.`,
    );
  if (values['by-hand'] === true && (values.once === true || values['no-demo'] === true))
    throw new StartError(`--by-hand goes neither with --once nor with --no-demo.\n\n${USAGE}`);
  return {
    home: resolve(cwd, typeof values.home === 'string' ? values.home : '.contacts'),
    port,
    sandboxPort,
    once: values.once === true,
    demo: values['no-demo'] !== true,
    byHand: values['by-hand'] === true,
    conversations:
      values.conversations === undefined
        ? null
        : wholeNumber('--conversations', values.conversations, 0, 1, MOST_CONVERSATIONS),
    queue: queueOptions(values, environment),
  };
}

function queueOptions(values: GivenOptions, environment: StartEnvironment): QueueOptions | null {
  const [redisUrl, postgresUrl] = [values['redis-url'], values['postgres-url']];
  if (values.workers === undefined) {
    if (redisUrl === undefined && postgresUrl === undefined) return null;
    throw new StartError('--redis-url and --postgres-url go with --workers: say how many there are to be.');
  }
  const read = <T>(name: string, url: string | boolean | undefined, parse: (text: string) => T | null) => {
    if (url === undefined || url === '') return null;
    const address = parse(String(url));
    // The text is not repeated: it may hold a password.
    if (address === null) throw new StartError(`${name} is no such address.\n\n${USAGE}`);
    return address;
  };
  return {
    workers: wholeNumber('--workers', values.workers, 1, 1, MOST_WORKERS),
    redis: read('--redis-url (or REDIS_URL)', redisUrl ?? environment.REDIS_URL, redisAddress),
    ledger: read(
      '--postgres-url (or LEDGER_POSTGRES_URL)',
      postgresUrl ?? environment.LEDGER_POSTGRES_URL,
      postgresAddress,
    ),
  };
}

type GivenOptions = Readonly<Record<string, string | boolean | undefined>>;

function readArguments(args: readonly string[]): GivenOptions | Error {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      options: {
        home: { type: 'string' },
        port: { type: 'string' },
        'sandbox-port': { type: 'string' },
        once: { type: 'boolean' },
        'no-demo': { type: 'boolean' },
        'by-hand': { type: 'boolean' },
        conversations: { type: 'string' },
        workers: { type: 'string' },
        'redis-url': { type: 'string' },
        'postgres-url': { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function wholeNumber(
  name: string,
  value: string | boolean | undefined,
  fallback: number,
  min: number,
  max: number,
): number {
  if (value === undefined) return fallback;
  const number = Number(value);
  if (Number.isInteger(number) && number >= min && number <= max) return number;
  throw new StartError(`${name} wants a whole number from ${min} to ${max}, not "${String(value)}".`);
}
