import { decidePair } from '../../../../ledger';
import type { PairDecision } from '../../../../ledger';
import { contactId, readContactId } from '../contact/contact-id';
import { decidedBy, readDecidedBy } from '../decided-by';
import { onlyOutput, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';

/** What a person says about two contacts without having been asked. */
export const record: PlainOperation = {
  properties: [
    contactId,
    {
      displayName: 'Other Contact ID',
      name: 'otherContactId',
      type: 'string',
      required: true,
      default: '',
      description: 'The contact that the first was compared with',
    },
    {
      displayName: 'Decision',
      name: 'decision',
      type: 'options',
      options: [
        { name: 'Not the Same Person', value: 'not_the_same' },
        { name: 'Same Household', value: 'same_household', description: 'Two people who live together' },
        { name: 'Undecided', value: 'undecided', description: 'Take back what was said before' },
      ],
      default: 'not_the_same',
      description: 'What the person says',
    },
    decidedBy,
  ],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => {
      const said = {
        contactId: readContactId(node, item),
        otherContactId: textParameter(node, 'otherContactId', item) ?? '',
        decision: node.getNodeParameter('decision', item) as PairDecision['decision'],
        by: readDecidedBy(node, item),
      };
      await decidePair(ledger, said, clock);
      const { by, ...json } = said;
      return { json: { ...json, decidedBy: by } };
    });
  },
};
