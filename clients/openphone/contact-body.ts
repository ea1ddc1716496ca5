import type { CustomFieldValue, OpenPhoneContact } from './schemas';

export interface CreateContactBody {
  readonly externalId?: string;
  readonly source: string;
  readonly sourceUrl?: string;
  readonly defaultFields: {
    /** The key must be there; null is allowed. */
    readonly firstName: string | null;
    readonly lastName?: string;
    readonly company?: string;
    readonly role?: string;
    readonly emails?: ReadonlyArray<{ readonly name: string; readonly value: string }>;
    readonly phoneNumbers?: ReadonlyArray<{ readonly name: string; readonly value: string }>;
  };
  readonly customFields?: ReadonlyArray<{ readonly key: string; readonly value: CustomFieldValue }>;
}

interface ItemBody {
  readonly id?: string;
  readonly name?: string;
  readonly value: string | null;
}

export interface UpdateContactBody {
  readonly externalId?: string | null;
  readonly source?: string;
  readonly sourceUrl?: string | null;
  readonly defaultFields: {
    readonly firstName: string | null;
    readonly lastName: string | null;
    readonly company: string | null;
    readonly role: string | null;
    readonly emails: readonly ItemBody[];
    readonly phoneNumbers: readonly ItemBody[];
  };
  readonly customFields: ReadonlyArray<{
    readonly id?: string;
    readonly key?: string;
    readonly value: unknown;
  }>;
}

const RESERVED_SOURCES = ['openphone', 'device', 'csv', 'zapier', 'google-people', 'other'];

/** The words for `source` that the vendor keeps for itself. Source: the vendor's reference of contact create. */
export function isReservedSource(source: string): boolean {
  return RESERVED_SOURCES.includes(source) || source.startsWith('openphone') || source.startsWith('csv');
}

/**
 * The complete PATCH body that turns `before` into `after`: every phone, e-mail and custom value is in it, with its
 * item id, because OpenPhone deletes what the body leaves out. What is gone is sent as `value: null`.
 *
 * A null that was null before is not sent, and neither is a `source` of the vendor's own words, which it would refuse.
 */
export function updateBody(before: OpenPhoneContact, after: OpenPhoneContact): UpdateContactBody {
  const { firstName, lastName, company, role } = after.defaultFields;
  const scalar = <K extends 'externalId' | 'sourceUrl'>(key: K) =>
    after[key] === null && before[key] === null ? {} : { [key]: after[key] };
  return {
    ...scalar('externalId'),
    ...(after.source !== null && !isReservedSource(after.source) && { source: after.source }),
    ...scalar('sourceUrl'),
    defaultFields: {
      firstName,
      lastName,
      company,
      role,
      emails: itemBodies(before.defaultFields.emails, after.defaultFields.emails),
      phoneNumbers: itemBodies(before.defaultFields.phoneNumbers, after.defaultFields.phoneNumbers),
    },
    customFields: [
      ...after.customFields.map(({ id, key, value }) => ({ ...identity({ id, key }), value })),
      ...missing(before.customFields, after.customFields).map(({ id, key }) => ({
        ...identity({ id, key }),
        value: null,
      })),
    ],
  };
}

function itemBodies(
  before: OpenPhoneContact['defaultFields']['emails'],
  after: OpenPhoneContact['defaultFields']['emails'],
): ItemBody[] {
  const body = (
    { id, name }: { id: string | null; name: string | null },
    value: string | null,
  ): ItemBody => ({
    ...(id !== null && { id }),
    ...(name !== null && { name }),
    value,
  });
  return [
    ...after.map((item) => body(item, item.value)),
    ...missing(before, after).map((item) => body(item, null)),
  ];
}

const identity = ({ id, key }: { id: string | null; key: string | null }) => ({
  ...(id !== null && { id }),
  ...(key !== null && { key }),
});

/** The items with an id that are not there any more. */
function missing<T extends { id: string | null }>(before: readonly T[], after: readonly T[]): T[] {
  const kept = new Set(after.map((item) => item.id));
  return before.filter((item) => item.id !== null && !kept.has(item.id));
}
