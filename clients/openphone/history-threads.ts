import type { DatedCall, DatedConversation, DatedMessage } from './dated-schemas';

/** The workspace's own numbers, E.164, by their id. */
export type OwnNumbers = ReadonlyMap<string, string>;

/**
 * What two rows of one conversation have in common: our number and everybody on the other side, in whatever order they are
 * named. Conversations, messages and calls give the same thread. null when one of the two is not known.
 */
export function threadOf(phoneNumberId: string | null, others: readonly string[]): string | null {
  if (phoneNumberId === null || others.length === 0) return null;
  return `${phoneNumberId}|${[...new Set(others)].sort().join(',')}`;
}

export const threadOfConversation = ({ phoneNumberId, participants }: DatedConversation): string | null =>
  threadOf(phoneNumberId, participants);

/** One that came in to several people is in the thread of its sender and the others it went to. */
export function threadOfMessage(message: DatedMessage, own: OwnNumbers): string | null {
  const { phoneNumberId, from, to, direction } = message;
  if (direction !== 'incoming') return threadOf(phoneNumberId, to);
  // A number that was given up is not listed any more; alone it can only be ours.
  const others = to.length === 1 ? [] : to.filter((number) => number !== own.get(phoneNumberId ?? ''));
  return threadOf(phoneNumberId, [...(from === null ? [] : [from]), ...others]);
}

export const threadOfCall = (call: DatedCall, own: OwnNumbers): string | null =>
  threadOf(call.phoneNumberId, externalParticipants(call, own));

/**
 * Everybody in a call but us. Between two of our own numbers the other one counts as the other side. When our number is not
 * known any more (it was given up), who took part as a user of the workspace is us.
 */
export function externalParticipants({ participants, phoneNumberId }: DatedCall, own: OwnNumbers): string[] {
  const known = phoneNumberId === null ? undefined : own.get(phoneNumberId);
  const others = participants.filter(({ phoneNumber, actorId }) =>
    known === undefined ? actorId === null : phoneNumber !== known,
  );
  return [...new Set(others.flatMap(({ phoneNumber }) => phoneNumber ?? []))];
}

/**
 * The conversations by thread. Of several with one thread the one that is not deleted counts, then the one that was active
 * last.
 */
export function conversationsByThread(
  conversations: Iterable<DatedConversation>,
): ReadonlyMap<string, DatedConversation> {
  const byThread = new Map<string, DatedConversation>();
  for (const conversation of conversations) {
    const thread = threadOfConversation(conversation);
    if (thread === null) continue;
    const known = byThread.get(thread);
    if (known === undefined || isMoreCurrent(conversation, known)) byThread.set(thread, conversation);
  }
  return byThread;
}

function isMoreCurrent(one: DatedConversation, other: DatedConversation): boolean {
  if ((one.deletedAt === null) !== (other.deletedAt === null)) return one.deletedAt === null;
  const [a, b] = [one, other].map(({ lastActivityAt, updatedAt }) => Date.parse(lastActivityAt ?? updatedAt));
  return (a ?? 0) > (b ?? 0);
}
