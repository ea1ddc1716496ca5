import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { checkContext } from '../../../../clients/domiq';
import type { ContextChange } from '../../../../clients/domiq';
import { simplify } from '../../../actions/list-properties';
import {
  EMAIL_OF_ITEM,
  FULL_NAME_OF_ITEM,
  PHONE_OF_ITEM,
  STATUS_OF_ITEM,
} from '../../../actions/item-expressions';
import { collection, momentParameter, textParameter } from '../../../actions/parameters';
import type { ItemOperation } from '../operation';
import { jsonObjectOf } from '../json-object';
import { preferenceFields, preferencesOf } from '../preference-fields';
import { chosen, contactIdOf, updatedAtOf } from '../read-parameters';
import { contactId, updatedAt } from '../recurring-properties';
import { contextOutput } from './context-output';
import { leadScore, textOrNull } from './additional-fields';

const field = (
  displayName: string,
  name: string,
  fromItem: string,
  placeholder: string,
  description: string,
): INodeProperties => ({ displayName, name, type: 'string', default: fromItem, placeholder, description });

/**
 * One item in, the context as DomIQ has it afterwards out. What is left empty stays as it is in DomIQ; null from an
 * expression of the user's clears it, the defaults never do. `stale`: DomIQ had something newer, nothing was changed.
 */
export const upsert: ItemOperation = {
  properties: [
    {
      displayName:
        'The fields take the incoming item: of ResMan, of Contact Ledger, or of DomIQ. What is empty stays as it is in DomIQ. If DomIQ has something newer than "Updated At", the item ends as "stale" and shows what is there.',
      name: 'upsertNotice',
      type: 'notice',
      default: '',
    },
    contactId,
    field(
      'Full Name',
      'fullName',
      FULL_NAME_OF_ITEM,
      'e.g. Nathan Smith',
      'How the chatbot addresses the contact',
    ),
    field(
      'Email',
      'email',
      EMAIL_OF_ITEM,
      'e.g. nathan@example.com',
      'Where the contact gets email, one address',
    ),
    field(
      'Phone',
      'phone',
      PHONE_OF_ITEM,
      'e.g. +15125550142',
      'Without a country code it is read as a number of the US',
    ),
    field(
      'Status',
      'status',
      STATUS_OF_ITEM,
      'e.g. prospect',
      'Where the contact stands in your contact database, in its words',
    ),
    { ...updatedAt, default: '={{ $json.updated_at }}' },
    {
      displayName: 'Additional Fields',
      name: 'additionalFields',
      type: 'collection',
      placeholder: 'Add field',
      default: {},
      description: 'What else is known about the contact. What is not added stays as it is.',
      options: [
        {
          displayName: 'Enrichment Data',
          name: 'enrichmentData',
          type: 'json',
          default: '={{ $json.enrichment_data ?? "" }}',
          placeholder: 'e.g. { "key_topics": ["parking"] }',
          description: 'What was found out about the contact, as a JSON object. Replaces what DomIQ has.',
        },
        {
          displayName: 'Last Interaction',
          name: 'lastInteraction',
          type: 'dateTime',
          default: '={{ $json.last_interaction ?? $json.lastInteraction ?? "" }}',
          description: 'When the contact was last heard of, on any channel',
        },
        {
          displayName: 'Lead Score',
          name: 'leadScore',
          type: 'string',
          default: '={{ $json.lead_score ?? "" }}',
          description: 'How promising the contact is, from 0 to 100',
        },
        {
          displayName: 'Notes',
          name: 'notes',
          type: 'string',
          typeOptions: { rows: 3 },
          default: '={{ $json.notes ?? "" }}',
          description: 'What the chatbot should know, up to 10,000 characters',
        },
      ],
    },
    {
      displayName: 'Preferences',
      name: 'preferences',
      type: 'collection',
      placeholder: 'Add preference',
      default: {},
      description:
        'How the contact wants to be reached. If DomIQ has newer preferences those stay, whatever else is written.',
      options: [
        ...preferenceFields,
        {
          displayName: 'Preferences Updated At',
          name: 'preferencesUpdatedAt',
          type: 'dateTime',
          default: '',
          description: 'When the contact said so. Empty means the same as "Updated At".',
        },
      ],
    },
    simplify,
  ],
  identify(itemIndex) {
    return { contact_id: chosen(this, 'contactId', itemIndex) };
  },
  async execute(client, itemIndex) {
    const id = contactIdOf(this, itemIndex);
    const write = checkContext(contextOf(this, itemIndex), updatedAtOf(this, itemIndex));
    const { outcome, current } = await client.putContactContext(id, write);
    const isSimplified = this.getNodeParameter('simplify', itemIndex, true) as boolean;
    return [{ action: outcome, ...contextOutput(current, isSimplified) }];
  },
};

function contextOf(context: IExecuteFunctions, itemIndex: number): ContextChange {
  const text = (name: string) => textParameter(context, name, itemIndex);
  const fields = collection(context, 'additionalFields', itemIndex);
  const lastInteraction = momentParameter(context, 'Last Interaction', fields.lastInteraction, itemIndex);
  return {
    full_name: text('fullName') ?? undefined,
    email: text('email'),
    phone: text('phone'),
    status: text('status'),
    lead_score: leadScore(context, fields.leadScore, itemIndex),
    last_interaction: fields.lastInteraction === null ? null : lastInteraction,
    notes: textOrNull(fields.notes),
    enrichment_data: jsonObjectOf(context, 'Enrichment Data', fields.enrichmentData, itemIndex),
    preferences: preferencesChange(context, itemIndex),
  };
}

/** undefined when none was added. */
function preferencesChange(context: IExecuteFunctions, itemIndex: number): ContextChange['preferences'] {
  const { updated_at, ...change } = preferencesOf(context, 'preferences', itemIndex);
  const isEmpty = Object.values(change).every((value) => value === undefined);
  return isEmpty ? undefined : { ...change, updated_at };
}
