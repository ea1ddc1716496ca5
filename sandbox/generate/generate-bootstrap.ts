import { castConflict, castMatch, castNameless, type ExpectedPerson, type Stage } from './conversation-cast';
import { exportSources, type ExportFile } from './export-row';
import { fictionalNumbers } from './fictional-numbers';
import { googleExport } from './layout-google';
import { handKeptList } from './layout-list';
import { openPhoneExport } from './layout-openphone';
import { propertyRadarExport } from './layout-propertyradar';
import { quickBooksExport } from './layout-quickbooks';
import { PersonMaker } from './person';
import { junkPhones } from './phone-formats';
import { RowCollector } from './row-collector';
import { seededRandom } from './seeded-random';

/** What a right import and match of the files yields for the phones; each phone is in exactly one list. Sorted. */
export interface ExpectedOutcomes {
  readonly matched: readonly string[];
  readonly conflicts: readonly string[];
  /** In a source, but without a usable name. */
  readonly unnamed: readonly string[];
  /** In no source. */
  readonly unknown: readonly string[];
}

export interface GeneratedBootstrap {
  /** E.164, one for each conversation, in no order. */
  readonly phones: readonly string[];
  readonly files: readonly ExportFile[];
  readonly expected: ExpectedOutcomes;
  /** The person or company behind every matched phone, spelled in full. */
  readonly people: ReadonlyMap<string, ExpectedPerson>;
}

/** So many that spouses, second numbers and strangers still find a number of their own. */
export const MOST_CONVERSATIONS = 20_000;

const SHARES = { matched: 0.6, conflict: 0.05, nameless: 0.1 } as const;

/**
 * A whole bootstrap of any size: the phones of phone-only conversations, and contact exports in five layouts that name
 * most of them. About 60 % of the phones have one to four sources that agree, 5 % sources that do not, 10 % only
 * nameless rows and 25 % no row; the files also hold rows with unusable phones and rows whose number nobody talked to.
 * Deterministic: the same size and seed give the same bytes.
 * @throws {RangeError} when `conversations` is not a whole number from 1 to 20,000
 */
export function generateBootstrap(options: {
  readonly conversations: number;
  readonly seed: number;
}): GeneratedBootstrap {
  const { conversations, seed } = options;
  if (!Number.isInteger(conversations) || conversations < 1 || conversations > MOST_CONVERSATIONS)
    throw new RangeError(`conversations must be a whole number from 1 to ${MOST_CONVERSATIONS}.`);
  const random = seededRandom(seed);
  const numbers = random.shuffled(fictionalNumbers());
  const phones = numbers.slice(0, conversations);
  const spare = numbers.slice(conversations);
  const people = new PersonMaker(random);
  const rows = new RowCollector(random);
  const spareNumber = () => {
    const number = spare.pop();
    if (number === undefined) throw new RangeError('There are no fictional numbers left.');
    return number;
  };
  const stage: Stage = { random, people, rows, spareNumber };

  const conflictsFrom = Math.round(conversations * SHARES.matched);
  const namelessFrom = conflictsFrom + Math.round(conversations * SHARES.conflict);
  const unknownFrom = namelessFrom + Math.round(conversations * SHARES.nameless);
  const matched = phones.slice(0, conflictsFrom);
  const conflicts = phones.slice(conflictsFrom, namelessFrom);
  const unnamed = phones.slice(namelessFrom, unknownFrom);
  const unknown = phones.slice(unknownFrom);

  const behind = new Map(matched.map((phone) => [phone, castMatch(stage, phone)]));
  for (const phone of conflicts) castConflict(stage, phone);
  for (const phone of unnamed) castNameless(stage, phone);
  addStrangers(stage, conversations);

  const files = [
    propertyRadarExport(rows.of('propertyradar'), random),
    quickBooksExport(rows.of('quickbooks'), random),
    openPhoneExport(rows.of('openphone')),
    googleExport(rows.of('google')),
    handKeptList(rows.of('list')),
  ];
  const sorted = (list: readonly string[]) => [...list].sort();
  return {
    phones: random.shuffled(phones),
    files,
    expected: {
      matched: sorted(matched),
      conflicts: sorted(conflicts),
      unnamed: sorted(unnamed),
      unknown: sorted(unknown),
    },
    people: behind,
  };
}

/** Rows that give no conversation a name: numbers nobody talked to, unusable numbers, none at all. */
function addStrangers({ random, people, rows, spareNumber }: Stage, conversations: number): void {
  const repeat = (share: number, work: () => void) => {
    for (let made = 0; made < conversations * share; made += 1) work();
  };
  repeat(0.1, () => rows.add(random.pick(exportSources), people.person(), spareNumber()));
  repeat(0.04, () =>
    rows.addWithPhoneText(random.pick(exportSources), people.person(), random.pick(junkPhones)),
  );
  repeat(0.02, () => rows.addWithPhoneText(random.pick(exportSources), people.person(), ''));
}
