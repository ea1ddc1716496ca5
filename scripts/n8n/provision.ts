import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { z } from '../../contacts/model/zod';
import { spawn } from '../child-process';
import type { Log } from '../log';
import { StartError } from '../start-error';
import type { InstalledN8n } from './install';
import { n8nEnvironment, type N8nPlace } from './environment';
import { npmEnvironment } from './npm-environment';
import type { WorkflowToPublish } from './publish';

const WorkflowFileSchema = z.object({
  id: z.string(),
  name: z.string(),
  nodes: z.array(z.object({ type: z.string() })),
});
/** Triggers of other systems and of the clock; a form or a webhook of n8n waits for somebody. */
const STARTS_BY_ITSELF = /^n8n-nodes-leasing-contacts\.\w+Trigger$|\.scheduleTrigger$/;

/** A credential as `import:credentials` takes it: plain data, kept id. */
export interface CredentialToImport {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Remembers by content what was done, so that a second start does only what changed and keeps people's own edits. */
export class Stamps {
  private constructor(private readonly folder: string) {}

  /** Makes the folder when it is missing. */
  static async open(folder: string): Promise<Stamps> {
    await mkdir(folder, { recursive: true });
    return new Stamps(folder);
  }

  async isCurrent(name: string, content: string): Promise<boolean> {
    return (await readFile(join(this.folder, name), 'utf8').catch(() => '')) === fingerprint(content);
  }

