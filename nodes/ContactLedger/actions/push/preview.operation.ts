import { previewPushes } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';

/** One item a contact that a push would send; none when OpenPhone has them all. Changes nothing. */
export const preview: Operation = {
  properties: [
    {
      displayName:
        'Puts out what a push would send, without taking it. Connect OpenPhone, Contact, Upsert with the option "Dry Run", then "Record Preview".',
      name: 'previewNotice',
      type: 'notice',
      default: '',
    },
  ],
  async execute({ ledger }) {
    return summaryItems(await previewPushes(ledger));
  },
};
