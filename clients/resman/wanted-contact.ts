import { normalizeEmail } from '../../contacts/normalize/email';
import type { ResManAddress } from './contact';
import { InvalidContactError } from './errors';
import type { LeadPerson } from './lead-document';
import { toResManPhone } from './phone';
import { checkTexts } from './writable-texts';

/** A person as a caller describes them; what is undefined or empty is not told. */
export interface WantedPerson {
  readonly firstName?: string;
  readonly middleName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly phone?: string;
  /** e.g. "cell" */
  readonly phoneType?: string;
  readonly address?: Partial<ResManAddress>;
}

/** Something that was left out, and why; never the value itself. */
export interface LeftOut {
  readonly field: 'email' | 'phone';
  readonly reason: string;
}

export interface CheckedPerson {
  readonly person: LeadPerson;
  readonly leftOut: readonly LeftOut[];
}

/** How long a name or an address may be before it is taken for something else that slipped in. */
const LONGEST_TEXT = 20_000;

/**
 * Prepares a person for ResMan: placeholder phones and e-mails are left out, never sent, because a shared dummy value makes
 * ResMan take different people for one; numbers are written in the US national form.
 * Source: resman reference, section 4, warning.
 * @throws {InvalidContactError} for a text that XML cannot carry, or that is too long to be what it should be
 */
export function checkPerson(wanted: WantedPerson): CheckedPerson {
  checkTexts(wanted);
  const leftOut: LeftOut[] = [];
  const { phoneType = 'cell', address } = wanted;
  const email = told(wanted.email);
  const phone = told(wanted.phone);
  const number = phone === undefined ? null : toResManPhone(phone);
  if (phone !== undefined && number === null)
    leftOut.push({ field: 'phone', reason: 'placeholder_or_no_number' });
  const outcome = email === undefined ? null : normalizeEmail(email);
  if (outcome?.kind === 'rejected') leftOut.push({ field: 'email', reason: outcome.reason });
  const person: LeadPerson = {
    ...pick('firstName', told(wanted.firstName)),
    ...pick('middleName', told(wanted.middleName)),
    ...pick('lastName', told(wanted.lastName)),
    ...(outcome?.kind === 'valid' && { email: outcome.address }),
    ...(number !== null && { phones: [{ number, type: phoneType }] }),
    ...(address !== undefined &&
      Object.values(address).some((part) => told(part ?? undefined)) && { address }),
  };
  const tooLong = Object.entries({ ...person, ...address })
    .filter(([, value]) => typeof value === 'string' && value.length > LONGEST_TEXT)
    .map(([name]) => `${name} has more than ${LONGEST_TEXT} characters`);
  if (tooLong.length > 0) throw new InvalidContactError(tooLong);
  return { person, leftOut };
}

/** @throws {InvalidContactError} a prospect needs a first and a last name: they go with every post */
export function requireNames({ firstName, lastName }: LeadPerson): void {
  const missing = [
    ...(firstName === undefined ? ['the first name is missing'] : []),
    ...(lastName === undefined ? ['the last name is missing'] : []),
  ];
  if (missing.length > 0) throw new InvalidContactError(missing);
}

/** The text, unless there is nothing in it. */
export function told(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text;
}

function pick<K extends string>(name: K, value: string | undefined): Partial<Record<K, string>> {
  return value === undefined ? {} : ({ [name]: value } as Record<K, string>);
}
