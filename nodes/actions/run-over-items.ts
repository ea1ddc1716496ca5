import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { LeasingContactsError } from '../../contacts/model/errors';
import { toNodeError, type IsAboutTheUser } from './node-error';
import type { Described, ItemOutcome, Operation, Operations } from './operation';

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
 * Runs an operation over the items: the one place for loops, pairing, errors and continue on fail.
 * @param endsAll true for an error after which every further item would fail in the same way; those are not tried
 */
export async function runOverItems<Connection>(
  context: IExecuteFunctions,
  operation: Operation<Connection>,
  connection: Connection,
  isAboutTheUser: IsAboutTheUser,
  endsAll: (error: unknown) => boolean = () => false,
): Promise<INodeExecutionData[][]> {
  const output: INodeExecutionData[] = [];
  for await (const [itemIndex, outcome] of outcomesOf(context, operation, connection, endsAll)) {
    if (outcome.ok) output.push(...paired(outcome.json, itemIndex));
    else output.push(failedItem(context, operation, outcome.error, itemIndex, isAboutTheUser));
  }
  return [output];
}

async function* outcomesOf<Connection>(
  context: IExecuteFunctions,
  operation: Operation<Connection>,
  connection: Connection,
  endsAll: (error: unknown) => boolean,
): AsyncGenerator<[number, ItemOutcome]> {
  const itemCount = context.getInputData().length;
  if ('executeBatch' in operation) {
    yield* (await operation.executeBatch.call(context, connection, itemCount)).entries();
    return;
  }
  let ended: ItemOutcome | null = null;
  for (let itemIndex = 0; itemIndex < itemCount; itemIndex += 1) {
    const outcome: ItemOutcome =
      ended ?? (await outcomeOf(operation.execute.call(context, connection, itemIndex)));
    if (!outcome.ok && endsAll(outcome.error)) ended = outcome;
    yield [itemIndex, outcome];
  }
}

async function outcomeOf(work: Promise<IDataObject[]>): Promise<ItemOutcome> {
  try {
    return { ok: true, json: await work };
  } catch (error) {
    return { ok: false, error };
  }
}

const paired = (json: readonly IDataObject[], itemIndex: number): INodeExecutionData[] =>
  json.map((entry) => ({ json: entry, pairedItem: { item: itemIndex } }));

/**
 * The item that goes on in place of a failed one. n8n replaces the whole JSON of an item that has `error`, so that is
 * set only where n8n needs it to find the error output.
 */
export function failedItem(
  context: IExecuteFunctions,
  operation: Described,
  cause: unknown,
  itemIndex: number,
  isAboutTheUser: IsAboutTheUser,
): INodeExecutionData {
  const error = toNodeError(context.getNode(), cause, itemIndex, isAboutTheUser);
  if (!context.continueOnFail()) throw error;
  const hasErrorOutput = context.getNode().onError === 'continueErrorOutput';
  return {
    json: {
      ...operation.identify?.call(context, itemIndex),
      error: error.message,
      errorDescription: error.description ?? null,
      errorCode: cause instanceof LeasingContactsError ? cause.code : null,
    },
    ...(hasErrorOutput && { error }),
    pairedItem: { item: itemIndex },
  };
}
