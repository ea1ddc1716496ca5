import { parseLedgerOptions } from '../../../scripts/ledger/options';
import { LedgerCommandError } from '../../../scripts/ledger/ledger-command-error';

const parse = (line: string, environment = {}) =>
  parseLedgerOptions(line === '' ? [] : line.split(' '), '/home/ana', environment);

describe('the command line of the ledger', () => {
  it.each<[string, object]>([
    [
      'backup copy.sqlite --ledger l.sqlite',
      {
        command: 'backup',
        settings: { kind: 'sqlite', file: '/home/ana/l.sqlite' },
        file: '/home/ana/copy.sqlite',
      },
    ],
    ['restore /b.sqlite --ledger /l.sqlite', { command: 'restore', file: '/b.sqlite' }],
    ['export out.jsonl', { settings: { file: '/data/.n8n/leasing-contacts/ledger.sqlite' } }],
    [
      'purge --older-than 90 --by ben',
      { command: 'purge', olderThanDays: 90, interactionsOlderThanDays: null, by: 'ben' },
    ],
    [
      'purge --older-than 90 --interactions-older-than 365',
      { interactionsOlderThanDays: 365, by: 'terminal' },
    ],
  ])('reads %s', (line, expected) => {
    expect(parse(line, { N8N_USER_FOLDER: '/data' })).toMatchObject(expected);
  });

  it.each([
    ['', 'disable'],
    ['?sslmode=require', 'require'],
    ['?sslmode=verify-full', 'verify'],
  ])('reads the address of PostgreSQL from the environment, with %s', (query, ssl) => {
    const LEDGER_POSTGRES_URL = `postgres://us%40er:p%2Fw@db.example.com:6543/ledger${query}`;
    expect(parse('import in.jsonl --postgres', { LEDGER_POSTGRES_URL })).toMatchObject({
      settings: {
        host: 'db.example.com',
        port: 6543,
        database: 'ledger',
        user: 'us@er',
        password: 'p/w',
        ssl,
      },
    });
  });

  it('shows its help', () => {
    expect(parse('backup --help')).toBe('help');
  });

  it.each([
    ['', 'No command'],
    ['bakcup x', 'no command "bakcup"'],
    ['backup', 'one file; 0'],
    ['backup a b', 'one file; 2'],
    ['backup l.sqlite --ledger l.sqlite', 'named twice'],
    ['export x --ledger l --postgres', 'two ledgers'],
    ['export x --postgres', 'LEDGER_POSTGRES_URL'],
    ['purge', '--older-than'],
    ['purge --older-than -3', '--older-than'],
    ['purge --older-than 1.5', '--older-than'],
    ['purge x --older-than 30', 'takes no file'],
    ['backup x --force', '--force'],
  ])('refuses "%s" and says why', (line, reason) => {
    expect(() => parse(line)).toThrow(LedgerCommandError);
    expect(() => parse(line)).toThrow(reason);
  });

  it('never repeats a password', () => {
    const LEDGER_POSTGRES_URL = 'mysql://user:secret@host/db';
    expect(() => parse('export x --postgres', { LEDGER_POSTGRES_URL })).toThrow(/^(?!.*secret)/s);
  });
});
