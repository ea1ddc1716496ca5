import { join } from 'node:path';
import type { LedgerSettings } from '../../ledger';
import type { Log } from '../log';
import { installN8n } from '../n8n/install';
import {
  importCredentials,
  importWorkflows,
  installPackage,
  publishByCommand,
  Stamps,
} from '../n8n/provision';
import { publishWorkflows } from '../n8n/publish';
import { N8nCluster } from '../queue/cluster';
import { startServices } from '../queue/services';
import { anyFreePort, requireFreePort } from './child';
import { credentialsFor } from './credentials';
import { claimForMode, claimForStore, lockHome, openHome, type Home } from './home';
import type { StartOptions } from './options';
import { sandboxNames, sandboxPortOf, sandboxServices, type SandboxService } from './sandbox';

/** A home with an n8n that has our package, credentials and workflows, and is ready to be started. */
export interface Installation {
  readonly home: Home;
  readonly cluster: N8nCluster;
  readonly ledger: LedgerSettings;
  /** Workflows that wait for a person to publish them. */
  readonly unpublished: readonly string[];
  /** Publishes what was imported and is not to wait for a person, once n8n runs and has an owner. */
  readonly publish: (url: string) => Promise<void>;
  /** Settles when Redis or PostgreSQL of our own has ended. */
  readonly servicesEnded: Promise<unknown>;
}

/**
 * Makes a home ready; safe to repeat. With workers, Redis and PostgreSQL run afterwards.
 * @param stopping takes how to end what was started, in the order of starting, also when a later step fails
 * @throws {StartError} a port or the home is in use, or something could not be started or installed.
 */
export async function openInstallation(
  options: StartOptions,
  { packageFolder, log, stopping }: { packageFolder: string; log: Log; stopping: (() => Promise<void>)[] },
): Promise<Installation> {
  const home = await openHome(options.home);
  stopping.push(await lockHome(home.folder));
  await requireFreePort(options.port, 'n8n', '--port');
  const portOf = (service: SandboxService): number => sandboxPortOf(options.sandboxPort, service);
  for (const service of options.demo ? sandboxServices : [])
    await requireFreePort(portOf(service), `the sandbox ${sandboxNames[service]}`, '--sandbox-port');
  await claimForStore(home, options.queue ? 'postgres' : 'sqlite');
  await claimForMode(home, options.demo ? 'demo' : 'live');
  const n8n = await installN8n(log);
  const services = options.queue
    ? await startServices(home, options.queue, { packageFolder, log, stopping })
    : null;
  const place = {
    folder: home.n8nFolder,
    port: options.port,
    brokerPort: await anyFreePort(),
    encryptionKey: home.secrets.encryptionKey,
    ...(services && { shared: services.shared }),
  };
  const stamps = await Stamps.open(join(home.stampsFolder, services?.stampsName ?? ''));
  const settings = { n8n, place, stamps, log, packageFolder };
  await installPackage(settings);
  const urlOf = (service: SandboxService): string => `http://127.0.0.1:${portOf(service)}`;
  await importCredentials(settings, credentialsFor(home.secrets, options.demo ? urlOf : null));
  const imported = await importWorkflows(settings, join(packageFolder, 'workflows'), {
    // Without keys, what starts by itself could only fail.
    startingByThemselves: options.demo,
  });
  const { folder: homeFolder, logFile } = home;
  const workers = options.queue?.workers ?? 0;
  return {
    home,
    cluster: new N8nCluster({ n8n, place, homeFolder, logFile, workers, log }),
    ledger: services?.shared.ledger ?? { kind: 'sqlite', file: home.ledgerFile },
    unpublished: imported.unpublished,
    publish: (url) =>
      publishWorkflows(imported.toPublish, {
        url,
        login: { email: home.secrets.ownerEmail, password: home.secrets.ownerPassword },
        log,
        byCommand: (workflow) => publishByCommand(settings, workflow),
        published: imported.published,
      }),
    servicesEnded: services?.ended ?? new Promise(() => undefined),
  };
}
