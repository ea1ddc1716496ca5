import { bootstrapSeed } from '../../../sandbox/openphone/seed-from-phones';
import { runSandbox } from '../sandbox-client';
import { phone } from './history-seed';

describe('bootstrapSeed', () => {
  const phones = Array.from({ length: 30 }, (_, index) => phone(index));

  it('gives one phone-only conversation with two or three messages to every phone, and no contacts', async () => {
    const sandbox = await runSandbox();
    await sandbox.seed(bootstrapSeed([...phones, phones[0] ?? '']));
    const held = await sandbox.data<{ participants: string[]; name: null }[]>(
      'GET',
      '/v1/conversations?maxResults=100',
    );
    expect(held.map(({ participants }) => participants[0]).sort()).toEqual(phones);
    expect(held.every(({ name, participants }) => name === null && participants.length === 1)).toBe(true);
    for (const one of phones.slice(0, 10)) {
      const thread = await sandbox.data<{ createdAt: string }[]>(
        'GET',
        `/v1/messages?maxResults=100&phoneNumberId=PNmain0001&participants=${encodeURIComponent(one)}`,
      );
      expect([2, 3]).toContain(thread.length);
      expect(thread.map(({ createdAt }) => createdAt)).toEqual(
        thread
          .map(({ createdAt }) => createdAt)
          .sort()
          .reverse(),
      );
    }
    expect(await sandbox.data('GET', '/_sandbox/contacts')).toEqual([]);
    expect(await sandbox.data('GET', '/v1/contact-custom-fields')).toHaveLength(2);
    await sandbox.close();
  });

  it('depends on the phone alone: any order, any company of other phones', () => {
    const all = bootstrapSeed(phones);
    const [first] = bootstrapSeed([phones[7] ?? '']).conversations;
    expect(all.conversations.find(({ participants }) => participants[0] === phones[7])).toEqual(first);
    const byId = (seeded: typeof all) => [...seeded.messages].sort((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(bootstrapSeed([...phones].reverse()))).toEqual(byId(all));
  });

  it('takes a workspace number that is not among the phones', () => {
    const taken = ['+16175550100', '+16175550101'];
    expect(bootstrapSeed(taken).phoneNumbers?.[0]?.number).toBe('+16175550102');
  });

  it('dates all activity before `asOf`', () => {
    const { conversations: held } = bootstrapSeed(phones, { asOf: '2026-01-01T00:00:00Z', days: 30 });
    expect(
      held.every(
        ({ createdAt = '', lastActivityAt }) =>
          createdAt >= '2025-12-02' && (lastActivityAt ?? '') <= '2026-01-01',
      ),
    ).toBe(true);
  });
});
