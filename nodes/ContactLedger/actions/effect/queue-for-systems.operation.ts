import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import { toldSystems, type ToldSystem } from '../../../../contacts/mapping';
import { queueForSystems as queueInLedger } from '../../../../ledger';
import { contactId, readContactId } from '../contact/contact-id';
import { eachItem } from '../each-item';
import type { RoutedOperation } from '../operation';

const outputs = ['Queued', 'Nothing to Tell'] as const;

const TITLES: Readonly<Record<ToldSystem, string>> = {
  domiq: 'DomIQ',
  openphone: 'OpenPhone',
  resman: 'ResMan',
};

/** One item a contact in; out what was queued for whom, and why the others are told nothing. */
export const queueForSystems: RoutedOperation = {
  outputs,
  properties: [
    {
      displayName:
        'Queues only what a system does not have: the same contact again, or what a system said itself, queues nothing. The workflow "Tell the other systems" sends it.',
      name: 'queueForSystemsNotice',
      type: 'notice',
      default: '',
    },
    contactId,
    {
      displayName: 'Systems',
      name: 'systems',
      type: 'multiOptions',
      options: [...toldSystems]
        .map((value) => ({ name: TITLES[value], value }))
        .sort((a, b) => a.name.localeCompare(b.name, 'en')),
      default: ['domiq', 'openphone', 'resman'],
      required: true,
      description:
        'Whom to tell. ResMan gets prospects of the chatbot, and what its records lack; DomIQ everybody whom it or ResMan knows; OpenPhone those with a number and a name.',
    },
  ],
  executeRouted: ({ node, ledger, clock }) =>
    eachItem(node, outputs.length, async (item) => {
      const queued = await queueInLedger(ledger, readContactId(node, item), readSystems(node, item), clock);
      return { json: { ...queued }, output: queued.queued.length > 0 ? 0 : 1 };
    }),
};

/** @throws {NodeOperationError} none was chosen, or one that is not known */
function readSystems(node: IExecuteFunctions, item: number): ToldSystem[] {
  const chosen = node.getNodeParameter('systems', item, []) as unknown;
  const systems = toldSystems.filter((system) => Array.isArray(chosen) && chosen.includes(system));
  if (systems.length > 0 && systems.length === (chosen as unknown[]).length) return systems;
  throw new NodeOperationError(node.getNode(), 'The "Systems" are not known', {
    itemIndex: item,
    description: 'Nothing was queued. Choose ResMan, DomIQ or OpenPhone, one or several.',
  });
}
