import type { INodeParameters } from 'n8n-workflow';
import { operations } from '../../../nodes/OpenPhone/actions/operations';
import { schemaMisfits } from '../../support/output-schema';
import { triggerBed, type TriggerBed } from '../OpenPhoneTrigger/run-openphone-trigger';
import { itemsOf, jsonOf, runOpenPhone } from './run-open-phone';

const AT = '2025-11-01T10:00:00.000Z';
const THEIRS = '+16175550142';
const locator = (value: string) => ({ __rl: true, mode: 'id', value });
const thread = { phoneNumberId: locator('PNone') };

/** What each operation needs to put out an item, once with much in it and once with little. */
const runs: [string, INodeParameters][] = [
  ['call.getAll', { ...thread, participant: THEIRS }],
  ['contact.create', { firstName: 'Imani', phones: THEIRS, externalId: 'crm-1' }],
  ['contact.create', { firstName: 'Imani' }],
  ['contact.delete', { contactId: locator('full') }],
  ['contact.get', { contactId: locator('full') }],
  ['contact.get', { contactId: locator('bare') }],
  ['contact.getAll', { returnAll: true }],
  ['contact.update', { contactId: locator('full'), updateFields: { role: 'Owner' } }],
  ['contact.update', { contactId: locator('bare'), updateFields: {} }],
  ['contact.upsert', { externalId: 'crm-2', firstName: 'Zoë', phones: '+16175550144' }],
  ['contact.upsert', { externalId: '', phones: THEIRS }],
  ['conversation.getAll', { returnAll: true }],
  ['message.getAll', { ...thread, participants: THEIRS }],
  [
    'message.send',
    { ...thread, to: THEIRS, text: 'Your tour is at two', beginBy: '2099-01-01T00:00:00.000Z' },
  ],
  ['phoneNumber.getAll', {}],
  ['webhook.check', {}],
  ['webhook.delete', { webhookId: locator('4711') }],
  ['webhook.getAll', {}],
];

/** The rows of the history and the checkpoint behind them share one schema: each item has a part of its fields. */
const sweeps = ['history.getCalls', 'history.getConversations', 'history.getMessages'];

describe('what the editor is told about the output of OpenPhone', () => {
  let bed: TriggerBed;
  beforeEach(async () => {
    bed = await triggerBed();
    await bed.sandbox.seed({
      contacts: [
        {
          id: 'full',
          source: 'import',
          externalId: 'crm-7',
          defaultFields: {
            firstName: 'Imani',
            lastName: 'Okafor',
            company: 'Okafor Estates',
            role: 'Resident',
            emails: [{ value: 'imani@example.com' }],
            phoneNumbers: [{ value: THEIRS }],
          },
        },
        { id: 'bare', source: 'import' },
      ],
      conversations: [
        {
          id: 'CN1',
          phoneNumberId: 'PNone',
          participants: [THEIRS],
          lastActivityAt: AT,
          createdAt: AT,
          updatedAt: AT,
        },
        { id: 'CN2', phoneNumberId: 'PNone', participants: ['anonymous'], createdAt: AT, updatedAt: AT },
      ],
      messages: [
        {
          id: 'AC1',
          conversationId: 'CN1',
          phoneNumberId: 'PNone',
          from: THEIRS,
          to: ['+16175550100'],
          text: 'Hello',
          direction: 'incoming',
          createdAt: AT,
        },
      ],
      calls: [
        { id: 'AC2', phoneNumberId: 'PNone', participants: [THEIRS], direction: 'incoming', createdAt: AT },
      ],
    });
  });
  afterEach(() => bed.close());

  const outputOf = async (key: string, parameters: INodeParameters) => {
    const [resource = '', operation = ''] = key.split('.');
    const all = { resource, operation, ...parameters };
    const result = await runOpenPhone(bed.credentials(), all, itemsOf({}));
    expect(result.error).toBeUndefined();
    const json = jsonOf(result);
    expect(json.length).toBeGreaterThan(0);
    return json.map((item) => schemaMisfits('OpenPhone', 'v1.0.0', resource, operation, item));
  };

  it('is checked for every operation', () => {
    const all = Object.entries(operations).flatMap(([resource, ofResource]) =>
      Object.keys(ofResource).map((operation) => `${resource}.${operation}`),
    );
    expect([...new Set([...runs.map(([key]) => key), ...sweeps])].sort()).toEqual(all.sort());
  });

  it.each(runs)('is what %s puts out, with %j', async (key, parameters) => {
    if (key.startsWith('webhook.')) await (await bed.host()).publish();
    expect((await outputOf(key, parameters)).flat()).toEqual([]);
  });

  it.each(sweeps)('is what %s puts out, in rows and checkpoint', async (key) => {
    const misfits = await outputOf(key, {});
    expect(misfits.length).toBeGreaterThan(1);
    for (const found of misfits)
      expect(found.filter((misfit) => !misfit.endsWith(' is missing'))).toEqual([]);
    const neverThere = misfits.reduce((left, right) => left.filter((misfit) => right.includes(misfit)));
    expect(neverThere).toEqual([]);
  });

  it('has at most ten fields where the answer is only read and simplified', async () => {
    for (const [key, parameters] of runs.filter(([operation]) => /get(All)?$/.test(operation))) {
      const [resource = '', operation = ''] = key.split('.');
      const result = await runOpenPhone(bed.credentials(), { resource, operation, ...parameters });
      const most = Math.max(0, ...jsonOf(result).map((item) => Object.keys(item).length));
      expect([key, most <= 10]).toEqual([key, true]);
    }
  });
});
