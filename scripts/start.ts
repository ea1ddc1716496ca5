import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger, report } from '../ledger';
import { terminalLog } from './log';
import { installN8n } from './n8n/install';
import { importCredentials, importWorkflows, installPackage, Stamps } from './n8n/provision';
import { ensureOwner, startN8n, waitForPage, type RunningN8n } from './n8n/server';
import { StartError } from './start-error';
import { bootstrapWebhook, runBootstrap } from './start/bootstrap-job';
import { anyFreePort, requireFreePort } from './start/child';
import { credentialsFor } from './start/credentials';
import { generatedData, sampleData, seedSampleSystems } from './start/demo-data';
import { claimForMode, lockHome, openHome, type Home } from './start/home';
import { parseStartOptions, USAGE, type StartOptions } from './start/options';
import { resultJson, resultTable } from './start/result';
import {
  sandboxNames,
  sandboxPortOf,
  sandboxServices,
  startSandboxProcess,
  type RunningSandbox,
  type SandboxService,
} from './start/sandbox';

const packageFolder = join(__dirname, '..', '..');
const log = terminalLog(Date.now(), (text) => void process.stderr.write(text));

/** Everything that was started and must end with us, in the order of starting. */
const stopping: (() => Promise<void>)[] = [];
let isStopping = false;

async function stopEverything(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (const stop of stopping.reverse()) await stop().catch(() => undefined);
}

async function main(options: StartOptions): Promise<number> {
  const home = await openHome(options.home);
  stopping.push(await lockHome(home.folder));
  await requireFreePort(options.port, 'n8n', '--port');
  const portOf = (service: SandboxService): number => sandboxPortOf(options.sandboxPort, service);
  for (const service of options.demo ? sandboxServices : [])
    await requireFreePort(portOf(service), `the sandbox ${sandboxNames[service]}`, '--sandbox-port');
  await claimForMode(home, options.demo ? 'demo' : 'live');
  const n8n = await installN8n(log);
  const place = {
    folder: home.n8nFolder,
    port: options.port,
    brokerPort: await anyFreePort(),
    encryptionKey: home.secrets.encryptionKey,
  };
  const settings = { n8n, place, stamps: new Stamps(home.stampsFolder), log, packageFolder };
  await installPackage(settings);
  const urlOf = (service: SandboxService): string => `http://127.0.0.1:${portOf(service)}`;
  await importCredentials(settings, credentialsFor(home.secrets, options.demo ? urlOf : null));
  const unpublished = await importWorkflows(settings, join(packageFolder, 'workflows'), {
    // Without keys, what starts by itself could only fail.
    startingByThemselves: options.demo,
  });

  const sandboxes: RunningSandbox[] = [];
  if (options.demo) {
    log.step('Starting the sandboxes OpenPhone, ResMan and DomIQ ...');
    for (const service of sandboxServices) {
      const sandbox = await startSandboxProcess(home, service, portOf(service));
      stopping.push(() => sandbox.child.stop());
      sandboxes.push(sandbox);
    }
    await seedSampleSystems(packageFolder, urlOf);
  }
  log.step('Starting n8n ...');
  const running = await startN8n(n8n, place, home.logFile);
  stopping.push(() => running.child.stop());
  const owner = await ensureOwner(running.url, home.secrets.ownerEmail, home.secrets.ownerPassword);
  await waitForPage(`${running.url}/form/leasing-contacts-import`);
  const died = Promise.race([running, ...sandboxes].map(({ child }) => child.ended)).then(() => {
    if (!isStopping)
      throw new StartError(
        `n8n or a sandbox ended by itself; ${home.logFile} says why. What was done is kept: run the command again to go on.`,
      );
  });

  if (options.demo) await Promise.race([runDemo(options, home, running, urlOf('openphone')), died]);
  if (options.once) return process.exitCode === undefined ? 0 : Number(process.exitCode);
  tellAddresses(options, home, running, sandboxes, unpublished, owner);
  await died;
  return 0;
}

