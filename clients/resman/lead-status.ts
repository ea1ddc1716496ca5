import { settle } from '../http/settle';
import { isLost, type ContactKey, type ResManContact } from './contact';
import { UnknownLostReasonError, UnknownSourceError } from './errors';
import type { RefusalReason } from './guard';
import type { LeadEvent } from './lead-document';
import { readContact, type FoundContact } from './read-contact';
import { postEventOnce } from './record-event';
import type { ResManSession } from './session';
import { definedOf, leadOf, protection } from './update-contact';

/** What is written into a prospect's history. */
export interface Interaction {
  /** e.g. "CallFromProspect"; see `interactionTypes`. */
  readonly type: string;
  /** ISO 8601 UTC */
  readonly at: string;
  readonly comments?: string;
  readonly agentId?: string;
  readonly sourceId?: string;
}

/** Event types that clients of ResMan use. Text messages and chats have none that is known: `Other`. Source: resman reference, 3.2. */
export const interactionTypes = [
  'CallFromProspect',
  'CallToProspect',
  'Email',
  'EmailFromProspect',
  'EmailToProspect',
  'Other',
  'WalkIn',
] as const;

export type StatusChange = {
  readonly contact: ResManContact;
} & (
  { readonly action: 'done' | 'unchanged' } | { readonly action: 'refused'; readonly reason: RefusalReason }
);

/**
 * Marks a prospect lost, with a reason. One who is lost already stays as they are. Applicants and residents are refused: no
 * lead ends their lease. Source: resman reference, 3.3.
 * @param lostReasonId of `ResManClient.lostReasons`
 * @throws {UnknownLostReasonError} nothing was changed
 */
export async function markLost(
  session: ResManSession,
  key: ContactKey,
  {
    lostReasonId,
    ...interaction
  }: Omit<Interaction, 'type' | 'sourceId'> & { readonly lostReasonId: string },
): Promise<StatusChange> {
  const { contact, household } = await readContact(session, key);
  const reason = await protection(session, contact, household, { allowProtected: false });
  if (reason !== null) return { action: 'refused', reason, contact };
  if (isLost(contact.status)) return { action: 'unchanged', contact };
  const event = eventOf({ ...interaction, type: 'Cancel', sourceId: lostReasonId });
  const lead = { ...leadOf(contact, {}, {}, 'lost'), event };
  const posted = await settle(postEventOnce(session, contact.propertyId, lead));
  if (posted.ok) return { action: 'done', contact: posted.value };
  if (posted.error instanceof UnknownSourceError) throw new UnknownLostReasonError(posted.error.answer);
  throw posted.error;
}

/** Brings a lost prospect back. One who is not lost stays as they are. Source: resman reference, 3.3. */
export async function reactivate(
  session: ResManSession,
  key: ContactKey,
  interaction: Omit<Interaction, 'type'>,
): Promise<StatusChange> {
  return reactivateFound(session, await readContact(session, key), interaction);
}

/** The same for a contact that was read already. After a lost answer the history is read before it is tried again. */
export async function reactivateFound(
  session: ResManSession,
  { contact, household }: FoundContact,
  interaction: Omit<Interaction, 'type'>,
): Promise<StatusChange> {
  const reason = await protection(session, contact, household, { allowProtected: false });
  if (reason !== null) return { action: 'refused', reason, contact };
  if (!isLost(contact.status)) return { action: 'unchanged', contact };
  const event = eventOf({ ...interaction, type: 'ReActivate' });
  const lead = { ...leadOf(contact, {}, {}, 'prospect'), event };
  const written = await postEventOnce(session, contact.propertyId, lead);
  return { action: 'done', contact: { ...contact, ...definedOf(written) } };
}

/**
 * Writes a line into the history of a prospect. It changes nobody's identity, but goes with the person's name all the same,
 * so applicants and residents are refused unless that is allowed.
 */
export async function logInteraction(
  session: ResManSession,
  key: ContactKey,
  interaction: Interaction,
  allowProtected: boolean,
): Promise<StatusChange> {
  const { contact, household } = await readContact(session, key);
  const reason = await protection(session, contact, household, { allowProtected });
  if (reason !== null) return { action: 'refused', reason, contact };
  const lead = { ...leadOf(contact), event: eventOf(interaction) };
  return { action: 'done', contact: await postEventOnce(session, contact.propertyId, lead) };
}

function eventOf({ type, at, comments, agentId, sourceId }: Interaction): LeadEvent {
  return {
    type,
    date: at,
    isFirstContact: false,
    ...(comments !== undefined && { comments }),
    ...(agentId !== undefined && { agentId }),
    ...(sourceId !== undefined && { sourceId }),
  };
}
