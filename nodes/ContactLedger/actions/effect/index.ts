import { describeResource } from '../../../actions/resource-description';
import { checkEcho } from './check-echo.operation';
import { count } from './count.operation';
import { getAll } from './get-all.operation';
import { giveUp } from './give-up.operation';
import { queueForSystems } from './queue-for-systems.operation';
import { queue } from './queue.operation';
import { recordResult } from './record-result.operation';
import { replay } from './replay.operation';
import { takeDue } from './take-due.operation';

export const operations = {
  checkEcho,
  count,
  getAll,
  giveUp,
  queue,
  queueForSystems,
  recordResult,
  replay,
  takeDue,
} as const;

export const description = describeResource({
  resource: 'effect',
  operations,
  defaultOperation: 'takeDue',
  options: [
    {
      name: 'Check Echo',
      value: 'checkEcho',
      action: 'Check for own echo',
      description: 'Find out whether a system only repeats what it was told',
    },
    {
      name: 'Count',
      value: 'count',
      action: 'Count effects',
      description: 'Count the effects by how far they have come',
    },
    {
      name: 'Get Many',
      value: 'getAll',
      action: 'Get many effects',
      description: 'Retrieve a list of effects',
    },
    {
      name: 'Give Up',
      value: 'giveUp',
      action: 'Give up effect',
      description: 'Say that what a system could not be told stays untold, and why',
    },
    {
      name: 'Queue',
      value: 'queue',
      action: 'Queue effect',
      description: 'Keep what a system is to be told, once, until it has it',
    },
    {
      name: 'Queue for Systems',
      value: 'queueForSystems',
      action: 'Queue contact for systems',
      description:
        'Keep what ResMan, DomIQ and OpenPhone have to be told of a contact, if they do not have it',
    },
    {
      name: 'Record Result',
      value: 'recordResult',
      action: 'Record result of effect',
      description: 'Say how sending an effect, or reading it back, ended',
    },
    {
      name: 'Replay',
      value: 'replay',
      action: 'Replay effects',
      description: 'Let effects that are dead be tried again',
    },
    {
      name: 'Take Due',
      value: 'takeDue',
      action: 'Take due effects',
      description: 'Take the next effects to send or to read back',
    },
  ],
});
