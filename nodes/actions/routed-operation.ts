import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import type { IsAboutTheUser } from './node-error';
import type { Described } from './operation';
import { failedItem } from './run-over-items';

/** An item that goes on, and by which output, counted from 0. */
export interface RoutedItem {
  readonly json: IDataObject;
  readonly output: number;
}

/** An operation whose items go on by several outputs; the node shows them by these names when it is chosen. */
export interface RoutedOperation<Connection> extends Described {
  readonly outputs: readonly string[];
  readonly execute: (
    this: IExecuteFunctions,
    connection: Connection,
    itemIndex: number,
  ) => Promise<readonly RoutedItem[]>;
}

/** Every operation of a node by resource; the keys are the values of its parameters. */
export type RoutedOperations<Connection> = Readonly<
  Record<string, Readonly<Record<string, RoutedOperation<Connection>>>>
>;

/** The output of an operation that has only one. */
export const ONLY_OUTPUT: readonly string[] = ['Main'];

/** The operation that the parameters "Resource" and "Operation" name. @throws {NodeOperationError} there is none */
export function chosenRoutedOperation<Connection>(
  context: IExecuteFunctions,
  operations: RoutedOperations<Connection>,
): RoutedOperation<Connection> {
  const resource = context.getNodeParameter('resource', 0) as string;
  const name = context.getNodeParameter('operation', 0) as string;
  const operation = operations[resource]?.[name];
  if (operation) return operation;
  const message = `The operation "${name}" is not one of "${resource}".`;
  throw new NodeOperationError(context.getNode(), message, { itemIndex: 0 });
}

/** What else decides how a batch goes on after an error. */
export interface ErrorRules {
  readonly isAboutTheUser: IsAboutTheUser;
  /** After such an error every further item would fail in the same way; it is not tried. */
  readonly endsAll: (error: unknown) => boolean;
}

/**
 * Runs a routed operation over the items: loops, pairing, errors and continue on fail. A failed item goes on by the first
 * output, with `error` and `errorCode`.
 */
export async function runRouted<Connection>(
  context: IExecuteFunctions,
  operation: RoutedOperation<Connection>,
  connection: Connection,
  { isAboutTheUser, endsAll }: ErrorRules,
): Promise<INodeExecutionData[][]> {
  const outputs: INodeExecutionData[][] = operation.outputs.map(() => []);
  let ended: { readonly error: unknown } | null = null;
  for (let item = 0; item < context.getInputData().length; item += 1) {
    try {
      if (ended !== null) throw ended.error;
      const routed = await operation.execute.call(context, connection, item);
      for (const { json, output } of routed) outputs[output]?.push({ json, pairedItem: { item } });
    } catch (error) {
      outputs[0]?.push(failedItem(context, operation, error, item, isAboutTheUser));
      if (endsAll(error)) ended = { error };
    }
  }
  return outputs;
}

/** The node's outputs as an expression: n8n draws those of the operation that is chosen. */
export function outputsExpression<Connection>(operations: RoutedOperations<Connection>): `={{ ${string} }}` {
  const named = Object.entries(operations).flatMap(([resource, ofResource]) =>
    Object.entries(ofResource)
      .filter(([, { outputs }]) => outputs.length > 1)
      .map(([name, { outputs }]) => [
        `${resource}.${name}`,
        outputs.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName })),
      ]),
  );
  const byOperation = JSON.stringify(Object.fromEntries(named));
  return `={{ (${byOperation})[$parameter.resource + '.' + $parameter.operation] ?? ['${NodeConnectionTypes.Main}'] }}`;
}
