import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { spawn } from '../../scripts/child-process';

/** Bundles a TypeScript file so that Node can run it in a process of its own. */
export function bundleProgram(source: string, outfile: string): void {
  buildSync({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    external: ['pg-native'],
    absWorkingDir: join(__dirname, '..', '..'),
  });
}

/** How a process ended and what it said. */
export interface ProgramEnd {
  readonly code: number | null;
  readonly output: string;
  readonly errors: string;
}

/** Runs a bundled program to its end. */
export function runProgram(program: string, args: readonly string[]): Promise<ProgramEnd> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let [output, errors] = ['', ''];
  child.stdout.on('data', (text: Buffer) => (output += text.toString()));
  child.stderr.on('data', (text: Buffer) => (errors += text.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code, output, errors })));
}
