import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { MOST_CONVERSATIONS } from '../../sandbox/generate/generate-bootstrap';
import { StartError } from '../start-error';
import { sandboxNames, sandboxPortOf, sandboxServices } from './sandbox';

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
  /** Size of a generated bootstrap; null for the sample files. */
  readonly conversations: number | null;
}

export const USAGE = `npm start -- [options]
  --home DIR           where all state is kept (default .contacts)
  --port N             n8n's port (default 5678)
  --sandbox-port N     the sandbox OpenPhone's port (default 5680); ResMan's and DomIQ's are the next two
  --once               run the job, print one JSON object on the last line, stop
  --no-demo            only n8n with the nodes and workflows; no sandboxes, no sample data
  --conversations N    generate a bootstrap of N conversations instead of the samples
  --help               this text`;

/**
 * Reads the command line.
 * @throws {StartError} an unknown option or a value that is no sensible number.
 */
export function parseStartOptions(args: readonly string[], cwd: string): StartOptions | 'help' {
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
  return {
    home: resolve(cwd, typeof values.home === 'string' ? values.home : '.contacts'),
    port,
    sandboxPort,
    once: values.once === true,
    demo: values['no-demo'] !== true,
    conversations:
      values.conversations === undefined
        ? null
        : wholeNumber('--conversations', values.conversations, 0, 1, MOST_CONVERSATIONS),
  };
}

function readArguments(args: readonly string[]): Record<string, string | boolean | undefined> | Error {
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
        conversations: { type: 'string' },
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
