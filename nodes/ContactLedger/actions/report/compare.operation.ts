import type { INodeExecutionData } from 'n8n-workflow';
import type { PersonRecord } from '../../../../contacts/model/person-record';
import { compareListed } from '../../../../ledger';
import { failedItem } from '../../../actions/failed-item';
import { incomingItem } from '../contact/incoming-item';
import { toNodeError } from '../node-error';
import { summaryItems, type Operation } from '../operation';
import { comparisonIdProperty, readComparisonId } from './comparison-id';

/** So many items are read before others have their turn. */
const ITEMS_AT_A_TIME = 200;

/** A page of contacts as ResMan lists them in, one summary of how they compare out. */
export const compare: Operation = {
  properties: [
    {
      displayName:
        'Connect ResMan, Contact, Get Changed and Resident, Get Many, both not simplified, page by page. What is missing in the ledger or differs is stored as an event of ResMan, so that it is read again.',
      name: 'compareNotice',
      type: 'notice',
      default: '',
    },
    comparisonIdProperty,
    {
      displayName: 'Record',
      name: 'record',
      type: 'json',
      default: '={{ $json }}',
      description: 'The contact as the ResMan node puts it out, not simplified',
    },
    {
      displayName: 'Default Country',
      name: 'country',
      type: 'string',
      default: 'US',
      description: 'Two letters; assumed for phone numbers without a country code',
    },
  ],
  async execute({ node, ledger, clock }) {
    const comparisonId = readComparisonId(node);
    const sum = { listed: 0, same: 0, missing: 0, differing: 0, queued: 0 };
    const refused: INodeExecutionData[] = [];
    const input = node.getInputData();
    for (let start = 0; start < input.length; start += ITEMS_AT_A_TIME) {
      const records: PersonRecord[] = [];
      for (let item = start; item < Math.min(input.length, start + ITEMS_AT_A_TIME); item += 1) {
        if (Object.keys(input[item]?.json ?? {}).length === 0) continue;
        try {
          records.push(incomingItem(node, item, 'resManContact').record);
        } catch (error) {
          const nodeError = toNodeError(node, error, item);
          if (!node.continueOnFail()) throw nodeError;
          refused.push(failedItem(node, { error: nodeError, cause: error, pairedItem: { item } }));
        }
      }
      const page = await compareListed(ledger, { comparisonId, records }, clock);
      for (const count of ['listed', 'same', 'missing', 'differing', 'queued'] as const)
        sum[count] += page[count];
    }
    return [...summaryItems([{ comparisonId, ...sum }]), ...refused];
  },
};
