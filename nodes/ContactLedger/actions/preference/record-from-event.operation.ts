import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions } from 'n8n-workflow';
import {
  consentFromDomIqPreferences,
  DOMIQ,
  DomIqPreferencesEventSchema,
  type DomIqPreferencesEvent,
} from '../../../../contacts/mapping';
import { unreadableFields } from '../../../../contacts/model/unreadable-fields';
import { contactOfEntry, recordConsent } from '../../../../ledger';
import { eachItem } from '../each-item';
import type { RoutedOperation } from '../operation';
import { jsonParameter } from '../read-each';

const outputs = ['Recorded', 'No Contact'] as const;

/**
 * What a visitor of the chatbot refuses from now on in, what was kept of it out. The number and the address are forbidden whether
 * or not anybody is known by them yet; "No Contact" says that nobody is.
 */
export const recordFromEvent: RoutedOperation = {
  outputs,
  properties: [
    {
      displayName: 'Event',
      name: 'event',
      type: 'json',
      required: true,
      default: '={{ $json.payload.data }}',
      description: 'The data of DomIQ’s event "preferences.updated"',
    },
  ],
  async executeRouted({ node, ledger, clock }) {
    return eachItem(node, outputs.length, async (item) => {
      const event = readEvent(node, item);
      const contactId = await contactOfEntry(ledger, DOMIQ, event.user_id);
      const statements = consentFromDomIqPreferences(event, clock.now());
      const { recorded } = await recordConsent(
        ledger,
        statements.map((statement) => ({ ...statement, contactId })),
        clock,
      );
      const identifiers = [...new Set(statements.map(({ identifier }) => identifier))];
      return {
        json: { system: DOMIQ, contactId, identifiers, recorded },
        output: contactId === null ? 1 : 0,
      };
    });
  },
};

/** @throws {NodeOperationError} naming the fields that cannot be read, never their values */
function readEvent(node: IExecuteFunctions, itemIndex: number): DomIqPreferencesEvent {
  const read = DomIqPreferencesEventSchema.safeParse(jsonParameter(node, 'event', itemIndex));
  if (read.success) return read.data;
  throw new NodeOperationError(
    node.getNode(),
    `What "Event" says is no event of changed preferences: ${unreadableFields(read.error).slice(0, 3).join(', ')} cannot be read`,
    {
      itemIndex,
      description:
        'Nothing was saved for this item. Give the data of the event as DomIQ sent them: {{ $json.payload.data }} of an item of DomIQ Trigger.',
    },
  );
}
