import { readFileSync } from 'node:fs';
import path from 'node:path';

/** As much of JSON Schema as n8n's output schemas use. */
interface OutputSchema {
  readonly type: string | readonly string[];
  readonly properties?: Readonly<Record<string, OutputSchema>>;
  readonly items?: OutputSchema;
}

/** Where an emitted item is not what the editor is told in `__schema__`; [] when it is exactly that. */
export function schemaMisfits(
  folder: string,
  version: `v${string}`,
  resource: string,
  operation: string,
  json: unknown,
): string[] {
  const file = path.join('nodes', folder, '__schema__', version, resource, `${operation}.json`);
  const text = readFileSync(path.join(__dirname, '../..', file), 'utf8');
  return misfits(JSON.parse(text) as OutputSchema, json, '$json');
}

function misfits(schema: OutputSchema, value: unknown, at: string): string[] {
  if (![schema.type].flat().includes(typeOf(value))) return [`${at} is ${typeOf(value)}`];
  if (Array.isArray(value)) {
    const { items } = schema;
    return items === undefined ? [] : value.flatMap((entry) => misfits(items, entry, `${at}[]`));
  }
  if (value === null || typeof value !== 'object' || schema.properties === undefined) return [];
  const { properties } = schema;
  const found = Object.entries(value);
  return [
    ...found.filter(([key]) => !(key in properties)).map(([key]) => `${at}.${key} is not in the schema`),
    ...Object.keys(properties)
      .filter((key) => !Object.hasOwn(value, key))
      .map((key) => `${at}.${key} is missing`),
    ...found.flatMap(([key, inner]) => {
      const described = properties[key];
      return described === undefined ? [] : misfits(described, inner, `${at}.${key}`);
    }),
  ];
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}
