import type { Seed } from '../../../sandbox/openphone';

export const NUMBER = 'PNleasing01';
export const OURS = '+15125550100';
export const WANDA = '+16175550142';
export const JONAH = '+16175550143';

/** Noon of a day in November 2025, and a few milliseconds. */
export const at = (day: number, ms = 0): string =>
  new Date(Date.UTC(2025, 10, day, 12, 0, 0, ms)).toISOString();

const message = (id: string, createdAt: string, facts: object = {}) => ({
  id,
  conversationId: 'CN1',
  phoneNumberId: NUMBER,
  from: WANDA,
  to: [OURS],
  text: `text of ${id}`,
  direction: 'incoming' as const,
  createdAt,
  ...facts,
});

/** Two conversations with texts in both directions, a text to both people, and two calls. */
export const historySeed: Seed = {
  phoneNumbers: [{ id: NUMBER, number: OURS, name: 'Leasing' }],
  conversations: [
    { id: 'CN1', phoneNumberId: NUMBER, participants: [WANDA], createdAt: at(1), updatedAt: at(9) },
    { id: 'CN2', phoneNumberId: NUMBER, participants: [JONAH, WANDA], createdAt: at(2), updatedAt: at(3) },
  ],
  messages: [
    message('AC1', at(1)),
    message('AC2', at(2), { direction: 'outgoing', from: OURS, to: [WANDA] }),
    message('AC3', at(3), { direction: 'outgoing', from: OURS, to: [JONAH, WANDA], conversationId: 'CN2' }),
  ],
  calls: [
    {
      id: 'AC8',
      phoneNumberId: NUMBER,
      participants: [WANDA],
      direction: 'incoming',
      status: 'completed',
      userId: 'US1',
      duration: 61,
      createdAt: at(4),
      summary: { status: 'completed', summary: ['Asked about a tour.'], nextSteps: [] },
    },
    {
      id: 'AC9',
      phoneNumberId: NUMBER,
      participants: ['anonymous'],
      direction: 'incoming',
      createdAt: at(5),
    },
  ],
};

/** So many texts, 40 of a millisecond each. */
export const manyMessages = (count: number): Seed => ({
  phoneNumbers: [{ id: NUMBER, number: OURS }],
  messages: Array.from({ length: count }, (_, index) => message(`AC${index}`, at(1, Math.floor(index / 40)))),
});
