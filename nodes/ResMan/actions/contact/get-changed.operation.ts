import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { changedContacts, LONGEST_FIRST_WINDOW_MS, OVERLAP_MS } from '../../../../clients/resman';
import { simplify } from '../../../actions/list-properties';
import { momentParameter } from '../../../actions/parameters';
import type { RoutedItem } from '../../../actions/operation';
import { contactOutput } from '../contact-output';
import { propertyLocator } from '../locators';
import type { Operation } from '../operation';
import { options } from '../options';
import { chosenOrDefault } from '../read-parameters';

const OVERLAP_MINUTES = OVERLAP_MS / 60_000;

const overlap: INodeProperties = {
  displayName: 'Overlap (Minutes)',
  name: 'overlapMinutes',
  type: 'number',
  typeOptions: { minValue: 0 },
  default: 5,
  description:
    'How long before "Changed Since" to begin, because a change may be found only some time after it was made',
};

const stopAfter: INodeProperties = {
  displayName: 'Stop After (Contacts)',
  name: 'stopAfter',
  type: 'number',
  typeOptions: { minValue: 1 },
  default: 200,
  description:
    'How many contacts are enough for one run of the node. It stops behind the answer of ResMan with which there are as many, and the checkpoint says how far it came: to be called again in a loop until "isComplete".',
};

/**
 * Everybody of a property who changed in a period by "Changed", and by "Checkpoint" one item with the moment up to which
 * everything was read: what the next run begins with.
 */
export const getChanged: Operation = {
  outputs: ['Changed', 'Checkpoint'],
  properties: [
    propertyLocator,
    {
      displayName: 'Changed Since',
      name: 'since',
      type: 'dateTime',
      default: '',
      required: true,
      description: 'The "until" of the last checkpoint; at first the day from which you want to know',
    },
    simplify,
    options(
      {
        displayName: 'Changed Until',
        name: 'until',
        type: 'dateTime',
        default: '',
        description: 'The moment up to which to look for changes. Leave empty for now.',
      },
      overlap,
      stopAfter,
    ),
  ],
  async execute(connection, itemIndex) {
    const given = this.getNodeParameter('options', itemIndex, {}) as IDataObject;
    const since = momentParameter(
      this,
      'Changed Since',
      this.getNodeParameter('since', itemIndex, ''),
      itemIndex,
    );
    if (since === undefined)
      throw new NodeOperationError(this.getNode(), '"Changed Since" is empty', {
        description: 'Nothing was read. Enter the moment from which you want to know.',
        itemIndex,
      });
    const until = momentParameter(this, 'Changed Until', given.until, itemIndex) ?? new Date().toISOString();
    const propertyId = chosenOrDefault(this, connection, 'propertyId', itemIndex);
    const overlapMs = Number(given.overlapMinutes ?? OVERLAP_MINUTES) * 60_000;
    const isSimplified = this.getNodeParameter('simplify', itemIndex, true) as boolean;
    const items: RoutedItem[] = [];
    let readUntil = since;
    const enough = given.stopAfter === undefined ? Infinity : Math.max(1, Number(given.stopAfter) || 1);
    const longestFirstMs = enough === Infinity ? undefined : LONGEST_FIRST_WINDOW_MS;
    const window = { since, until };
    const parts = changedContacts(connection.client, propertyId, window, { overlapMs, longestFirstMs });
    for await (const part of parts) {
      items.push(
        ...part.contacts.map((contact) => ({ json: contactOutput(contact, isSimplified), output: 0 })),
      );
      ({ readUntil } = part);
      // What lies before "since" is only read again: to stop there would be to stand still.
      if (items.length >= enough && readUntil > since) break;
    }
    const isComplete = readUntil >= until;
    const checkpoint = { propertyId, since, until: readUntil, isComplete, contacts: items.length };
    return [...items, { json: checkpoint, output: 1 }];
  },
};
