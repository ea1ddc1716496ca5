import { eraseContact } from '../../../../ledger';
import { onlyOutput } from '../each-item';
import type { PlainOperation } from '../operation';
import { decidedBy, readDecidedBy } from '../decided-by';
import { contactId, readContactId } from './contact-id';

/** Erases a person for good. */
export const erase: PlainOperation = {
  properties: [
    {
      displayName:
        'Erases what the ledger knows of the person: records, conversations, messages sent and received, rows of imported files. It cannot be undone, and the systems the records came from are not touched. That a number or address must not be contacted stays.',
      name: 'eraseNotice',
      type: 'notice',
      default: '',
    },
    contactId,
    decidedBy,
  ],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => ({
      json: await eraseContact(
        ledger,
        {
          contactId: readContactId(node, item),
          by: readDecidedBy(node, item),
        },
        clock,
      ),
    }));
  },
};
