import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { OpenPhoneError, REQUESTS_PER_SECOND } from '../../../clients/openphone';
import { connect } from '../transport';
import type { Connection } from '../transport';
import { operations } from './operations';
import { toNodeError } from './node-error';
import type { ItemOutcome, Operation } from './operation';

/** Runs the chosen operation over the items: the one place for loops, pairing, errors and continue on fail. */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const operation = chosenOperation(this);
  const itemCount = this.getInputData().length;
  const pace = this.getNodeParameter('options.requestsPerSecond', 0, REQUESTS_PER_SECOND) as number;
  const connection = await connect(this, pace);
  const outcomes = outcomesOf(this, operation, connection, itemCount);
  const output: INodeExecutionData[] = [];
  for await (const [itemIndex, outcome] of outcomes) {
    if (outcome.ok) output.push(...paired(outcome.json, itemIndex));
    else output.push(failed(this, operation, outcome.error, itemIndex));
  }
  return [output];
}

function chosenOperation(context: IExecuteFunctions): Operation {
  const resource = context.getNodeParameter('resource', 0) as keyof typeof operations;
  const ofResource: Readonly<Record<string, Operation>> = operations[resource];
  const name = context.getNodeParameter('operation', 0) as string;
  const operation = ofResource[name];
  if (operation) return operation;
  throw toNodeError(context.getNode(), new Error(`The operation "${name}" is not one of "${resource}".`), 0);
}

async function* outcomesOf(
  context: IExecuteFunctions,
  operation: Operation,
  connection: Connection,
  itemCount: number,
): AsyncGenerator<[number, ItemOutcome]> {
  if ('executeBatch' in operation) {
    yield* (await operation.executeBatch.call(context, connection, itemCount)).entries();
    return;
  }
  for (let itemIndex = 0; itemIndex < itemCount; itemIndex += 1) {
    yield [itemIndex, await outcomeOf(operation.execute.call(context, connection, itemIndex))];
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
function failed(
  context: IExecuteFunctions,
  operation: Operation,
  cause: unknown,
  itemIndex: number,
): INodeExecutionData {
  const error = toNodeError(context.getNode(), cause, itemIndex);
  if (!context.continueOnFail()) throw error;
  const hasErrorOutput = context.getNode().onError === 'continueErrorOutput';
  return {
    json: {
      ...operation.identify?.call(context, itemIndex),
      error: error.message,
      errorDescription: error.description ?? null,
      errorCode: cause instanceof OpenPhoneError ? cause.code : null,
    },
    ...(hasErrorOutput && { error }),
    pairedItem: { item: itemIndex },
  };
}
