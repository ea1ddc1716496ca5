import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The fields that the output schema of a trigger lets the editor offer before the first run, sorted. */
export function fieldsPromised(node: string): string[] {
  const file = path.join(__dirname, '../../../nodes', node, '__schema__/v2.0.0/output.json');
  const schema = JSON.parse(readFileSync(file, 'utf8')) as { properties: Record<string, unknown> };
  return Object.keys(schema.properties).sort();
}
