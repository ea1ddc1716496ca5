import { LeasingContactsError } from '../contacts/model/errors';
import { systemClock } from '../ledger';
import { parseLedgerOptions, USAGE } from './ledger/options';
import { runLedgerCommand } from './ledger/run-command';

/** `npm run ledger`: backup, restore, export, import and purge of a ledger; one line of JSON. */
async function run(args: readonly string[]): Promise<void> {
  const command = parseLedgerOptions(args, process.cwd(), process.env);
  if (command === 'help') {
    process.stderr.write(`${USAGE}\n`);
    return;
  }
  process.stdout.write(`${JSON.stringify(await runLedgerCommand(command, systemClock))}\n`);
}

run(process.argv.slice(2)).catch((error: unknown) => {
  const sentence =
    error instanceof LeasingContactsError
      ? `${error.message} ${error.unchanged} ${error.remedy}`
      : `Unexpected: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  process.stderr.write(`\n${sentence}\n`);
  process.exitCode = 1;
});
