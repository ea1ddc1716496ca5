import { openSandbox } from '../../clients/openphone/sandbox';
import type { OpenSandbox } from '../../clients/openphone/sandbox';
import { credentialsOf, itemsOf, jsonOf, pairsOf, runOpenPhone } from './run-open-phone';

const NUMBER = 'PNleasing01';
const OTHER = 'PNoffice002';
const locator = (value: string) => ({ __rl: true, mode: 'id', value });
const day = (date: number) => `2026-11-${String(date).padStart(2, '0')}T12:00:00.000Z`;

describe('OpenPhone > conversations, messages, calls and numbers', () => {
  let sandbox: OpenSandbox;
  beforeAll(async () => {
    sandbox = await openSandbox();
    await sandbox.seed({
      phoneNumbers: [
        { id: NUMBER, number: '+15125550100', name: 'Leasing' },
        { id: OTHER, number: '+15125550101', name: 'Office' },
      ],
      conversations: [
        {
          id: 'CN1',
          phoneNumberId: NUMBER,
          participants: ['+15125550142'],
          lastActivityAt: day(3),
          createdAt: day(1),
          updatedAt: day(3),
        },
        {
          id: 'CN2',
          phoneNumberId: NUMBER,
          participants: ['+15125550142', '+15125550143'],
          createdAt: day(2),
          updatedAt: day(4),
        },
        {
          id: 'CN3',
          phoneNumberId: OTHER,
          participants: ['anonymous'],
          createdAt: day(5),
          updatedAt: day(5),
        },
        {
          id: 'CN4',
          phoneNumberId: OTHER,
          participants: ['72345'],
          createdAt: day(6),
          updatedAt: day(6),
          deletedAt: day(7),
        },
      ],
      messages: [1, 2, 3].map((n) => ({
        id: `AC${n}`,
        conversationId: 'CN1',
        phoneNumberId: NUMBER,
        from: '+15125550142',
        to: ['+15125550100'],
        text: `message ${n}`,
        direction: 'incoming' as const,
        createdAt: day(n),
      })),
      calls: [
        {
          id: 'AC9',
          phoneNumberId: NUMBER,
          participants: ['+15125550142'],
          direction: 'incoming',
          status: 'completed',
          duration: 61,
          createdAt: day(4),
        },
      ],
    });
  });
  afterAll(() => sandbox.close());
  const run = (parameters: object, items = itemsOf({})) =>
    runOpenPhone(credentialsOf(sandbox.url), { ...parameters }, items);
  const idsOf = async (filters: object) =>
    jsonOf(await run({ resource: 'conversation', operation: 'getAll', returnAll: true, filters })).map(
      ({ conversationId }) => conversationId,
    );

  it('gives a conversation the number of its one participant, and null where there is none', async () => {
    const result = await run({ resource: 'conversation', operation: 'getAll', returnAll: true });
    expect(result.error).toBeUndefined();
    expect(jsonOf(result)).toEqual([
      {
        conversationId: 'CN4',
        phoneNumber: null,
        participants: ['72345'],
        phoneNumberId: OTHER,
        lastActivityAt: null,
      },
      {
        conversationId: 'CN3',
        phoneNumber: null,
        participants: ['anonymous'],
        phoneNumberId: OTHER,
        lastActivityAt: null,
      },
      {
        conversationId: 'CN2',
        phoneNumber: null,
        participants: ['+15125550142', '+15125550143'],
        phoneNumberId: NUMBER,
        lastActivityAt: null,
      },
      {
        conversationId: 'CN1',
        phoneNumber: '+15125550142',
        participants: ['+15125550142'],
        phoneNumberId: NUMBER,
        lastActivityAt: day(3),
      },
    ]);
  });

  it.each<[object, string[], string]>([
    [{ phoneNumberId: locator(NUMBER) }, ['CN2', 'CN1'], 'one number'],
    [{ excludeInactive: true }, ['CN3', 'CN2', 'CN1'], 'without what was deleted'],
    [
      { createdAfter: '2026-11-01T13:00:00Z', createdBefore: '2026-11-05T12:00:00Z' },
      ['CN2'],
      'a window, ends left out',
    ],
    [{ updatedAfter: '2026-11-04' }, ['CN4', 'CN3', 'CN2'], 'a date without a time'],
  ])('filters conversations by %j', async (filters, ids) => {
    expect(await idsOf(filters)).toEqual(ids);
  });

  it('reads a time without a zone in the time zone of the workflow', async () => {
    // New York, n8n's default zone, is five hours behind UTC in November: 08:00 there is 13:00Z.
    expect(
      await idsOf({ createdAfter: '2026-11-05T06:59:00', createdBefore: '2026-11-05T07:01:00' }),
    ).toEqual(['CN3']);
  });

  it('names the parameter that is no time', async () => {
    const { error } = await run({
      resource: 'conversation',
      operation: 'getAll',
      filters: { createdAfter: 'soon' },
    });
    expect(error?.message).toContain('"Created After"');
  });

  it('lists the messages of a thread for each item, newest first, paired', async () => {
    const result = await run(
      {
        resource: 'message',
        operation: 'getAll',
        limit: 2,
        phoneNumberId: locator(NUMBER),
        participants: '={{ $json.phone }}',
      },
      itemsOf({ phone: '(512) 555-0142' }, { phone: '+15125550199' }, { phone: '+15125550142' }),
    );
    expect(result.error).toBeUndefined();
    expect(jsonOf(result).map(({ text }) => text)).toEqual([
      'message 3',
      'message 2',
      'message 3',
      'message 2',
    ]);
    expect(pairsOf(result)).toEqual([{ item: 0 }, { item: 0 }, { item: 2 }, { item: 2 }]);
  });

  it('lists the calls with a number', async () => {
    const result = await run({
      resource: 'call',
      operation: 'getAll',
      phoneNumberId: locator(NUMBER),
      participant: '+15125550142',
    });
    expect(jsonOf(result)).toMatchObject([
      { id: 'AC9', direction: 'incoming', status: 'completed', duration: 61 },
    ]);
  });

  it.each([
    ['call', 'participant', '={{ "" }}', '"Participant" is empty'],
    ['call', 'participant', '+15125550142, +15125550143', '"Participant" has 2 numbers'],
    ['message', 'participants', 'somebody', '"Participants" has a number that cannot be used'],
  ])('refuses %s with %s "%s"', async (resource, parameter, value, message) => {
    const { error } = await run({
      resource,
      operation: 'getAll',
      phoneNumberId: locator(NUMBER),
      [parameter]: value,
    });
    expect(error?.message).toContain(message);
  });

  it('lists the numbers of the workspace', async () => {
    const result = await run({ resource: 'phoneNumber', operation: 'getAll', returnAll: true });
    expect(jsonOf(result)).toEqual([
      { id: NUMBER, name: 'Leasing', number: '+15125550100', formattedNumber: '(512) 555-0100' },
      { id: OTHER, name: 'Office', number: '+15125550101', formattedNumber: '(512) 555-0101' },
    ]);
  });
});
