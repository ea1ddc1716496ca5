import { unmerge } from '../../../../ledger';
import { decidedBy, readDecidedBy } from '../decided-by';
import { onlyOutput, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';

/** Takes a merge back. */
export const undo: PlainOperation = {
  properties: [
    {
      displayName: 'Merge ID',
      name: 'mergeId',
      type: 'string',
      required: true,
      default: '={{ $json.mergeId }}',
      description: 'As "Resolve", "Merge" or "Contact: Get" put it out',
    },
    {
      displayName: 'Keep Apart From Now On',
      name: 'keepApart',
      type: 'boolean',
      default: true,
      description: 'Whether to remember that they are two people, so that they are not merged again',
    },
    decidedBy,
  ],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => ({
      json: await unmerge(
        ledger,
        {
          mergeId: textParameter(node, 'mergeId', item) ?? '',
          keepApart: node.getNodeParameter('keepApart', item, true) === true,
          by: readDecidedBy(node, item),
        },
        clock,
      ),
    }));
  },
};
