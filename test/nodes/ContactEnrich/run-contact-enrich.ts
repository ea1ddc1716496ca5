import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { ContactEnrich } from '../../../nodes/ContactEnrich/ContactEnrich.node';
import { runNode, type NodeResult, type RunNodeOptions } from '../../support/run-workflow';

/** Runs the node with items through n8n's engine, in the time zone of Chicago. */
export const runEnrich = (
  operation: 'enrich' | 'checkAiFindings',
  jsons: readonly object[],
  parameters: INodeParameters = {},
  options: Partial<RunNodeOptions> = {},
): Promise<NodeResult> =>
  runNode({
    node: new ContactEnrich(),
    typeName: 'contactEnrich',
    parameters: {
      resource: 'conversation',
      operation,
      options: { timeZone: 'America/Chicago' },
      ...parameters,
    },
    inputs: [jsons.map((json) => ({ json: json as IDataObject }))],
    ...options,
  });

/** The JSON of every item that came out. @throws what stopped the node */
export async function enrichJson(...args: Parameters<typeof runEnrich>): Promise<IDataObject[]> {
  const { outputs, error } = await runEnrich(...args);
  if (error) throw error;
  return (outputs[0] ?? []).map(({ json }) => json);
}

const AT = '2026-11-25T15:00:00.000Z';

/** A conversation as DomIQ > Conversation > Get puts it out, with words of the test in it. */
export const conversation = (words = '') => ({
  id: 'c1',
  contact_id: 'contact-1',
  property_id: 'p1',
  messages: [
    { id: 'm1', sender: 'user', content: `Hi! ${words} Do you have a 2 bedroom?`, sent_at: AT },
    { id: 'm2', sender: 'assistant', content: 'When would you like to move in?', sent_at: AT },
    {
      id: 'm3',
      sender: 'user',
      content: `Mid June, under $1,800. ${words} Can I schedule a tour?`,
      sent_at: AT,
    },
  ],
});
