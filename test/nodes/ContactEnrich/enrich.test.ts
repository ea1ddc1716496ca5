import { conversation, enrichJson, runEnrich } from './run-contact-enrich';

const OPENPHONE = (id: string, direction: string, other: string, text: string) => ({
  id,
  direction,
  from: direction === 'incoming' ? other : '+15125550100',
  to: [direction === 'incoming' ? '+15125550100' : other],
  text,
  createdAt: '2026-11-25T15:00:00.000Z',
  phoneNumberId: 'PN1',
});
const HISTORY = (contactId: string, interactionId: string, text: string) => ({
  contactId,
  interactionId,
  kind: 'text',
  direction: 'incoming',
  occurredAt: '2026-11-25T15:00:00.000Z',
  data: { text },
});

describe('Contact Enrich > Enrich', () => {
  it('reads a conversation of DomIQ and keeps the message of each finding', async () => {
    const [json] = await enrichJson('enrich', [conversation()]);
    expect(json).toMatchObject({
      contactId: 'contact-1',
      conversationId: 'c1',
      score: 1,
      last_interaction: '2026-11-25T15:00:00.000Z',
      enrichedData: {
        preferences_extracted: { budget_range: { min: null, max: 1800 }, unit_preferences: ['2 bedroom'] },
      },
    });
    const findings = (json?.enrichedData as { findings: { name: string; message_id: string }[] }).findings;
    expect(findings).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'unit_preferences', message_id: 'm1' }),
        expect.objectContaining({ name: 'budget_range', message_id: 'm3' }),
      ]),
    );
  });

  it('puts texts of OpenPhone together by the number at the other end, paired with each of them', async () => {
    const { outputs } = await runEnrich('enrich', [
      OPENPHONE('t1', 'incoming', '+15125550142', 'Looking for a studio'),
      OPENPHONE('t2', 'incoming', '+15125550143', 'My budget is $1,500'),
      OPENPHONE('t3', 'outgoing', '+15125550142', 'We have one'),
    ]);
    expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([
      [{ item: 0 }, { item: 2 }],
      [{ item: 1 }],
    ]);
    expect(outputs[0]?.map(({ json }) => json.enrichedData)).toMatchObject([
      { preferences_extracted: { unit_preferences: ['studio'] } },
      { preferences_extracted: { budget_range: { max: 1500 } } },
    ]);
  });

  it('puts the history of the ledger together by contact', async () => {
    const jsons = await enrichJson('enrich', [
      HISTORY('k1', 'i1', 'I want a studio'),
      HISTORY('k2', 'i2', 'Hello'),
      HISTORY('k1', 'i3', 'Can I schedule a tour?'),
    ]);
    expect(jsons.map(({ contactId }) => contactId)).toEqual(['k1', 'k2']);
    expect(jsons[0]?.lead_score).toBeGreaterThan(Number(jsons[1]?.lead_score));
  });

  it('goes on past what is no conversation, without a word of it', async () => {
    const { outputs } = await runEnrich(
      'enrich',
      [conversation(), { messages: [{ text: 'call +15125550142' }] }, conversation()],
      {},
      { continueOnFail: true },
    );
    expect(outputs[0]).toMatchObject([
      { json: { conversationId: 'c1' }, pairedItem: [{ item: 0 }] },
      { json: { errorCode: 'enrich.unreadable_conversation' }, pairedItem: { item: 1 } },
      { json: { conversationId: 'c1' }, pairedItem: [{ item: 2 }] },
    ]);
    expect(JSON.stringify(outputs[0]?.[1])).not.toContain('5550142');
  });

  it('refuses a time zone that there is not', async () => {
    const { error } = await runEnrich('enrich', [conversation()], {
      options: { timeZone: 'Mars/Olympus' },
    });
    expect(error?.message).toBe('"Time Zone" is not the name of a time zone');
  });

  it.each([
    ['We have three kids.', 'I am 67 years old.'],
    ['I use a wheelchair.', 'I am Catholic.'],
    ['I have a Section 8 voucher.', 'I am from Germany.'],
    ['I am a black man.', 'I am a white woman.'],
  ])('scores and finds the same when "%s" becomes "%s"', async (one, other) => {
    const [first, second, without] = await enrichJson('enrich', [
      conversation(one),
      conversation(other),
      conversation(),
    ]);
    expect(first).toEqual(second);
    expect(first?.lead_score).toBe(without?.lead_score);
    expect(first?.lead_score).toBeGreaterThan(0);
  });
});
