import { readOptOut as readMessage } from '../../../../contacts/consent/opt-out-language';
import { eachItem, textParameter } from '../each-item';
import type { RoutedOperation } from '../operation';

const outputs = ['Opt-Out', 'Opt-In', 'Neither'] as const;

/** Whether a message asks not to be contacted any more, or to be contacted again. */
export const readOptOut: RoutedOperation = {
  outputs,
  properties: [
    {
      displayName: 'Message',
      name: 'message',
      type: 'string',
      default: '={{ $json.text ?? $json.body ?? $json.message }}',
      description: 'What the person wrote, in English or Spanish; only messages of the person, not ours',
    },
    {
      displayName: 'Came By',
      name: 'over',
      type: 'options',
      options: [
        { name: 'Chat', value: 'chat' },
        { name: 'Email', value: 'email' },
        { name: 'Text', value: 'text' },
      ],
      default: 'text',
      description: 'What a bare "STOP" is about',
    },
  ],
  async executeRouted({ node }) {
    return eachItem(node, outputs.length, async (item) => {
      const over = node.getNodeParameter('over', item) as 'chat' | 'email' | 'text';
      const reading = readMessage(textParameter(node, 'message', item) ?? '', over);
      const input = node.getInputData()[item]?.json ?? {};
      const output = reading.intent === 'opt_out' ? 0 : reading.intent === 'opt_in' ? 1 : 2;
      return { json: { ...input, optOut: reading }, output };
    });
  },
};
