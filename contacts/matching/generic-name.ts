import { nameTokens } from '../normalize/fold-name';
import { namesNobody } from '../normalize/nobody-name';

/**
 * Words of which the "names" of desks, lists and unknown callers are made. Only a name all of whose words are in
 * here is generic, so "Grace Office" stays a person.
 */
const GENERIC_WORDS: ReadonlySet<string> = new Set(
  (
    'accounting accounts admin administration after alert alerts alarm answer answering anonymous ap ar at billing ' +
    'booking bookings box call caller callers calls cash cell center client clients code codes company contact contacts ' +
    'customer customers dept department desk dispatch do duty email emergency fax front general guest help hotline hours ' +
    'inbox info information inquiry inquiries intake invoice invoices junk lead leads leasing line list listing ' +
    'listings lobby lost mail mailbox main maintenance management manager mobile name new no none not number office on ' +
    'operator orders owner parts payable phone private prospect prospects receivable reception receptionist rental ' +
    'rentals reservations robocall sale sales sample scam scheduling security service services shop spam staff support ' +
    'team telemarketer temp tenant test unknown unnamed user vendor verification voicemail walk in warehouse wrong'
  ).split(' '),
);

/** True for a text of generic words only ("Front Desk", "Customer Service"), or without a single letter. */
export function isGenericText(text: string): boolean {
  const tokens = nameTokens(text);
  const words = tokens.filter((token) => /\p{L}/u.test(token));
  return words.length === 0 || tokens.every((token) => !/\p{L}/u.test(token) || GENERIC_WORDS.has(token));
}

/** "Front Desk", "Listing Alerts", "Unknown Caller", "Walk-in", a number: in name cells, but nobody's name. */
export function isGenericName(text: string): boolean {
  return isGenericText(text) || namesNobody(text) !== null;
}

const HOUSEHOLD_WORDS: ReadonlySet<string> = new Set(['residence', 'household', 'family']);

/**
 * The last name in the label of a household: "Castellano Residence", "The Castellano Family" give ["castellano"].
 * null for everything else; a "Bonaventura Family Trust" is a company.
 */
export function householdName(text: string): string[] | null {
  const tokens = nameTokens(text).filter((token) => token !== 'the');
  const last = tokens.at(-1);
  if (tokens.length < 2 || tokens.length > 4 || !last || !HOUSEHOLD_WORDS.has(last)) return null;
  const name = tokens.slice(0, -1);
  return name.some((token) => HOUSEHOLD_WORDS.has(token) || GENERIC_WORDS.has(token) || !/\p{L}/u.test(token))
    ? null
    : name;
}
