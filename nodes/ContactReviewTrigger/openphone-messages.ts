import type { IWebhookFunctions } from 'n8n-workflow';
import { settle } from '../../clients/http/settle';
import type { Message } from '../../clients/openphone';
import type { MessageShown } from '../../contacts/review/page/page-answers';
import { connectWaiting } from '../OpenPhone/transport';

/** Reads what was texted on a number over one of the workspace's own lines, newest first; null when OpenPhone did not answer. */
export type ReadMessages = (phoneNumberId: string, phoneNumber: string) => Promise<MessageShown[] | null>;

const MOST_MESSAGES = 10;

/** How the page reads messages in OpenPhone; null where the node is not to ask there. */
export function readMessagesOf(context: IWebhookFunctions): ReadMessages | null {
  if (context.getNodeParameter('messagesFrom', 'ledger') !== 'openPhone') return null;
  return async (phoneNumberId, phoneNumber) => {
    const read = await settle(firstPage(context, phoneNumberId, phoneNumber));
    return read.ok ? read.value.flatMap(shown).slice(0, MOST_MESSAGES) : null;
  };
}

async function firstPage(
  context: IWebhookFunctions,
  phoneNumberId: string,
  phoneNumber: string,
): Promise<Message[]> {
  const client = await connectWaiting(context);
  for await (const page of client.messages({ phoneNumberId, participants: [phoneNumber] })) return page;
  return [];
}

const shown = ({ createdAt, direction, text }: Message): MessageShown[] =>
  createdAt === null
    ? []
    : [
        {
          at: createdAt,
          direction: direction === 'incoming' || direction === 'outgoing' ? direction : null,
          kind: 'text',
          text,
        },
      ];
