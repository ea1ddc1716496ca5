import type { IDataObject } from 'n8n-workflow';
import type { PhoneNumber } from '../../../../clients/openphone';
import type { ItemOperation } from '../operation';
import { collect, rawOutput } from '../parameters';
import { returnAllAndLimit, simplify } from '../recurring-properties';

/** One item in, one item a number of the workspace out. */
export const getAll: ItemOperation = {
  properties: [...returnAllAndLimit, simplify],
  async execute({ client }, itemIndex) {
    const all = [await client.phoneNumbers()];
    const numbers = await collect(this, all, itemIndex);
    const isSimplified = this.getNodeParameter('simplify', itemIndex, true) as boolean;
    return numbers.map((number) => (isSimplified ? simplifyPhoneNumber(number) : rawOutput(number)));
  },
};

function simplifyPhoneNumber({ id, name, number, formattedNumber }: PhoneNumber): IDataObject {
  return { id, name, number, formattedNumber };
}
