import type { ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { spawn } from '../child-process';
import { isProcessAlive } from '../process-alive';

/**
 * `npm start` under a supervisor: when it ends by itself, as it does when n8n was killed, the same command is run again,
 * until {@link stop}.
 */
export class SupervisedStart {
  private child: ChildProcess | undefined;
  private said = '';
  private isStopping = false;
  private running = false;
  private ended: Promise<void> = Promise.resolve();

  constructor(
    private readonly packageFolder: string,
    private readonly args: readonly string[],
    private readonly onStep: (line: string) => void,
  ) {}

  start(): void {
    this.said = '';
    this.running = false;
    const command = join(this.packageFolder, 'scripts', 'bootstrap.mjs');
    const child = spawn(process.execPath, [command, 'start', ...this.args], {
      cwd: this.packageFolder,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    const hear = (chunk: Buffer): void => {
      this.said += chunk.toString();
      if (this.said.includes('n8n is running.')) this.running = true;
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    this.ended = new Promise((resolve) =>
      child.on('exit', (code) => {
        this.running = false;
        resolve();
        if (this.isStopping) return;
        this.onStep(`npm start ended (${code ?? 'killed'}); starting it again ...`);
        setTimeout(() => !this.isStopping && this.start(), 1000);
      }),
    );
  }

  /** Whether everything is up, as npm start says itself. */
  get isRunning(): boolean {
    return this.running;
  }

  /** What this start has said so far. */
  get steps(): string {
    return this.said;
  }

  /** Kills n8n's main process with SIGKILL. @returns whether there was one */
  killMain(): boolean {
    return kill(/n8n answers \(process (\d+)\)/g, this.said);
  }

  /** Kills a worker with SIGKILL. @returns whether there was one */
  killWorker(number: number): boolean {
    return kill(new RegExp(`worker ${number} takes executions \\(process (\\d+)\\)`, 'g'), this.said);
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    this.child?.kill('SIGTERM');
    await this.ended;
  }
}

function kill(pattern: RegExp, said: string): boolean {
  const processId = Number([...said.matchAll(pattern)].at(-1)?.[1]);
  if (!isProcessAlive(processId)) return false;
  process.kill(processId, 'SIGKILL');
  return true;
}
