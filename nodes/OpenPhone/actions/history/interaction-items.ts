import type { IDataObject } from 'n8n-workflow';
import {
  interactionsFromOpenPhoneCall,
  interactionsFromOpenPhoneMessage,
  OpenPhoneCallSchema,
  OpenPhoneMessageSchema,
} from '../../../../contacts/mapping';
import type { InteractionToSave } from '../../../../contacts/model/interaction';
import { externalParticipants, threadOfCall, threadOfMessage } from '../../../../clients/openphone/history';
import type { DatedCall, DatedMessage, OwnNumbers } from '../../../../clients/openphone/history';

/** A message as Contact Ledger > Interaction: Save takes it; one that went to several people is one item for each. */
export function messageItems(message: DatedMessage, own: OwnNumbers): IDataObject[] {
  const { conversationId } = message;
  const thread = threadOfMessage(message, own);
  return interactionsFromOpenPhoneMessage(OpenPhoneMessageSchema.parse(message)).map((interaction) =>
    itemOf(interaction, conversationId, thread),
  );
}

/** The same for a call. @param conversationId where it was looked up */
export function callItems(call: DatedCall, own: OwnNumbers, conversationId: string | null): IDataObject[] {
  const participants = externalParticipants(call, own);
  const read = OpenPhoneCallSchema.parse({ ...call, participants, conversationId });
  const thread = threadOfCall(call, own);
  return interactionsFromOpenPhoneCall(read, new Set()).map((interaction) =>
    itemOf(interaction, conversationId, thread),
  );
}

/** The names are those that Interaction: Save looks for. */
function itemOf(
  interaction: InteractionToSave,
  conversationId: string | null,
  thread: string | null,
): IDataObject {
  const { system, externalId, kind, direction, occurredAt, changedAt, identifier, data } = interaction;
  return {
    system,
    id: externalId,
    kind,
    direction: direction ?? null,
    createdAt: occurredAt,
    updatedAt: changedAt ?? null,
    identifier: identifier ?? null,
    conversationId,
    thread,
    data: data as IDataObject,
  };
}
