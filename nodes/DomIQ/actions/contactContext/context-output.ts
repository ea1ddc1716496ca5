import type { IDataObject } from 'n8n-workflow';
import type { ContactContext } from '../../../../clients/domiq';
import { rawOutput } from '../../../actions/parameters';

/** A context as a flat item. `opt_out` is null when the contact never said anything about it. */
function simplifyContext(context: ContactContext): IDataObject {
  const { contact_id, full_name, email, phone, status, lead_score, last_interaction, updated_at } = context;
  const opt_out = context.preferences?.opt_out ?? null;
  return { contact_id, full_name, email, phone, status, lead_score, last_interaction, opt_out, updated_at };
}

/** The context as the user wants to see it. */
export function contextOutput(context: ContactContext, isSimplified: boolean): IDataObject {
  return isSimplified ? simplifyContext(context) : rawOutput(context);
}
