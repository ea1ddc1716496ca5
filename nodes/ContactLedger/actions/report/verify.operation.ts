import { z } from '../../../../contacts/model/zod';
import { report, verifyPush } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';
import { readItems } from '../read-items';

const ValueSchema = z
  .union([z.string(), z.object({ value: z.string().nullish() })])
  .transform((phone) => (typeof phone === 'string' ? phone : (phone.value ?? '')));

/** A contact as OpenPhone, Contact, Get Many puts it out, simplified or not. */
const ActualContactSchema = z
  .object({
    id: z.string().min(1),
    externalId: z.string().nullish(),
    phones: z.array(ValueSchema).nullish(),
    defaultFields: z.object({ phoneNumbers: z.array(ValueSchema).nullish() }).nullish(),
  })
  .transform(({ id, externalId, phones, defaultFields }) => ({
    id,
    externalId: externalId ?? null,
    phones: phones ?? defaultFields?.phoneNumbers ?? [],
  }));

/** 0..1 with three decimals; null when there is nothing to divide by. */
function share(part: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((1000 * part) / whole) / 1000;
}

/** All contacts of OpenPhone in, one summary of what does not fit the ledger out. */
export const verify: Operation = {
  properties: [
    {
      displayName:
        'Connect OpenPhone, Contact, Get Many with "Return All" on: what is missing in the input counts as missing in OpenPhone.',
      name: 'verifyNotice',
      type: 'notice',
      default: '',
    },
  ],
  async execute({ node, ledger }) {
    const { values, refused } = readItems(node, {
      schema: ActualContactSchema,
      what: 'a contact of OpenPhone',
      remedy: 'Connect OpenPhone, resource Contact, operation Get Many.',
      identifiedBy: ['id'],
    });
    const verification = await verifyPush(ledger, values);
    const { numbers, withName, withEmail, quickbooksCustomers } = await report(ledger);
    const shares = { namedShare: share(withName, numbers), emailShare: share(withEmail, numbers) };
    return [...summaryItems([{ ...verification, ...shares, quickbooksCustomers }]), ...refused];
  },
};
