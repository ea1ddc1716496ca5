import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { spawn } from '../child-process';
import type { Log } from '../log';
import { isProcessAlive } from '../process-alive';
import { StartError } from '../start-error';
import { npmEnvironment } from './npm-environment';
import { INSTALL_SPACE_BYTES, N8N_VERSION, NODE_VERSION } from './versions';

/** Where a ready n8n lies: its own Node and its command file. */
export interface InstalledN8n {
  readonly nodeBinary: string;
  readonly n8nCommand: string;
}

/** `LEASING_CONTACTS_CACHE`, else the user's cache folder. Outside every clone, so that clones share one n8n. */
export function cacheFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const base = environment.XDG_CACHE_HOME || join(homedir(), '.cache');
  return environment.LEASING_CONTACTS_CACHE || join(base, 'leasing-contacts');
}

/**
 * Puts n8n into the cache folder, once; later calls return at once. Built beside its final place and renamed, so
 * that a run that is cut off never leaves half an n8n behind. About six minutes and 3 GB.
 * @throws {StartError} no space, or npm failed.
 */
export async function installN8n(log: Log, folder = cacheFolder()): Promise<InstalledN8n> {
  const target = join(folder, `n8n-${N8N_VERSION}-node-${NODE_VERSION}`);
  if (!existsSync(join(target, 'ready'))) {
    await mkdir(folder, { recursive: true });
    await settleOthers(target, log);
  }
  if (!existsSync(join(target, 'ready'))) {
    await requireSpace(folder);
    const partial = `${target}.partial-${process.pid}`;
    await rm(partial, { recursive: true, force: true });
    await mkdir(partial, { recursive: true });
    try {
      await fill(partial, log);
      await rm(target, { recursive: true, force: true });
      await rename(partial, target);
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  }
  return {
    nodeBinary: join(
      target,
      'node_modules',
      'node',
      'bin',
      process.platform === 'win32' ? 'node.exe' : 'node',
    ),
    n8nCommand: join(target, 'node_modules', 'n8n', 'bin', 'n8n'),
  };
}

/** Waits for another run that is installing the same, and clears away what runs that were killed have left. */
export async function settleOthers(target: string, log: Log): Promise<void> {
  for (let said = false; ; said = true) {
    const partials = (await readdir(dirname(target))).filter((name) =>
      name.startsWith(`${basename(target)}.partial-`),
    );
    const alive = partials.filter((name) => isProcessAlive(Number(name.split('-').at(-1))));
    for (const name of partials) {
      if (!alive.includes(name)) await rm(join(dirname(target), name), { recursive: true, force: true });
    }
    if (alive.length === 0) return;
    if (!said) log.step('Another run is installing n8n; waiting for it ...');
    await pause(2000);
  }
}

/**
 * Looks before npm begins: a disk that fills up in the middle leaves a worse message.
 * @throws {StartError} less than `neededBytes` are free where `folder` lies; nothing was installed.
 */
export async function requireSpace(folder: string, neededBytes = INSTALL_SPACE_BYTES): Promise<void> {
  const { bavail, bsize } = await statfs(folder);
  const free = bavail * bsize;
  if (free >= neededBytes) return;
  const gigabytes = (bytes: number): string => (bytes / 1024 ** 3).toFixed(1);
  throw new StartError(
    `Installing n8n needs ${gigabytes(neededBytes)} GB in ${folder} and ${gigabytes(free)} GB are free: make room, or set LEASING_CONTACTS_CACHE to a folder on another disk. Nothing was installed.`,
  );
}

/**
 * The overrides and the two-step install are what makes n8n installable from the npm registry alone:
 * docs/running-n8n.md says why for each.
 */
async function fill(folder: string, log: Log): Promise<void> {
  const manifest = {
    name: 'leasing-contacts-n8n',
    private: true,
    dependencies: { n8n: N8N_VERSION, node: NODE_VERSION },
    overrides: { linkedom: '0.18.12' },
  };
  await writeFile(join(folder, 'package.json'), JSON.stringify(manifest, null, 2));
  log.step(
    `Installing n8n ${N8N_VERSION} with Node ${NODE_VERSION} (2,300 packages, 3 GB, about six minutes, once) ...`,
  );
  await npm(folder, ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], log);
  log.step('Unpacking its Node and building its SQLite (about two minutes, once) ...');
  await npm(folder, ['rebuild', 'node', 'sqlite3', '--loglevel=error'], log);
  const manifestOfN8n = await readFile(join(folder, 'node_modules', 'n8n', 'package.json'), 'utf8');
  if (!manifestOfN8n.includes(`"version": "${N8N_VERSION}"`)) {
    throw new StartError(
      `npm installed another n8n than ${N8N_VERSION}. Nothing was kept; run the command again.`,
    );
  }
  await writeFile(join(folder, 'ready'), new Date().toISOString());
}

async function npm(cwd: string, args: readonly string[], log: Log): Promise<void> {
  const started = Date.now();
  const heartbeat = setInterval(
    () => log.step(`  still working, ${Math.round((Date.now() - started) / 1000)} s ...`),
    30_000,
  );
  try {
    await new Promise<void>((resolve, reject) => {
      const child = spawn(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, {
        cwd,
        env: npmEnvironment(),
        stdio: ['ignore', 'ignore', 'pipe'],
        shell: process.platform === 'win32',
      });
      let errors = '';
      child.stderr.on('data', (chunk: Buffer) => (errors = `${errors}${chunk.toString()}`.slice(-8000)));
      child.on('error', reject);
      child.on('exit', (code) => {
        if (code === 0) return resolve();
        const full = /ENOSPC|no space left/i.test(errors);
        reject(
          new StartError(
            full
              ? `The disk became full while installing n8n: make room (5 GB) and run the command again. What was half installed has been removed.`
              : `npm ${args[0]} failed for n8n. What was half installed has been removed; mend the cause and run the command again.\n${errors}`,
          ),
        );
      });
    });
  } finally {
    clearInterval(heartbeat);
  }
}
