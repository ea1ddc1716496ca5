/** Two ids of records that a person has decided are not the same. */
export type IdPair = readonly [string, string];

/**
 * Reads pairs of ids: a list of lists of two, a list of objects with `left` and `right`, the JSON of either, or a text with one pair a
 * line and a comma, semicolon or tab between the ids. null when it is none of these. Never throws.
 */
export function readKeptApart(value: unknown): IdPair[] | null {
  const list = typeof value === 'string' ? listIn(value.trim()) : (value ?? []);
  if (!Array.isArray(list)) return null;
  const pairs = list.map(pairOf);
  return pairs.every((pair) => pair !== null) ? pairs : null;
}

function listIn(text: string): unknown {
  if (text.startsWith('[') || text.startsWith('{')) {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(/[,;\t]/));
}

function pairOf(value: unknown): IdPair | null {
  const ids: unknown[] = Array.isArray(value)
    ? value
    : typeof value === 'object' && value !== null && 'left' in value && 'right' in value
      ? [value.left, value.right]
      : [];
  const [left, right, ...more] = ids.map((id) =>
    typeof id === 'string' || typeof id === 'number' ? String(id).trim() : '',
  );
  return left && right && more.length === 0 ? [left, right] : null;
}
