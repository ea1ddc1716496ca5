import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { failedItem } from './failed-item';
import { toNodeError, type IsAboutTheUser } from './node-error';
import type { Described, Operation, Operations, RoutedItem } from './operation';

/** The operation that the parameters "Resource" and "Operation" name. @throws {NodeOperationError} there is none */
export function chosenOperation<Connection>(
  context: IExecuteFunctions,
  operations: Operations<Connection>,
): Operation<Connection> {
  const resource = context.getNodeParameter('resource', 0) as string;
  const name = context.getNodeParameter('operation', 0) as string;
  const operation = operations[resource]?.[name];
  if (operation) return operation;
  const message = `The operation "${name}" is not one of "${resource}".`;
  throw new NodeOperationError(context.getNode(), message, { itemIndex: 0 });
}

/**
 * Runs an operation over the items: the one place for loops, pairing, errors and continue on fail. A failed item goes on by
 * the first output.
 * @param endsAll true for an error after which every further item would fail in the same way; those are not tried
 */
export async function runOverItems<Connection>(
  context: IExecuteFunctions,
  operation: Operation<Connection>,
  connection: Connection,
  isAboutTheUser: IsAboutTheUser,
  endsAll: (error: unknown) => boolean = () => false,
): Promise<INodeExecutionData[][]> {
  const outputs = Array.from(
    { length: 'outputs' in operation ? operation.outputs.length : 1 },
    (): INodeExecutionData[] => [],
  );
  for await (const [item, outcome] of outcomesOf(context, operation, connection, endsAll)) {
    if (outcome.ok)
      for (const { json, output } of outcome.items) outputs[output]?.push({ json, pairedItem: { item } });
    else outputs[0]?.push(inPlaceOf(context, operation, outcome.error, item, isAboutTheUser));
  }
  return outputs;
}

/** How one item ended, with the output of each item that goes on. */
type RoutedOutcome =
  | { readonly ok: true; readonly items: readonly RoutedItem[] }
  | { readonly ok: false; readonly error: unknown };

async function* outcomesOf<Connection>(
  context: IExecuteFunctions,
  operation: Operation<Connection>,
  connection: Connection,
  endsAll: (error: unknown) => boolean,
): AsyncGenerator<[number, RoutedOutcome]> {
  const itemCount = context.getInputData().length;
  if ('executeBatch' in operation) {
    const outcomes = await operation.executeBatch.call(context, connection, itemCount);
    for (const [itemIndex, outcome] of outcomes.entries())
      yield [itemIndex, outcome.ok ? { ok: true, items: byFirstOutput(outcome.json) } : outcome];
    return;
  }
  const itemsOf = async (itemIndex: number): Promise<readonly RoutedItem[]> =>
    'outputs' in operation
      ? operation.execute.call(context, connection, itemIndex)
      : byFirstOutput(await operation.execute.call(context, connection, itemIndex));
  // Where a failed item stops the node, the next one must not have begun.
  const most = context.continueOnFail() && 'inFlight' in operation ? (operation.inFlight ?? 1) : 1;
  const begun: Promise<RoutedOutcome>[] = [];
  let ended: RoutedOutcome | null = null;
  for (let itemIndex = 0; itemIndex < itemCount; itemIndex += 1) {
    // The first goes alone: what would end them all costs one request.
    const ahead = itemIndex === 0 ? 1 : most;
    while (ended === null && begun.length < ahead && itemIndex + begun.length < itemCount)
      begun.push(outcomeOf(itemsOf(itemIndex + begun.length)));
    // What had begun before everything ended may have been done; what had not, is not begun any more.
    const running = begun.shift();
    const outcome: RoutedOutcome = running === undefined ? ended! : await running;
    if (!outcome.ok && endsAll(outcome.error)) ended = outcome;
    yield [itemIndex, outcome];
  }
}

async function outcomeOf(work: Promise<readonly RoutedItem[]>): Promise<RoutedOutcome> {
  try {
    return { ok: true, items: await work };
  } catch (error) {
    return { ok: false, error };
  }
}

const byFirstOutput = (json: readonly IDataObject[]): RoutedItem[] =>
  json.map((entry) => ({ json: entry, output: 0 }));

/** The item that goes on in place of a failed one. @throws {NodeApiError | NodeOperationError} the node does not continue */
function inPlaceOf(
  context: IExecuteFunctions,
  operation: Described,
  cause: unknown,
  item: number,
  isAboutTheUser: IsAboutTheUser,
): INodeExecutionData {
  const error = toNodeError(context.getNode(), cause, item, isAboutTheUser);
  if (!context.continueOnFail()) throw error;
  const known = operation.identify?.call(context, item);
  return failedItem(context, { error, cause, pairedItem: { item }, known });
}
