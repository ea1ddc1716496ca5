import { ConsentInputSchema, statementsFrom } from '../../../../contacts/consent/consent-statement';
import { contactOfIdentifier, recordConsent as record } from '../../../../ledger';
import { onlyOutput, textParameter } from '../each-item';
import { normalizedIdentifier } from '../identifier';
import type { PlainOperation } from '../operation';
import { readAs } from '../read-each';
import {
  everyChannelProperty,
  evidenceProperties,
  identifierProperty,
  scopeProperty,
} from './consent-properties';
import { readEvidence } from './read-evidence';

const labels = {
  identifier: 'Phone or Email',
  channel: 'Channel',
  system: 'System',
  statedAt: 'Stated At',
  scope: 'Purpose',
  quote: 'Quoted Words',
} as const;

/** What somebody said about one number or address, with how we know. */
export const recordConsent: PlainOperation = {
  properties: [
    identifierProperty,
    everyChannelProperty,
    scopeProperty,
    {
      displayName: 'State',
      name: 'state',
      type: 'options',
      options: [
        { name: 'Allowed', value: 'allowed' },
        { name: 'Denied', value: 'denied' },
        { name: 'Unknown', value: 'unknown' },
      ],
      default: 'denied',
      description: 'What the person wants; one that is denied stays denied until the person says otherwise',
    },
    {
      displayName: 'How We Know',
      name: 'basis',
      type: 'options',
      options: [
        {
          name: 'A System Has It Recorded',
          value: 'recorded',
          description: 'Never lifts a denial',
        },
        {
          name: 'The Person Said It',
          value: 'said',
          description: 'An opt-in in the person’s own words lifts earlier denials of this number or address',
        },
      ],
      default: 'said',
      description: 'Who says so: only the word of the person lifts an earlier denial',
    },
    ...evidenceProperties,
  ],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => {
      const given = {
        identifier: normalizedIdentifier(textParameter(node, 'identifier', item)),
        channel: textParameter(node, 'channel', item),
        scope: textParameter(node, 'scope', item),
        state: textParameter(node, 'state', item),
        basis: textParameter(node, 'basis', item),
        ...readEvidence(node, item, clock),
      };
      const statement = readAs(node, item, ConsentInputSchema, given, labels);
      const { recorded } = await record(ledger, statementsFrom(statement), clock);
      const { identifier, channel, scope, state } = statement;
      const contactId = await contactOfIdentifier(ledger, identifier);
      return { json: { identifier, channel, scope, state, isNew: recorded > 0, contactId } };
    });
  },
};
