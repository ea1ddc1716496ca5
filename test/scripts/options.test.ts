import { parseStartOptions } from '../../scripts/start/options';

describe('parseStartOptions', () => {
  it('has the documented defaults', () => {
    expect(parseStartOptions([], '/somewhere')).toEqual({
      home: '/somewhere/.contacts',
      port: 5678,
      sandboxPort: 5680,
      once: false,
      demo: true,
      byHand: false,
      conversations: null,
      queue: null,
    });
  });

  it('reads every option', () => {
    const args = [
      '--home',
      'other',
      '--port',
      '7000',
      '--sandbox-port',
      '7001',
      '--once',
      '--no-demo',
      '--conversations',
      '7000',
    ];
    expect(parseStartOptions(args, '/somewhere')).toEqual({
      home: '/somewhere/other',
      port: 7000,
      sandboxPort: 7001,
      once: true,
      demo: false,
      byHand: false,
      conversations: 7000,
      queue: null,
    });
  });

  it('lets somebody do the job by hand, but neither once nor without sandboxes', () => {
    expect(parseStartOptions(['--by-hand'], '/')).toMatchObject({ byHand: true, demo: true });
    for (const other of ['--once', '--no-demo'])
      expect(() => parseStartOptions(['--by-hand', other], '/')).toThrow(/--by-hand goes neither/);
  });

  const REDIS_URL = 'rediss://leasing:p%2Fw@redis.example.com/3';
  const LEDGER_POSTGRES_URL = 'postgres://leasing:p%2Fw@db.example.com:6543/contacts?sslmode=require';
  const redis = {
    host: 'redis.example.com',
    port: 6379,
    user: 'leasing',
    password: 'p/w',
    database: 3,
    tls: true,
  };
  const ledger = {
    kind: 'postgres',
    host: 'db.example.com',
    port: 6543,
    database: 'contacts',
    user: 'leasing',
    password: 'p/w',
    ssl: 'require',
  };

  it('brings Redis and PostgreSQL of our own with workers when none is named', () => {
    expect(parseStartOptions(['--workers', '2'], '/')).toMatchObject({
      queue: { workers: 2, redis: null, ledger: null },
    });
  });

  it('takes Redis and PostgreSQL from the command line or the environment', () => {
    const expected = { queue: { workers: 3, redis, ledger } };
    const environment = { REDIS_URL, LEDGER_POSTGRES_URL };
    const urls = ['--redis-url', REDIS_URL, '--postgres-url', LEDGER_POSTGRES_URL];
    expect(parseStartOptions(['--workers', '3'], '/', environment)).toMatchObject(expected);
    expect(
      parseStartOptions(['--workers', '3', ...urls], '/', {
        REDIS_URL: 'redis://other',
        LEDGER_POSTGRES_URL: '',
      }),
    ).toMatchObject(expected);
  });

  it('leaves the environment alone without workers', () => {
    expect(parseStartOptions([], '/', { REDIS_URL, LEDGER_POSTGRES_URL })).toMatchObject({ queue: null });
  });

  it('does not repeat an address that is none: it may hold a password', () => {
    for (const url of ['http://a:secret@b', 'redis://a:secret@b/x', 'secret'])
      expect(() => parseStartOptions(['--workers', '1', '--redis-url', url], '/')).toThrow(
        /^--redis-url \(or REDIS_URL\) is no such address(?!.*secret)/s,
      );
  });

  it.each([
    [['--workers', '0'], 'whole number from 1'],
    [['--redis-url', REDIS_URL], 'go with --workers'],
    [['--postgres-url', LEDGER_POSTGRES_URL], 'go with --workers'],
    [['--workers', '1', '--postgres-url', 'mysql://b/c'], '--postgres-url'],
    [['--conversations', 'many'], 'whole number'],
    [['--port', '70000'], 'whole number'],
    [['--port', '5680'], "OpenPhone's port are both 5680"],
    [['--port', '5682'], "DomIQ's port are both 5682"],
    [['--sandbox-port', '65534'], '--sandbox-port'],
    [['--colour'], 'Unknown option'],
    [['--conversations', '0'], 'whole number'],
  ])('refuses %j in one sentence that says why: %s', (args, why) => {
    expect(() => parseStartOptions(args, '/somewhere')).toThrow(why);
  });
});
