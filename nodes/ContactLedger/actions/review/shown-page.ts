import { z } from '../../../../contacts/model/zod';

const PhonesSchema = z.array(z.string().min(1));
const VersionsSchema = z.record(z.string().min(1), z.string());

/** The numbers of a page that was shown, each with the version of its conflict (null when nobody says). */
export type ShownPage = ReadonlyMap<string, string | null>;

/**
 * Reads which numbers a page had: the list `phoneNumbers` or the object `versions` of "Get Page", as such or as JSON
 * text. Without either they are taken from the names of the answers; then an answer that was left open cannot be told
 * from one that was never asked for.
 * @returns null when the value is something else.
 */
export function readShownPage(value: unknown, answers: readonly object[]): ShownPage | null {
  const given = typeof value === 'string' ? fromJson(value) : value;
  if (isEmpty(given)) return new Map(answers.flatMap(numbersAskedFor).map((phone) => [phone, null]));
  const phones = PhonesSchema.safeParse(given);
  if (phones.success) return new Map(phones.data.map((phone) => [phone, null]));
  const versions = VersionsSchema.safeParse(given);
  return versions.success ? new Map(Object.entries(versions.data)) : null;
}

function isEmpty(value: unknown): boolean {
  if (value === undefined || value === null || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}

function fromJson(text: string): unknown {
  try {
    return text.trim() === '' ? undefined : (JSON.parse(text) as unknown);
  } catch {
    return text;
  }
}

/** "decision_16175550123" asks about +16175550123. */
function numbersAskedFor(answer: object): string[] {
  return Object.keys(answer).flatMap((field) => {
    const digits = /^decision_([1-9]\d{6,14})$/.exec(field)?.[1];
    return digits ? [`+${digits}`] : [];
  });
}
