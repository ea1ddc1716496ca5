import { historyOf } from '../../../../ledger';
import { contactId, readContactId } from '../contact/contact-id';
import { onlyOutput } from '../each-item';
import { everyPage } from '../every-page';
import type { PlainOperation } from '../operation';
import { returnAllAndLimit } from '../../../actions/list-properties';
import { wantedLimit } from '../recurring-properties';

/** Everything that was said with a contact, the newest first. */
export const getHistory: PlainOperation = {
  properties: [contactId, ...returnAllAndLimit],
  async execute({ node, ledger }) {
    const limit = wantedLimit(node);
    return onlyOutput(node, async (item) => {
      const id = readContactId(node, item);
      const history = await everyPage(limit, (page) => historyOf(ledger, id, page));
      return history.map((said) => ({ json: { contactId: id, ...said } }));
    });
  },
};
