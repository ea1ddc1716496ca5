import { startChild } from '../../../scripts/start/child';

/** Starts a child as n8n is started, says its number, and waits to be killed. Arguments: what to load first, the program, its log. */
const [exitWithParent = '', program = '', logFile = ''] = process.argv.slice(2);
const child = startChild({
  command: process.execPath,
  args: ['--require', exitWithParent, program],
  cwd: process.cwd(),
  env: process.env,
  logFile,
});
process.stdout.write(`${child.process.pid}\n`);
setInterval(() => undefined, 60_000);
