import fc from 'fast-check';
import { InvalidRequestError } from '../../../clients/openphone';
import {
  CursorExpiredError,
  openWindow,
  sweep,
  type HistoryCheckpoint,
  type HistoryWindow,
  type Swept,
  type SweptList,
} from '../../../clients/openphone/history';

interface Row {
  readonly id: string;
  readonly at: string;
}

const NOW = Date.parse('2026-11-25T12:00:00Z');
const START = Date.parse('2026-11-20T00:00:00Z');
const iso = (ms: number) => new Date(ms).toISOString();
const refused = new InvalidRequestError({
  request: 'GET /messages',
  status: 400,
  says: '',
  trace: null,
  attempts: 1,
});

interface Listing {
  readonly order: SweptList<Row>['order'];
  readonly pageSize: number;
  /** Every so many uses of a cursor it turns out to be expired; 0: never. */
  readonly expiresEvery: number;
  /** Puts out rows just outside of the span as well, as inclusive bounds do. */
  readonly isGenerous: boolean;
}

/** The list of a service that keeps `rows`. */
function listOf(rows: readonly Row[], { order, pageSize, expiresEvery, isGenerous }: Listing) {
  let uses = 0;
  const pages = { count: 0 };
  const margin = isGenerous ? 1 : 0;
  const list: SweptList<Row> = {
    name: 'GET /messages',
    order,
    timeOf: ({ at }) => at,
    page: async ({ since, until }, cursor) => {
      pages.count += 1;
      if (cursor !== null && expiresEvery > 0 && (uses += 1) % expiresEvery === 0) throw refused;
      const [from, to] = [
        since === null ? -Infinity : Date.parse(since) - margin,
        Date.parse(until) + margin,
      ];
      const direction = order === 'oldest_first' ? 1 : -1;
      const listed = rows
        .filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < to)
        .map((row, index) => ({ row, index }))
        .sort((a, b) => direction * (Date.parse(a.row.at) - Date.parse(b.row.at) || a.index - b.index))
        .map(({ row }) => row);
      const begin = cursor === null ? 0 : Number(cursor);
      const end = begin + pageSize;
      return { data: listed.slice(begin, end), nextCursor: end < listed.length ? String(end) : null };
    },
  };
  return { list, pages };
}

/** The window of the next call, from what the last one gave; null when there is nothing left to do. */
const next = (checkpoint: HistoryCheckpoint): HistoryWindow | null =>
  checkpoint.isDone
    ? null
    : openWindow(
        {
          since: checkpoint.since ?? undefined,
          until: checkpoint.until ?? undefined,
          nextSince: checkpoint.nextSince,
        },
        NOW,
      );

/** The ids of every row from checkpoint to checkpoint, sorted, and the last checkpoint. */
async function sweptToTheEnd(list: SweptList<Row>, first: HistoryWindow, limit: number) {
  const ids: string[] = [];
  let window: HistoryWindow | null = first;
  for (let calls = 0; window !== null && calls < MOST_CALLS; calls += 1) {
    const { rows, checkpoint }: Swept<Row> = await sweep(list, window, limit);
    ids.push(...rows.map(({ id }) => id));
    window = next(checkpoint);
    if (window === null) return { ids: ids.sort(), checkpoint };
  }
  throw new Error('The checkpoints come to no end.');
}

/** More than any list here has rows. */
const MOST_CALLS = 100;

/** Rows over few moments, so that many share one. */
const anyRows = () =>
  fc
    .array(fc.nat({ max: 12 }), { maxLength: 80 })
    .map((moments) => moments.map((moment, index): Row => ({ id: `AC${index}`, at: iso(START + moment) })));

const anyListing = (expiring = true) =>
  fc.record({
    order: fc.constantFrom('oldest_first', 'newest_first'),
    pageSize: fc.integer({ min: 1, max: 20 }),
    expiresEvery: expiring ? fc.constantFrom(0, 2, 3, 7) : fc.constant(0),
    isGenerous: fc.boolean(),
  });

const windowOf = (since: number | null, until: number): HistoryWindow => ({
  since: since === null ? null : iso(START + since),
  until: iso(START + until),
  nextSince: iso(START + until),
});

