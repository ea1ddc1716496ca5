import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { z } from '../../../contacts/model/zod';
import { failedItem } from '../../actions/failed-item';
import type { ItemOutcome } from './each-item';
import { toNodeError } from './node-error';

/** What the parameters of an item said. */
export interface ItemRead<Value> {
  readonly item: number;
  readonly value: Value;
}

/**
 * Reads the parameters of every input item, then does the work for all of them at once, and puts each answer out for its
 * item. An item whose parameters cannot be read goes on as failed, by the first output, when the node continues on fail.
 * @param work gets what was read and answers in the same order
 * @throws {NodeOperationError} at the first item that cannot be read, unless the node continues on fail; nothing was done.
 */
export async function readEach<Value>(
  node: IExecuteFunctions,
  outputs: number,
  read: (item: number) => Value,
  work: (values: readonly Value[]) => Promise<readonly ItemOutcome[]>,
): Promise<INodeExecutionData[][]> {
  const items: INodeExecutionData[][] = Array.from({ length: outputs }, () => []);
  const reads: ItemRead<Value>[] = [];
  const refused: INodeExecutionData[] = [];
  for (let item = 0; item < node.getInputData().length; item += 1) {
    try {
      reads.push({ item, value: read(item) });
    } catch (error) {
      const nodeError = toNodeError(node, error, item);
      if (!node.continueOnFail()) throw nodeError;
      refused.push(failedItem(node, { error: nodeError, cause: error, pairedItem: { item } }));
    }
  }
  const outcomes = await work(reads.map(({ value }) => value));
  for (const [index, { json, output = 0 }] of outcomes.entries())
    items[output]?.push({ json: { ...json }, pairedItem: { item: reads[index]?.item ?? 0 } });
  for (const one of refused) items[0]?.push(one);
  return items;
}

/**
 * What the parameters of an item say, if a schema allows it. Of what it refuses only the names of the parameters are said,
 * never their values.
 * @param labels the names of the parameters as the user sees them, by the field of the schema
 * @throws {NodeOperationError} with the place of the item
 */
export function readAs<Value>(
  node: IExecuteFunctions,
  item: number,
  schema: z.ZodType<Value>,
  given: Readonly<Record<string, unknown>>,
  labels: Readonly<Record<string, string>>,
): Value {
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const fields = [...new Set(parsed.error.issues.map(({ path }) => String(path[0])))];
  throw unreadable(
    node,
    item,
    fields.map((field) => labels[field] ?? field),
  );
}

/** That parameters are empty or say something they must not. */
export function unreadable(
  node: IExecuteFunctions,
  itemIndex: number,
  labels: readonly string[],
): NodeOperationError {
  const named = labels.map((label) => `"${label}"`).join(', ');
  return new NodeOperationError(node.getNode(), `What ${named} says is empty or cannot be read`, {
    itemIndex,
    description: 'Nothing was done for this item. Look at what the expression of the parameter gives for it.',
  });
}

/** A JSON parameter of an item, written as text or given by an expression; undefined when it is no JSON. */
export function jsonParameter(node: IExecuteFunctions, name: string, item: number): unknown {
  const value = node.getNodeParameter(name, item, null) as unknown;
  try {
    return JSON.parse(typeof value === 'string' ? value : JSON.stringify(value));
  } catch {
    return undefined;
  }
}
