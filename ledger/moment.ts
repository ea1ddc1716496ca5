/**
 * The moment so many milliseconds after another. Both are ISO 8601 UTC in one spelling, so that they compare as text.
 * @throws {RangeError} `moment` is no time.
 */
export function momentAfter(moment: string, ms: number): string {
  return new Date(Date.parse(moment) + ms).toISOString();
}
