import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { ContactMatch } from '../../../nodes/ContactMatch/ContactMatch.node';
import { runNode } from '../../support/run-workflow';
import type { NodeResult, RunNodeOptions } from '../../support/run-workflow';

export const [CONFIDENT, REVIEW, NO_MATCH] = [0, 1, 2];

/** An item as the node puts it out, with the keys that tests look at. */
export type Json = IDataObject & { readonly matching: Matching };
export interface Matching {
  readonly decision: string;
  readonly id: string;
  readonly confidence: number;
  readonly mergeWith: string | null;
  readonly groupId: string | null;
  readonly records: readonly string[];
  readonly candidates: readonly Candidate[];
  readonly moreCandidates: number;
  readonly accountsFor: readonly string[];
  readonly household: readonly string[];
  readonly reasons?: readonly string[];
}
export interface Candidate {
  readonly candidateNo: number;
  readonly id: string;
  readonly confidence: number;
  readonly groupId: string | null;
  readonly records: readonly string[];
  readonly reasons?: readonly string[];
  readonly explanation?: IDataObject;
  readonly record: IDataObject;
}
export interface Group {
  readonly groupId: string;
  readonly records: readonly string[];
  readonly itemIndexes: readonly number[];
  readonly size: number;
  readonly confidence: number;
  readonly pairs: readonly IDataObject[];
  readonly household: readonly string[];
  readonly reasons?: readonly string[];
}

export interface Outputs extends NodeResult {
  readonly groups: readonly Group[];
  readonly confident: readonly Json[];
  readonly review: readonly Json[];
  readonly noMatch: readonly Json[];
}

const itemsOf = (jsons: readonly object[]): INodeExecutionData[] =>
  jsons.map((json) => ({ json: json as IDataObject }));

/** Runs the node through n8n's engine; a list an input. */
export async function match(
  lists: readonly (readonly object[])[],
  parameters: INodeParameters,
  options: Partial<RunNodeOptions> = {},
): Promise<Outputs> {
  const result = await runNode({
    node: new ContactMatch(),
    typeName: 'contactMatch',
    parameters,
    inputs: lists.map(itemsOf),
    ...options,
  });
  const jsonsOf = (output: number) => (result.outputs[output] ?? []).map(({ json }) => json as Json);
  return {
    ...result,
    groups: jsonsOf(0) as unknown as Group[],
    confident: jsonsOf(0),
    review: jsonsOf(1),
    noMatch: jsonsOf(2),
  };
}

export const findDuplicates = (
  list: readonly object[],
  parameters: INodeParameters = {},
  options: Partial<RunNodeOptions> = {},
): Promise<Outputs> => match([list], { mode: 'deduplicate', ...parameters }, options);

export const linkLists = (
  list: readonly object[],
  others: readonly object[],
  parameters: INodeParameters = {},
  options: Partial<RunNodeOptions> = {},
): Promise<Outputs> => match([list, others], { mode: 'linkLists', ...parameters }, options);
