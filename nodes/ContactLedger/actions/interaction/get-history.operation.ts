import { historyOf } from '../../../../ledger';
import { contactId } from '../contact/contact-id';
import { eachItem, textParameter } from '../each-item';
import { everyPage } from '../every-page';
import type { PlainOperation } from '../operation';
import { returnAllAndLimit, wantedLimit } from '../recurring-properties';

/** Everything that was said with a contact, the newest first. */
export const getHistory: PlainOperation = {
  properties: [contactId, ...returnAllAndLimit],
  async execute({ node, ledger }) {
    const limit = wantedLimit(node);
    const items = await eachItem(node, 1, async (item) => {
      const id = textParameter(node, 'contactId', item) ?? '';
      const history = await everyPage(limit, (page) => historyOf(ledger, id, page));
      return history.map((json) => ({ json }));
    });
    return items.flat();
  },
};
