import { NodeOperationError, sleep } from 'n8n-workflow';
import { READ_BACK_PAUSES_MS, readPhone, sendText } from '../../../../clients/openphone';
import type { ItemOperation } from '../operation';
import { collection, momentParameter, textParameter } from '../parameters';
import { phoneNumberLocator } from '../recurring-properties';

/** The most characters of a text. Source: the vendor's reference of POST /v1/messages. */
const LONGEST = 1_600;

/** One item in, one text out. Never twice: an answer that got lost is looked for, not asked for again. */
export const send: ItemOperation = {
  properties: [
    {
      displayName:
        'Ask Contact Ledger > Preference > Begin Send right before, and give its moment as "Begin By". Each text costs money, and texts to American numbers need a carrier registration.',
      name: 'sendNotice',
      type: 'notice',
      default: '',
    },
    phoneNumberLocator,
    {
      displayName: 'To',
      name: 'to',
      type: 'string',
      required: true,
      default: '={{ $json.phone }}',
      placeholder: 'e.g. +15125550142',
      description: 'One number; those without a country code are American',
    },
    {
      displayName: 'Text',
      name: 'text',
      type: 'string',
      typeOptions: { rows: 4 },
      required: true,
      default: '',
      description: 'At most 1,600 characters',
    },
    {
      displayName: 'Begin By',
      name: 'beginBy',
      type: 'string',
      required: true,
      default: '={{ $json.permit.beginBy }}',
      description:
        'From this moment on the text is not sent. What "Begin Send" of Contact Ledger gave, or a moment of your own where no consent is to be asked.',
    },
    {
      displayName: 'More',
      name: 'sendOptions',
      type: 'collection',
      placeholder: 'Add option',
      default: {},
      description: 'What to do about a text that was tried before',
      options: [
        {
          displayName: 'Not Sent Since',
          name: 'notSentSince',
          type: 'dateTime',
          default: '',
          description:
            'Looks whether the same text was sent to the number after this moment, and does not send it again. Set it to the moment of the first try.',
        },
      ],
    },
  ],
  async execute({ client }, itemIndex) {
    const refuse = (happened: string) =>
      new NodeOperationError(this.getNode(), happened, { description: 'Nothing was sent.', itemIndex });
    const to = readPhone(textParameter(this, 'to', itemIndex) ?? '');
    if (!('e164' in to)) throw refuse(`"To" is no number that can be used (${to.rejected})`);
    const text = textParameter(this, 'text', itemIndex);
    if (!text) throw refuse('"Text" is empty');
    if (text.length > LONGEST) throw refuse(`"Text" has more than ${LONGEST} characters`);
    const beginBy = momentParameter(
      this,
      'Begin By',
      this.getNodeParameter('beginBy', itemIndex, ''),
      itemIndex,
    );
    if (beginBy === undefined) throw refuse('"Begin By" is empty');
    const { notSentSince } = collection(this, 'sendOptions', itemIndex);
    const wanted = {
      phoneNumberId: this.getNodeParameter('phoneNumberId', itemIndex, '', { extractValue: true }) as string,
      to: to.e164,
      text,
      beginBy,
      notSentSince: momentParameter(this, 'Not Sent Since', notSentSince, itemIndex),
    };
    const { message, knownBy } = await sendText(client, wanted, {
      now: Date.now,
      sleep,
      pausesMs: READ_BACK_PAUSES_MS,
    });
    const { id, conversationId, direction, status, createdAt, userId, phoneNumberId } = message;
    const sent = { id, conversationId, direction, from: message.from, to: message.to, text, status };
    return [{ ...sent, createdAt, userId, phoneNumberId, knownBy }];
  },
};
