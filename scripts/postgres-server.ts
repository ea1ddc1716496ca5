import type { ChildProcessByStdio } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import type { PostgresSettings } from '../ledger';
import { openPool } from '../ledger/postgres';
import { poolSettings } from '../ledger/settings';
import { spawn } from './child-process';

/** A PostgreSQL server for a while; its data are gone when it stops. */
export class PostgresServer {
  private running: ChildProcessByStdio<Writable, Readable, Readable> | undefined;
  private settings: PostgresSettings | undefined;
  private databases = 0;

  /**
   * @param program   where scripts/postgres-program.mjs is
   * @param isDurable true for a server that waits for the disk at every commit, as one at work does
   */
  constructor(
    private readonly program: string,
    private readonly isDurable = false,
  ) {}

  /** @throws with what the server said, when it does not start */
  async start(): Promise<PostgresSettings> {
    const child = spawn(process.execPath, [this.program, ...(this.isDurable ? ['--durable'] : [])], {
      stdio: ['pipe', 'pipe', 'pipe'],
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
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.stdin.end();
    await ended;
  }
}
