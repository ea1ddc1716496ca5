import type { INodeParameters } from 'n8n-workflow';
import { operations } from '../../../nodes/DomIQ/actions/operations';
import { openDomIq, type OpenDomIq } from '../../sandbox/domiq/domiq-sandbox';
import { schemaMisfits } from '../../support/output-schema';
import { conversation, credentialsOf, itemsOf, jsonOf, runDomIq } from './run-domiq';

const AT = '2026-11-02T15:00:00.000Z';
const EARLIER = '2026-11-01T15:00:00.000Z';

/** What each operation needs to put out an item. */
const runs: [string, INodeParameters][] = [
  ['contactContext.get', {}],
  ['contactContext.get', { contactId: 'bare' }],
  ['contactContext.upsert', { contactId: 'new', fullName: 'Imani' }],
  ['contactContext.upsert', { updatedAt: EARLIER }],
  ['conversation.get', { conversationId: conversation('v1') }],
  ['conversation.get', { conversationId: conversation('v2') }],
  ['conversation.getAll', {}],
  ['conversation.linkContact', { conversationId: conversation('v2') }],
  ['preference.update', { updateFields: { optOut: true } }],
  ['preference.update', { updateFields: { communicationMethod: 'text' }, contactId: 'bare' }],
];

describe('what the editor is told about the output of DomIQ', () => {
  let domIq: OpenDomIq;
  beforeAll(async () => {
    domIq = await openDomIq();
  });
  beforeEach(async () => {
    await domIq.reset();
    await domIq.seed({
      contexts: [
        {
          contact_id: 'c1',
          full_name: 'Imani Okafor',
          email: 'imani@example.com',
          phone: '+12025550143',
          status: 'prospect',
          lead_score: 40,
          last_interaction: EARLIER,
          preferences: { opt_out: false, communication_method: 'text' },
          updated_at: AT,
        },
        { contact_id: 'bare', full_name: 'Zoë', updated_at: AT },
      ],
      conversations: [
        {
          id: 'v1',
          property_id: 'harbor',
          property_name: 'Harbor Lofts',
          end_time: AT,
          contact_data: { first_name: 'Imani', email: 'imani@example.com' },
        },
        { id: 'v2' },
      ],
      messages: [{ id: 'm1', conversation_id: 'v1', sender: 'user', content: 'Two bedrooms?', sent_at: AT }],
    });
  });
  afterAll(() => domIq.close());

  it('is checked for every operation', () => {
    const all = Object.entries(operations).flatMap(([resource, ofResource]) =>
      Object.keys(ofResource).map((operation) => `${resource}.${operation}`),
    );
    expect([...new Set(runs.map(([operation]) => operation))].sort()).toEqual(all.sort());
  });

  it.each(runs)('is what %s puts out, with %j', async (name, parameters) => {
    const [resource = '', operation = ''] = name.split('.');
    const all = { resource, operation, ...parameters };
    const result = await runDomIq(credentialsOf(domIq.url), all, itemsOf({ contact_id: 'c1' }));
    expect(result.error).toBeUndefined();
    const json = jsonOf(result);
    expect(json.length).toBeGreaterThan(0);
    const misfits = json.flatMap((item) => schemaMisfits('DomIQ', 'v1.0.0', resource, operation, item));
    expect(misfits).toEqual([]);
  });
});
