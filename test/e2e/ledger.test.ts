import { callWebhook, webhookNode } from './support/run-webhook';
import type { Wire, WorkflowNode } from './support/run-webhook';
import { startN8n, type StartedN8n } from './support/started-n8n';

jest.setTimeout(10 * 60_000);

interface Resolved {
  readonly contactId: string;
  readonly decision: string;
  readonly route: string;
  readonly isRepeat: boolean;
  readonly candidates: readonly { readonly sentence: string }[];
}

const webhook = (path: string): WorkflowNode => webhookNode('Somebody says', path);
const ledger = (resource: string, operation: string, parameters = {}): WorkflowNode => ({
  name: 'Ledger',
  type: 'n8n-nodes-leasing-contacts.contactLedger',
  typeVersion: 1,
  parameters: { resource, operation, ...parameters },
});
/** Writes on every item by which output it came. */
const mark = (route: string): WorkflowNode => ({
  name: route,
  type: 'n8n-nodes-base.set',
  typeVersion: 3.4,
  parameters: {
    assignments: { assignments: [{ id: 'route', name: 'route', value: route, type: 'string' }] },
    includeOtherFields: true,
    options: {},
  },
});
const allRoutes: WorkflowNode = {
  name: 'All',
  type: 'n8n-nodes-base.merge',
  typeVersion: 3,
  parameters: { numberInputs: 3 },
};
const ROUTES = ['Merged', 'Needs Review', 'New'] as const;

const wanda = { firstName: 'Wanda', lastName: 'Kessler', phone: '(617) 555-0142' };

describe('Contact Ledger in a real n8n', () => {
  let n8n: StartedN8n;
  const resolve = async (record: object): Promise<Resolved> => {
    const [resolved] = await callWebhook<Resolved>(`${n8n.url}/webhook/resolve`, record);
    if (!resolved) throw new Error('The workflow answered nothing.');
    return resolved;
  };

  beforeAll(async () => {
    n8n = await startN8n();
    const wires: Wire[] = ROUTES.flatMap((route, output) => [
      ['Ledger', output, route, 0],
      [route, 0, 'All', output],
    ]);
    await n8n.editor.publish(
      'Resolve',
      [
        webhook('resolve'),
        ledger('contact', 'resolve', { record: '={{ $json.body }}' }),
        ...ROUTES.map(mark),
        allRoutes,
      ],
      [['Somebody says', 0, 'Ledger', 0], ...wires],
    );
    await n8n.editor.publish(
      'Search',
      [webhook('search'), ledger('contact', 'search', { phone: '={{ $json.body.phone }}' })],
      [['Somebody says', 0, 'Ledger', 0]],
    );
  });
  afterAll(() => n8n.stop());

  it('sends a record on by the output of what was decided', async () => {
    const first = await resolve({ system: 'domiq', externalId: 'u1', ...wanda });
    expect(first).toMatchObject({ route: 'New', decision: 'create_new' });
    const same = await resolve({
      system: 'resman',
      external_id: 'R7',
      first_name: 'Wanda',
      last_name: 'Kessler',
      phone: '617.555.0142',
    });
    expect(same).toMatchObject({ route: 'Merged', decision: 'auto_merge', contactId: first.contactId });
    const bare = await resolve({
      system: 'openphone',
      externalId: 'C1',
      phone: '+16175550142',
      company: 'Kessler Plumbing',
    });
    expect(bare).toMatchObject({ route: 'Needs Review', decision: 'manual_review' });
    expect(bare.candidates[0]?.sentence).toMatch(/\w/);
    const again = await resolve({ system: 'domiq', externalId: 'u1', ...wanda });
    expect(again).toMatchObject({ route: 'Merged', isRepeat: true, contactId: first.contactId });
  });

  it('makes one contact of one person whose records arrive at the same moment', async () => {
    const person = { firstName: 'Fergus', lastName: 'Okonkwo', phone: '(512) 555-0163' };
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        resolve({
          system: ['domiq', 'resman', 'quickbooks', 'openphone'][n % 4],
          externalId: `x${n}`,
          ...person,
        }),
      ),
    );
    expect(answers.filter(({ route }) => route === 'New')).toHaveLength(1);
    expect(new Set(answers.map(({ contactId }) => contactId)).size).toBe(1);
    const found = await callWebhook<Resolved>(`${n8n.url}/webhook/search`, { phone: '512-555-0163' });
    expect(found.map(({ contactId }) => contactId)).toEqual([answers[0]?.contactId]);
  });
});
