import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from '../contacts/model/zod';
import { terminalLog } from './log';
import { installN8n } from './n8n/install';
import { runChecks, runTool, STATIC_CHECKS } from './run-tool';
import { StartError } from './start-error';

const JestResultSchema = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

/**
 * `npm test`: every check and every test, those in the real n8n too; installs what they need. Ends with one line,
 * "N passed, N failed".
 */
async function test(args: readonly string[]): Promise<number> {
  const log = terminalLog(Date.now(), (text) => void process.stderr.write(text));
  let { passed, failed } = await runChecks(STATIC_CHECKS, log);
  log.step('Making sure that n8n is installed ...');
  await installN8n(log);
  for (const [project, what, workers] of [
    ['unit', 'the domain, clients, ledger, nodes and sandbox', '--maxWorkers=2'],
    ['e2e', 'the real n8n with a real browser', '--runInBand'],
  ] as const) {
    log.step(`Testing ${what} ...`);
    const counts = await jest(project, [workers, ...args]);
    passed += counts.passed;
    failed += counts.failed;
  }
  process.stdout.write(`\n${passed} passed, ${failed} failed\n`);
  return failed === 0 && passed > 0 ? 0 : 1;
}

async function jest(project: string, args: readonly string[]): Promise<{ passed: number; failed: number }> {
  const scratch = await mkdtemp(join(tmpdir(), 'leasing-contacts-jest-'));
  const outputFile = join(scratch, 'result.json');
  try {
    const code = await runTool('jest/bin/jest.js', [
      '--selectProjects',
      project,
      '--json',
      `--outputFile=${outputFile}`,
      '--passWithNoTests=false',
      ...args,
    ]);
    const result = JestResultSchema.parse(JSON.parse(await readFile(outputFile, 'utf8')));
    const failed = result.numFailedTests + result.numRuntimeErrorTestSuites;
    return { passed: result.numPassedTests, failed: failed === 0 && code !== 0 ? 1 : failed };
  } finally {
    await rm(scratch, { recursive: true, force: true });
  }
}

test(process.argv.slice(2)).then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(
      `\n${error instanceof StartError ? error.message : String(error instanceof Error ? error.stack : error)}\n`,
    );
    process.stdout.write('\n0 passed, 1 failed\n');
    process.exit(1);
  },
);
