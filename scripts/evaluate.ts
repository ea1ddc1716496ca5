import { Matcher } from '../contacts/matching/deduplicate';
import { evaluate } from './evaluate/evaluate';
import { EvaluationError } from './evaluate/evaluation-error';
import { parseEvaluateOptions, USAGE } from './evaluate/options';
import { terminalLog } from './log';

/** `npm run evaluate`: how well the matching engine does on a CSV file with the answer; one line of JSON. */
async function run(args: readonly string[]): Promise<void> {
  const options = parseEvaluateOptions(args, process.cwd());
  if (options === 'help') {
    process.stderr.write(`${USAGE}\n`);
    return;
  }
  const report = await evaluate(options, {
    createEngine: ({ link, model }) => new Matcher({ link, model }),
    log: terminalLog(Date.now(), (text) => void process.stderr.write(text)),
    now: () => performance.now(),
  });
  process.stdout.write(`${JSON.stringify(report)}\n`);
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const sentence =
    error instanceof EvaluationError
      ? `${error.message} ${error.unchanged} ${error.remedy}`
      : `Unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  process.stderr.write(`\n${sentence}\n`);
  process.exitCode = 1;
});
