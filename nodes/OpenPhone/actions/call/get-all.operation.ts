import type { IDataObject } from 'n8n-workflow';
import type { Call } from '../../../../clients/openphone';
import { historyFilter } from '../history-filter';
import type { ItemOperation } from '../operation';
import { collect, rawOutput } from '../parameters';
import { createdWindow, phoneNumberLocator, returnAllAndLimit, simplify } from '../recurring-properties';

/** One item in, one item a call out, newest first. */
export const getAll: ItemOperation = {
  properties: [
    phoneNumberLocator,
    {
      displayName: 'Participant',
      name: 'participant',
      type: 'string',
      required: true,
      default: '',
      placeholder: 'e.g. +15125550142',
      description: 'The number on the other side. OpenPhone lists one-to-one calls only.',
    },
    ...returnAllAndLimit,
    simplify,
    {
      displayName: 'Filters',
      name: 'filters',
      type: 'collection',
      placeholder: 'Add filter',
      default: {},
      description: 'From when the calls are; of any time without a filter',
      options: createdWindow,
    },
  ],
  async execute({ client }, itemIndex) {
    const filter = historyFilter(this, 'Participant', 'participant', itemIndex, 1);
    const calls = await collect(this, client.calls(filter), itemIndex);
    const isSimplified = this.getNodeParameter('simplify', itemIndex, true) as boolean;
    return calls.map((call) => (isSimplified ? simplifyCall(call) : rawOutput(call)));
  },
};

function simplifyCall(call: Call): IDataObject {
  const { id, direction, status, participants, duration, createdAt } = call;
  const { answeredAt, completedAt, userId, phoneNumberId } = call;
  return {
    id,
    direction,
    status,
    participants,
    duration,
    createdAt,
    answeredAt,
    completedAt,
    userId,
    phoneNumberId,
  };
}
