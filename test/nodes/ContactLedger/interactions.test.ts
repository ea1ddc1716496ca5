import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { DatedMessageSchema } from '../../../clients/openphone/dated-schemas';
import type { ClaimedEvent, LedgerSettings } from '../../../ledger';
import { messageItems } from '../../../nodes/OpenPhone/actions/history/interaction-items';
import { simplifiedItem } from '../../../nodes/OpenPhoneTrigger/simplify-event';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { ledgerJson, runLedger } from './run-contact-ledger';

const jsonOf = (output: readonly INodeExecutionData[] | undefined) => (output ?? []).map(({ json }) => json);
const WANDA = '+16175550142';
const OURS = '+13035550100';
const wanda = { system: 'domiq', externalId: 'u1', firstName: 'Wanda', phone: '617-555-0142' };
const message = (id: string, fields: object = {}) => ({
  system: 'openphone',
  kind: 'text',
  direction: 'incoming',
  id,
  from: '(617) 555-0142',
  createdAt: '2026-02-01T10:00:00Z',
  text: 'Is the two bedroom still free?',
  ...fields,
});

describeOnEachDatabase('Contact Ledger > Interaction', ({ freshSettings }) => {
  it('keeps what was said with a contact, once, and puts out what belongs to nobody', async () => {
    const settings = await freshSettings();
    const { outputs: resolved } = await runLedger(settings, 'contact.resolve', [wanda]);
    const contactId = resolved.flat()[0]?.json.contactId;
    const items = [message('M1'), message('M1'), message('M2', { from: '512 555 0111' })];
    const { outputs } = await runLedger(settings, 'interaction.save', items);
    expect(outputs.map(jsonOf)).toMatchObject([
      [
        { externalId: 'M1', outcome: 'saved', contactId },
        { externalId: 'M1', outcome: 'unchanged', contactId },
      ],
      [{ externalId: 'M2', outcome: 'unknown_contact', contactId: null }],
    ]);
    expect(outputs[1]?.[0]?.pairedItem).toEqual({ item: 2 });
    const later = message('M3', { createdAt: '2026-02-02T10:00:00Z' });
    await ledgerJson(settings, 'interaction.save', [later]);
    const limited = { limit: 1 };
    expect(await ledgerJson(settings, 'interaction.getHistory', [{ contactId }], limited)).toMatchObject([
      { externalId: 'M3', kind: 'text', direction: 'incoming', data: later },
    ]);
    const all = await ledgerJson(settings, 'interaction.getHistory', [{ contactId }], { returnAll: true });
    expect(all.map(({ externalId }) => externalId)).toEqual(['M3', 'M1']);
  });

  it('keeps an older state from undoing a newer one', async () => {
    const settings = await freshSettings();
    await runLedger(settings, 'contact.resolve', [wanda]);
    const call = (minute: number, status: string) =>
      message('AC1', { updatedAt: `2026-02-01T10:0${minute}:00Z`, status });
    const told = [call(2, 'completed'), call(1, 'ringing')];
    expect(await ledgerJson(settings, 'interaction.save', told, { kind: 'call' })).toMatchObject([
      { outcome: 'saved' },
      { outcome: 'outdated' },
    ]);
  });

  it('saves the others when one cannot be read, and does not repeat what that says', async () => {
    const settings = await freshSettings();
    await runLedger(settings, 'contact.resolve', [wanda]);
    const items = [message('M1', { createdAt: 'Wanda' }), message('M2')];
    const { outputs } = await runLedger(settings, 'interaction.save', items, {}, { continueOnFail: true });
    const [saved, failed] = jsonOf(outputs[0]);
    expect(saved).toMatchObject({ externalId: 'M2', outcome: 'saved' });
    expect(String(failed?.error)).toContain('"Occurred At"');
    expect(JSON.stringify(failed)).not.toContain('Wanda');
  });

  it('takes the items of OpenPhone > History as they are, and lets the checkpoint through behind them', async () => {
    const settings = await freshSettings();
    await runLedger(settings, 'contact.resolve', [wanda]);
    const fields = { createdAt: '2026-02-01T10:00:00Z', updatedAt: '2026-02-01T10:01:00Z', userId: 'US1' };
    const text = DatedMessageSchema.parse({
      ...fields,
      id: 'AC1',
      from: OURS,
      to: [WANDA],
      direction: 'outgoing',
      status: 'delivered',
      text: 'It is.',
      conversationId: 'CN1',
      phoneNumberId: 'PN1',
    });
    const own = new Map([['PN1', OURS]]);
    const checkpoint = { kind: 'checkpoint', isDone: true, nextSince: '2026-02-02T00:00:00.000Z' };
    const { outputs, error } = await runLedger(settings, 'interaction.save', [
      ...messageItems(text, own),
      checkpoint,
    ]);
    expect(error).toBeUndefined();
    expect(outputs.map(jsonOf)).toMatchObject([[{ externalId: 'AC1', outcome: 'saved' }, checkpoint], []]);
    expect(outputs[0]?.[1]?.pairedItem).toEqual({ item: 1 });
    expect(await historyOfWanda(settings)).toMatchObject([
      {
        system: 'openphone',
        externalId: 'AC1',
        kind: 'text',
        direction: 'outgoing',
        data: { text: 'It is.', to: [WANDA] },
      },
    ]);
  });

  it.each<[string, string, object, object]>([
    [
      'a text from the contact',
      'message.received',
      { from: WANDA, to: [OURS], direction: 'incoming' },
      { kind: 'text', direction: 'incoming' },
    ],
    [
      'a text of ours',
      'message.delivered',
      { from: OURS, to: [WANDA], direction: 'outgoing' },
      { kind: 'text', direction: 'outgoing' },
    ],
    ['a call', 'call.completed', { direction: 'incoming' }, { kind: 'call', direction: 'incoming' }],
  ])('takes %s as OpenPhone Trigger puts it out, under OpenPhone’s ID', async (_, type, told, expected) => {
    const settings = await freshSettings();
    await runLedger(settings, 'contact.resolve', [wanda]);
    const item = simplifiedItem(
      eventOf(type, { id: 'AC7', createdAt: '2026-02-01T10:00:00Z', text: 'Hi', ...told }),
    );
    expect(item.id).toBe('E1');
    expect(await ledgerJson(settings, 'interaction.save', [item])).toMatchObject([
      { externalId: 'AC7', outcome: 'saved' },
    ]);
    const [saved] = await historyOfWanda(settings);
    expect(saved).toMatchObject({ system: 'openphone', ...expected });
    expect(JSON.stringify(saved)).not.toContain('lease');
  });

  it('takes nobody of several people a text went to', async () => {
    const settings = await freshSettings();
    await runLedger(settings, 'contact.resolve', [wanda]);
    const told = {
      id: 'AC7',
      createdAt: '2026-02-01T10:00:00Z',
      from: OURS,
      to: [WANDA, '+15125550111'],
      direction: 'outgoing',
    };
    const { outputs } = await runLedger(settings, 'interaction.save', [
      simplifiedItem(eventOf('message.delivered', told)),
    ]);
    expect(outputs.map(jsonOf)).toMatchObject([[], [{ externalId: 'AC7', outcome: 'unknown_contact' }]]);
  });

  it('assumes nothing of an item that does not say: it names the parameters', async () => {
    const settings = await freshSettings();
    const { outputs } = await runLedger(
      settings,
      'interaction.save',
      [{ city: 'Wanda' }, message('M1', { direction: 'sideways' })],
      {},
      { continueOnFail: true },
    );
    const errors = jsonOf(outputs[0]).map(({ error }) => String(error));
    expect(errors).toEqual([
      'What "System", "Source ID", "Kind", "Occurred At" says is empty or cannot be read',
      'What "Direction" says is empty or cannot be read',
    ]);
  });

  it('keeps a direction that the item does not say as neither', async () => {
    const settings = await freshSettings();
    await runLedger(settings, 'contact.resolve', [wanda]);
    await ledgerJson(settings, 'interaction.save', [message('M1', { kind: 'note', direction: null })]);
    expect(await historyOfWanda(settings)).toMatchObject([{ kind: 'note', direction: null }]);
  });
});

async function historyOfWanda(settings: LedgerSettings): Promise<IDataObject[]> {
  const [found] = await ledgerJson(settings, 'contact.search', [{}], { phone: WANDA });
  return ledgerJson(settings, 'interaction.getHistory', [{ contactId: found?.contactId }], {
    returnAll: true,
  });
}

/** An event of OpenPhone as it is claimed: with a number of ours and one of the contact's. */
const eventOf = (type: string, resource: object): ClaimedEvent => ({
  id: 'E1',
  source: 'openphone',
  type,
  sourceEventId: 'EV1',
  replays: 0,
  payload: {
    type,
    data: { resource, context: { participants: { external: [WANDA] } } },
  } as ClaimedEvent['payload'],
  attempts: 1,
  receivedAt: '2026-02-01T10:00:01.000Z',
  leaseToken: 'lease-1',
  leaseUntil: '2026-02-01T10:05:00.000Z',
});
