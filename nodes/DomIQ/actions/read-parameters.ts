import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { PreferencesChange } from '../../../clients/domiq';
import { momentParameter } from '../../actions/parameters';
import { NEVER_SAID } from './recurring-properties';

export function conversationIdOf(context: IExecuteFunctions, itemIndex: number): string {
  return context.getNodeParameter('conversationId', itemIndex, '', { extractValue: true }) as string;
}

/** @throws {NodeOperationError} it is empty */
export function contactIdOf(context: IExecuteFunctions, itemIndex: number): string {
  const value = context.getNodeParameter('contactId', itemIndex, '') as unknown;
  const id = typeof value === 'number' ? String(value) : value;
  if (typeof id === 'string' && id.trim() !== '') return id.trim();
  throw new NodeOperationError(context.getNode(), '"Contact ID" is empty', {
    description: 'Enter the ID of the contact in your contact database. Nothing was done.',
    itemIndex,
  });
}

/** "Updated At" as ISO 8601 UTC; the present moment when it is empty. */
export function updatedAtOf(context: IExecuteFunctions, itemIndex: number): string {
  const value = context.getNodeParameter('updatedAt', itemIndex, '') as unknown;
  return momentParameter(context, 'Updated At', value, itemIndex) ?? new Date().toISOString();
}

/**
 * The preferences that were added to the collection; "Never Said" and null take a method or frequency back.
 * @throws {NodeOperationError} an opt-out that is neither true nor false
 */
export function preferencesOf(
  context: IExecuteFunctions,
  fields: IDataObject,
  itemIndex: number,
): PreferencesChange {
  const word = (name: string): string | null | undefined => {
    const value = fields[name];
    if (value === null || value === NEVER_SAID) return null;
    return value === undefined || value === '' ? undefined : String(value);
  };
  const flag = (displayName: string, name: string): boolean | undefined => {
    const value = fields[name];
    if (value === undefined || value === null || value === '') return undefined;
    if (value === true || value === 'true') return true;
    if (value === false || value === 'false') return false;
    throw new NodeOperationError(context.getNode(), `"${displayName}" is neither true nor false`, {
      description: 'An opt-out is never guessed. Nothing was changed in DomIQ.',
      itemIndex,
    });
  };
  return {
    communication_method: word('communicationMethod'),
    contact_frequency: word('contactFrequency'),
    opt_out: flag('Opt Out', 'optOut'),
    email_opt_out: flag('Email Opt Out', 'emailOptOut'),
    phone_opt_out: flag('Phone Opt Out', 'phoneOptOut'),
  };
}
