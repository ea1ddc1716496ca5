import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { spawn } from '../../../scripts/child-process';

export { freePorts } from '../../../scripts/live/free-ports';

export const packageFolder = join(__dirname, '..', '..', '..');

/** A run of `npm start`, as a person would type it. */
export interface StartRun {
  readonly process: ChildProcess;
  /** Standard output so far. */
  output(): string;
  /** Standard error so far: the steps. */
  steps(): string;
  /** Resolves with the exit code; null after a signal. */
  readonly ended: Promise<number | null>;
  /** Resolves when the text has been printed; rejects when the run ends first. */
  printed(text: string, timeoutMs: number): Promise<void>;
}

/** Types `npm start -- <args>` in the package's folder. The process group is its own, so that a test can kill all of it. */
export function npmStart(args: readonly string[]): StartRun {
  const child = spawn('npm', ['start', '--', ...args], {
    cwd: packageFolder,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let output = '';
  let steps = '';
  const waiting: (() => void)[] = [];
  const wake = (): void => waiting.forEach((check) => check());
  child.stdout.on('data', (chunk: Buffer) => {
    output += chunk.toString();
    wake();
  });
  child.stderr.on('data', (chunk: Buffer) => {
    steps += chunk.toString();
    wake();
  });
  const ended = new Promise<number | null>((resolve) => child.on('exit', (code) => resolve(code)));
  return {
    process: child,
    output: () => output,
    steps: () => steps,
    ended,
    printed: (text, timeoutMs) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(
          () => reject(new Error(`"${text}" was not printed in ${timeoutMs} ms:\n${steps}\n${output}`)),
          timeoutMs,
        );
        const check = (): void => {
          if (!output.includes(text) && !steps.includes(text)) return;
          clearTimeout(timer);
          resolve();
        };
        waiting.push(check);
        void ended.then(() => {
          check();
          clearTimeout(timer);
          reject(new Error(`the run ended before "${text}":\n${steps}\n${output}`));
        });
        check();
      }),
  };
}

/** What `--once` prints on its last line. */
export interface OnceResult {
  conversations: number;
  matched: number;
  conflicts: number;
  unnamed: number;
  unknown: number;
  pushed: number;
  created: number;
  updated: number;
  unchanged: number;
  failed: number;
  contacts: number;
  balanced: boolean;
  files: {
    file: string;
    source: string;
    records: number;
    accepted: number;
    rejected: number;
    furniture: number;
  }[];
  seconds: { import: number; match: number; push: number; total: number };
}

/** Runs `npm start -- --once` to its end. */
export async function startOnce(
  args: readonly string[],
): Promise<{ code: number | null; result: OnceResult; steps: string }> {
  const run = npmStart(['--once', ...args]);
  const code = await run.ended;
  const lastLine = run.output().trim().split('\n').at(-1) ?? '';
  if (!lastLine.startsWith('{'))
    throw new Error(`no JSON on the last line (exit code ${code}):\n${run.steps()}\n${run.output()}`);
  return { code, result: JSON.parse(lastLine) as OnceResult, steps: run.steps() };
}
