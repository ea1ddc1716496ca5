import type { INodeProperties } from 'n8n-workflow';
import { EnrichmentToLogSchema, logEnrichment } from '../../../../ledger';
import { contactId, readContactId } from '../contact/contact-id';
import { onlyOutput, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';
import { jsonParameter, readAs } from '../read-each';

const enrichedData: INodeProperties = {
  displayName: 'Enriched Data',
  name: 'enrichedData',
  type: 'json',
  default: '={{ $json.enrichedData }}',
  description:
    'What was learned, e.g. what Contact Enrich put out. The same data again is not logged twice, so name the conversation in it.',
};

const score: INodeProperties = {
  displayName: 'Score',
  name: 'score',
  type: 'string',
  default: '={{ $json.score ?? "" }}',
  placeholder: 'e.g. 0.75',
  description: 'How complete it is, 0 to 1; for the average in the metrics. Empty means not measured.',
};

/** What was learned about a contact in, the entry of the log out. */
export const log: PlainOperation = {
  properties: [
    contactId,
    {
      displayName: 'Enrichment Type',
      name: 'enrichmentType',
      type: 'options',
      options: [
        { name: 'Conversation Data', value: 'conversation_data' },
        { name: 'Interaction History', value: 'interaction_history' },
        { name: 'Preferences', value: 'preferences' },
      ],
      default: 'conversation_data',
      description: 'What kind of knowledge it is',
    },
    {
      displayName: 'Source',
      name: 'enrichmentSource',
      type: 'options',
      options: [
        { name: 'Chatbot', value: 'chatbot' },
        { name: 'Manual', value: 'manual' },
        { name: 'ResMan', value: 'resman' },
      ],
      default: 'chatbot',
      description: 'Where it was learned',
    },
    enrichedData,
    score,
  ],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => {
      const measured = textParameter(node, score.name, item);
      const entry = readAs(
        node,
        item,
        EnrichmentToLogSchema,
        {
          contactId: readContactId(node, item),
          enrichmentType: node.getNodeParameter('enrichmentType', item),
          enrichedData: jsonParameter(node, enrichedData.name, item),
          source: node.getNodeParameter('enrichmentSource', item),
          score: measured === null ? null : Number(measured),
        },
        {
          contactId: contactId.displayName,
          enrichmentType: 'Enrichment Type',
          enrichedData: enrichedData.displayName,
          source: 'Source',
          score: 'Score',
        },
      );
      const { id, isNew } = await ledger.writeKeys([], (db) => logEnrichment(db, entry, clock));
      const { enrichmentType, source } = entry;
      return {
        json: {
          enrichmentId: id,
          isNew,
          contactId: entry.contactId,
          enrichmentType,
          source,
          score: entry.score ?? null,
        },
      };
    });
  },
};
