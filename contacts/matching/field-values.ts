import type { MatchPart } from './match-parts';

/** Longer texts are no value of a contact; what follows is not read. */
const LONGEST = 500;
/** The engine compares the first few values of a kind. */
const MOST_VALUES = 20;
/** Where the value stands in an object such as { "type": "work", "value": "..." }. */
const VALUE_KEYS = [
  'value',
  'address',
  'email',
  'number',
  'e164',
  'phoneNumber',
  'phone',
  'Address',
  'FreeFormNumber',
];

/** True for an object that is neither a list nor a date. */
export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
}

/** The value of a field by name, or by a path with dots ("contact.phones.0"); undefined when there is none. Never throws. */
export function valueAt(json: Readonly<Record<string, unknown>>, field: string): unknown {
  if (Object.hasOwn(json, field)) return json[field];
  return field.split('.').reduce<unknown>((value, key) => {
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    return isThere ? (Reflect.get(value, key) as unknown) : undefined;
  }, json);
}

/**
 * The texts of a value: a text, a number, a date, a list of these or of objects with a value. Empty for what is missing, null for
 * what holds no text (true, a nested object). Never throws.
 */
export function textsOf(value: unknown, part: MatchPart | null): readonly string[] | null {
  const texts = plainTexts(value, 0);
  if (texts === null || part === null) return texts;
  return texts.flatMap((text) => severalIn(text, part)).slice(0, MOST_VALUES);
}

function plainTexts(value: unknown, depth: number): string[] | null {
  if (value === null || value === undefined) return [];
  if (typeof value === 'string') {
    const text = value.slice(0, LONGEST).trim();
    return text === '' ? [] : [text];
  }
  if (typeof value === 'bigint' || Number.isFinite(value)) return [String(value)];
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? [] : [value.toISOString()];
  if (depth > 1) return null;
  if (Array.isArray(value)) return textsOfList(value, depth);
  if (!isObject(value)) return null;
  for (const key of VALUE_KEYS) {
    const texts = Object.hasOwn(value, key) ? plainTexts(value[key], depth + 1) : null;
    if (texts !== null) return texts;
  }
  return null;
}

function textsOfList(list: readonly unknown[], depth: number): string[] | null {
  const read = list.slice(0, MOST_VALUES).map((part) => plainTexts(part, depth + 1));
  const texts = read.filter((each) => each !== null);
  return texts.length === 0 && list.length > 0 ? null : texts.flat();
}

/** Several addresses or numbers that stand in one text: "a@example.com; b@example.com". */
function severalIn(text: string, part: MatchPart): string[] {
  if (part !== 'email' && part !== 'phone') return [text];
  const isOneAddress = part === 'email' && text.indexOf('@') === text.lastIndexOf('@');
  if (isOneAddress) return [text];
  return text
    .split(part === 'email' ? /[;|,\s]/ : /[;|\n]|, | \/ /)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}
