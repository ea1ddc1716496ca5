import type { Page, PageRequest } from '../../../ledger';

const ENTRIES_A_PAGE = 1_000;

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
