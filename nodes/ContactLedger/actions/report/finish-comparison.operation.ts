import { finishComparison as finish } from '../../../../ledger';
import { textParameter } from '../each-item';
import { wordsOf } from '../lease-properties';
import { summaryItems, type RoutedOperation } from '../operation';
import { comparisonIdProperty, readComparisonId } from './comparison-id';

/** A comparison in; the drift report by "Report", and by "Not in System" one item for each contact that ResMan should have. */
export const finishComparison: RoutedOperation = {
  outputs: ['Report', 'Not in System'],
  properties: [
    comparisonIdProperty,
    {
      displayName: 'Property IDs',
      name: 'propertyIds',
      type: 'string',
      default: '',
      placeholder: 'e.g. harbor-lofts, mill-yard',
      description:
        'The properties that were listed to the end, separated by commas. Of others nothing is said to be gone, doubled or lacking.',
    },
  ],
  async executeRouted({ node, ledger, clock }) {
    const comparisonId = readComparisonId(node);
    const propertyIds = wordsOf(textParameter(node, 'propertyIds', 0));
    const report = await finish(ledger, { comparisonId, propertyIds }, clock);
    const lacking = report.findings.notInSystem.map((contactId) => ({ comparisonId, contactId }));
    return [summaryItems([report]), summaryItems(lacking)];
  },
};
