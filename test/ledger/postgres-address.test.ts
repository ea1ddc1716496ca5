import fc from 'fast-check';
import { addressOfPostgres, ownLedgerSettings, postgresAddress, type PostgresSettings } from '../../ledger';

describe('the address of a PostgreSQL database', () => {
  const settings = fc.record<PostgresSettings>({
    kind: fc.constant('postgres'),
    host: fc.domain(),
    port: fc.integer({ min: 1, max: 65535 }),
    database: fc.string({ minLength: 1 }).filter((name) => name !== '.' && name !== '..'),
    user: fc.string(),
    password: fc.string(),
    ssl: fc.constantFrom('disable', 'require', 'verify'),
  });

  it('gives back what it was made of, whatever characters are in it', () => {
    fc.assert(
      fc.property(settings, (made) => expect(postgresAddress(addressOfPostgres(made))).toEqual(made)),
    );
  });

  it('has a port and no encryption unless it says otherwise', () => {
    expect(postgresAddress('postgresql://leasing@db.example.com/ledger')).toMatchObject({
      port: 5432,
      password: '',
      ssl: 'disable',
    });
  });

  it.each(['', 'db.example.com', 'mysql://a:b@c/d', 'postgres://a:b@c', 'postgres://a:%zz@c/d'])(
    'is not %j',
    (text) => expect(postgresAddress(text)).toBeNull(),
  );
});

describe('the ledger of an installation', () => {
  it('is the file in its own folder while the environment names no database', () => {
    for (const LEDGER_POSTGRES_URL of [undefined, '', '  '])
      expect(ownLedgerSettings({ N8N_USER_FOLDER: '/data', LEDGER_POSTGRES_URL })).toEqual({
        kind: 'sqlite',
        file: '/data/.n8n/leasing-contacts/ledger.sqlite',
      });
  });
});
