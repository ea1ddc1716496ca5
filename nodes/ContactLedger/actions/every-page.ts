import type { Page, PageRequest } from '../../../ledger';

const ENTRIES_A_PAGE = 1_000;

/**
 * The entries of as many pages as it takes, of a list that goes on behind its last entry.
 * @param wanted how many at most; undefined for all
 * @param read   one page: so many at most, behind the last entry of the page before; a shorter one is the last
 */
export async function everyPageBehind<Entry>(
  wanted: number | undefined,
  read: (limit: number, last: Entry | undefined) => Promise<readonly Entry[]>,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  for (;;) {
    const limit = Math.min(ENTRIES_A_PAGE, (wanted ?? Infinity) - entries.length);
    const page = await read(limit, entries.at(-1));
    for (const entry of page) entries.push(entry);
    if (page.length < limit || entries.length === wanted) return entries;
  }
}

/** The entries of as many pages as it takes. @param wanted how many at most; undefined for all */
export async function everyPage<Entry>(
  wanted: number | undefined,
  read: (page: PageRequest) => Promise<Page<Entry>>,
): Promise<Entry[]> {
  const entries: Entry[] = [];
  let after: PageRequest['after'] = null;
  do {
    const limit: number = Math.min(ENTRIES_A_PAGE, (wanted ?? Infinity) - entries.length);
    const page = await read({ limit, after });
    for (const entry of page.entries) entries.push(entry);
    after = page.next;
  } while (after !== null && entries.length < (wanted ?? Infinity));
  return entries;
}
