import type { INodeExecutionData } from 'n8n-workflow';
import { phoneNo } from '../../ledger/sample-records';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { ledgerJson, runLedger } from './run-contact-ledger';

const jsonOf = (output: readonly INodeExecutionData[] | undefined) => (output ?? []).map(({ json }) => json);
const [ours, theirs, other] = [phoneNo(90), phoneNo(1), phoneNo(2)];
const at = { createdAt: '2026-02-01T10:00:00.000Z', updatedAt: '2026-02-01T10:00:01.000Z' };
const event = (type: string, resource: object) => ({
  id: `event of ${type}`,
  payload: { type, data: { resource, context: { phoneNumberId: 'PN1', conversationId: 'CN1' } } },
});
const received = (id: string, from: string, text = 'Is it still free?') =>
  event('message.received', { id, from, to: [ours], text, direction: 'incoming', ...at });

describeOnEachDatabase('Contact Ledger > Interaction > Save From Event', ({ freshSettings }) => {
  it('keeps a text with whom it is from, once, and makes a contact of a number that nobody is known by', async () => {
    const settings = await freshSettings();
    const wanda = { system: 'domiq', externalId: 'u1', firstName: 'Wanda', phone: theirs };
    const { outputs: resolved } = await runLedger(settings, 'contact.resolve', [wanda]);
    const contactId = resolved.flat()[0]?.json.contactId;
    const events = [received('M1', theirs), received('M1', theirs), received('M2', other)];
    const { outputs } = await runLedger(settings, 'interaction.saveFromEvent', events);
    const [first, again, made] = jsonOf(outputs[0]);
    expect(first).toMatchObject({
      outcome: 'saved',
      contactId,
      kind: 'text',
      phone: theirs,
      text: 'Is it still free?',
    });
    expect(again).toMatchObject({ outcome: 'unchanged', contactId });
    expect(made).toMatchObject({ outcome: 'saved', phone: other });
    expect(made?.contactId).not.toBe(contactId);
    expect(outputs[0]?.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
    await runLedger(settings, 'interaction.saveFromEvent', [received('M3', other)]);
    const history = await ledgerJson(settings, 'interaction.getHistory', [{ contactId: made?.contactId }]);
    expect(history.map(({ externalId }) => externalId).sort()).toEqual(['M2', 'M3']);
    expect(await ledgerJson(settings, 'contact.getAll')).toHaveLength(2);
  });

  it('keeps a text that we sent to several with each of them, and does not take our words for theirs', async () => {
    const settings = await freshSettings();
    const sent = {
      id: 'M1',
      from: ours,
      to: [theirs, other],
      text: 'STOP by our office',
      direction: 'outgoing',
      ...at,
    };
    const saved = await ledgerJson(settings, 'interaction.saveFromEvent', [event('message.delivered', sent)]);
    expect(saved).toMatchObject([
      { externalId: `M1/${theirs}`, direction: 'outgoing', phone: theirs, text: null },
      { externalId: `M1/${other}`, direction: 'outgoing', phone: other, text: null },
    ]);
  });

  it.each([
    ['is not to become a contact', theirs, { createContacts: false }],
    ['is hidden', 'anonymous', {}],
  ])('puts out by No Contact what is from a number that %s', async (_name, from, parameters) => {
    const settings = await freshSettings();
    const { outputs } = await runLedger(
      settings,
      'interaction.saveFromEvent',
      [received('M1', from)],
      parameters,
    );
    expect(jsonOf(outputs[0])).toEqual([]);
    expect(jsonOf(outputs[1])).toMatchObject([{ outcome: 'unknown_contact', interactionId: null }]);
    expect(await ledgerJson(settings, 'contact.getAll')).toEqual([]);
  });

  it('lets an event pass that tells of no text and no call that is over', async () => {
    const settings = await freshSettings();
    const ringing = event('call.ringing', { id: 'C1', direction: 'incoming', ...at });
    expect(await ledgerJson(settings, 'interaction.saveFromEvent', [ringing])).toMatchObject([
      { outcome: 'nothing_to_save', contactId: null },
    ]);
  });

  it('saves the others when an event cannot be read, and does not repeat what that says', async () => {
    const settings = await freshSettings();
    const events = [{ payload: { text: 'Wanda' } }, received('M2', theirs)];
    const { outputs } = await runLedger(
      settings,
      'interaction.saveFromEvent',
      events,
      {},
      { continueOnFail: true },
    );
    const [failed, saved] = outputs[0] ?? [];
    expect(failed).toMatchObject({ pairedItem: { item: 0 } });
    expect(String(failed?.json.error)).toContain('"Event"');
    expect(JSON.stringify(failed?.json)).not.toContain('Wanda');
    expect(saved).toMatchObject({ json: { outcome: 'saved' }, pairedItem: { item: 1 } });
  });
});
