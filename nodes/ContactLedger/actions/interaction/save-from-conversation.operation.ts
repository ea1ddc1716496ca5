import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import {
  DOMIQ,
  DomIqConversationSchema,
  DomIqMessageSchema,
  incomingFromDomIqConversation,
  interactionFromDomIqMessage,
} from '../../../../contacts/mapping';
import { unreadableFields } from '../../../../contacts/model/unreadable-fields';
import { z } from '../../../../contacts/model/zod';
import { IncomingRecordSchema, readIncomingRecord } from '../../../../contacts/normalize/incoming-record';
import { resolve, saveInteractions, type Clock, type Ledger } from '../../../../ledger';
import { eachItem, type ItemOutcome } from '../each-item';
import type { RoutedOperation } from '../operation';
import { jsonParameter } from '../read-each';
import { personsWords } from './persons-words';

const outputs = ['Message', 'Conversation', 'No Contact'] as const;
const [MESSAGE, CONVERSATION, NO_CONTACT] = [0, 1, 2] as const;

const ConversationSchema = DomIqConversationSchema.extend({ messages: z.array(DomIqMessageSchema) });
type ConversationWithMessages = z.output<typeof ConversationSchema>;

/**
 * A conversation of the chatbot in; one item a message out by the first output, one for the whole conversation by the second. Of a
 * visitor nobody knows, because they told nothing about themselves, nothing is saved.
 */
export const saveFromConversation: RoutedOperation = {
  outputs,
  failedBy: CONVERSATION,
  properties: [
    {
      displayName: 'Conversation',
      name: 'conversation',
      type: 'json',
      required: true,
      default: '={{ $json }}',
      description: 'With its messages, as DomIQ > Conversation > Get puts it out, not simplified',
    },
  ],
  async executeRouted({ node, ledger, clock }) {
    return eachItem(
      node,
      outputs.length,
      async (item) => saveConversation(ledger, readConversation(node, item), clock),
      CONVERSATION,
    );
  },
};

/** @throws {NodeOperationError} naming the fields that cannot be read, never their values */
function readConversation(node: IExecuteFunctions, itemIndex: number): ConversationWithMessages {
  const read = ConversationSchema.safeParse(jsonParameter(node, 'conversation', itemIndex));
  if (read.success) return read.data;
  throw new NodeOperationError(
    node.getNode(),
    `What "Conversation" says is no conversation of DomIQ with its messages: ${unreadableFields(read.error).slice(0, 3).join(', ')} cannot be read`,
    {
      itemIndex,
      description:
        'Nothing was saved for this item. In the DomIQ node, switch "Simplify" off and "Include Messages" on.',
    },
  );
}

/** The visitor first, with what they told of themselves: their messages are found by their entry. */
async function saveConversation(
  ledger: Ledger,
  conversation: ConversationWithMessages,
  clock: Clock,
): Promise<ItemOutcome[]> {
  const { id: conversationId, messages } = conversation;
  const told = incomingFromDomIqConversation(conversation, { contactIdsOf: null });
  if (told !== null)
    await resolve(ledger, readIncomingRecord(IncomingRecordSchema.parse(told), 'US').record, clock);
  const interactions = messages.flatMap(
    (message) => interactionFromDomIqMessage(message, conversation) ?? [],
  );
  const saved = await saveInteractions(ledger, interactions, clock);
  const contactId = saved.find((one) => one.contactId !== null)?.contactId ?? null;
  const kept = saved.filter(({ interactionId }) => interactionId !== null);
  const whole = { system: DOMIQ, conversationId, contactId, messages: messages.length, saved: kept.length };
  return [
    ...saved.flatMap((one, index) => {
      const { kind, direction = null, occurredAt } = interactions[index]!;
      const text = personsWords(interactions[index]!);
      const json = { ...one, conversationId, kind, direction, occurredAt, text };
      return one.interactionId === null ? [] : [{ json, output: MESSAGE }];
    }),
    { json: whole, output: contactId === null ? NO_CONTACT : CONVERSATION },
  ];
}
