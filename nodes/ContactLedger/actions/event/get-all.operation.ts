import { listEvents } from '../../../../ledger';
import { everyPage } from '../every-page';
import { summaryItems, type Operation } from '../operation';
import { filtersOf } from '../read-filters';
import { returnAllAndLimit } from '../../../actions/list-properties';
import { wantedLimit } from '../recurring-properties';
import { eventFilters, readEventFilter } from './event-properties';

/** One item an event, those received last first, without what they say. */
export const getAll: Operation = {
  properties: [...returnAllAndLimit, filtersOf(eventFilters)],
  async execute({ node, ledger }) {
    const filter = readEventFilter(node);
    return summaryItems(
      await everyPage(wantedLimit(node), (page) => listEvents(ledger, { ...filter, ...page })),
    );
  },
};
