import type { INodeProperties } from 'n8n-workflow';
import { getCheckpoint } from '../../../../ledger';
import { onlyOutput } from '../each-item';
import type { PlainOperation } from '../operation';
import { nameProperty, readMoment, readName } from './checkpoint-properties';

const beginWith: INodeProperties = {
  displayName: 'Begin With',
  name: 'beginWith',
  type: 'dateTime',
  default: '',
  description: 'The value when nothing was saved under the name yet. Leave empty for none.',
};

/** One item a name in, up to which moment it was read out. */
export const get: PlainOperation = {
  properties: [nameProperty, beginWith],
  async execute({ node, ledger }) {
    return onlyOutput(node, async (item) => {
      const name = readName(node, item);
      const first = readMoment(node, beginWith, item);
      const saved = await ledger.read((db) => getCheckpoint(db, name));
      const none = { name, value: first, createdAt: null, updatedAt: null };
      return { json: { ...(saved ?? none), isSaved: saved !== null } };
    });
  },
};
