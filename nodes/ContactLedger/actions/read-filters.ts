import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';
import { unreadable } from './read-each';

/** A time without an offset is UTC. */
const HAS_OFFSET = /(?:[zZ]|[+-]\d{2}:?\d{2})$/;
const IS_DAY = /^\d{4}-\d{2}-\d{2}$/;

/** A time as people and n8n write it, as ISO 8601 UTC; null when it is none. */
export function momentOf(text: string): string | null {
  const isWhole = HAS_OFFSET.test(text) || IS_DAY.test(text);
  const moment = Date.parse(isWhole ? text : `${text}Z`);
  return Number.isNaN(moment) ? null : new Date(moment).toISOString();
}

/** The collection "Filters", with these fields in it. */
export const filtersOf = (fields: INodeProperties[]): INodeProperties => ({
  displayName: 'Filters',
  name: 'filters',
  type: 'collection',
  placeholder: 'Add filter',
  default: {},
  options: fields,
});

/**
 * What was chosen under "Filters", by the name of the field; fields that are left empty are left out.
 * @throws {NodeOperationError} a time that is none, or a choice that is not on the list: it must not mean "all".
 */
export function readFilters(
  node: IExecuteFunctions,
  fields: readonly INodeProperties[],
): Readonly<Partial<Record<string, string>>> {
  const given = node.getNodeParameter('filters', 0, {}) as IDataObject;
  const chosen: Record<string, string> = {};
  for (const field of fields) {
    const text = String(given[field.name] ?? '').trim();
    if (text === '') continue;
    const value = readAsType(field, text);
    if (value === null) throw unreadable(node, 0, [field.displayName]);
    chosen[field.name] = value;
  }
  return chosen;
}

function readAsType({ type, options = [] }: INodeProperties, text: string): string | null {
  if (type === 'dateTime') return momentOf(text);
  if (type !== 'options') return text;
  return (options as INodePropertyOptions[]).some(({ value }) => value === text) ? text : null;
}
