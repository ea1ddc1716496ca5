import { join } from 'node:path';
import { spawn } from './child-process';
import type { Log } from './log';

export const packageFolder = join(__dirname, '..', '..');

/** Runs a development tool from node_modules with this process's Node, its output on standard error. Resolves with its exit code. */
export function runTool(binary: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(packageFolder, 'node_modules', binary), ...args], {
      cwd: packageFolder,
      stdio: ['ignore', 2, 2],
    });
    child.on('error', reject);
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

export interface Check {
  readonly what: string;
  readonly binary: string;
  readonly args: readonly string[];
}

/** What must hold before every commit; each is a test that either passes or fails. */
export const STATIC_CHECKS: readonly Check[] = [
  { what: 'types', binary: 'typescript/bin/tsc', args: ['-p', 'tsconfig.test.json'] },
  { what: 'types of the pages', binary: 'typescript/bin/tsc', args: ['-p', 'tsconfig.pages.json'] },
  {
    what: "n8n's lint without the Cloud-only rules",
    binary: 'eslint/bin/eslint.js',
    args: ['.', '--max-warnings', '0'],
  },
  {
    what: "n8n's full Cloud lint on what stays clean under it",
    binary: 'eslint/bin/eslint.js',
    args: ['--config', 'eslint.cloud.config.mjs', '--max-warnings', '0', '.'],
  },
  { what: 'formatting', binary: 'prettier/bin/prettier.cjs', args: ['--check', '--log-level', 'warn', '.'] },
];

/** Runs checks one after the other and says how each ended. */
export async function runChecks(
  checks: readonly Check[],
  log: Log,
): Promise<{ passed: number; failed: number }> {
  let failed = 0;
  for (const { what, binary, args } of checks) {
    log.step(`Checking ${what} ...`);
    if ((await runTool(binary, args)) !== 0) {
      failed++;
      log.step(`  ${what}: FAILED`);
    }
  }
  return { passed: checks.length - failed, failed };
}
