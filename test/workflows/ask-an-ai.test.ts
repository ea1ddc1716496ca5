import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { IDataObject, IConnections, INodeParameters } from 'n8n-workflow';
import { ContactEnrich } from '../../nodes/ContactEnrich/ContactEnrich.node';
import { conversation, enrichJson } from '../nodes/ContactEnrich/run-contact-enrich';
import { ITEMS_TYPE, ourType, runWorkflow, START_TYPE } from '../support/run-workflow';

const FILE = join(__dirname, '../../workflows/30-ask-an-ai-about-a-conversation.json');
const shipped = JSON.parse(readFileSync(FILE, 'utf8')) as {
  active: boolean;
  connections: IConnections;
  nodes: { name: string; type: string; parameters: INodeParameters }[];
};
const [TRIGGER, CHAIN, CHECK] = [
  'When a workflow hands over conversations',
  'Ask the chat model',
  'Keep what the conversation bears out',
];

/** The workflow from its start to its end, with a node in place of the chain that puts out what a model answered. */
async function answered(text: string): Promise<IDataObject> {
  const check = shipped.nodes.find(({ name }) => name === CHECK);
  const wire = (node: string) => ({ main: [[{ node, type: NodeConnectionTypes.Main, index: 0 }]] });
  const { outputsOf, error } = await runWorkflow({
    nodes: [
      { name: 'Start', type: START_TYPE },
      { name: TRIGGER, type: ITEMS_TYPE },
      { name: CHAIN, type: ITEMS_TYPE },
      { name: CHECK, type: ourType('contactEnrich'), parameters: check?.parameters },
    ],
    connections: { Start: wire(TRIGGER), [TRIGGER]: wire(CHAIN), [CHAIN]: wire(CHECK) },
    nodeTypes: { [ourType('contactEnrich')]: new ContactEnrich() },
    items: { [TRIGGER]: [{ json: conversation() }], [CHAIN]: [{ json: { text } }] },
    settings: { timezone: 'America/Chicago' },
  });
  if (error) throw error;
  return outputsOf(CHECK)[0]?.[0]?.json ?? {};
}

describe('workflow 30', () => {
  it('is shipped unpublished and hands the answer of the chain to the check', () => {
    expect(shipped.active).toBe(false);
    expect(shipped.connections[CHAIN]?.main?.[0]?.map(({ node })=> node)).toEqual([CHECK]);
  });

  it('keeps of a fenced answer what holds, and nothing of what an AI may not say', async () => {
    const summary = 'The renter looks for a two-bedroom home and wants to see it.';
    const text = `\`\`\`json\n${JSON.stringify({ conversation_summary: summary, lead_score: 100, contact_id: 'x' })}\n\`\`\``;
    const [byRules] = await enrichJson('enrich', [conversation()]);
    expect(await answered(text)).toMatchObject({
      accepted: ['conversation_summary'],
      contactId: 'contact-1',
      lead_score: byRules?.lead_score,
      enrichedData: { conversation_summary: summary },
    });
  });
});
