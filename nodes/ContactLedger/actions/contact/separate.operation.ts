import { separateEntry } from '../../../../ledger';
import { decidedBy, readDecidedBy } from '../decided-by';
import { onlyOutput, textParameter } from '../each-item';
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
    return onlyOutput(node, async (item) => ({
      json: await separateEntry(
        ledger,
        {
          system: textParameter(node, 'system', item) ?? '',
          externalId: textParameter(node, 'externalId', item) ?? '',
          by: readDecidedBy(node, item),
        },
        clock,
      ),
    }));
  },
};