  async set(name: string, content: string): Promise<void> {
    await writeFile(join(this.folder, name), fingerprint(content));
  }
}

function fingerprint(content: string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** What it takes to change a stopped n8n: its program, its place, our memory of what was done. */
export interface ProvisionSettings {
  readonly n8n: InstalledN8n;
  readonly place: N8nPlace;
  readonly stamps: Stamps;
  readonly log: Log;
  /** The checkout (or unpacked package) to install from. */
  readonly packageFolder: string;
}

/** Installs the packed package the way n8n's own community-package installer does: npm, into `.n8n/nodes`. */
export async function installPackage({
  n8n,
  place,
  stamps,
  log,
  packageFolder,
}: ProvisionSettings): Promise<void> {
  const built = await readFile(join(packageFolder, 'build', '.built'), 'utf8');
  const nodes = join(place.folder, '.n8n', 'nodes');
  const installed = join(nodes, 'node_modules', 'n8n-nodes-leasing-contacts');
  if (existsSync(installed) && (await stamps.isCurrent('package', built))) return;
  log.step('Installing the package into n8n ...');
  const scratch = await mkdtemp(join(tmpdir(), 'leasing-contacts-pack-'));
  try {
    await mkdir(nodes, { recursive: true });
    const npm = npmCommand(n8n);
    const packed = await run(
      npm.command,
      [...npm.args, 'pack', '--json', '--pack-destination', scratch, '--ignore-scripts'],
      packageFolder,
      npm.env,
    );
    const [{ filename }] = z.tuple([z.object({ filename: z.string() })]).parse(JSON.parse(packed));
    const manifest = join(nodes, 'package.json');
    if (!existsSync(manifest))
      await writeFile(manifest, '{ "name": "installed-nodes", "private": true, "dependencies": {} }\n');
    await rm(installed, { recursive: true, force: true });
    await run(
      npm.command,
      [
        ...npm.args,
        'install',
        join(scratch, filename),
        '--ignore-scripts',
        '--legacy-peer-deps',
        '--no-audit',
        '--no-fund',
        '--no-save',
        '--no-package-lock',
        '--offline',
        '--loglevel=error',
      ],
      nodes,
      npm.env,
    );
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  await stamps.set('package', built);
}

/** Imports credentials under their ids. Only those of which what we would import changed: a person's own edits stay. */
export async function importCredentials(
  settings: ProvisionSettings,
  credentials: readonly CredentialToImport[],
): Promise<void> {
  const stampOf = ({ id }: CredentialToImport): string => `credential-${id}`;
  const contentOf = (credential: CredentialToImport): string => JSON.stringify([credential]);
  const changed: CredentialToImport[] = [];
  for (const credential of credentials)
    if (!(await settings.stamps.isCurrent(stampOf(credential), contentOf(credential))))
      changed.push(credential);
  if (changed.length === 0) return;
  settings.log.step(`Importing the credentials ${changed.map(({ name }) => name).join(', ')} ...`);
  const scratch = await mkdtemp(join(tmpdir(), 'leasing-contacts-credential-'));
  try {
    const file = join(scratch, 'credentials.json');
    await writeFile(file, JSON.stringify(changed), { mode: 0o600 });
    await n8nCommand(settings, ['import:credentials', `--input=${file}`]);
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
  for (const credential of changed) await settings.stamps.set(stampOf(credential), contentOf(credential));
}

/** What an import of workflows leaves to be done. */
export interface ImportedWorkflows {
  /** They changed and are to be published: n8n has them, unpublished. */
  readonly toPublish: readonly WorkflowToPublish[];
  /** The names of those that a person has to publish. */
  readonly unpublished: readonly string[];
  /** To be called when one is published; until then it counts as changed. */
  readonly published: (workflow: WorkflowToPublish) => Promise<void>;
}

/**
 * Imports the workflows whose files changed since the last time, into an n8n that is stopped. An import leaves a workflow
 * unpublished.
 * @param publish whether those that start by themselves are to be published too
 */
export async function importWorkflows(
  settings: ProvisionSettings,
  folder: string,
  publish: { readonly startingByThemselves: boolean },
): Promise<ImportedWorkflows> {
  const workflows: ShippedWorkflow[] = [];
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()) {
    const content = await readFile(join(folder, file), 'utf8');
    const { id, name, nodes } = WorkflowFileSchema.parse(JSON.parse(content));
    const isPublished = !isOptional(nodes) && (publish.startingByThemselves || !startsByItself(nodes));
    workflows.push({ file, id, name, content, isPublished });
  }
  const stamp = ({ id, content }: ShippedWorkflow) => settings.stamps.set(`workflow-${id}`, content);
  const changed: ShippedWorkflow[] = [];
  for (const workflow of workflows)
    if (!(await settings.stamps.isCurrent(`workflow-${workflow.id}`, workflow.content)))
      changed.push(workflow);
  if (changed.length > 0) {
    settings.log.step(`Importing ${changed.length} workflows ...`);
    const scratch = await mkdtemp(join(tmpdir(), 'leasing-contacts-workflows-'));
    try {
      for (const { file } of changed) await cp(join(folder, file), join(scratch, file));
      await n8nCommand(settings, ['import:workflow', '--separate', `--input=${scratch}`]);
    } finally {
      await rm(scratch, { recursive: true, force: true });
    }
    for (const workflow of changed) if (!workflow.isPublished) await stamp(workflow);
  }
  return {
    toPublish: changed.filter(({ isPublished }) => isPublished),
    unpublished: workflows.filter(({ isPublished }) => !isPublished).map(({ name }) => name),
    published: async ({ id }) => {
      const workflow = changed.find((one) => one.id === id);
      if (workflow !== undefined) await stamp(workflow);
    },
  };
}

/** Publishes one by a command of n8n, which takes seconds; a running n8n notices it some seconds later. */
export async function publishByCommand(
  settings: ProvisionSettings,
  { id }: WorkflowToPublish,
): Promise<void> {
  await n8nCommand(settings, ['publish:workflow', `--id=${id}`]);
}

type WorkflowNodes = z.infer<typeof WorkflowFileSchema>['nodes'];

const startsByItself = (nodes: WorkflowNodes): boolean =>
  nodes.some(({ type }) => STARTS_BY_ITSELF.test(type));

/** It asks a chat model, whose key only a person has. */
const isOptional = (nodes: WorkflowNodes): boolean => nodes.some(({ type }) => type.startsWith('@n8n/'));

interface ShippedWorkflow {
  readonly file: string;
  readonly id: string;
  readonly name: string;
  readonly content: string;
  readonly isPublished: boolean;
}

async function n8nCommand({ n8n, place }: ProvisionSettings, args: readonly string[]): Promise<void> {
  await run(n8n.nodeBinary, [n8n.n8nCommand, ...args], place.folder, n8nEnvironment(n8n, place));
}

/** npm as n8n's own Node would run it; npm itself comes from the machine. */
function npmCommand(n8n: InstalledN8n): { command: string; args: string[]; env: NodeJS.ProcessEnv } {
  const separator = process.platform === 'win32' ? ';' : ':';
  const env = {
    ...npmEnvironment(),
    PATH: `${dirname(n8n.nodeBinary)}${separator}${process.env.PATH ?? ''}`,
  };
  return { command: process.platform === 'win32' ? 'npm.cmd' : 'npm', args: [], env };
}

/** Runs a command to its end and gives its standard output; its output is always read whole (a cut pipe makes n8n spin). */
function run(command: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      shell: process.platform === 'win32',
    });
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) return resolve(output);
      const full = /ENOSPC|no space left|database or disk is full/i.test(errors + output);
      const why = full
        ? 'the disk is full: make room'
        : `it said:\n${(errors || output).trim().split('\n').slice(-15).join('\n')}\nMend the cause`;
      reject(
        new StartError(
          `"${args.find((arg) => !arg.endsWith('n8n')) ?? command}" failed, ${why} and run the command again. Data that was there is unchanged.`,
        ),
      );
    });
  });
}
