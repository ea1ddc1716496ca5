import { ApiError, type Issue } from '../server/api-error';
import type { ContactItem, CustomFieldDocument, CustomFieldType, CustomItem } from './documents';
import { newId } from './identifiers';
import { E164, isDateTime } from '../server/json-schema';
import type { Settings } from './settings';

/** An e-mail or phone as a body gives it. `undefined` = left out, `null` = remove. */
export interface GivenItem {
  readonly id?: string;
  readonly name?: string | null;
  readonly value?: string | null;
}

/** A custom value as a body gives it: by `key` or by `id`. */
export interface GivenCustomItem {
  readonly id?: string;
  readonly key?: string;
  readonly value?: unknown;
}

/**
 * A phone as the contact keeps it.
 * The real service's treatment of anything but E.164 is unknown; the setting `phoneValidation` chooses.
 * @throws {ApiError} 400 when it is not acceptable
 */
export function acceptPhone(value: string, path: string, rule: Settings['phoneValidation']): string {
  if (rule === 'any' || new RegExp(E164).test(value)) return value;
  const digits = value.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '');
  if (rule === 'normalize_us' && digits.length === 10) return `+1${digits}`;
  throw ApiError.invalid([
    { path, message: `Expected string to match '${E164}'`, value, schema: { type: 'string', pattern: E164 } },
  ]);
}

/**
 * The list that a body's list leaves: an item with a known id is updated in place, one without an id is new, one
 * whose value is null is removed; what the body does not name is gone.
 * @throws {ApiError} 400 for an id that the contact does not have
 */
export function replaceItems(
  old: readonly ContactItem[],
  given: readonly GivenItem[],
  context: { path: string; at: string; accept: (value: string, path: string) => string },
): ContactItem[] {
  const kept: ContactItem[] = [];
  for (const [index, item] of given.entries()) {
    const path = `${context.path}/${index}`;
    const known = item.id === undefined ? undefined : old.find(({ id }) => id === item.id);
    if (item.id !== undefined && !known)
      throw ApiError.invalid([
        {
          path: `${path}/id`,
          message: 'Expected the id of an item of this contact',
          value: item.id,
          schema: { type: 'string' },
        },
      ]);
    if (item.value === null) continue;
    const value = item.value === undefined ? known?.value : context.accept(item.value, `${path}/value`);
    if (value === undefined)
      throw ApiError.invalid([
        {
          path: `${path}/value`,
          message: 'Expected required property',
          value: undefined,
          schema: { type: 'string' },
        },
      ]);
    const name = item.name === undefined ? (known?.name ?? null) : item.name;
    const isSame = known?.value === value && known.name === name;
    kept.push(
      isSame
        ? known
        : {
            id: known?.id ?? newId.contactItem(),
            name,
            value,
            createdAt: known?.createdAt ?? context.at,
            updatedAt: context.at,
          },
    );
  }
  return kept;
}

/** Whether a value is of the field's type, in the JSON form that the type is sent in. */
export function isOfType(type: CustomFieldType, value: unknown): boolean {
  switch (type) {
    case 'number':
      return typeof value === 'number';
    case 'boolean':
      return typeof value === 'boolean';
    case 'date':
      return typeof value === 'string' && isDateTime(value);
    case 'multi-select':
      return Array.isArray(value) && value.every((entry) => typeof entry === 'string');
    default:
      return typeof value === 'string';
  }
}

/**
 * The custom values that a body's list leaves, in the same way as replaceItems. Properties without a definition are
 * not v1's business and stay.
 * @throws {ApiError} 400 with code 0801400 for an unknown key or id, a key named twice, or a value of another type
 */
export function replaceCustomItems(
  old: readonly CustomItem[],
  given: readonly GivenCustomItem[],
  definitions: readonly CustomFieldDocument[],
  at: string,
): CustomItem[] {
  const kept: CustomItem[] = old.filter(({ key }) => key === null);
  const named = new Set<string>();
  for (const [index, item] of given.entries()) {
    const known = old.find(
      ({ id, key }) => key !== null && (item.id !== undefined ? id === item.id : key === item.key),
    );
    const definition = definitions.find(({ key }) => key === (known?.key ?? item.key));
    const refuse = (message: string) => {
      const issue: Issue = {
        path: `/customFields/${index}`,
        message,
        value: item,
        schema: { type: 'object' },
      };
      return ApiError.invalid([issue], '01', 'Invalid Custom Field Item');
    };
    if (!definition || (item.id !== undefined && !known))
      throw refuse('Expected the key or id of a custom field');
    if (named.has(definition.key)) throw refuse('Expected every custom field once');
    named.add(definition.key);
    const value = item.value === undefined ? (known?.value ?? null) : item.value;
    if (value === null) continue;
    if (!isOfType(definition.type, value)) throw refuse(`Expected a value of type ${definition.type}`);
    const { key, name, type } = definition;
    const isSame = known !== undefined && JSON.stringify(known.value) === JSON.stringify(value);
    kept.push(
      isSame
        ? known
        : {
            id: known?.id ?? newId.contactItem(),
            key,
            name,
            type,
            value,
            createdAt: known?.createdAt ?? at,
            updatedAt: at,
          },
    );
  }
  return kept;
}
