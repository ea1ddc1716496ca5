import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import { readPhone } from '../../../clients/openphone';
import type { HistoryFilter } from '../../../clients/openphone';
import { collection, listOf, momentParameter } from './parameters';

/**
 * What a list of messages or calls is asked for.
 * @throws {NodeOperationError} naming the parameter, when there are too few, too many or unreadable numbers
 */
export function historyFilter(
  context: IExecuteFunctions,
  displayName: string,
  parameter: string,
  itemIndex: number,
  most: number,
): HistoryFilter {
  const raw = listOf(context.getNodeParameter(parameter, itemIndex, '') as unknown);
  const refuse = (happened: string) =>
    new NodeOperationError(context.getNode(), `"${displayName}" ${happened}`, {
      description: 'Give numbers such as +15125550142. Nothing was read.',
      itemIndex,
    });
  if (raw.length === 0) throw refuse('is empty');
  if (raw.length > most) throw refuse(`has ${raw.length} numbers, OpenPhone takes at most ${most}`);
  const participants = raw.map((number, position) => {
    const reading = readPhone(number);
    if ('e164' in reading) return reading.e164;
    throw refuse(`has a number that cannot be used: number ${position + 1} (${reading.rejected})`);
  });
  const { createdAfter, createdBefore } = collection(context, 'filters', itemIndex);
  return {
    phoneNumberId: context.getNodeParameter('phoneNumberId', itemIndex, '', { extractValue: true }) as string,
    participants,
    createdAfter: momentParameter(context, 'Created After', createdAfter, itemIndex),
    createdBefore: momentParameter(context, 'Created Before', createdBefore, itemIndex),
  };
}
