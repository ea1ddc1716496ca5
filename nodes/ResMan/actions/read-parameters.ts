import { NodeOperationError } from 'n8n-workflow';
import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { parseContactId, type ContactKey } from '../../../clients/resman';
import type { Connection } from '../transport';

type Named = 'propertyId' | 'employeeId' | 'sourceId';

const TITLES: Readonly<Record<Named, string>> = {
  propertyId: 'Property',
  employeeId: 'Employee',
  sourceId: 'Prospect Source',
};

/** What a locator holds; '' when nothing was chosen. */
export function chosen(context: IExecuteFunctions, name: string, itemIndex: number): string {
  const value = context.getNodeParameter(name, itemIndex, '', { extractValue: true }) as unknown;
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

/** What a locator holds, or the credential's default. @throws {NodeOperationError} there is neither */
export function chosenOrDefault(
  context: IExecuteFunctions,
  { defaults }: Connection,
  name: Named,
  itemIndex: number,
): string {
  const value = chosen(context, name, itemIndex) || defaults[name];
  if (value !== '') return value;
  throw new NodeOperationError(context.getNode(), `"${TITLES[name]}" is empty`, {
    description: `Nothing was changed in ResMan. Choose one, or set a default in the credential.`,
    itemIndex,
  });
}

/** The same where nothing at all is an answer too. */
export function optionalChoice(
  context: IExecuteFunctions,
  { defaults }: Connection,
  name: Named,
  itemIndex: number,
): string | undefined {
  return chosen(context, name, itemIndex) || defaults[name] || undefined;
}

/** The contact that the item names. @throws {NodeOperationError} it is no contact ID */
export function contactKey(context: IExecuteFunctions, itemIndex: number): ContactKey {
  const key = parseContactId(chosen(context, 'contactId', itemIndex));
  if (key !== null) return key;
  throw new NodeOperationError(context.getNode(), '"Contact" is not a contact ID', {
    description:
      'Nothing was changed in ResMan. A contact ID has three parts with colons between them: property, prospect and person.',
    itemIndex,
  });
}

/** A text of a collection or of the node; undefined when it is empty. */
export function textOf(value: unknown): string | undefined {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  return text.trim() === '' ? undefined : text;
}

/** The texts of a collection by name, without the empty ones. */
export function textsOf<K extends string>(
  values: IDataObject,
  names: readonly K[],
): { readonly [Name in K]?: string } {
  const told = names.map((name) => [name, textOf(values[name])] as const);
  return Object.fromEntries(told.filter(([, value]) => value !== undefined)) as {
    readonly [Name in K]?: string;
  };
}
