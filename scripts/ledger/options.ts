import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import {
  defaultLedgerFile,
  postgresAddress,
  type LedgerEnvironment,
  type LedgerSettings,
} from '../../ledger';
import { whyRefused } from '../refused-arguments';
import { LedgerCommandError } from './ledger-command-error';

const fileCommands = ['backup', 'restore', 'export', 'import'] as const;

/** What to do with which ledger. */
export type LedgerCommand =
  | {
      readonly command: (typeof fileCommands)[number];
      readonly settings: LedgerSettings;
      readonly file: string;
    }
  | {
      readonly command: 'purge';
      readonly settings: LedgerSettings;
      readonly olderThanDays: number;
      readonly interactionsOlderThanDays: number | null;
      readonly by: string;
    };

export const USAGE = `npm run ledger -- COMMAND [options]
  backup FILE            write the ledger into a new file, while n8n runs (SQLite)
  restore FILE           put a backup where no ledger is any more; stop n8n first (SQLite)
  export FILE.jsonl      write every table as lines of JSON
  import FILE.jsonl      read an export into an empty ledger of either kind
  purge                  delete what is done with and old; see --older-than
  --ledger FILE          the ledger; left out: leasing-contacts/ledger.sqlite in n8n's own folder
  --postgres             the ledger is in PostgreSQL, at LEDGER_POSTGRES_URL of the environment:
                         postgres://USER:PASSWORD@HOST:PORT/DATABASE?sslmode=disable|require|verify-full
  --older-than DAYS      purge: events, effects and log entries that ended so long ago, 7 days or more
  --interactions-older-than DAYS
                         purge: also the words of interactions of so long ago
  --by NAME              purge: who answers for it; left out: terminal
  --help                 this text
One line of JSON goes to standard output. The files hold people's data: keep them as safe as n8n's own.`;

const remedy = `Mend the command and run it again.\n\n${USAGE}`;

/**
 * Reads the command line; paths become absolute.
 * @throws {LedgerCommandError} an unknown command or option, a missing file or number, or no address of PostgreSQL.
 */
export function parseLedgerOptions(
  args: readonly string[],
  cwd: string,
  environment: LedgerEnvironment,
): LedgerCommand | 'help' {
  const { values, positionals } = readArguments(args);
  if (values.help) return 'help';
  const [command = '', ...files] = positionals;
  const settings = settingsOf(values, cwd, environment);
  if (command === 'purge') {
    if (files.length > 0) throw new LedgerCommandError('"purge" takes no file.', remedy);
    return {
      command,
      settings,
      olderThanDays: daysOf('--older-than', values['older-than']),
      interactionsOlderThanDays:
        values['interactions-older-than'] === undefined
          ? null
          : daysOf('--interactions-older-than', values['interactions-older-than']),
      by: values.by ?? 'terminal',
    };
  }
  const known = fileCommands.find((name) => name === command);
  if (known === undefined)
    throw new LedgerCommandError(
      command === '' ? 'No command was given.' : `There is no command "${command}".`,
      remedy,
    );
  const [file] = files;
  if (file === undefined || files.length > 1)
    throw new LedgerCommandError(`"${known}" takes one file; ${files.length} were given.`, remedy);
  const path = resolve(cwd, file);
  if (settings.kind === 'sqlite' && settings.file === path)
    throw new LedgerCommandError('The same file is named twice.', remedy);
  return { command: known, settings, file: path };
}

function settingsOf(
  { ledger, postgres }: { readonly ledger?: string | undefined; readonly postgres?: boolean | undefined },
  cwd: string,
  environment: LedgerEnvironment,
): LedgerSettings {
  if (postgres !== true)
    return {
      kind: 'sqlite',
      file: ledger === undefined ? defaultLedgerFile(environment) : resolve(cwd, ledger),
    };
  if (ledger !== undefined) throw new LedgerCommandError('--ledger and --postgres name two ledgers.', remedy);
  const found = postgresAddress(environment.LEDGER_POSTGRES_URL ?? '');
  if (found !== null) return found;
  throw new LedgerCommandError(
    'LEDGER_POSTGRES_URL is missing or is no address of a PostgreSQL database.',
    remedy,
  );
}

function daysOf(option: string, text: string | undefined): number {
  const days = Number(text);
  if (text !== undefined && /^\d+$/.test(text) && Number.isSafeInteger(days)) return days;
  throw new LedgerCommandError(`"purge" needs ${option} with a whole number of days.`, remedy);
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: true,
      options: {
        ledger: { type: 'string' },
        postgres: { type: 'boolean' },
        'older-than': { type: 'string' },
        'interactions-older-than': { type: 'string' },
        by: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (cause) {
    throw refused(cause);
  }
}

const refused = (cause: unknown): LedgerCommandError => new LedgerCommandError(whyRefused(cause), remedy);
