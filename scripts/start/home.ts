import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir, open, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from '../../contacts/model/zod';
import { isProcessAlive } from '../process-alive';
import { StartError } from '../start-error';

/** Secrets made once for a home folder; only this machine's n8n and sandboxes know them. */
const FirstSecretsSchema = z.object({
  encryptionKey: z.string(),
  ownerEmail: z.string(),
  ownerPassword: z.string(),
  openPhoneKey: z.string(),
  bootstrapKey: z.string(),
});
/** Those that later versions added. */
const LaterSecretsSchema = z.object({
  /** As the sandbox takes it: `partnerId:key`. */
  resManKey: z.string(),
  /** What the relay signs ResMan's changes with. */
  relaySecret: z.string(),
  domIqKey: z.string(),
  domIqWebhookSecret: z.string(),
  /** What callers of the contact API prove themselves with. */
  contactApiSecret: z.string(),
  /** With which the page of metrics is opened. */
  analyticsPassword: z.string(),
  /** What signs links to the review page, and with which it is opened without one. */
  reviewSecret: z.string(),
  reviewPassword: z.string(),
  /** Of the servers of our own that come with workers. */
  postgresPassword: z.string(),
  redisPassword: z.string(),
});
const KnownSecretsSchema = FirstSecretsSchema.extend(LaterSecretsSchema.partial().shape);
export type Secrets = z.infer<typeof FirstSecretsSchema> & z.infer<typeof LaterSecretsSchema>;

/** The places in a home folder. */
export interface Home {
  readonly folder: string;
  /** N8N_USER_FOLDER: n8n puts its own `.n8n` inside. */
  readonly n8nFolder: string;
  readonly ledgerFile: string;
  readonly sandboxFolder: string;
  readonly exportsFolder: string;
  readonly logFile: string;
  readonly stampsFolder: string;
  readonly secrets: Secrets;
}

/** Opens a home folder, making it and its secrets on first use. Safe to repeat: nothing that is there is changed. */
export async function openHome(folder: string): Promise<Home> {
  const n8nFolder = join(folder, 'n8n');
  const stampsFolder = join(folder, 'stamps');
  const sandboxFolder = join(folder, 'sandbox');
  for (const path of [n8nFolder, stampsFolder, join(folder, 'exports'), sandboxFolder]) {
    await mkdir(path, { recursive: true });
  }
  return {
    folder,
    n8nFolder,
    ledgerFile: join(n8nFolder, '.n8n', 'leasing-contacts', 'ledger.sqlite'),
    sandboxFolder,
    exportsFolder: join(folder, 'exports'),
    logFile: join(folder, 'n8n.log'),
    stampsFolder,
    secrets: await readSecrets(join(folder, 'secrets.json')),
  };
}

/** What a home of an earlier version lacks is added; nothing else is changed. */
async function readSecrets(file: string): Promise<Secrets> {
  const known = existsSync(file)
    ? KnownSecretsSchema.safeParse(readJson(await readFile(file, 'utf8')))
    : null;
  if (known?.success === false)
    throw new StartError(
      `${file} is not readable as this tool's secrets: restore it, or choose another --home. Nothing was changed.`,
    );
  const secrets: Secrets = { ...freshSecrets(), ...known?.data };
  await writeFile(file, `${JSON.stringify(secrets, null, 2)}\n`, { mode: 0o600 });
  return secrets;
}

function freshSecrets(): Secrets {
  return {
    encryptionKey: randomBytes(24).toString('base64url'),
    ownerEmail: 'owner@example.com',
    // n8n wants at least one number and one capital letter.
    ownerPassword: `Lease-${randomBytes(9).toString('base64url')}-7`,
    openPhoneKey: `sandbox-${randomUUID()}`,
    bootstrapKey: randomBytes(24).toString('base64url'),
    resManKey: `sandbox:${randomUUID()}`,
    relaySecret: randomBytes(24).toString('base64url'),
    domIqKey: `sandbox-${randomUUID()}`,
    domIqWebhookSecret: `whsec_${randomBytes(24).toString('base64')}`,
    contactApiSecret: randomBytes(24).toString('base64url'),
    analyticsPassword: randomBytes(12).toString('base64url'),
    reviewSecret: randomBytes(32).toString('base64url'),
    reviewPassword: randomBytes(12).toString('base64url'),
    postgresPassword: randomBytes(24).toString('base64url'),
    redisPassword: randomBytes(24).toString('base64url'),
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/**
 * A home stays what it was made as: the demonstration must never put the sandbox's key where a person has put
 * the real one, nor invented people beside real ones.
 * @throws {StartError} it was made the other way.
 */
export async function claimForMode(home: Home, mode: 'demo' | 'live'): Promise<void> {
  const file = join(home.folder, 'mode');
  const made = existsSync(file) ? (await readFile(file, 'utf8')).trim() : mode;
  if (made !== mode) {
    const how = made === 'demo' ? 'with the demonstration' : 'with --no-demo';
    throw new StartError(
      `${home.folder} was made ${how}: start it the same way, or choose another --home. Nothing was changed.`,
    );
  }
  await writeFile(file, `${mode}\n`);
}

/**
 * A home keeps its data where it was made to: the other store would begin empty, and what was pushed be pushed again.
 * @throws {StartError} it was made the other way.
 */
export async function claimForStore(home: Home, store: 'sqlite' | 'postgres'): Promise<void> {
  const file = join(home.folder, 'store');
  // Homes of versions without workers have no such file.
  const earlier = existsSync(join(home.folder, 'mode')) ? 'sqlite' : store;
  const made = existsSync(file) ? (await readFile(file, 'utf8')).trim() : earlier;
  if (made !== store) {
    const how = made === 'postgres' ? 'with --workers' : 'without --workers';
    throw new StartError(
      `${home.folder} was made ${how}: start it the same way, or choose another --home. Nothing was changed.`,
    );
  }
  await writeFile(file, `${store}\n`);
}

/**
 * Makes sure that one run at a time uses a home folder. A run that was killed releases it by being dead; one whose
 * terminal was killed needs a moment to notice, so an occupied home is asked again for up to ten seconds.
 * @returns a function that releases the home.
 * @throws {StartError} another run uses it.
 */
export async function lockHome(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'running.pid');
  for (let attempt = 0; ; attempt++) {
    if (await writeNew(file, String(process.pid))) return () => rm(file, { force: true });
    const holder = Number(await readFile(file, 'utf8').catch(() => '0'));
    if (!isOtherRun(holder)) {
      await rm(file, { force: true });
    } else if (attempt >= 20) {
      throw new StartError(
        `${folder} is in use by another run (process ${holder}): stop that one with Ctrl-C, or choose another --home. Nothing was changed.`,
      );
    } else {
      await pause(500);
    }
  }
}

/** Writes a file that must not exist yet; false when it does. */
async function writeNew(file: string, text: string): Promise<boolean> {
  return open(file, 'wx').then(
    async (handle) => {
      await handle.writeFile(text);
      await handle.close();
      return true;
    },
    (error: NodeJS.ErrnoException) => (error.code === 'EEXIST' ? false : Promise.reject(error)),
  );
}

function isOtherRun(processId: number): boolean {
  if (processId === process.pid || !isProcessAlive(processId)) return false;
  // The number may belong to another program by now; where the system says what it runs, ask.
  const commandLine = `/proc/${processId}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('start.js');
}
