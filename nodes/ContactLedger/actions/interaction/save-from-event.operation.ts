import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import { interactionsFromOpenPhoneEvent, OPENPHONE } from '../../../../contacts/mapping';
import { identifierValue } from '../../../../contacts/model/identifier';
import { readIncomingRecord } from '../../../../contacts/normalize/incoming-record';
import {
  resolve,
  saveInteractions,
  type Clock,
  type InteractionToSave,
  type Ledger,
  type SavedInteraction,
} from '../../../../ledger';
import { eachItem, type ItemOutcome } from '../each-item';
import type { RoutedOperation } from '../operation';
import { jsonParameter } from '../read-each';
import { personsWords } from './persons-words';
import { savedOutputOf, savedOutputs } from './saved-outputs';

const NOTHING_SAVED = {
  system: OPENPHONE,
  externalId: null,
  outcome: 'nothing_to_save',
  interactionId: null,
  contactId: null,
  kind: null,
  direction: null,
  phone: null,
  occurredAt: null,
  text: null,
};

/** The texts and calls that an event of OpenPhone tells of in, what became of each out; one item for an event that tells of none. */
export const saveFromEvent: RoutedOperation = {
  outputs: savedOutputs,
  properties: [
    {
      displayName: 'Event',
      name: 'event',
      type: 'json',
      required: true,
      default: '={{ $json.payload }}',
      description:
        'What OpenPhone told: the "payload" of an item of OpenPhone Trigger (not simplified) or of Event > Take Due',
    },
    {
      displayName: 'Make a Contact for Unknown Numbers',
      name: 'createContacts',
      type: 'boolean',
      default: true,
      description:
        'Whether a number that nobody is known by becomes a contact. Otherwise the item goes on by "No Contact", as those with a hidden number always do.',
    },
  ],
  async executeRouted({ node, ledger, clock }) {
    return eachItem(node, savedOutputs.length, async (item) => {
      const interactions = readEvent(node, item);
      const isCreating = node.getNodeParameter('createContacts', item, true) === true;
      if (interactions.length === 0) return { json: NOTHING_SAVED };
      const saved: ItemOutcome[] = [];
      for (const interaction of interactions) {
        const outcome = await saveWithContact(ledger, interaction, isCreating, clock);
        saved.push({ json: shown(interaction, outcome), output: savedOutputOf(outcome) });
      }
      return saved;
    });
  },
};

/** @throws {NodeOperationError} it is no event of OpenPhone, or was emptied */
function readEvent(node: IExecuteFunctions, itemIndex: number): InteractionToSave[] {
  const interactions = interactionsFromOpenPhoneEvent(jsonParameter(node, 'event', itemIndex));
  if (interactions !== null) return interactions;
  throw new NodeOperationError(
    node.getNode(),
    'What "Event" says is no event of OpenPhone that can be read',
    {
      itemIndex,
      description:
        'Nothing was saved for this item. Give the whole event as OpenPhone sent it: switch "Simplify" off in the trigger.',
    },
  );
}

/** A number that nobody is known by is a person nobody knows yet; who it is, matching finds out when more is known. */
async function saveWithContact(
  ledger: Ledger,
  interaction: InteractionToSave,
  isCreating: boolean,
  clock: Clock,
): Promise<SavedInteraction> {
  const save = async (): Promise<SavedInteraction> =>
    (await saveInteractions(ledger, [interaction], clock))[0]!;
  const first = await save();
  const { identifier } = interaction;
  if (first.outcome !== 'unknown_contact' || !isCreating || identifier == null) return first;
  const phone = identifierValue(identifier);
  const { record } = readIncomingRecord({ system: OPENPHONE, externalId: identifier, phone }, 'US');
  await resolve(ledger, record, clock);
  return save();
}

const shown = (interaction: InteractionToSave, saved: SavedInteraction): object => ({
  ...saved,
  kind: interaction.kind,
  direction: interaction.direction ?? null,
  phone: interaction.identifier == null ? null : identifierValue(interaction.identifier),
  occurredAt: interaction.occurredAt,
  text: personsWords(interaction),
});
