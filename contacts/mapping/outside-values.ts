import { JsonSchema, type Json } from '../model/person-record';
import { z } from '../model/zod';
import { oneLine, visibleText } from '../normalize/visible-text';
import { withoutDangerousFields } from './dangerous-fields';

/**
 * Values as other systems send them: everything may be missing, null, empty or a number where a text is meant. What is
 * missing or empty becomes `null`, so that nothing behind the schemas has to ask twice.
 */
const written = z.union([z.string(), z.number()]).nullish();

/** A text on one line, without marks that nobody sees; null when there is nothing in it. */
export const line = written.transform((value) => (value == null ? null : oneLine(String(value)) || null));

/** The same with its line breaks. */
export const lines = written.transform((value) =>
  value == null ? null : visibleText(String(value)) || null,
);

/** A time as ISO 8601 UTC; null for what is none. */
export const moment = written
  .transform((value) => (value == null ? null : utcMoment(String(value))))
  .catch(null);

/** 0..100; null for anything else, so that a strange score loses nobody a contact. */
export const score = written
  .transform((value) => {
    const number = value == null || value === '' ? Number.NaN : Number(value);
    return number >= 0 && number <= 100 ? number : null;
  })
  .catch(null);

/** Named JSON values without dates of birth and social security numbers, at whatever depth. */
export const namedValues = z
  .record(z.string(), JsonSchema)
  .nullish()
  .transform((values): Record<string, Json> | null =>
    values == null ? null : withoutDangerousFields(values),
  );

/** A list that may be missing. */
export const listOf = <Thing extends z.ZodType>(thing: Thing) =>
  z
    .array(thing)
    .nullish()
    .transform((list) => list ?? []);

/**
 * A time as ISO 8601 UTC with milliseconds; null for a text that is none. One without an offset is UTC, whatever the time
 * zone of the machine: a mapping gives the same everywhere.
 */
export function utcMoment(text: string): string | null {
  const [, day, time = '00:00:00', offset] =
    /^\s*(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?)\s*(Z|[+-]\d{2}:?\d{2})?)?\s*$/i.exec(
      text,
    ) ?? [];
  if (day === undefined) return null;
  const at = new Date(`${day}T${time}${offset?.toUpperCase() ?? 'Z'}`);
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}
