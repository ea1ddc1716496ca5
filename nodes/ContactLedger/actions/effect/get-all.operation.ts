import { listEffects } from '../../../../ledger';
import { everyPage } from '../every-page';
import { summaryItems, type Operation } from '../operation';
import { filtersOf } from '../read-filters';
import { returnAllAndLimit } from '../../../actions/list-properties';
import { wantedLimit } from '../recurring-properties';
import { effectFilters, readEffectFilter } from './effect-properties';

/** One item an effect, those queued last first, without what they send. */
export const getAll: Operation = {
  properties: [...returnAllAndLimit, filtersOf(effectFilters)],
  async execute({ node, ledger }) {
    const filter = readEffectFilter(node, effectFilters);
    return summaryItems(
      await everyPage(wantedLimit(node), (page) => listEffects(ledger, { ...filter, ...page })),
    );
  },
};
