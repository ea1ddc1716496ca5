import { NodeConnectionTypes } from 'n8n-workflow';
import type { Described } from './operation';

interface WithOutputs extends Described {
  readonly outputs?: readonly string[];
}

/** Every operation of a node by resource, as far as its outputs are concerned. */
type OutputsByOperation = Readonly<Record<string, Readonly<Record<string, WithOutputs>>>>;

/** The output of an operation that has only one. */
export const ONLY_OUTPUT: readonly string[] = ['Main'];

/** The node's outputs as an expression: n8n draws those of the operation that is chosen. */
export function outputsExpression(operations: OutputsByOperation): `={{ ${string} }}` {
  const named = Object.entries(operations).flatMap(([resource, ofResource]) =>
    Object.entries(ofResource).flatMap(([name, { outputs = ONLY_OUTPUT }]) =>
      outputs.length > 1
        ? [
            [
              `${resource}.${name}`,
              outputs.map((displayName) => ({ type: NodeConnectionTypes.Main, displayName })),
            ],
          ]
        : [],
    ),
  );
  const byOperation = JSON.stringify(Object.fromEntries(named));
  return `={{ (${byOperation})[$parameter.resource + '.' + $parameter.operation] ?? ['${NodeConnectionTypes.Main}'] }}`;
}
