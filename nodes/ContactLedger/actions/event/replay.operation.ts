import { replayEvents } from '../../../../ledger';
import { eachText, whichProperty } from '../replay-properties';
import { summaryItems, type Operation } from '../operation';
import { filtersOf } from '../read-filters';
import { eventFilters, eventIdProperty, readEventFilter } from './event-properties';

/** One item: how many events are worked on again. */
export const replay: Operation = {
  properties: [
    whichProperty('Events'),
    { ...eventIdProperty, displayOptions: { show: { replayWhich: ['byId'] } } },
    { ...filtersOf(eventFilters), displayOptions: { show: { replayWhich: ['byFilter'] } } },
    {
      displayName: 'Include Done',
      name: 'includeDone',
      type: 'boolean',
      default: false,
      displayOptions: { show: { replayWhich: ['byId', 'byFilter'] } },
      description:
        'Whether events whose work is done are worked on a second time. What the work changes elsewhere must be safe to repeat.',
    },
  ],
  async execute({ node, ledger, clock }) {
    const which = node.getNodeParameter('replayWhich', 0, 'allDead');
    const includeDone = which !== 'allDead' && node.getNodeParameter('includeDone', 0, false) === true;
    const filter = which === 'byFilter' ? readEventFilter(node) : {};
    const ids = which === 'byId' ? { ids: eachText(node, eventIdProperty) } : {};
    return summaryItems([
      { replayed: await replayEvents(ledger, { ...filter, ...ids, includeDone }, clock) },
    ]);
  },
};
