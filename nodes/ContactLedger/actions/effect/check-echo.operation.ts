import { JsonSchema } from '../../../../contacts/model/person-record';
import { z } from '../../../../contacts/model/zod';
import { isOwnEcho, payloadHashOf } from '../../../../ledger';
import { eachItem, textParameter } from '../each-item';
import type { RoutedOperation } from '../operation';
import { jsonParameter, readAs } from '../read-each';

const outputs = ['News', 'Own Echo'] as const;
const EchoSchema = z.object({
  target: z.string().min(1),
  externalId: z.string().min(1),
  content: JsonSchema,
});
const labels = { target: 'System', externalId: 'Source ID', content: 'Content' } as const;

/** Whether a system only repeats what we told it last. */
export const checkEcho: RoutedOperation = {
  outputs,
  properties: [
    {
      displayName:
        'Compares what a system says with what was sent to it last for the same ID. Build "Content" in the shape in which you send it. What cannot be told goes by "News".',
      name: 'checkEchoNotice',
      type: 'notice',
      default: '',
    },
    {
      displayName: 'System',
      name: 'target',
      type: 'string',
      required: true,
      default: '',
      placeholder: 'e.g. resman',
      description: 'The system that says it, as it is named in "Queue"',
    },
    {
      displayName: 'Source ID',
      name: 'externalId',
      type: 'string',
      required: true,
      default: '={{ $json.externalId }}',
      description: 'The system’s own ID of what it speaks of, as "Record Result" was told',
    },
    {
      displayName: 'Content',
      name: 'content',
      type: 'json',
      default: '={{ $json }}',
      description: 'What it says, in the shape in which it would be sent',
    },
  ],
  async executeRouted({ node, ledger }) {
    return eachItem(node, outputs.length, async (item) => {
      const said = {
        target: textParameter(node, 'target', item),
        externalId: textParameter(node, 'externalId', item),
        content: jsonParameter(node, 'content', item),
      };
      const { target, externalId, content } = readAs(node, item, EchoSchema, said, labels);
      const contentHash = payloadHashOf(content);
      const isEcho = await ledger.read((db) => isOwnEcho(db, { target, externalId, contentHash }));
      const input = node.getInputData()[item]?.json ?? {};
      return { json: { ...input, isOwnEcho: isEcho }, output: isEcho ? 1 : 0 };
    });
  },
};
