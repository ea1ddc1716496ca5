import type { Issue } from './api-error';

/** The part of JSON Schema that the vendor's bodies need. */
export interface Schema {
  readonly type: 'object' | 'array' | 'string' | 'number' | 'integer' | 'boolean' | 'any';
  readonly nullable?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  /** false refuses keys that `properties` does not name. */
  readonly additionalProperties?: false;
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly pattern?: string;
  readonly enum?: readonly string[];
  readonly format?: 'uri' | 'date-time';
}

/** ITU-T E.164 as the vendor writes it. */
export const E164 = '^\\+[1-9]\\d{1,14}$';

/** True for a date-time with a date, a time and an offset, e.g. 2026-03-30T12:00:00Z. */
export function isDateTime(text: string): boolean {
  return (
    /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(text) &&
    !Number.isNaN(Date.parse(text))
  );
}

const shown = (schema: Schema): Issue['schema'] => {
  const { type, pattern, minLength, maxLength, minimum, maximum, minItems, maxItems, enum: values } = schema;
  const all = { type, pattern, minLength, maxLength, minimum, maximum, minItems, maxItems, enum: values };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined));
};

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

function stringProblem(schema: Schema, value: string): string | null {
  if (schema.minLength !== undefined && value.length < schema.minLength)
    return `Expected string length greater or equal to ${schema.minLength}`;
  if (schema.maxLength !== undefined && value.length > schema.maxLength)
    return `Expected string length less or equal to ${schema.maxLength}`;
  if (schema.pattern !== undefined && !new RegExp(schema.pattern).test(value))
    return `Expected string to match '${schema.pattern}'`;
  if (schema.enum && !schema.enum.includes(value)) return `Expected one of ${schema.enum.join(', ')}`;
  if (schema.format === 'uri' && !URL.canParse(value)) return 'Expected string to match format uri';
  if (schema.format === 'date-time' && !isDateTime(value)) return 'Expected string to match format date-time';
  return null;
}

function ownProblem(schema: Schema, value: unknown): string | null {
  const actual = typeOf(value);
  const expected = schema.type === 'integer' ? 'number' : schema.type;
  if (actual !== expected) return `Expected ${schema.type}`;
  if (typeof value === 'string') return stringProblem(schema, value);
  if (typeof value === 'number') {
    if (schema.type === 'integer' && !Number.isInteger(value)) return 'Expected integer';
    if (schema.minimum !== undefined && value < schema.minimum)
      return `Expected number to be greater or equal to ${schema.minimum}`;
    if (schema.maximum !== undefined && value > schema.maximum)
      return `Expected number to be less or equal to ${schema.maximum}`;
  }
  if (Array.isArray(value)) {
    if (schema.minItems !== undefined && value.length < schema.minItems)
      return `Expected array length to be greater or equal to ${schema.minItems}`;
    if (schema.maxItems !== undefined && value.length > schema.maxItems)
      return `Expected array length to be less or equal to ${schema.maxItems}`;
  }
  return null;
}

/** Everything about `value` that the schema does not allow, in reading order; empty when it fits. */
export function findIssues(schema: Schema, value: unknown, path = ''): Issue[] {
  if (schema.type === 'any' || (value === null && schema.nullable)) return [];
  const problem = ownProblem(schema, value);
  if (problem) return [{ path: path || '/', message: problem, value, schema: shown(schema) }];
  const issues: Issue[] = [];
  if (Array.isArray(value) && schema.items) {
    for (const [index, item] of value.entries())
      issues.push(...findIssues(schema.items, item, `${path}/${index}`));
  }
  if (schema.type === 'object') {
    const object = value as Record<string, unknown>;
    for (const key of schema.required ?? []) {
      if (!Object.hasOwn(object, key))
        issues.push({
          path: `${path}/${key}`,
          message: 'Expected required property',
          value: undefined,
          schema: shown(schema.properties?.[key] ?? { type: 'any' }),
        });
    }
    for (const [key, entry] of Object.entries(object)) {
      const property =
        schema.properties && Object.hasOwn(schema.properties, key) ? schema.properties[key] : undefined;
      if (property && entry !== undefined) issues.push(...findIssues(property, entry, `${path}/${key}`));
      else if (!property && schema.additionalProperties === false)
        issues.push({
          path: `${path}/${key}`,
          message: 'Unexpected property',
          value: entry,
          schema: { type: 'never' },
        });
    }
  }
  return issues;
}
