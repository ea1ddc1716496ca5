/** Compares texts by code point, so that the order does not depend on the machine's language. */
export const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
