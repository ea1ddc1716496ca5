/** SQLite takes 32,766 values in one statement, PostgreSQL 65,535; stay below both. */
const MAX_VALUES = 20_000;

/** Cuts rows into pieces that fit into one statement, given how many values each row brings. */
export function chunksOf<Row>(rows: readonly Row[], valuesPerRow: number): Row[][] {
  const size = Math.max(1, Math.floor(MAX_VALUES / valuesPerRow));
  const chunks: Row[][] = [];
  for (let start = 0; start < rows.length; start += size) chunks.push(rows.slice(start, start + size));
  return chunks;
}

/** Runs one query for each piece of a list of keys and puts the rows together. */
export async function selectInChunks<Key, Row>(
  keys: readonly Key[],
  select: (chunk: Key[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows: Row[] = [];
  // One by one: spreading a long list into push() would overflow the stack.
  for (const chunk of chunksOf(keys, 1)) for (const row of await select(chunk)) rows.push(row);
  return rows;
}
