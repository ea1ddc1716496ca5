import { describeResource } from '../../../actions/resource-description';
import { complete } from './complete.operation';
import { correct } from './correct.operation';
import { count } from './count.operation';
import { fail } from './fail.operation';
import { get } from './get.operation';
import { getAll } from './get-all.operation';
import { giveUp } from './give-up.operation';
import { replay } from './replay.operation';
import { store } from './store.operation';
import { takeDue } from './take-due.operation';

export const operations = {
  complete,
  correct,
  count,
  fail,
  get,
  getAll,
  giveUp,
  replay,
  store,
  takeDue,
} as const;

export const description = describeResource({
  resource: 'event',
  operations,
  defaultOperation: 'store',
  options: [
    {
      name: 'Complete',
      value: 'complete',
      action: 'Complete event',
      description: 'Say that the work on an event is done',
    },
    {
      name: 'Correct',
      value: 'correct',
      action: 'Correct event',
      description: 'Put right what an event says, and let it be worked on again; what it said before is kept',
    },
    {
      name: 'Count',
      value: 'count',
      action: 'Count events',
      description: 'Count the events by how far the work has come',
    },
    {
      name: 'Fail',
      value: 'fail',
      action: 'Fail event',
      description: 'Say that the work on an event did not succeed, so that it is tried again later',
    },
    { name: 'Get', value: 'get', action: 'Get event', description: 'Retrieve an event with what it says' },
    {
      name: 'Get Many',
      value: 'getAll',
      action: 'Get many events',
      description: 'Retrieve a list of events',
    },
    {
      name: 'Give Up',
      value: 'giveUp',
      action: 'Give up event',
      description: 'Say that an event that did not work stays undone, and why',
    },
    {
      name: 'Replay',
      value: 'replay',
      action: 'Replay events',
      description: 'Let events that are dead be worked on again',
    },
    {
      name: 'Store',
      value: 'store',
      action: 'Store event',
      description: 'Keep what a system told us, once, before it is answered',
    },
    {
      name: 'Take Due',
      value: 'takeDue',
      action: 'Take due events',
      description: 'Take the next events to work on',
    },
  ],
});
