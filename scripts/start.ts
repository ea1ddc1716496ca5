import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openLedger, report, type LedgerSettings } from '../ledger';
import { terminalLog } from './log';
import { ensureOwner, waitForPage, type RunningN8n } from './n8n/server';
import { StartError } from './start-error';
import { bootstrapWebhook, runBootstrap } from './start/bootstrap-job';
import { generatedData, sampleData, seedSampleSystems } from './start/demo-data';
import { ANALYTICS_USER, REVIEW_USER } from './start/credentials';
import { enterDomIqWebhook } from './start/domiq-webhook';
import type { Home } from './start/home';
import { openInstallation, type Installation } from './start/installation';
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
  const installation = await openInstallation(options, { packageFolder, log, stopping });
  const { home, cluster, unpublished } = installation;
  const urlOf = (service: SandboxService): string =>
    `http://127.0.0.1:${sandboxPortOf(options.sandboxPort, service)}`;

  const sandboxes: RunningSandbox[] = [];
  if (options.demo) {
    log.step('Starting the sandboxes OpenPhone, ResMan and DomIQ ...');
    for (const service of sandboxServices) {
      const sandbox = await startSandboxProcess(home, service, sandboxPortOf(options.sandboxPort, service));
      stopping.push(() => sandbox.child.stop());
      sandboxes.push(sandbox);
    }
    await seedSampleSystems(packageFolder, urlOf);
    await enterDomIqWebhook({
      packageFolder,
      sandboxUrl: urlOf('domiq'),
      n8nUrl: `http://127.0.0.1:${options.port}`,
      secret: home.secrets.domIqWebhookSecret,
    });
  }
  log.step(options.queue ? `Starting n8n and ${options.queue.workers} workers ...` : 'Starting n8n ...');
  stopping.push(() => cluster.stop());
  const running = await cluster.start();
  const owner = await ensureOwner(running.url, home.secrets.ownerEmail, home.secrets.ownerPassword);
  await installation.publish(running.url);
  await waitForPage(`${running.url}/form/leasing-contacts-import`);
  const ended = [...[running, ...sandboxes].map(({ child }) => child.ended), installation.servicesEnded];
  const died = Promise.race([...ended, cluster.workers.failed]).then(() => {
    if (!isStopping)
      throw new StartError(
        `n8n, a sandbox, Redis or PostgreSQL ended by itself; ${home.logFile} and the other logs in ${home.folder} say why. What was done is kept: run the command again to go on.`,
      );
  });

  if (options.demo) await Promise.race([runDemo(options, installation, running, urlOf('openphone')), died]);
  if (options.once) return process.exitCode === undefined ? 0 : Number(process.exitCode);
  tellAddresses(options, home, running, sandboxes, unpublished, owner);
  await died;
  return 0;
}

async function runDemo(
  options: StartOptions,
  { home, ledger }: Installation,
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
  if (options.byHand) return;
  await waitForPage(bootstrapWebhook(running.url), 'POST');
  const result = await runBootstrap(files, {
    n8nUrl: running.url,
    bootstrapKey: home.secrets.bootstrapKey,
    log,
    progress: () => pushProgress(ledger),
  });
  process.stdout.write(resultTable(result));
  const json = resultJson(result);
  if (options.once) process.stdout.write(`${JSON.stringify(json)}\n`);
  if (json.balanced !== true) process.exitCode = 1;
}

async function pushProgress(settings: LedgerSettings): Promise<string> {
  if (settings.kind === 'sqlite' && !existsSync(settings.file)) return 'waiting for the ledger ...';
  const ledger = await openLedger(settings);
  const { pushed, failed, waiting } = await report(ledger);
  return `${pushed} of ${pushed + failed + waiting} numbers pushed`;
}

/** The control route that shows what a sandbox holds. */
const LOOK_AT: Readonly<Record<SandboxService, string>> = {
  openphone: '/_sandbox/contacts',
  resman: '/_sandbox/prospects',
  domiq: '/_sandbox/state',
};

const exportsOf = ({ conversations }: StartOptions, home: Home): string =>
  conversations === null ? join(packageFolder, 'samples') : join(home.exportsFolder, String(conversations));

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
    `Enrichment page           ${running.url}/webhook/leasing-contacts (${REVIEW_USER} / ${home.secrets.reviewPassword})`,
    `The same, as who logs in  ${running.url}/form/leasing-contacts-page`,
    `Upload contact exports    ${running.url}/form/leasing-contacts-import`,
    `Review conflicts          ${running.url}/form/leasing-contacts-review`,
    `Push and verify           ${running.url}/form/leasing-contacts-push`,
    `Possible duplicates       ${running.url}/form/leasing-contacts-duplicates`,
    `What did not work         ${running.url}/form/leasing-contacts-failures`,
    `Contact analytics         ${running.url}/webhook/leasing-contacts-analytics (${ANALYTICS_USER} / ${home.secrets.analyticsPassword})`,
    `Export unmapped numbers   ${running.url}/form/leasing-contacts-unmapped`,
    ...(options.demo
      ? [
          `Contact API               ${running.url}/webhook/api/resman (x-api-key: ${home.secrets.contactApiSecret})`,
        ]
      : []),
    ...sandboxes.map(
      ({ service, url }) => `${`Sandbox ${sandboxNames[service]}`.padEnd(26)}${url}${LOOK_AT[service]}`,
    ),
    ...(options.byHand ? [`Files to upload           ${exportsOf(options, home)}`] : []),
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
  const options = parseStartOptions(process.argv.slice(2), process.cwd(), process.env);
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
