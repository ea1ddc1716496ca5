import { parseArgs } from 'node:util';
import { startDomIqSandbox } from './domiq';
import { startSandbox } from './openphone';
import { startResManSandbox } from './resman';
import { PortInUseError, type Sandbox, type SandboxOptions } from './server/serve';

const services: Readonly<Record<string, (options: SandboxOptions) => Promise<Sandbox>>> = {
  domiq: startDomIqSandbox,
  openphone: startSandbox,
  resman: startResManSandbox,
};

const USAGE = `Usage: node build/sandbox/main.js [--service ${Object.keys(services).join('|')}] --port N --data FILE [--key KEY] [--verbose]`;

interface Arguments {
  readonly start: (options: SandboxOptions) => Promise<Sandbox>;
  readonly port: number;
  readonly dataFile: string;
  /** The only key that is let in, ResMan's as `partnerId:key`; null lets in what the data file's settings say. */
  readonly key: string | null;
  readonly isVerbose: boolean;
}

function readArguments(): Arguments | null {
  try {
    const { values } = parseArgs({
      options: {
        service: { type: 'string', default: 'openphone' },
        port: { type: 'string' },
        data: { type: 'string' },
        key: { type: 'string' },
        verbose: { type: 'boolean' },
      },
    });
    const port = Number(values.port);
    const start = Object.hasOwn(services, values.service) ? services[values.service] : undefined;
    if (
      start === undefined ||
      values.data === undefined ||
      !Number.isInteger(port) ||
      port < 0 ||
      port > 65_535 ||
      values.port === ''
    )
      return null;
    const { key = null, verbose: isVerbose = false } = values;
    return { start, port, dataFile: values.data, key, isVerbose };
  } catch {
    return null;
  }
}

/**
 * Starts one sandbox, OpenPhone's unless it is told another, prints one line of JSON when it answers, and stays until
 * SIGTERM, SIGINT or the end of the IPC channel of the program that started it. Exit codes: 0 ended as asked, 1 could not start, 2 port in use.
 */
async function main(): Promise<void> {
  const given = readArguments();
  if (!given) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 1;
    return;
  }
  const log = (line: string) => {
    if (given.isVerbose) process.stderr.write(`${line}\n`);
  };
  try {
    const sandbox = await given.start({
      port: given.port,
      dataFile: given.dataFile,
      ...(given.key !== null && { acceptedKeys: [given.key] }),
      log,
    });
    const stop = () => void sandbox.close().then(() => process.exit(0));
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    process.once('disconnect', stop);
    process.stdout.write(`${JSON.stringify({ listening: sandbox.url })}\n`);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : 'The sandbox could not start.'}\n`);
    process.exitCode = error instanceof PortInUseError ? 2 : 1;
  }
}

void main();
