import type { ChildProcess } from 'node:child_process';
import { closeSync, openSync, writeSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { spawn } from '../child-process';
import { StartError } from '../start-error';

/** A process of ours that ends with us: asked politely first, then made to. */
export interface Child {
  readonly process: ChildProcess;
  /** Settles when the process has ended, with its exit code (null after a signal). */
  readonly ended: Promise<number | null>;
  stop(): Promise<void>;
}

export interface ChildSettings {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
  /** Everything it prints goes here, appended. */
  readonly logFile: string;
  readonly onLine?: (line: string) => void;
}

/**
 * Starts a process that is tied to this one by an IPC channel, so that it can notice our death. Where nobody listens to it, it
 * writes into its log by itself: a pipe whose reader has died is an error for every line, about which n8n writes another line.
 */
export function startChild(settings: ChildSettings): Child {
  const { command, args, cwd, env, logFile, onLine } = settings;
  const log = openSync(logFile, 'a');
  const output = onLine === undefined ? log : 'pipe';
  const child = spawn(command, args, { cwd, env, stdio: ['ignore', output, output, 'ipc'] });
  let rest = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    writeSync(log, chunk);
    const lines = (rest + chunk.toString()).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) onLine?.(line);
  });
  child.stderr?.on('data', (chunk: Buffer) => void writeSync(log, chunk));
  child.once('close', () => closeSync(log));
  const ended = new Promise<number | null>((resolve) => {
    child.on('exit', (code) => resolve(code));
    child.on('error', () => resolve(null));
  });
  return {
    process: child,
    ended,
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGTERM');
      const forced = pause(8000, 'late', { ref: false });
      if ((await Promise.race([ended, forced])) === 'late') {
        child.kill('SIGKILL');
        await ended;
      }
    },
  };
}

/** @throws {StartError} something listens on the port already; waits a moment for a predecessor to let go of it. */
export async function requireFreePort(port: number, what: string, option: string): Promise<void> {
  for (let attempt = 0; attempt < 10; attempt++) {
    if (await isFree(port)) return;
    await pause(500);
  }
  throw new StartError(
    `Port ${port}, wanted for ${what}, is in use: stop the program that has it, or choose another with ${option}. Nothing was started.`,
  );
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = connect({ port, host: '127.0.0.1' });
    probe.once('connect', () => {
      probe.destroy();
      resolve(false);
    });
    probe.once('error', () => {
      const server = createServer();
      server.once('error', () => resolve(false));
      server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
    });
  });
}

/** A port that is free now, for services whose number nobody needs to know. */
export function anyFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });
}
