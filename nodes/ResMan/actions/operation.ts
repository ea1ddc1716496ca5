import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { RefusalReason, ResManContact } from '../../../clients/resman';
import type { RoutedItem, RoutedOperation } from '../../actions/operation';
import { ONLY_OUTPUT } from '../../actions/outputs-expression';
import type { Connection } from '../transport';
import { contactOutput } from './contact-output';

export type Operation = RoutedOperation<Connection>;

/** ResMan's answers take long; the pace that all share bounds how many requests are sent. */
export const IN_FLIGHT = 12;

/** The outputs of an operation that may leave somebody as they are. */
export const DONE_OR_REFUSED = ['Done', 'Refused'] as const;

export const onlyOutput = ONLY_OUTPUT;

/** Items that go on by the first output. */
export function done(json: readonly object[]): RoutedItem[] {
  return json.map((entry) => ({ json: { ...entry } as IDataObject, output: 0 }));
}

interface ChangeResult {
  readonly action: string;
  readonly reason?: RefusalReason;
  readonly contact: ResManContact;
  readonly [more: string]: unknown;
}

const OUTPUT_OF: Readonly<Record<string, number>> = { refused: 1, in_doubt: 2 };

/** The result of a change by "Done", by "Refused" when a resident or applicant was left as they are, or by "In Doubt". */
export function changeOutput(
  context: IExecuteFunctions,
  result: ChangeResult,
  itemIndex: number,
): readonly RoutedItem[] {
  const { action, reason = null, contact, ...more } = result;
  const isSimplified = context.getNodeParameter('simplify', itemIndex, true) as boolean;
  const json = { action, reason, ...contactOutput(contact, isSimplified), ...more } as IDataObject;
  return [{ json, output: OUTPUT_OF[action] ?? 0 }];
}
