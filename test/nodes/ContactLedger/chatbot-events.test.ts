import type { INodeExecutionData } from 'n8n-workflow';
import { phoneNo } from '../../ledger/sample-records';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { ledgerJson, runLedger } from './run-contact-ledger';

const jsonOf = (output: readonly INodeExecutionData[] | undefined) => (output ?? []).map(({ json }) => json);
const phone = phoneNo(1);
const email = 'imani@example.com';
const message = (id: string, sender: string, content: string, minute: string) => ({
  id,
  conversation_id: 'v1',
  sender,
  content,
  sent_at: `2026-11-22T10:${minute}:00Z`,
});
const messages = [
  message('m1', 'user', 'Two bedrooms?', '00'),
  message('m2', 'assistant', 'Say STOP at any time.', '01'),
  message('m3', 'user', 'please stop texting me', '02'),
];
const conversation = (changes: object = {}) => ({
  id: 'v1',
  user_id: 'u1',
  contact_id: null,
  property_id: 'P1',
  contact_data: { first_name: 'Imani', last_name: 'Okafor', phone, updated_at: '2026-11-22T10:01:00Z' },
  start_time: '2026-11-22T10:00:00Z',
  updated_at: '2026-11-22T10:03:00Z',
  messages,
  ...changes,
});
const refusal = (changes: object = {}) => ({
  payload: {
    type: 'preferences.updated',
    data: {
      user_id: 'u1',
      contact_id: null,
      conversation_id: 'v1',
      email,
      phone,
      preferences: { opt_out: true, updated_at: '2026-11-22T10:02:00Z' },
      update_source: 'chatbot',
      ...changes,
    },
  },
});

describeOnEachDatabase('Contact Ledger > Interaction > Save From Conversation', ({ freshSettings }) => {
  it('keeps every message with its visitor, once, and says what the visitor wrote', async () => {
    const settings = await freshSettings();
    const { outputs } = await runLedger(settings, 'interaction.saveFromConversation', [conversation()]);
    expect(jsonOf(outputs[0])).toMatchObject([
      { externalId: 'm1', outcome: 'saved', direction: 'incoming', text: 'Two bedrooms?' },
      { externalId: 'm2', outcome: 'saved', direction: 'outgoing', text: null },
      { externalId: 'm3', outcome: 'saved', direction: 'incoming', text: 'please stop texting me' },
    ]);
    const [whole] = jsonOf(outputs[1]);
    expect(whole).toMatchObject({ conversationId: 'v1', messages: 3, saved: 3 });
    expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }, { item: 0 }]);
    const [again] = jsonOf(
      (await runLedger(settings, 'interaction.saveFromConversation', [conversation()])).outputs[0],
    );
    expect(again).toMatchObject({ outcome: 'unchanged', contactId: whole?.contactId });
    const history = await ledgerJson(settings, 'interaction.getHistory', [{ contactId: whole?.contactId }]);
    expect(history.map(({ externalId, kind }) => [externalId, kind]).reverse()).toEqual([
      ['m1', 'chat'],
      ['m2', 'chat'],
      ['m3', 'chat'],
    ]);
  });

  it('joins the contact that an earlier event made of the visitor', async () => {
    const settings = await freshSettings();
    const told = { user_id: 'u1', contact_id: null, conversation_id: 'v1', contact_data: { phone } };
    const { outputs: resolved } = await runLedger(settings, 'contact.resolve', [told], {
      recordFormat: 'domIqContact',
    });
    const { outputs } = await runLedger(settings, 'interaction.saveFromConversation', [
      conversation({ contact_data: null }),
    ]);
    expect(jsonOf(outputs[1])).toMatchObject([{ contactId: resolved.flat()[0]?.json.contactId, saved: 3 }]);
  });

  it('goes on by "No Contact" for a visitor who told nothing, and saves nothing', async () => {
    const settings = await freshSettings();
    const { outputs } = await runLedger(settings, 'interaction.saveFromConversation', [
      conversation({ contact_data: null }),
    ]);
    expect(outputs.map(jsonOf)).toMatchObject([[], [], [{ contactId: null, messages: 3, saved: 0 }]]);
    expect(await ledgerJson(settings, 'contact.getAll')).toEqual([]);
  });

  it('refuses a conversation without its messages, and does not repeat it', async () => {
    const settings = await freshSettings();
    const { error } = await runLedger(settings, 'interaction.saveFromConversation', [
      conversation({ messages: undefined }),
    ]);
    expect(error?.message).toMatch(/messages cannot be read/);
    expect(error?.message).not.toMatch(/Imani/);
    expect(await ledgerJson(settings, 'contact.getAll')).toEqual([]);
  });
});

describeOnEachDatabase('Contact Ledger > Preference > Record From Event', ({ freshSettings }) => {
  it('forbids the number and the address, though nobody is known by them yet; once', async () => {
    const settings = await freshSettings();
    const { outputs } = await runLedger(settings, 'preference.recordFromEvent', [refusal(), refusal()]);
    const identifiers = [`phone:${phone}`, `email:${email}`];
    expect(jsonOf(outputs[1])).toEqual([
      { system: 'domiq', contactId: null, identifiers: expect.arrayContaining(identifiers), recorded: 3 },
      { system: 'domiq', contactId: null, identifiers: expect.arrayContaining(identifiers), recorded: 0 },
    ]);
    for (const [identifier, channel] of [
      [phone, 'text'],
      [phone, 'call'],
      [email, 'email'],
    ] as const) {
      const asked = await runLedger(settings, 'preference.checkConsent', [{}], { identifier, channel });
      expect(jsonOf(asked.outputs.flat())).toMatchObject([{ consent: { state: 'denied' } }]);
    }
  });

  it('names the contact where the visitor is known', async () => {
    const settings = await freshSettings();
    const { outputs: saved } = await runLedger(settings, 'interaction.saveFromConversation', [
      conversation(),
    ]);
    const { outputs } = await runLedger(settings, 'preference.recordFromEvent', [refusal()]);
    expect(jsonOf(outputs[0])).toMatchObject([{ contactId: saved[1]?.[0]?.json.contactId }]);
  });

  it('records nothing where nothing is refused', async () => {
    const settings = await freshSettings();
    const { outputs } = await runLedger(settings, 'preference.recordFromEvent', [
      refusal({ preferences: { opt_out: false, communication_method: 'text' } }),
    ]);
    expect(jsonOf(outputs[1])).toMatchObject([{ identifiers: [], recorded: 0 }]);
  });

  it('refuses what is no such event, naming the field only', async () => {
    const settings = await freshSettings();
    const { error } = await runLedger(settings, 'preference.recordFromEvent', [refusal({ user_id: null })]);
    expect(error?.message).toMatch(/user_id cannot be read/);
    expect(JSON.stringify(error)).not.toMatch(/imani@|555/);
  });
});
