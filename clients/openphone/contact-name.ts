import { phoneKey } from './phone-key';
import type { OpenPhoneContact } from './schemas';

interface NameParts {
  readonly firstName: string | null;
  readonly lastName: string | null;
}

/** What tells a contact apart for a person. Told by somebody else, it is kept. */
interface Identity extends NameParts {
  readonly company: string | null;
  readonly role: string | null;
}

/** True for a name that is only a telephone number: OpenPhone shows one where nobody has entered a name. */
export function isNumberAsName({ firstName, lastName }: NameParts): boolean {
  const name = [firstName, lastName].filter(Boolean).join(' ').trim();
  if (/\p{L}/u.test(name)) return false;
  return phoneKey(name) !== null || name.replace(/\D/g, '').length >= 7;
}

const folded = (value: string | null): string => (value ?? '').normalize('NFC').trim().toLowerCase();

/** Whether one fills in what the other leaves open, and contradicts nothing. */
const agrees = (left: string | null, right: string | null): boolean =>
  folded(left) === '' || folded(right) === '' || folded(left) === folded(right);

/**
 * Which of the told names may be written. With `mayOverwrite` all of them; otherwise only what was empty, and a name
 * only when the parts that are there agree. A number as name is no name. What is undefined or empty is not told; a
 * last name of null beside a first name says that there is none.
 */
export function namesToWrite(
  contact: OpenPhoneContact,
  told: Partial<Identity>,
  mayOverwrite: boolean,
): Partial<Identity> {
  const old = contact.defaultFields;
  const hasNoName = isNumberAsName(old);
  const names = toldNames(told);
  const rest = filled({ company: told.company, role: told.role });
  const isNamed = Object.keys(names).length > 0;
  if (hasNoName && isNamed) {
    const name = { firstName: null, lastName: null, ...names };
    return { ...name, ...(mayOverwrite ? rest : onlyEmpty(old, rest)) };
  }
  if (mayOverwrite) return { ...names, ...rest };
  const mayComplete =
    agrees(old.firstName, names.firstName ?? null) && agrees(old.lastName, names.lastName ?? null);
  return { ...(mayComplete && onlyEmpty(old, names)), ...onlyEmpty(old, rest) };
}

function toldNames({ firstName, lastName }: Partial<Identity>): Partial<Identity> {
  const names = filled({ firstName, lastName });
  return names.firstName !== undefined && lastName === null ? { ...names, lastName: null } : names;
}

function filled(told: Partial<Identity>): Partial<Identity> {
  return Object.fromEntries(Object.entries(told).filter(([, value]) => folded(value ?? null) !== ''));
}

function onlyEmpty(old: Identity, told: Partial<Identity>): Partial<Identity> {
  return Object.fromEntries(
    Object.entries(told).filter(
      ([field, value]) => value !== null && folded(old[field as keyof Identity]) === '',
    ),
  );
}
