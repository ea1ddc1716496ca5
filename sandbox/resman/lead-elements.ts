import type { Phone, ProspectEvent } from './documents';
import { nationalPhone } from './phone';
import { all, attributesOf, first, textAt, type Element } from './xml';

/** A customer as it was sent: undefined is an element that was left out, '' one that was sent empty. */
export interface SentPerson {
  readonly personId: string | null;
  /** In small letters. */
  readonly type: string | undefined;
  readonly firstName: string | undefined;
  readonly middleName: string | undefined;
  readonly lastName: string | undefined;
  readonly email: string | undefined;
  /** Without those that were sent empty. */
  readonly phones: readonly Phone[] | undefined;
  readonly address: Readonly<Record<string, string>> | undefined;
}

/** The id of one type among a customer's identifications; an empty one is none. */
export function idOf(customer: Element, type: 'ProspectID' | 'PersonID'): string | null {
  const found = all(customer, 'Identification').find(({ attributes }) => attributes.IDType === type);
  return found?.attributes.IDValue || null;
}

export function readPerson(customer: Element): SentPerson {
  const phones = all(customer, 'Phone');
  const address = first(customer, 'Address');
  return {
    personId: idOf(customer, 'PersonID'),
    type: customer.attributes.Type?.toLowerCase(),
    firstName: textAt(customer, 'Name', 'FirstName'),
    middleName: textAt(customer, 'Name', 'MiddleName'),
    lastName: textAt(customer, 'Name', 'LastName'),
    email: textAt(customer, 'Email'),
    phones: phones.length === 0 ? undefined : phones.flatMap(readPhone),
    address: address && {
      ...attributesOf(address),
      ...Object.fromEntries(address.children.map(({ name, text }) => [name, text])),
    },
  };
}

/** Clients write the type's attribute in two ways; both are taken. */
function readPhone(phone: Element): Phone[] {
  const number = textAt(phone, 'PhoneNumber') ?? '';
  const type = phone.attributes.PhoneType ?? phone.attributes.Type ?? null;
  return number === '' ? [] : [{ number: nationalPhone(number), type }];
}

export function readEvent(event: Element): ProspectEvent {
  return {
    type: event.attributes.EventType ?? 'Other',
    date: event.attributes.EventDate ?? '',
    agentId: first(event, 'Agent', 'AgentID')?.attributes.IDValue || null,
    sourceId: textAt(event, 'TransactionSource') || null,
    isFirstContact: textAt(event, 'FirstContact')?.toLowerCase() === 'true',
    comments: textAt(event, 'Comments') ?? null,
    reason: textAt(event, 'EventReasons') ?? null,
  };
}
