import { unmerge } from '../../../../ledger';
import { decidedBy } from '../decided-by';
import { eachItem, textParameter } from '../each-item';
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
    const items = await eachItem(node, 1, async (item) => ({
      json: await unmerge(
        ledger,
        {
          mergeId: textParameter(node, 'mergeId', item) ?? '',
          keepApart: node.getNodeParameter('keepApart', item, true) === true,
          by: textParameter(node, 'decidedBy', item) ?? 'workflow',
        },
        clock,
      ),
    }));
    return items.flat();
  },
};