describe('sweep', () => {
  it('gives every row of the window exactly once over all checkpoints, whatever its time is shared with', () =>
    fc.assert(
      fc.asyncProperty(
        anyRows(),
        anyListing(false),
        fc.integer({ min: 1, max: 30 }),
        fc.option(fc.nat({ max: 6 })),
        fc.integer({ min: 7, max: 14 }),
        async (rows, listing, limit, since, until) => {
          const { list } = listOf(rows, listing);
          const { ids, checkpoint } = await sweptToTheEnd(list, windowOf(since, until), limit);
          const end = iso(START + until);
          expect(checkpoint).toEqual({ since: end, until: null, isDone: true, nextSince: end });
          const wanted = rows.filter(({ at }) => {
            const moment = Date.parse(at) - START;
            return moment >= (since ?? 0) && moment < until;
          });
          expect(ids).toEqual(wanted.map(({ id }) => id).sort());
        },
      ),
      { numRuns: 500 },
    ));

  it('loses and repeats nothing when cursors expire, as long as a page holds a millisecond', () =>
    fc.assert(
      fc.asyncProperty(
        anyRows(),
        anyListing(),
        fc.integer({ min: 1, max: 30 }),
        async (rows, listing, limit) => {
          const most = Math.max(0, ...rows.map(({ at }) => rows.filter((other) => other.at === at).length));
          const { list } = listOf(rows, { ...listing, pageSize: listing.pageSize + most });
          const { ids } = await sweptToTheEnd(list, windowOf(null, 20), limit);
          expect(ids).toEqual(rows.map(({ id }) => id).sort());
        },
      ),
      { numRuns: 500 },
    ));

  it('gives no more than the limit unless that many share the first millisecond', () =>
    fc.assert(
      fc.asyncProperty(
        anyRows(),
        anyListing(false),
        fc.integer({ min: 1, max: 30 }),
        async (rows, listing, limit) => {
          const { list } = listOf(rows, listing);
          const swept = await sweep(list, windowOf(null, 20), limit);
          if (swept.rows.length > limit) expect(new Set(swept.rows.map(({ at }) => at)).size).toBe(1);
        },
      ),
    ));

  it('gives the same again from the same checkpoint', () =>
    fc.assert(
      fc.asyncProperty(
        anyRows(),
        anyListing(false),
        fc.integer({ min: 1, max: 30 }),
        async (rows, listing, limit) => {
          const { list } = listOf(rows, listing);
          expect(await sweep(list, windowOf(2, 9), limit)).toEqual(await sweep(list, windowOf(2, 9), limit));
        },
      ),
    ));

  it('reads on although every cursor has expired, as long as each page brings something new', async () => {
    const rows = Array.from({ length: 200 }, (_, index) => ({ id: `AC${index}`, at: iso(START + index) }));
    const { list } = listOf(rows, {
      order: 'newest_first',
      pageSize: 10,
      expiresEvery: 1,
      isGenerous: false,
    });
    expect((await sweep(list, windowOf(null, 300), Infinity)).rows).toHaveLength(200);
  });

  const shared = (count: number): Row[] =>
    Array.from({ length: count }, (_, index) => ({ id: `AC${index}`, at: iso(START) }));

  it('says so when a millisecond has more rows than a page and every cursor is expired', async () => {
    const { list, pages } = listOf(shared(30), {
      order: 'newest_first',
      pageSize: 10,
      expiresEvery: 1,
      isGenerous: false,
    });
    await expect(sweep(list, windowOf(null, 9), 100)).rejects.toThrow(CursorExpiredError);
    expect(pages.count).toBeLessThan(10);
  });

  it('passes on a refusal that is not a cursor’s', async () => {
    const list: SweptList<Row> = {
      name: 'GET /messages',
      order: 'newest_first',
      timeOf: ({ at }) => at,
      page: () => Promise.reject(refused),
    };
    await expect(sweep(list, windowOf(null, 9), 100)).rejects.toBe(refused);
  });

  it('refuses a list that gives the same cursor again', async () => {
    const list: SweptList<Row> = {
      name: 'GET /messages',
      order: 'newest_first',
      timeOf: ({ at }) => at,
      page: async () => ({ data: shared(1), nextCursor: 'again' }),
    };
    await expect(sweep(list, windowOf(null, 9), 100)).rejects.toMatchObject({
      code: 'openphone.unexpected_answer',
    });
  });

  it('reads a window to its end when its rows are not in the order they should be in', async () => {
    const rows = [3, 9, 8, 7, 6, 5].map((moment) => ({ id: `AC${moment}`, at: iso(START + moment) }));
    const list: SweptList<Row> = {
      name: 'GET /messages',
      order: 'newest_first',
      timeOf: ({ at }) => at,
      page: async (_, cursor) => {
        const end = Number(cursor ?? 0) + 2;
        return { data: rows.slice(end - 2, end), nextCursor: end < rows.length ? String(end) : null };
      },
    };
    const swept = await sweep(list, windowOf(null, 20), 1);
    expect(swept).toMatchObject({ rows, checkpoint: { isDone: true } });
  });

  it('asks for no page more than it needs', async () => {
    const rows = Array.from({ length: 100 }, (_, index) => ({ id: `AC${index}`, at: iso(START + index) }));
    const { list, pages } = listOf(rows, {
      order: 'newest_first',
      pageSize: 50,
      expiresEvery: 0,
      isGenerous: false,
    });
    await sweep(list, windowOf(null, 200), 49);
    expect(pages.count).toBe(1);
    await sweep(list, windowOf(null, 200), Infinity);
    expect(pages.count).toBe(3);
  });
});
