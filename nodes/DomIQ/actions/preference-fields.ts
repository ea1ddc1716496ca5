import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import type { PreferencesChange } from '../../../clients/domiq';
import { collection, momentParameter } from '../../actions/parameters';
import { jsonObjectOf } from './json-object';

/** The choice that takes a method or frequency back. */
const NEVER_SAID = 'never_said';

/** Communication preferences; what is not added stays as it is. */
export const preferenceFields: INodeProperties[] = [
  {
    displayName: 'Communication Method',
    name: 'communicationMethod',
    type: 'options',
    options: [
      { name: 'Email', value: 'email' },
      { name: 'Never Said', value: NEVER_SAID },
      { name: 'Phone', value: 'phone' },
      { name: 'Text', value: 'text' },
    ],
    default: 'email',
    description: 'How the contact wants to be reached',
  },
  {
    displayName: 'Contact Frequency',
    name: 'contactFrequency',
    type: 'options',
    options: [
      { name: 'Daily', value: 'daily' },
      { name: 'Immediate', value: 'immediate' },
      { name: 'Never Said', value: NEVER_SAID },
      { name: 'Weekly', value: 'weekly' },
    ],
    default: 'immediate',
    description: 'How often the contact wants to hear from you at most',
  },
  {
    displayName: 'Email Opt Out',
    name: 'emailOptOut',
    type: 'boolean',
    default: true,
    description: 'Whether the contact wants no emails',
  },
  {
    displayName: 'Opt Out',
    name: 'optOut',
    type: 'boolean',
    default: true,
    description: 'Whether the contact wants to be contacted by nobody, on any channel',
  },
  {
    displayName: 'Phone Opt Out',
    name: 'phoneOptOut',
    type: 'boolean',
    default: true,
    description: 'Whether the contact wants no calls and no texts',
  },
  {
    displayName: 'Preferences (JSON)',
    name: 'preferencesJson',
    type: 'json',
    default: '={{ $json.preferences }}',
    description:
      'All of them at once, as an object such as { "opt_out": true, "communication_method": "text" }. What is chosen above counts more; other keys are passed over.',
  },
];

/** The parameters of the collection by the name that DomIQ gives to what they say. */
const FIELDS = {
  communication_method: 'communicationMethod',
  contact_frequency: 'contactFrequency',
  opt_out: 'optOut',
  email_opt_out: 'emailOptOut',
  phone_opt_out: 'phoneOptOut',
  updated_at: 'preferencesUpdatedAt',
} as const;
type Field = keyof typeof FIELDS;

/** Preferences to write, and when they were said, if that is told (ISO 8601 UTC). */
export type SaidPreferences = PreferencesChange & { readonly updated_at?: string };

/**
 * The preferences of a collection with `preferenceFields`: what was chosen, else what its JSON says, else undefined.
 * "Never Said" and null take a method or frequency back.
 * @throws {NodeOperationError} an opt-out that is neither true nor false, JSON that is no object, a moment that is none
 */
export function preferencesOf(context: IExecuteFunctions, name: string, itemIndex: number): SaidPreferences {
  const chosen = collection(context, name, itemIndex);
  const written = jsonObjectOf(context, 'Preferences (JSON)', chosen.preferencesJson, itemIndex) ?? {};
  const valueOf = (field: Field): unknown => chosen[FIELDS[field]] ?? written[field];
  const word = (field: Field): string | null | undefined => {
    const value = valueOf(field);
    if (value === null || value === NEVER_SAID) return null;
    return value === undefined || value === '' ? undefined : String(value);
  };
  const flag = (displayName: string, field: Field): boolean | undefined => {
    const value = valueOf(field);
    if (value === undefined || value === null || value === '') return undefined;
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    throw new NodeOperationError(context.getNode(), `"${displayName}" is neither true nor false`, {
      description: 'An opt-out is never guessed. Nothing was changed in DomIQ.',
      itemIndex,
    });
  };
  return {
    communication_method: word('communication_method'),
    contact_frequency: word('contact_frequency'),
    opt_out: flag('Opt Out', 'opt_out'),
    email_opt_out: flag('Email Opt Out', 'email_opt_out'),
    phone_opt_out: flag('Phone Opt Out', 'phone_opt_out'),
    updated_at: momentParameter(context, 'Preferences Updated At', valueOf('updated_at'), itemIndex),
  };
}
