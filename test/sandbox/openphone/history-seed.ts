import type { Seed } from '../../../sandbox/openphone/seed-shape';

/** Noon of a day in October 2026. */
export const day = (number: number) => `2026-10-${String(number).padStart(2, '0')}T12:00:00.000Z`;
/** An invented number. */
export const phone = (index: number) => `+1202555${String(100 + index).padStart(4, '0')}`;

/** Twelve conversations on two numbers, oldest first, created a day apart; one is with a short code. */
export const conversations = Array.from({ length: 12 }, (_, index) => ({
  id: `CNc${index}`,
  phoneNumberId: index < 8 ? 'PNone' : 'PNtwo',
  participants: index === 11 ? ['32665'] : [phone(index)],
  createdAt: day(index + 1),
  updatedAt: day(28 - index),
  deletedAt: index === 3 ? day(20) : null,
}));

/** A workspace with some history. */
export const historySeed: Seed = {
  users: [
    { id: 'USowner', email: 'owner@example.com', role: 'owner' },
    { id: 'USagent', email: 'agent@example.com' },
  ],
  phoneNumbers: [
    { id: 'PNone', number: '+16175550100', name: 'Leasing', userIds: ['USowner', 'USagent'] },
    { id: 'PNtwo', number: '+16175550101', name: 'Service', userIds: ['USowner'] },
  ],
  conversations,
  messages: [
    {
      id: 'ACm1',
      conversationId: 'CNc0',
      phoneNumberId: 'PNone',
      from: phone(0),
      to: ['+16175550100'],
      text: 'Hi',
      direction: 'incoming',
      createdAt: day(1),
    },
    {
      id: 'ACm2',
      conversationId: 'CNc0',
      phoneNumberId: 'PNone',
      from: '+16175550100',
      to: [phone(0)],
      text: 'Hello',
      direction: 'outgoing',
      userId: 'USagent',
      createdAt: day(2),
    },
    {
      id: 'ACm3',
      conversationId: 'CNg',
      phoneNumberId: 'PNone',
      from: '+16175550100',
      to: [phone(0), phone(1)],
      text: 'Both',
      direction: 'outgoing',
      userId: 'USowner',
      createdAt: day(3),
    },
    {
      id: 'ACm4',
      conversationId: 'CNc8',
      phoneNumberId: 'PNtwo',
      from: phone(8),
      to: ['+16175550101'],
      text: 'Leak',
      direction: 'incoming',
      createdAt: day(4),
    },
  ],
  calls: [
    {
      id: 'ACc1',
      phoneNumberId: 'PNone',
      participants: [phone(0)],
      direction: 'incoming',
      status: 'completed',
      userId: 'USagent',
      duration: 61,
      createdAt: day(5),
      summary: { status: 'completed', summary: ['Asked about a tour.'], nextSteps: [] },
    },
    {
      id: 'ACc2',
      phoneNumberId: 'PNone',
      participants: [phone(0)],
      direction: 'incoming',
      status: 'missed',
      createdAt: day(6),
      voicemail: {
        id: 'VM1',
        status: 'completed',
        duration: 9,
        recordingUrl: null,
        transcript: 'Call me back.',
      },
    },
    {
      id: 'ACc3',
      phoneNumberId: 'PNtwo',
      participants: [phone(8)],
      direction: 'outgoing',
      createdAt: day(7),
    },
  ],
};
