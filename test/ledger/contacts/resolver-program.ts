import { openLedger, resolve, type LedgerSettings } from '../../../ledger';
import { person, said } from './people';

/** The records of one person: the last connects what the first two alone do not. */
export function recordsOf(n: number) {
  const { first, last, phones, emails } = person(n);
  const name = { firstName: first, lastName: last };
  return [
    said({ system: 'domiq', externalId: `d${n}`, ...name, phone: phones[0] }),
    said({ system: 'quickbooks', externalId: `q${n}`, ...name, email: emails[0] }),
    said({ system: 'openphone', externalId: `o${n}`, ...name, phone: phones[0], email: emails[1] }),
    said({ system: 'resman', externalId: `r${n}`, ...name, phones: [...phones], emails: [...emails] }),
  ];
}

/**
 * A process of its own that resolves its share of the records of many people, interleaved so that those of one person are
 * resolved by several processes at the same instant. Prints how many it resolved.
 */
async function main(): Promise<void> {
  const [settings = '{}', people = '0', place = '0', processes = '1'] = process.argv.slice(2);
  const ledger = await openLedger(JSON.parse(settings) as LedgerSettings);
  let ids = 0;
  const clock = {
    now: () => new Date().toISOString(),
    newId: () => `${place}-${String((ids += 1)).padStart(6, '0')}`,
  };
  const all = Array.from({ length: Number(people) }, (_, n) => recordsOf(n)).flat();
  let resolved = 0;
  for (const [index, record] of all.entries()) {
    if (index % Number(processes) !== Number(place)) continue;
    await resolve(ledger, record, clock);
    resolved += 1;
  }
  await ledger.close();
  process.stdout.write(`${resolved}\n`);
}

if (process.argv[1]?.endsWith('resolver.cjs')) {
  main().catch((error: unknown) => {
    process.stderr.write(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(1);
  });
}
