import { ConsentStatementSchema } from '../../../../contacts/consent/consent-statement';
import { recordOptOut as record, type OptOutType } from '../../../../ledger';
import { contactId, readContactId } from '../contact/contact-id';
import { onlyOutput } from '../each-item';
import type { PlainOperation } from '../operation';
import { readAs } from '../read-each';
import { evidenceProperties } from './consent-properties';
import { readEvidence } from './read-evidence';

const labels = { system: 'System', statedAt: 'Stated At', quote: 'Quoted Words' } as const;
const EvidenceSchema = ConsentStatementSchema.pick({
  system: true,
  statedAt: true,
  quote: true,
  evidenceId: true,
});

/** A contact does not want to be contacted: every number and address of theirs. */
export const recordOptOut: PlainOperation = {
  properties: [
    contactId,
    {
      displayName: 'Opt Out Of',
      name: 'optOutType',
      type: 'options',
      options: [
        { name: 'All', value: 'all' },
        { name: 'Email', value: 'email' },
        { name: 'Phone', value: 'phone', description: 'Texts and calls' },
        { name: 'Text', value: 'text', description: 'Texts, not calls' },
      ],
      default: 'all',
      description: 'What the person no longer wants',
    },
    ...evidenceProperties,
  ],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => {
      const evidence = readAs(node, item, EvidenceSchema, readEvidence(node, item, clock), labels);
      const optOut = {
        ...evidence,
        contactId: readContactId(node, item),
        type: node.getNodeParameter('optOutType', item) as OptOutType,
      };
      return { json: await record(ledger, optOut, clock) };
    });
  },
};
