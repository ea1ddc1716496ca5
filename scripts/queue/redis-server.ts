import { existsSync, readFileSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { spawn } from '../child-process';
import type { Log } from '../log';
import { isProcessAlive } from '../process-alive';
import { anyFreePort, startChild, type Child } from '../start/child';
import { StartError } from '../start-error';
import type { RedisAddress } from './redis-address';

const HOW_TO_GET_ONE =
  'Install Debian’s package redis-server (apt-get install redis-server), or name a Redis that runs with --redis-url. Nothing was started.';

export interface RunningRedis {
  readonly address: RedisAddress;
  readonly child: Child;
}

/**
 * Starts a Redis of our own: on a free loopback port, behind a password, its data in `folder`, so that what was queued is still
 * queued after a crash. It ends with us, however we end.
 * @throws {StartError} there is none and it cannot be installed, or it does not start.
 */
export async function startRedis(folder: string, password: string, log: Log): Promise<RunningRedis> {
  const program = await redisProgram(log);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const pidFile = join(folder, 'redis.pid');
  await endLeftOver(pidFile);
  const port = await anyFreePort();
  const configuration = join(folder, 'redis.conf');
  await writeFile(configuration, redisConfiguration({ folder, pidFile, port, password }), { mode: 0o600 });
  const logFile = join(folder, 'redis.log');
  const child = startChild({
    command: process.execPath,
    args: [join(__dirname, 'tied-program.js'), program, configuration],
    cwd: folder,
    env: process.env,
    logFile,
  });
  let ended = false;
  void child.ended.then(() => (ended = true));
  for (const deadline = Date.now() + 30_000; !ended && Date.now() < deadline; await pause(100))
    if (await answers(port, password))
      return { address: { host: '127.0.0.1', port, user: '', password, database: 0, tls: false }, child };
  await child.stop();
  throw new StartError(`Redis did not start; ${logFile} says why. Mend the cause and run the command again.`);
}

/** What it is told. Lines only, each value of ours: the password is made of letters, digits, "-" and "_". */
export function redisConfiguration(settings: {
  readonly folder: string;
  readonly pidFile: string;
  readonly port: number;
  readonly password: string;
}): string {
  const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&')}"`;
  return `bind 127.0.0.1
port ${settings.port}
requirepass ${quoted(settings.password)}
daemonize no
dir ${quoted(settings.folder)}
pidfile ${quoted(settings.pidFile)}
appendonly yes
save ""
maxmemory-policy noeviction
`;
}

async function redisProgram(log: Log): Promise<string> {
  const found = redisOnPath();
  if (found !== null) return found;
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    throw new StartError(`Workers need Redis, and there is no redis-server here. ${HOW_TO_GET_ONE}`);
  log.step('Installing Debian’s package redis-server ...');
  const failure = (await apt('install')) && ((await apt('update')) || (await apt('install')));
  const installed = redisOnPath();
  if (installed !== null) return installed;
  throw new StartError(`Workers need Redis, and apt-get could not install it. ${HOW_TO_GET_ONE}\n${failure}`);
}

function redisOnPath(): string | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.map((folder) => join(folder, 'redis-server')).find((file) => existsSync(file)) ?? null;
}

/** @returns what went wrong; empty when nothing did */
function apt(command: 'install' | 'update'): Promise<string> {
  const what = command === 'install' ? ['--no-install-recommends', 'redis-server'] : [];
  return new Promise((resolve) => {
    const child = spawn('apt-get', [command, '-y', '-q', ...what], {
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors = `${errors}${chunk.toString()}`.slice(-2000)));
    child.on('error', (error) => resolve(error.message));
    child.on('exit', (code) => resolve(code === 0 ? '' : errors || `apt-get ended with ${code}`));
  });
}

/** Two servers must not write the same files: one that outlived a kill is ended first. */
async function endLeftOver(pidFile: string): Promise<void> {
  const processId = Number(await readFile(pidFile, 'utf8').catch(() => '0'));
  const isRedis = (): boolean => {
    if (!isProcessAlive(processId)) return false;
    const commandLine = `/proc/${processId}/cmdline`;
    return existsSync(commandLine) && readFileSync(commandLine, 'utf8').includes('redis-server');
  };
  if (isRedis()) process.kill(processId, 'SIGTERM');
  for (const deadline = Date.now() + 10_000; isRedis(); await pause(100))
    if (Date.now() > deadline)
      throw new StartError(
        `A Redis of an earlier run (process ${processId}) does not end: end it and run the command again. Nothing was started.`,
      );
}

/** Whether it takes the password and has read its data. */
function answers(port: number, password: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' }, () => socket.write(`AUTH ${password}\r\nPING\r\n`));
    let said = '';
    const settle = (isReady: boolean): void => {
      socket.destroy();
      resolve(isReady);
    };
    socket.setTimeout(1000, () => settle(false));
    socket.on('error', () => settle(false));
    socket.on('end', () => settle(false));
    socket.on('data', (chunk) => {
      said += chunk.toString();
      if (said.includes('+PONG')) settle(true);
      else if (said.includes('-')) settle(false);
    });
  });
}
