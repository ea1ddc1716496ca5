import { terminalLog } from './log';
import { runChecks, runTool, STATIC_CHECKS } from './run-tool';

/** `npm run check`: types, lint, format and the direction of imports; fast enough before every commit. */
async function check(): Promise<number> {
  const log = terminalLog(Date.now(), (text) => void process.stderr.write(text));
  const { failed } = await runChecks(STATIC_CHECKS, log);
  log.step('Checking the direction of imports ...');
  const arrows = await runTool('jest/bin/jest.js', ['test/architecture', '--selectProjects', 'unit']);
  return failed + arrows === 0 ? 0 : 1;
}

void check().then((code) => process.exit(code));
