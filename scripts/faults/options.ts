import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { whyRefused } from '../refused-arguments';

/** What a fault run is to do. */
export interface FaultOptions {
  /** How many deliveries are sent, deliberate duplicates among them. */
  readonly deliveries: number;
  /** How often n8n's main process is killed during the traffic. */
  readonly kills: number;
  /** 0: one n8n that does everything; else n8n's queue mode, and a worker is killed every 20 s. */
  readonly workers: number;
  readonly seed: number;
  /** null: a folder of its own, which is taken away afterwards. */
  readonly home: string | null;
  readonly keep: boolean;
  readonly port: number;
  readonly sandboxPort: number;
}

/** The command line cannot be followed; nothing was started. */
export class FaultOptionError extends Error {}

export const USAGE = `npm run faults -- [options]
  --deliveries N    how many deliveries are sent, duplicates among them, 20 to 20000 (default 2000)
  --kills N         how often n8n is killed during the traffic, 0 to 50 (default 5)
  --workers N       n8n's queue mode with N workers; one is killed every 20 s (default 0: without)
  --seed N          another seed, other people, another order (default 1)
  --home DIR        where all state is kept; left out: a folder of its own that is taken away afterwards
  --keep            leave the folder of its own
  --port N          n8n's port (default 5678)
  --sandbox-port N  the sandbox OpenPhone's port (default 5680); ResMan's and DomIQ's are the next two
  --help            this text
Standard output gets one line of JSON, the verdict. Exit code 0: every check holds; 1: one does not; 2: the command is wrong.`;

/** Reads the command line. @throws {FaultOptionError} an unknown option or a number out of its range. */
export function parseFaultOptions(args: readonly string[], cwd: string): FaultOptions | 'help' {
  const values = readArguments(args);
  if (values.help === true) return 'help';
  const number = (name: keyof typeof values, fallback: number, least: number, most: number): number => {
    const text = values[name];
    if (text === undefined) return fallback;
    const value = /^\d+$/.test(String(text)) ? Number(text) : NaN;
    if (value >= least && value <= most) return value;
    throw new FaultOptionError(`--${name} wants a whole number from ${least} to ${most}.\n\n${USAGE}`);
  };
  return {
    deliveries: number('deliveries', 2000, 20, 20_000),
    kills: number('kills', 5, 0, 50),
    workers: number('workers', 0, 0, 64),
    seed: number('seed', 1, 0, 2 ** 31 - 1),
    home: values.home === undefined ? null : resolve(cwd, values.home),
    keep: values.keep === true,
    port: number('port', 5678, 1, 65_535),
    sandboxPort: number('sandbox-port', 5680, 1, 65_533),
  };
}

function readArguments(args: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      options: {
        deliveries: text,
        kills: text,
        workers: text,
        seed: text,
        home: text,
        keep: { type: 'boolean' },
        port: text,
        'sandbox-port': text,
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    throw refused(error);
  }
}

const refused = (cause: unknown): FaultOptionError =>
  new FaultOptionError(`${whyRefused(cause)}\n\n${USAGE}`);
