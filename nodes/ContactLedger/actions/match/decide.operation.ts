import { decideReview } from '../../../../ledger';
import type { PersonDecision } from '../../../../ledger';
import { decidedBy, readDecidedBy } from '../decided-by';
import { onlyOutput, textParameter } from '../each-item';
import { evenTenants } from '../merge/merge.operation';
import type { PlainOperation } from '../operation';

/** A person's answer to one open question. */
export const decide: PlainOperation = {
  properties: [
    {
      displayName: 'Review ID',
      name: 'reviewId',
      type: 'string',
      required: true,
      default: '={{ $json.reviewId }}',
      description: 'As "Get Open" put it out',
    },
    {
      displayName: 'Decision',
      name: 'decision',
      type: 'options',
      options: [
        { name: 'Not the Same Person', value: 'not_the_same', description: 'Never ask again' },
        {
          name: 'Same Household',
          value: 'same_household',
          description: 'Two people who live together; never ask again',
        },
        { name: 'Same Person', value: 'merge', description: 'Make them one contact' },
        { name: 'Undecided', value: 'undecided', description: 'Leave the question open' },
      ],
      default: 'merge',
      description: 'What the person says',
    },
    evenTenants,
    decidedBy,
  ],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => ({
      json: await decideReview(
        ledger,
        {
          reviewId: textParameter(node, 'reviewId', item) ?? '',
          decision: node.getNodeParameter('decision', item) as PersonDecision,
          evenTenants: node.getNodeParameter('evenTenants', item, false) === true,
          by: readDecidedBy(node, item),
        },
        clock,
      ),
    }));
  },
};
