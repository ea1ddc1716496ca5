import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { PostgresSettings } from '../ledger';
import { openPool } from '../ledger/postgres';
import { poolSettings } from '../ledger/settings';
import { spawn } from './child-process';

export interface PostgresServerOptions {
  /** Waits for the disk at every commit, as a server at work does. */
  readonly isDurable?: boolean;
  /** Data that stay when the server stops, and the password they were made with; left out: gone when it stops. */
  readonly kept?: { readonly folder: string; readonly password: string };
}

/** A PostgreSQL server that ends with us. */
export class PostgresServer {
  private running: ChildProcessByStdio<Writable, Readable, Readable> | undefined;
  private settings: PostgresSettings | undefined;
  private databases = 0;

  /** @param program where scripts/postgres-program.mjs is */
  constructor(
    private readonly program: string,
    private readonly options: PostgresServerOptions = {},
  ) {}

  /** @throws with what the server said, when it does not start */
  async start(): Promise<PostgresSettings> {
    const child = spawn(process.execPath, [this.program, ...this.arguments()], {
      stdio: ['pipe', 'pipe', 'pipe'],
      // A password among the arguments would be seen by everybody on the machine.
      env: { ...process.env, ...(this.options.kept && { PGPASSWORD: this.options.kept.password }) },
    });
    this.running = child;
    const line = await new Promise<string>((resolve, reject) => {
      let errors = '';
      child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
      child.stdout.once('data', (text: Buffer) => resolve(text.toString()));
      child.once('exit', () => reject(new Error(errors || 'The PostgreSQL server ended.')));
    });
    this.settings = {
      kind: 'postgres',
      ssl: 'disable',
      ...(JSON.parse(line) as Omit<PostgresSettings, 'kind' | 'ssl'>),
    };
    return this.settings;
  }

  private arguments(): string[] {
    const { isDurable, kept } = this.options;
    return [...(isDurable ? ['--durable'] : []), ...(kept ? ['--folder', kept.folder] : [])];
  }

  /** Settles when the server that was started has ended. */
  ended(): Promise<unknown> {
    const child = this.running;
    if (!child) throw new Error('The PostgreSQL server is not running.');
    return new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) resolve(null);
      else child.once('exit', resolve);
    });
  }

  /** A new, empty database. */
  async createDatabase(): Promise<PostgresSettings> {
    if (!this.settings) throw new Error('The PostgreSQL server is not running.');
    const database = `ledger_${(this.databases += 1)}`;
    const pool = openPool(poolSettings(this.settings));
    await pool.query(`create database ${database}`);
    await pool.end();
    return { ...this.settings, database };
  }

  async stop(): Promise<void> {
    const child = this.running;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin.end();
    await ended;
  }
}
