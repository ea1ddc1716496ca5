const WRITTEN = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d(?:\.\d+)?)?)(Z|[+-]\d\d:\d\d)?)?$/;
const AMERICAN = /^(\d\d)\/(\d\d)\/(\d{4})$/;

/**
 * A moment as the classic API takes it: ISO 8601 with or without an offset (then UTC), a date alone, or MM/DD/YYYY.
 * @returns milliseconds since 1970; null for anything else
 */
export function readTime(written: string): number | null {
  const american = AMERICAN.exec(written);
  const iso = american ? `${american[3]}-${american[1]}-${american[2]}` : written;
  const [, date, time = '00:00', offset = 'Z'] = WRITTEN.exec(iso) ?? [];
  const at = Date.parse(`${date}T${time}${offset}`);
  return Number.isNaN(at) ? null : at;
}

/** An RFC 1123 time in GMT, the only form v2 takes, e.g. "Tue, 03 Mar 2026 15:00:00 GMT"; null for anything else. */
export function readHttpDate(written: string): number | null {
  const at = Date.parse(written);
  return !Number.isNaN(at) && new Date(at).toUTCString() === written ? at : null;
}
