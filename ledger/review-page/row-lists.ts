import { sourceTitles, displayPhone, oneLine } from '../../contacts/review';
import { nameOf } from '../../contacts/review/comparison-table';
import type { RowsAnswer, RowShown } from '../../contacts/review/page/page-answers';
import type { RowList } from '../../contacts/review/page/page-requests';
import type { SourceSystem } from '../../contacts/model/source-record';
import { isOpenConflict } from '../decision-state';
import { ERASED_IDS } from '../erased';
import { sql, type Selectable } from '../kysely';
import { newestConversations } from '../newest-conversations';
import type { Ledger } from '../open-ledger';
import { planContacts, toPushItems } from '../push-plan';
import type { LedgerDb, NumbersTable } from '../tables';
import { haveEmail, pushStates, type PushStanding } from '../push-counts';
import { rowsOfSources } from './source-rows';

const ROWS_ON_A_PAGE = 50;

type NumberRow = Selectable<NumbersTable>;
type NumberList = Exclude<RowList, 'quickbooksUnmatched' | 'rejectedRows'>;

/** What the numbers of a list have in common. Those of the push are told by comparing contacts, not by a column. */
const HOLDS: Readonly<
  Record<Exclude<NumberList, 'withEmail' | PushStanding>, ReturnType<typeof sql<boolean>>>
> = {
  numbers: sql`1 = 1`,
  unmapped: sql`decision is null`,
  matched: sql`decision = 'auto'`,
  resolved: sql`decision in ('use_candidate', 'merge')`,
  conflicts: sql`outcome = 'conflict' and decision is null and set_aside_at is null`,
  skipped: sql`outcome = 'conflict' and decision is null and set_aside_at is null and skipped_at is not null`,
  setAside: sql`decision is null and set_aside_at is not null`,
  unnamed: sql`outcome = 'unnamed' and decision is null and set_aside_at is null`,
  unknown: sql`outcome = 'unknown' and decision is null and set_aside_at is null`,
  notYetMatched: sql`outcome is null`,
};

/**
 * The rows behind a figure of the dashboard, 50 at a time.
 * @param after `next` of the page before; null for the first
 */
export async function rowsBehind(ledger: Ledger, of: RowList, after: string | null): Promise<RowsAnswer> {
  return ledger.read(async (db) => {
    if (of === 'quickbooksUnmatched' || of === 'rejectedRows')
      return await rowsOfSources(db, of, after, ROWS_ON_A_PAGE);
    return await rowsOfNumbers(db, of, after);
  });
}

async function rowsOfNumbers(db: LedgerDb, of: NumberList, after: string | null): Promise<RowsAnswer> {
  const phones = await phonesOf(db, of);
  const ahead = phones.filter((phone) => after === null || phone > after);
  const page = ahead.slice(0, ROWS_ON_A_PAGE);
  const numbers =
    page.length === 0
      ? []
      : await db
          .selectFrom('enrichment_numbers')
          .selectAll()
          .where('phone_number', 'in', page)
          .orderBy('phone_number')
          .execute();
  const named = await namedContacts(db, page);
  const newest = await newestConversations(db, page);
  const sources = await sourcesOf(db, page);
  return {
    of,
    count: phones.length,
    rows: numbers.map((number): RowShown => {
      const contact = named.get(number.phone_number);
      const isErased = number.phone_number.startsWith(ERASED_IDS.slice(0, -1));
      return {
        key: number.phone_number,
        phoneNumber: isErased ? null : number.phone_number,
        phone: isErased ? null : displayPhone(number.phone_number),
        name: contact?.name ?? null,
        emails: contact?.emails ?? [],
        isOpenConflict: isOpenConflict(number),
        standing: standingOf(number),
        from: sources.get(number.phone_number) ?? null,
        lastActivityAt: newest.get(number.phone_number)?.lastActivityAt ?? null,
      };
    }),
    next: ahead.length > page.length ? (page.at(-1) ?? null) : null,
  };
}

/** Every number of a list, in order. */
async function phonesOf(db: LedgerDb, of: NumberList): Promise<string[]> {
  if (of === 'pushed' || of === 'waiting' || of === 'failed') {
    const states = await pushStates(db);
    return [...states]
      .flatMap(([{ numbers }, state]) => (state === of ? numbers.map((number) => number.phone_number) : []))
      .sort();
  }
  if (of === 'withEmail') {
    const contacts = await planContacts(db);
    const has = await haveEmail(db, contacts);
    return contacts
      .flatMap(({ basis, numbers }) => (has.get(basis) === true ? numbers : []))
      .map(({ phone_number }) => phone_number)
      .sort();
  }
  const rows = await db
    .selectFrom('enrichment_numbers')
    .select('phone_number')
    .where(HOLDS[of])
    .orderBy('phone_number')
    .execute();
  return rows.map((row) => row.phone_number);
}

interface NamedContact {
  readonly name: string | null;
  readonly emails: readonly string[];
}

/** The contacts of the numbers that have one, as they would be pushed. */
async function namedContacts(db: LedgerDb, phones: readonly string[]): Promise<Map<string, NamedContact>> {
  const wanted = new Set(phones);
  const contacts = (await planContacts(db)).filter(({ numbers }) =>
    numbers.some(({ phone_number }) => wanted.has(phone_number)),
  );
  const items = await toPushItems(db, contacts, () => 'not-given-yet');
  return new Map(
    items.flatMap(({ phones: own, emails, ...contact }) => {
      const name = nameOf(contact);
      const shown = {
        name: name === null ? null : oneLine(name),
        emails: emails.map((text) => oneLine(text)),
      };
      return own.map((phone) => [phone, shown] as const);
    }),
  );
}

/** The sources that have each number, as people read them. */
async function sourcesOf(db: LedgerDb, phones: readonly string[]): Promise<Map<string, string>> {
  if (phones.length === 0) return new Map();
  const rows = await db
    .selectFrom('enrichment_matches')
    .select(['phone_number', 'source_type'])
    .distinct()
    .where('phone_number', 'in', phones)
    .orderBy('source_type')
    .execute();
  const titles = new Map<string, string[]>();
  for (const { phone_number, source_type } of rows)
    titles.set(phone_number, [
      ...(titles.get(phone_number) ?? []),
      sourceTitles[source_type satisfies SourceSystem],
    ]);
  return new Map([...titles].map(([phone, list]) => [phone, list.join(', ')]));
}

function standingOf(number: NumberRow): string {
  if (number.decision !== null) {
    const how = number.decision === 'auto' ? 'Matched by the rules' : 'Decided by a person';
    return `${how}. ${PUSH_WORDS[number.push_state]}`;
  }
  if (number.outcome === null) return 'Not matched yet';
  if (number.outcome === 'unknown') return 'No source has the number';
  if (number.outcome === 'unnamed') return 'A source has the number, but without a name';
  if (number.set_aside_at !== null) return 'Nobody of those whom the sources name';
  return number.skipped_at === null ? 'Waits for a decision' : 'Put off';
}

const PUSH_WORDS: Readonly<Record<NumberRow['push_state'], string>> = {
  none: 'Not yet pushed',
  sending: 'On its way to OpenPhone',
  done: 'In OpenPhone',
  failed: 'OpenPhone did not take it',
};
