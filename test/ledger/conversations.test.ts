import { listConversations, saveConversations } from '../../ledger';
import { describeOnEachDatabase } from '../support/ledger-databases';
import { conversation, phoneNo, testClock } from './sample-records';

describeOnEachDatabase('saveConversations', ({ open }) => {
  it('tells numbers, groups and callers without a number apart', async () => {
    const ledger = await open();
    const saved = await saveConversations(
      ledger,
      [
        conversation('CN1', phoneNo(1)),
        conversation('CN2', phoneNo(1)),
        { ...conversation('CN3', phoneNo(2)), participants: 3 },
        conversation('CN4', null),
        conversation('CN5', '64123'),
        conversation('CN6', 'anonymous'),
      ],
      testClock(),
    );
    expect(saved).toEqual({
      conversations: 6,
      numbers: 1,
      groups: 1,
      withoutNumber: 3,
      added: 6,
      alreadySaved: 0,
    });
    expect((await listConversations(ledger, 'all')).map((one) => one.conversationId)).toEqual(['CN1', 'CN2']);
  });

  it('brings only the last activity up to date when saved again, and never back', async () => {
    const ledger = await open();
    const clock = testClock();
    await saveConversations(ledger, [conversation('CN1', phoneNo(1), 10)], clock);
    const later = await saveConversations(ledger, [conversation('CN1', phoneNo(2), 20)], clock);
    await saveConversations(ledger, [conversation('CN1', phoneNo(1), 5)], clock);
    expect(later).toMatchObject({ added: 0, alreadySaved: 1 });
    expect(await listConversations(ledger, 'all')).toEqual([
      { phoneNumber: phoneNo(1), conversationId: 'CN1', lastActivityAt: '2026-01-01T00:20:00.000Z' },
    ]);
  });

  it('lists no number that no conversation has (one saved again under another number keeps its first)', async () => {
    const ledger = await open();
    await saveConversations(ledger, [conversation('CN1', phoneNo(1))], testClock());
    expect(
      await saveConversations(ledger, [conversation('CN1', phoneNo(2))], testClock('later')),
    ).toMatchObject({ numbers: 1 });
    const numbers = await ledger.read((db) =>
      db.selectFrom('enrichment_numbers').select('phone_number').execute(),
    );
    expect(numbers.map((row) => row.phone_number)).toEqual([phoneNo(1)]);
  });

  it('takes the newest of a conversation that comes twice in one batch', async () => {
    const ledger = await open();
    const twice = [
      conversation('CN1', phoneNo(1), 3),
      conversation('CN1', phoneNo(1), 9),
      conversation('CN1', phoneNo(1), 4),
    ];
    expect(await saveConversations(ledger, twice, testClock())).toMatchObject({ conversations: 1, added: 1 });
    expect((await listConversations(ledger, 'all'))[0]?.lastActivityAt).toBe('2026-01-01T00:09:00.000Z');
  });

  it('lists by number and stops at the limit', async () => {
    const ledger = await open();
    await saveConversations(
      ledger,
      [3, 1, 2].map((n) => conversation(`CN${n}`, phoneNo(n))),
      testClock(),
    );
    expect((await listConversations(ledger, 'all', 2)).map((one) => one.conversationId)).toEqual([
      'CN1',
      'CN2',
    ]);
  });

  it('saves 7,000 conversations in one go', async () => {
    const ledger = await open();
    const many = Array.from({ length: 7_000 }, (_, n) =>
      conversation(`CN${n}`, `+1617555${String(n).padStart(4, '0')}`),
    );
    expect(await saveConversations(ledger, many, testClock())).toMatchObject({
      added: 7_000,
      numbers: 7_000,
    });
  }, 30_000);
});
