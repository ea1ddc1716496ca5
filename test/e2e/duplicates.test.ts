import { callWebhook, webhookNode } from './support/run-webhook';
import type { Wire, WorkflowNode } from './support/run-webhook';
import { startN8n, type StartedN8n } from './support/started-n8n';

jest.setTimeout(10 * 60_000);

interface Outcome {
  readonly id?: string;
  readonly records?: readonly string[];
  readonly confidence?: number;
  readonly reasons?: readonly string[];
  readonly household?: readonly string[];
  readonly matching?: {
    readonly decision: string;
    readonly mergeWith?: string | null;
    readonly household: readonly string[];
  };
}

const webhook = (path: string): WorkflowNode => webhookNode('Receive lists', path);
const splitOut = (name: string, field: string): WorkflowNode => ({
  name,
  type: 'n8n-nodes-base.splitOut',
  typeVersion: 1,
  parameters: { fieldToSplitOut: field, options: {} },
});
const contactMatch = (mode: string): WorkflowNode => ({
  name: 'Match',
  type: 'n8n-nodes-leasing-contacts.contactMatch',
  typeVersion: 1,
  parameters: { mode },
});
const allOutcomes: WorkflowNode = {
  name: 'All outcomes',
  type: 'n8n-nodes-base.merge',
  typeVersion: 3,
  parameters: { numberInputs: 3 },
};
const everyOutput: readonly Wire[] = [0, 1, 2].map(
  (output) => ['Match', output, 'All outcomes', output] as const,
);

const people = [
  { id: 'r1', first_name: 'Robert', last_name: 'Faherty', phone: '(617) 555-0123', email: 'rf@example.com' },
  { id: 'r2', first_name: 'Bob', last_name: 'Faherty', phone: '617.555.0123' },
  { id: 'r3', first_name: 'Teresa', last_name: 'Faherty', phone: '16175550123' },
  { id: 'r4', first_name: 'Nora', last_name: 'Castellan', email: 'nora.castellan@example.com' },
  { id: 'r5', first_name: 'William', last_name: 'Bonaventura Jr', phone: '413-555-0171' },
  { id: 'r6', first_name: 'William', last_name: 'Bonaventura Sr', phone: '413-555-0171' },
];

describe('Contact Match in a real n8n', () => {
  let n8n: StartedN8n;
  beforeAll(async () => {
    n8n = await startN8n();
  });
  afterAll(() => n8n.stop());

  it('finds the duplicate, keeps the couple and the generations apart, and accounts for every record', async () => {
    await n8n.editor.publish(
      'Find duplicates',
      [
        webhook('find-duplicates'),
        splitOut('Records', 'body.records'),
        contactMatch('deduplicate'),
        allOutcomes,
      ],
      [['Receive lists', 0, 'Records', 0], ['Records', 0, 'Match', 0], ...everyOutput],
    );
    const outcomes = await callWebhook<Outcome>(`${n8n.url}/webhook/find-duplicates`, { records: people });
    const groups = outcomes.filter(({ records }) => records !== undefined);
    expect(groups).toMatchObject([
      {
        records: ['r1', 'r2'],
        household: ['r3'],
        reasons: ['One person: the names fit and they share the phone number.'],
      },
    ]);
    expect(groups[0]?.confidence).toBeGreaterThanOrEqual(0.9);
    expect(
      outcomes.flatMap(({ id, matching }) => (matching === undefined ? [] : [[id, matching.decision]])),
    ).toEqual([
      ['r3', 'create_new'],
      ['r4', 'create_new'],
      ['r5', 'create_new'],
      ['r6', 'create_new'],
    ]);
  });

  it('links a list to another one: each record with whom it is there', async () => {
    await n8n.editor.publish(
      'Link lists',
      [
        webhook('link-lists'),
        splitOut('Chat contacts', 'body.chat'),
        splitOut('ResMan contacts', 'body.resman'),
        contactMatch('linkLists'),
        allOutcomes,
      ],
      [
        ['Receive lists', 0, 'Chat contacts', 0],
        ['Receive lists', 0, 'ResMan contacts', 0],
        ['Chat contacts', 0, 'Match', 0],
        ['ResMan contacts', 0, 'Match', 1],
        ...everyOutput,
      ],
    );
    const chat = [
      { id: 'c1', name: 'bob faherty', phone: '617 555 0123' },
      { id: 'c2', name: 'Ines Moreau', email: 'ines.moreau@example.org' },
    ];
    const outcomes = await callWebhook<Outcome>(`${n8n.url}/webhook/link-lists`, { chat, resman: people });
    expect(outcomes.map(({ id }) => id).sort()).toEqual(['c1', 'c2']);
    const decisionOf = (wanted: string) => outcomes.find(({ id }) => id === wanted)?.matching?.decision;
    expect(decisionOf('c1')).toBe('auto_merge');
    expect(decisionOf('c2')).toBe('create_new');
  });
});
