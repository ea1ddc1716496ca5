import { endSend as end } from '../../../../ledger';
import { onlyOutput, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';

/** The send under a permit is over, however it ended. */
export const endSend: PlainOperation = {
  properties: [
    {
      displayName: 'Permit ID',
      name: 'permitId',
      type: 'string',
      required: true,
      default: '={{ $json.permit.permitId }}',
      description: 'What "Begin Send" gave; ending it twice changes nothing',
    },
  ],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => {
      const permitId = textParameter(node, 'permitId', item) ?? '';
      const input = node.getInputData()[item]?.json ?? {};
      return { json: { ...input, wasOpen: await end(ledger, permitId, clock) } };
    });
  },
};
