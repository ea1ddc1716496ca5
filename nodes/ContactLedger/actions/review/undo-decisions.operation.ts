import { NodeOperationError } from 'n8n-workflow';
import { undoDecisions as undo, type UndoOutcome } from '../../../../ledger';
import { decidedBy, readDecidedBy } from '../decided-by';
import { onlyOutput, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';

/** Takes back what one form page decided. */
export const undoDecisions: PlainOperation = {
  properties: [
    {
      displayName: 'Batch ID',
      name: 'batchId',
      type: 'string',
      required: true,
      default: '={{ $json.batchId }}',
      description: 'What "Record Decisions" put out as "batchId": everything that was decided on that page',
    },
    decidedBy,
  ],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => {
      const batchId = textParameter(node, 'batchId', item) ?? '';
      const results = await undo(ledger, { batchId, by: readDecidedBy(node, item) }, clock);
      if (results.length === 0)
        throw new NodeOperationError(node.getNode(), 'Nothing was decided under this batch ID', {
          itemIndex: item,
          description: 'Nothing was changed. Use "batchId" as "Record Decisions" put it out.',
        });
      const count = (outcome: UndoOutcome) => results.filter((result) => result.outcome === outcome).length;
      return {
        json: {
          batchId,
          decisions: results.length,
          undone: count('undone'),
          alreadyUndone: count('already_undone'),
          handedOut: count('handed_out'),
          changedMeanwhile: count('changed_meanwhile'),
          unknown: count('unknown_number'),
        },
      };
    });
  },
};
