import { checkPreferences } from '../../../../clients/domiq';
import type { ItemOperation } from '../operation';
import { preferenceFields, preferencesOf } from '../preference-fields';
import { chosen, contactIdOf, updatedAtOf } from '../read-parameters';
import { contactId, updatedAt } from '../recurring-properties';

/**
 * One item in, the preferences as DomIQ has them afterwards out. `stale`: DomIQ had newer ones, nothing was changed.
 */
export const update: ItemOperation = {
  properties: [
    contactId,
    {
      displayName: 'Update Fields',
      name: 'updateFields',
      type: 'collection',
      placeholder: 'Add preference',
      default: {},
      description: 'What the contact said. What is not added stays as it is.',
      options: preferenceFields,
    },
    {
      ...updatedAt,
      description: updatedAt.description?.replace('this came to be so', 'the contact said so'),
    },
  ],
  identify(itemIndex) {
    return { contact_id: chosen(this, 'contactId', itemIndex) };
  },
  async execute(client, itemIndex) {
    const id = contactIdOf(this, itemIndex);
    const { updated_at: saidAt, ...change } = preferencesOf(this, 'updateFields', itemIndex);
    const write = checkPreferences(change, updatedAtOf(this, itemIndex, saidAt));
    const { outcome, current } = await client.updatePreferences(id, write);
    const { communication_method, contact_frequency, opt_out, email_opt_out, phone_opt_out, updated_at } =
      current;
    return [
      {
        action: outcome,
        contact_id: id,
        communication_method,
        contact_frequency,
        opt_out,
        email_opt_out,
        phone_opt_out,
        updated_at,
      },
    ];
  },
};
