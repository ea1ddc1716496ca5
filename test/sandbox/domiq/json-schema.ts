import { isDateTime } from '../../../sandbox/server/json-schema';

export type JsonObject = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  return typeof value;
}

const FORMATS: Readonly<Record<string, (text: string) => boolean>> = {
  'date-time': isDateTime,
  email: (text) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text),
};

type Rule = (
  value: unknown,
  keyword: never,
  check: (schema: JsonObject, value: unknown) => boolean,
) => boolean;

const onText =
  <K>(holds: (text: string, keyword: K) => boolean) =>
  (value: unknown, keyword: K) =>
    typeof value !== 'string' || holds(value, keyword);
const onNumber =
  <K>(holds: (number: number, keyword: K) => boolean) =>
  (value: unknown, keyword: K) =>
    typeof value !== 'number' || holds(value, keyword);

/** The keywords of JSON Schema 2020-12 that the document uses; any other one is refused, so that none is passed over. */
const RULES: Readonly<Record<string, Rule>> = {
  type: (value, types: string | string[]) =>
    [types].flat().some((type) => (type === 'integer' ? Number.isInteger(value) : type === typeOf(value))),
  const: (value, wanted: unknown) => value === wanted,
  enum: (value, words: unknown[]) => words.includes(value),
  minLength: onText<number>((text, least) => text.length >= least),
  maxLength: onText<number>((text, most) => text.length <= most),
  pattern: onText<string>((text, pattern) => new RegExp(pattern).test(text)),
  format: onText<string>((text, format) => FORMATS[format]?.(text) ?? false),
  minimum: onNumber<number>((number, least) => number >= least),
  maximum: onNumber<number>((number, most) => number <= most),
  minProperties: (value, least: number) => !isObject(value) || Object.keys(value).length >= least,
  required: (value, names: string[]) => !isObject(value) || names.every((name) => Object.hasOwn(value, name)),
  properties: (value, properties: Readonly<Record<string, JsonObject>>, check) =>
    !isObject(value) ||
    Object.entries(properties).every(
      ([name, schema]) => !Object.hasOwn(value, name) || check(schema, value[name]),
    ),
  items: (value, schema: JsonObject, check) =>
    !Array.isArray(value) || value.every((item) => check(schema, item)),
  oneOf: (value, schemas: JsonObject[], check) =>
    schemas.filter((schema) => check(schema, value)).length === 1,
};
const NOTES = ['description', 'default', 'additionalProperties'];

/** Looks up a reference such as "#/components/schemas/Error" in the document. @throws {Error} there is nothing */
export function resolve(document: JsonObject, reference: string): JsonObject {
  const found = reference
    .replace(/^#\//, '')
    .split('/')
    .reduce<unknown>((part, name) => (isObject(part) ? part[name] : undefined), document);
  if (isObject(found)) return found;
  throw new Error(`The document has nothing under ${reference}`);
}

/** True when the value fits the schema of the document. @throws {Error} a keyword that this check does not know */
export function fits(document: JsonObject, schema: JsonObject, value: unknown): boolean {
  const check = (inner: JsonObject, innerValue: unknown) => fits(document, inner, innerValue);
  return Object.entries(schema).every(([keyword, wanted]) => {
    if (keyword === '$ref') return check(resolve(document, String(wanted)), value);
    if (keyword === 'additionalProperties' && isObject(value))
      return Object.keys(value).every((name) => Object.hasOwn(schema.properties as JsonObject, name));
    if (NOTES.includes(keyword)) return true;
    const rule = RULES[keyword];
    if (!rule) throw new Error(`The check does not know the keyword "${keyword}"`);
    return rule(value, wanted as never, check);
  });
}
