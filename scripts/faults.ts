import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FaultOptionError, parseFaultOptions, USAGE } from './faults/options';
import { runFaults } from './faults/run-faults';
import { terminalLog } from './log';
import { packageFolder } from './run-tool';

const stopping: (() => Promise<void>)[] = [];
let isStopping = false;

async function stopEverything(): Promise<void> {
  if (isStopping) return;
  isStopping = true;
  for (const stop of stopping.reverse()) await stop().catch(() => undefined);
}

/** `npm run faults`: the sync under everything that may go wrong, and whether what must hold held. */
async function run(): Promise<number> {
  const options = parseFaultOptions(process.argv.slice(2), process.cwd());
  if (options === 'help') {
    process.stderr.write(`${USAGE}\n`);
    return 0;
  }
  const home = options.home ?? (await mkdtemp(join(tmpdir(), 'leasing-contacts-faults-')));
  if (options.home === null) {
    // PostgreSQL, which runs as another user, has to be able to enter.
    await chmod(home, 0o711);
    if (!options.keep) stopping.push(() => rm(home, { recursive: true, force: true }));
  }
  const log = terminalLog(Date.now(), (text) => void process.stderr.write(text));
  const verdict = await runFaults({ options, home, packageFolder, log, stopping });
  process.stdout.write(`${JSON.stringify(verdict)}\n`);
  return verdict.holds ? 0 : 1;
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => void stopEverything().then(() => process.exit(1)));
// The process that started us was killed.
process.on('disconnect', () => void stopEverything().then(() => process.exit(1)));

run()
  .catch((error: unknown) => {
    const sentence =
      error instanceof FaultOptionError
        ? error.message
        : `Unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
    process.stderr.write(`\n${sentence}\n`);
    return error instanceof FaultOptionError ? 2 : 1;
  })
  .then(async (code) => {
    await stopEverything();
    process.exit(code);
  });