async function runDemo(
  options: StartOptions,
  home: Home,
  running: RunningN8n,
  openPhoneUrl: string,
): Promise<void> {
  log.step(
    options.conversations === null
      ? 'Preparing the sample conversations ...'
      : `Generating ${options.conversations} conversations ...`,
  );
  const files =
    options.conversations === null
      ? await sampleData(packageFolder, openPhoneUrl)
      : await generatedData(options.conversations, home.exportsFolder, openPhoneUrl);
  await waitForPage(bootstrapWebhook(running.url), 'POST');
  const result = await runBootstrap(files, {
    n8nUrl: running.url,
    bootstrapKey: home.secrets.bootstrapKey,
    log,
    progress: () => pushProgress(home),
  });
  process.stdout.write(resultTable(result));
  const json = resultJson(result);
  if (options.once) process.stdout.write(`${JSON.stringify(json)}\n`);
  if (json.balanced !== true) process.exitCode = 1;
}

async function pushProgress(home: Home): Promise<string> {
  if (!existsSync(home.ledgerFile)) return 'waiting for the ledger ...';
  const ledger = await openLedger({ kind: 'sqlite', file: home.ledgerFile });
  const { pushed, failed, waiting } = await report(ledger);
  return `${pushed} of ${pushed + failed + waiting} numbers pushed`;
}

/** The control route that shows what a sandbox holds. */
const LOOK_AT: Readonly<Record<SandboxService, string>> = {
  openphone: '/_sandbox/contacts',
  resman: '/_sandbox/prospects',
  domiq: '/_sandbox/state',
};

function tellAddresses(
  options: StartOptions,
  home: Home,
  running: RunningN8n,
  sandboxes: readonly RunningSandbox[],
  unpublished: readonly string[],
  owner: 'created' | 'exists',
): void {
  const { ownerEmail, ownerPassword } = home.secrets;
  const login =
    owner === 'created'
      ? `${ownerEmail} / ${ownerPassword}`
      : `${ownerEmail} (first password: ${ownerPassword})`;
  const lines = [
    `Editor                    ${running.url}`,
    `Login                     ${login}`,
    `Upload contact exports    ${running.url}/form/leasing-contacts-import`,
    `Review conflicts          ${running.url}/form/leasing-contacts-review`,
    `Push and verify           ${running.url}/form/leasing-contacts-push`,
    `Export unmapped numbers   ${running.url}/form/leasing-contacts-unmapped`,
    ...sandboxes.map(
      ({ service, url }) => `${`Sandbox ${sandboxNames[service]}`.padEnd(26)}${url}${LOOK_AT[service]}`,
    ),
    `All data of this run      ${options.home}`,
    ...(unpublished.length === 0 ? [] : ['', 'Fill in the credentials, then publish:', ...unpublished]),
  ];
  process.stdout.write(
    `\n${lines.map((line) => `  ${line}`).join('\n')}\n\nn8n is running. Press Ctrl-C to stop.\n`,
  );
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    if (!isStopping) log.step('Stopping ...');
    void stopEverything().then(() => process.exit(signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1));
  });
}
// The process that started us was killed: nobody is left to press Ctrl-C.
process.on('disconnect', () => void stopEverything().then(() => process.exit(1)));

async function run(): Promise<number> {
  const options = parseStartOptions(process.argv.slice(2), process.cwd());
  if (options === 'help') {
    process.stdout.write(`${USAGE}\n`);
    return 0;
  }
  return main(options);
}

run()
  .catch((error: unknown) => {
    if (isStopping) return 1;
    const isFull = (error as NodeJS.ErrnoException | null)?.code === 'ENOSPC';
    const sentence =
      error instanceof StartError
        ? error.message
        : isFull
          ? 'The disk is full: make room and run the command again. What was done before is kept.'
          : `Unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    process.stderr.write(`\n${sentence}\n`);
    return 1;
  })
  .then(async (code) => {
    await stopEverything();
    process.exit(code);
  });
