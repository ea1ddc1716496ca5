import { separateEntry } from '../../../../ledger';
import { decidedBy } from '../decided-by';
import { eachItem, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';

/** Takes an entry of a system that was joined by mistake out of its contact. */
export const separate: PlainOperation = {
  properties: [
    {
      displayName: 'System',
      name: 'system',
      type: 'string',
      required: true,
      default: '={{ $json.system }}',
      description: 'The system of the entry, as "Get" puts it out under "entries"',
    },
    {
      displayName: 'Source ID',
      name: 'externalId',
      type: 'string',
      required: true,
      default: '={{ $json.externalId }}',
      description: 'The system’s own ID of the entry',
    },
    decidedBy,
  ],
  async execute({ node, ledger, clock }) {
    const items = await eachItem(node, 1, async (item) => ({
      json: await separateEntry(
        ledger,
        {
          system: textParameter(node, 'system', item) ?? '',
          externalId: textParameter(node, 'externalId', item) ?? '',
          by: textParameter(node, 'decidedBy', item) ?? 'workflow',
        },
        clock,
      ),
    }));
    return items.flat();
  },
};
