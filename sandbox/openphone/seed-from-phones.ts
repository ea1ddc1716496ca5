import { createHash } from 'node:crypto';
import type { Seed } from './seed-shape';

export interface BootstrapSeedOptions {
  /** ISO 8601: no activity is later. Default 2026-11-01T00:00:00Z. */
  readonly asOf?: string;
  /** How far back the activity reaches. Default 720. */
  readonly days?: number;
  /** E.164 of the workspace's own number; by default the first 617-555-01xx that is not among the phones. */
  readonly workspaceNumber?: string;
}

const OPENERS = [
  'Hi, is the one bedroom still available?',
  'Hello, I saw your listing. Are small dogs allowed?',
  'Do you have anything opening up next month?',
  'Good morning, what is included in the rent?',
  'Can I see the two bedroom this weekend?',
  'Is parking included or extra?',
];
const REPLIES = [
  'Hi, thanks for reaching out! Yes, we have one opening up soon. When would you like to see it?',
  'Thanks for your message. The office is open 9 to 6 on weekdays; would tomorrow work for a tour?',
  'Happy to help. I can send you the floor plans, what move-in date do you have in mind?',
];
const CLOSERS = [
  'Tomorrow at 4 works for me.',
  'Let me check with my roommate and get back to you.',
  'Great, thank you!',
];

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

const owner = {
  id: 'USowner001',
  email: 'owner@example.com',
  firstName: 'Renata',
  lastName: 'Osei',
  role: 'owner',
} as const;
const agent = {
  id: 'USagent001',
  email: 'leasing@example.com',
  firstName: 'Cole',
  lastName: 'Marchetti',
  role: 'member',
} as const;

function freeNumber(phones: ReadonlySet<string>): string {
  const candidates = Array.from(
    { length: 100 },
    (_, line) => `+1617555${String(100 + line).padStart(4, '0')}`,
  );
  return candidates.find((candidate) => !phones.has(candidate)) ?? '+16175550100';
}

/**
 * A workspace as it is before the bootstrap: one number, an owner and an agent, two custom fields, no contacts, and for
 * every phone one conversation without a name, holding two or three invented messages.
 * Deterministic: ids and times depend on the phone alone, so the order of the phones does not matter and seeding a
 * longer list later leaves the rest as it was. A phone given twice has one conversation.
 * @param phones E.164, or a short code
 */
export function bootstrapSeed(
  phones: readonly string[],
  options: BootstrapSeedOptions = {},
): Seed & {
  readonly conversations: NonNullable<Seed['conversations']>;
  readonly messages: NonNullable<Seed['messages']>;
} {
  const unique = new Set(phones);
  const end = Date.parse(options.asOf ?? '2026-11-01T00:00:00.000Z');
  const spanMs = (options.days ?? 720) * DAY_MS;
  const start = new Date(end - spanMs - DAY_MS).toISOString();
  const number = options.workspaceNumber ?? freeNumber(unique);
  const phoneNumberId = 'PNmain0001';
  const conversations: NonNullable<Seed['conversations']>[number][] = [];
  const messages: NonNullable<Seed['messages']>[number][] = [];

  for (const phone of unique) {
    const hash = createHash('sha256').update(phone).digest();
    const id = hash.toString('hex').slice(0, 28);
    const pick = (texts: readonly string[], byte: number) => texts[(hash[byte] ?? 0) % texts.length] ?? '';
    const firstAt = end - spanMs + Math.floor((hash.readUInt32BE(4) / 2 ** 32) * (spanMs - DAY_MS));
    const texts = [pick(OPENERS, 8), pick(REPLIES, 9), ...((hash[10] ?? 0) % 2 ? [pick(CLOSERS, 11)] : [])];
    const conversationId = `CN${id}conv`;
    let sentAt = firstAt;
    const thread = texts.map((text, index) => {
      const isIncoming = index % 2 === 0;
      const createdAt = new Date(sentAt).toISOString();
      sentAt += (3 + ((hash[12 + index] ?? 0) % 90)) * MINUTE_MS;
      const ends = isIncoming ? { from: phone, to: [number] } : { from: number, to: [phone] };
      const userId = isIncoming ? null : agent.id;
      return {
        id: `AC${id}msg${index + 1}`,
        conversationId,
        phoneNumberId,
        ...ends,
        text,
        direction: isIncoming ? 'incoming' : 'outgoing',
        userId,
        createdAt,
      } as const;
    });
    messages.push(...thread);
    const last = thread.at(-1);
    const lastActivityAt = last?.createdAt ?? null;
    const createdAt = new Date(firstAt).toISOString();
    conversations.push({
      id: conversationId,
      phoneNumberId,
      participants: [phone],
      lastActivityAt,
      lastActivityId: last?.id ?? null,
      createdAt,
      updatedAt: lastActivityAt ?? createdAt,
    });
  }

  return {
    users: [owner, agent].map((user) => ({ ...user, createdAt: start })),
    phoneNumbers: [
      { id: phoneNumberId, number, name: 'Leasing office', userIds: [owner.id, agent.id], createdAt: start },
    ],
    customFields: [
      { key: 'address', name: 'Address', type: 'address', createdAt: start },
      { key: 'data-sources', name: 'Data sources', type: 'multi-select', createdAt: start },
    ],
    conversations,
    messages,
  };
}
