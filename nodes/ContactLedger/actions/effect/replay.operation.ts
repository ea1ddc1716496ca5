import { replayEffects } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';
import { filtersOf } from '../read-filters';
import { eachText, whichProperty } from '../replay-properties';
import { effectIdProperty, readEffectFilter, replayFilters } from './effect-properties';

/** One item: how many effects are tried again, and how many are outdated meanwhile. */
export const replay: Operation = {
  properties: [
    whichProperty('Effects'),
    { ...effectIdProperty, displayOptions: { show: { replayWhich: ['byId'] } } },
    { ...filtersOf(replayFilters), displayOptions: { show: { replayWhich: ['byFilter'] } } },
  ],
  async execute({ node, ledger, clock }) {
    const which = node.getNodeParameter('replayWhich', 0, 'allDead');
    const filter = which === 'byFilter' ? readEffectFilter(node, replayFilters) : {};
    const ids = which === 'byId' ? { ids: eachText(node, effectIdProperty) } : {};
    return summaryItems([await replayEffects(ledger, { ...filter, ...ids }, clock)]);
  },
};
