import type { INodeProperties } from 'n8n-workflow';
import { saveCheckpoint } from '../../../../ledger';
import { onlyOutput } from '../each-item';
import type { PlainOperation } from '../operation';
import { unreadable } from '../read-each';
import { nameProperty, readMoment, readName } from './checkpoint-properties';

const value: INodeProperties = {
  displayName: 'Read Until',
  name: 'value',
  type: 'dateTime',
  default: '={{ $json.until }}',
  required: true,
  description: 'The moment up to which everything has been dealt with. A time without an offset is UTC.',
};

/** One item a name and a moment in, where the checkpoint stands now out. */
export const save: PlainOperation = {
  properties: [
    {
      displayName:
        'Save it when everything up to it is safe in the ledger, inside the loop: a run that dies then goes on from here. A checkpoint that stands further on stays there.',
      name: 'checkpointNotice',
      type: 'notice',
      default: '',
    },
    nameProperty,
    value,
    {
      displayName: 'Options',
      name: 'options',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      options: [
        {
          displayName: 'May Go Back',
          name: 'mayGoBack',
          type: 'boolean',
          default: false,
          description: 'Whether to move it back as well, so that a period is read once more',
        },
      ],
    },
  ],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => {
      const name = readName(node, item);
      const moment = readMoment(node, value, item);
      if (moment === null) throw unreadable(node, item, [value.displayName]);
      const mayGoBack = node.getNodeParameter('options.mayGoBack', item, false) === true;
      const saved = await ledger.writeKeys([], (db) =>
        saveCheckpoint(db, { name, value: moment, mayGoBack }, clock),
      );
      return { json: saved };
    });
  },
};
