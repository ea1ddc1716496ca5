import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressOfPostgres, defaultLedgerFile, openLedger, type PostgresSettings } from '../../../ledger';
import { ContactLedger } from '../../../nodes/ContactLedger/ContactLedger.node';
import { openTriggerLedger } from '../../../nodes/trigger/trigger-ledger';
import { phoneNo } from '../../ledger/sample-records';
import { postgresServer } from '../../support/ledger-databases';
import { ledgerJson, runLedger } from './run-contact-ledger';

const phone = phoneNo(1);

describe('Contact Ledger in a SQLite file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-node-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const at = (filePath: string) => ({ kind: 'sqlite', file: filePath }) as const;

  it('uses the file next to n8n’s own data when no path is given', async () => {
    const [report] = await ledgerJson(at(''), 'report.get');
    expect(report).toMatchObject({ balanced: true });
    const same = await ledgerJson(at(defaultLedgerFile(process.env)), 'conversation.save', [
      { conversationId: 'CN1', phoneNumber: phone },
    ]);
    expect(same).toMatchObject([{ added: 1 }]);
    expect(await ledgerJson(at(''), 'conversation.getAll')).toHaveLength(1);
  });

  it.each([
    [
      'a folder that n8n may not use',
      '/etc/ledger.sqlite',
      'n8n is not allowed to use the file in "File Path"',
    ],
    ['n8n’s own database', join(process.env.N8N_USER_FOLDER ?? '', '.n8n', 'x.sqlite'), undefined],
    [
      'a folder that is not there',
      join(folder, 'no', 'where.sqlite'),
      'The folder of "File Path" does not exist',
    ],
  ])('refuses %s', async (_reason, path, message) => {
    const { error } = await runLedger(at(path), 'report.get');
    expect(error?.name).toBe('NodeOperationError');
    if (message) expect(error?.message).toBe(message);
  });

  it('is not led out of the allowed folders by a link', async () => {
    const link = join(folder, 'link.sqlite');
    symlinkSync('/etc/hostname', link);
    const { error } = await runLedger(at(link), 'report.get');
    expect(error?.message).toBe('n8n is not allowed to use the file in "File Path"');
  });

  it('says in a sentence that a file is no ledger', async () => {
    const file = join(folder, 'contacts.csv');
    writeFileSync(file, 'Name,Phone\nJonah,617-555-0101\n'.repeat(200));
    const { error } = await runLedger(at(file), 'report.get');
    expect(error).toMatchObject({
      message: 'The ledger file is damaged or is no SQLite database.',
      description: expect.stringContaining('do not delete it'),
    });
  });
});

describe('Contact Ledger where LEDGER_POSTGRES_URL names a database', () => {
  const server = postgresServer();
  let database: PostgresSettings;
  beforeAll(async () => {
    await server.start();
    database = await server.createDatabase();
  }, 60_000);
  afterEach(() => {
    delete process.env.LEDGER_POSTGRES_URL;
  });
  afterAll(() => server.stop(), 60_000);
  const own = { kind: 'sqlite', file: '' } as const;

  it('keeps there what an empty path would keep in the file, and leaves a named file alone', async () => {
    process.env.LEDGER_POSTGRES_URL = addressOfPostgres(database);
    const saved = [{ conversationId: 'CN7', phoneNumber: phoneNo(7) }];
    expect(await ledgerJson(own, 'conversation.save', saved)).toMatchObject([{ added: 1 }]);
    const ledger = await openLedger(database);
    expect(
      await ledger.read((db) => db.selectFrom('enrichment_conversations').selectAll().execute()),
    ).toEqual([expect.objectContaining({ conversation_id: 'CN7' })]);
    const named = { kind: 'sqlite', file: defaultLedgerFile(process.env) } as const;
    const inFile = await ledgerJson(named, 'conversation.getAll');
    expect(JSON.stringify(inFile)).not.toContain('CN7');
    await ledger.close();
  });

  it('is the ledger of the triggers, too', async () => {
    process.env.LEDGER_POSTGRES_URL = addressOfPostgres(database);
    const ledger = await openTriggerLedger({
      getNodeParameter: (_name, fallback) => fallback,
      getCredentials: () => Promise.reject(new Error('no credential is needed')),
    });
    expect(ledger.kind).toBe('postgres');
    await ledger.close();
  });

  it('refuses what is no address instead of falling back to the file, and does not repeat it', async () => {
    process.env.LEDGER_POSTGRES_URL = 'mysql://user:secret-2@host/db';
    const { error } = await runLedger(own, 'report.get');
    expect(error?.message).toMatch(/^LEDGER_POSTGRES_URL .* is no address of a PostgreSQL database\.$/);
    expect(JSON.stringify(error)).not.toContain('secret-2');
  });
});

describe('the credential test of Contact Ledger', () => {
  const server = postgresServer();
  let login: { [field: string]: string | number };
  beforeAll(async () => {
    login = { ...(await server.start()) };
  }, 60_000);
  afterAll(() => server.stop(), 60_000);

  const check = async (data: typeof login) => {
    const { contactLedgerApiTest } = new ContactLedger().methods.credentialTest;
    return contactLedgerApiTest.call({} as never, {
      id: '1',
      name: 'ledger',
      type: 'contactLedgerApi',
      data,
    });
  };

  it('accepts a login that works', async () => {
    expect(await check(login)).toEqual({ status: 'OK', message: 'Connection successful' });
  });

  it.each([
    ['a wrong password', { password: 'secret-1' }, /^The PostgreSQL server refused the login/],
    ['a server that is not there', { port: 1 }, /^The PostgreSQL server of the ledger cannot be reached/],
  ])('says what is wrong with %s', async (_reason, change, sentence) => {
    const { status, message } = await check({ ...login, ...change });
    expect(status).toBe('Error');
    expect(message).toMatch(sentence);
    expect(message).not.toContain('secret-1');
  });
});
