import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** A text parameter: undefined when it is empty or not there, null when an expression says null. */
export function textParameter(
  context: IExecuteFunctions,
  name: string,
  itemIndex: number,
): string | null | undefined {
  const value = context.getNodeParameter(name, itemIndex, '') as unknown;
  if (value === null) return null;
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

/** What a service answered, as the JSON of an item: it came out of JSON. */
export function rawOutput(answer: object): IDataObject {
  return { ...answer } as IDataObject;
}

/** A collection parameter, with every field that the user has added. */
export function collection(context: IExecuteFunctions, name: string, itemIndex: number): IDataObject {
  return context.getNodeParameter(name, itemIndex, {}) as IDataObject;
}

/**
 * A moment as ISO 8601 UTC. A time without a zone, as the editor's date picker writes it, is meant in the workflow's
 * time zone.
 * @throws {NodeOperationError} when it is no time; names the parameter
 */
export function momentParameter(
  context: IExecuteFunctions,
  displayName: string,
  value: unknown,
  itemIndex: number,
): string | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const text = value instanceof Date ? value.toISOString() : String(value);
  const hasZone = /(Z|[+-]\d\d:?\d\d)$/i.test(text) || !/\d[T ]\d/.test(text);
  const asUtc = Date.parse(hasZone ? text : `${text.replace(' ', 'T')}Z`);
  if (Number.isNaN(asUtc))
    throw new NodeOperationError(context.getNode(), `"${displayName}" is not a date and time`, {
      description: 'Use a form such as 2026-11-22T09:30:00Z. Nothing was done.',
      itemIndex,
    });
  const offset = hasZone ? 0 : offsetMs(asUtc, context.getTimezone());
  return new Date(asUtc - offset).toISOString();
}

/** How far the zone's clock is ahead of UTC at about that moment. */
function offsetMs(moment: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  }).formatToParts(moment);
  const part = (type: string) => Number(parts.find((entry) => entry.type === type)?.value);
  const local = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return local - Math.trunc(moment / 1000) * 1000;
}

/** The first items of the pages, or all of them; no page is asked for that is not needed. */
export async function collect<T>(
  context: IExecuteFunctions,
  pages: AsyncIterable<readonly T[]> | Iterable<readonly T[]>,
  itemIndex: number,
): Promise<T[]> {
  const returnAll = context.getNodeParameter('returnAll', itemIndex, false) as boolean;
  const limit = returnAll ? Infinity : (context.getNodeParameter('limit', itemIndex, 50) as number);
  const collected: T[] = [];
  for await (const page of pages) {
    // One by one: spreading a long list into push() would overflow the stack.
    for (const entry of page) collected.push(entry);
    if (collected.length >= limit) break;
  }
  return returnAll ? collected : collected.slice(0, limit);
}
