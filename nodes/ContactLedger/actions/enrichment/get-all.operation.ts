import { listEnrichment } from '../../../../ledger';
import { contactId, readContactId } from '../contact/contact-id';
import { onlyOutput } from '../each-item';
import { everyPage } from '../every-page';
import type { PlainOperation } from '../operation';
import { returnAllAndLimit } from '../../../actions/list-properties';
import { wantedLimit } from '../recurring-properties';

/** One item a contact in, what was learned about the person out, the newest first. */
export const getAll: PlainOperation = {
  properties: [contactId, ...returnAllAndLimit],
  async execute({ node, ledger }) {
    return onlyOutput(node, async (item) => {
      const asked = readContactId(node, item);
      const entries = await everyPage(wantedLimit(node), (page) =>
        ledger.read((db) => listEnrichment(db, { contactId: asked, ...page })),
      );
      return entries.map(({ id, ...entry }) => ({ json: { enrichmentId: id, ...entry } }));
    });
  },
};
