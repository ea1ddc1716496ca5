import type { RejectedEmail, SourceEmail } from '../model/source-record';
import { visibleText } from './visible-text';

/** Everything one cell says: usable addresses in their order without duplicates, and every value that is none. */
export interface EmailCell {
  readonly emails: readonly SourceEmail[];
  readonly rejected: readonly RejectedEmail[];
}

export type EmailOutcome =
  | { readonly kind: 'valid'; readonly address: string; readonly isRole: boolean }
  | { readonly kind: 'rejected'; readonly reason: RejectedEmail['reason'] };

const longestCell = 4000;
/** An address has at most 254 characters; the rest is room for a display name. */
const longestAddress = 600;
const local = /^[\p{L}\p{N}!#$%&'*+=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+=?^_`{|}~-]+)*$/u;
const domain =
  /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:xn--[a-z0-9-]{2,59}|\p{L}{2,63})$/u;

const roleNames = new Set(
  (
    'info office admin administrator sales support contact contactus hello billing accounts accounting accountspayable ' +
    'accountsreceivable ap ar leasing rentals rental frontdesk reception mail manager management maintenance help helpdesk ' +
    'service services customerservice team staff hr jobs careers marketing orders webmaster postmaster enquiries inquiries ' +
    'inquiry invoices payments payroll purchasing press media legal security abuse privacy news newsletter pto board'
  ).split(' '),
);
/** Local parts that people type instead of an address, whatever the domain. */
const placeholderNames =
  /^(?:none|nil|null|noemail|nomail|no[._-]e?mail|noemailaddress|notgiven|notprovided|unknown|declined|refused|donotemail|asdf+|test(?:ing)?\d*|fake)$/;
const placeholderDomains = /^(?:none|noemail|nomail|no-?email|test|fake|asdf|unknown|null)\.[a-z]+$/;
const noReply =
  /^(?:no|do-?not|donot|never)[._-]?reply|^mailer-daemon$|^bounces?(?:[+._-]|$)|^notifications?$/;
const emptyWords =
  /^(?:n\/?a|none|no|nil|null|unknown|no e-?mail(?: address)?|not (?:given|provided)|declined|refused|tbd|same|-+|\?+|\.+)$/i;

/**
 * Reads one address the way people and exports write it: `mailto:`, `Name <a@b>`, upper case, stray quotes and dots.
 * Never throws. Idempotent: reading `address` again gives the same. Lower case, no placeholder, no no-reply address.
 * Source of the rule: RFC 5321 lengths, RFC 6531 letters; placeholder list in docs/sources.md.
 */
export function normalizeEmail(raw: string): EmailOutcome {
  const text = visibleText(raw.slice(0, longestAddress));
  const bracketed = /<([^<>]*)>\s*$/.exec(text);
  const address = (bracketed?.[1] ?? withoutLabel(text))
    .trim()
    .replace(/^mailto:/i, '')
    .replace(/\?.*$/, '')
    .replace(/^["'<([]+|["'>)\].:]+$/g, '')
    .toLowerCase();
  if (emptyWords.test(address)) return { kind: 'rejected', reason: 'placeholder' };
  if (looksLikePhone(address)) return { kind: 'rejected', reason: 'wrong_column' };
  return readAddress(address);
}

/**
 * Reads a cell that may hold several addresses, separated by `,` `;` `/` `|` ` ::: `, blanks or line ends.
 * Never throws. A comma typed for a dot ("a@example,com") stays one value and is rejected as it stands.
 * Source of the rule: docs/sources.md, "E-mails".
 */
export function readEmailCell(raw: string): EmailCell {
  const emails = new Map<string, SourceEmail>();
  const rejected: RejectedEmail[] = [];
  for (const text of splitAddresses(visibleText(raw.slice(0, longestCell)))) {
    const outcome = normalizeEmail(text);
    if (outcome.kind === 'rejected') rejected.push({ raw: text, reason: outcome.reason });
    else if (!emails.has(outcome.address))
      emails.set(outcome.address, { address: outcome.address, isRole: outcome.isRole });
  }
  return { emails: [...emails.values()], rejected };
}

/** "Home: a@b", "a@b (work)": a label beside the address, but not a name that may be part of it. */
function withoutLabel(text: string): string {
  return text
    .replace(
      /^(?:e-?mail|home|work|office|personal|business|primary|main|other|school)(?: e-?mail)?\s*[:-]?\s+(?=\S+@)/i,
      '',
    )
    .replace(/^(?:e-?mail|home|work|office|personal|business|primary|main|other|school):(?=\S+@)/i, '')
    .replace(/\s+(?:\([^()@]*\)|-?\s*(?:home|work|office|personal|business|primary|school))$/i, '');
}

/** What `normalizeEmail` makes of an address that is lower case and has nothing around it. Never throws. */
export function readAddress(address: string): EmailOutcome {
  const at = address.lastIndexOf('@');
  const name = address.slice(0, Math.max(at, 0));
  const host = address.slice(at + 1);
  if (
    at > 0 &&
    (placeholderNames.test(name) || placeholderDomains.test(host) || /^(.)@\1\.\1$/.test(address))
  )
    return { kind: 'rejected', reason: 'placeholder' };
  const isWellFormed =
    at > 0 && name.length <= 64 && address.length <= 254 && local.test(name) && domain.test(host);
  if (!isWellFormed || /^[=|]/.test(name)) return { kind: 'rejected', reason: 'malformed' };
  if (noReply.test(name)) return { kind: 'rejected', reason: 'no_reply' };
  const role = name.replace(/\+.*$/, '').replace(/[._-]/g, '').replace(/\d+$/, '');
  return { kind: 'valid', address, isRole: roleNames.has(role) };
}

function splitAddresses(text: string): string[] {
  if (text === '') return [];
  if (!text.includes('@')) return [text];
  const values: string[] = [];
  for (const part of text.split(/\s*(?::::|[;|\n]|\/(?=[^/]*@|\s)|(?<=@[^\s,;]*)\s*\/)\s*/)) {
    for (const value of splitAtCommas(part)) values.push(...splitAtBlanks(value));
  }
  return values.map((value) => value.trim()).filter((value) => value !== '');
}

/** A comma may also stand inside a display name ("Doe, Jo <a@b>") or for the dot of the domain ("a@example,com"). */
function splitAtCommas(text: string): string[] {
  const values: string[] = [];
  for (const piece of text.split(',')) {
    const previous = values.at(-1);
    if (previous === undefined) values.push(piece);
    else if (piece.includes('<') && !previous.includes('@')) values[values.length - 1] = piece;
    else if (/@[^.\s]+$/.test(previous.trim()) && /^[a-z]{2,4}$/i.test(piece.trim()))
      values[values.length - 1] = `${previous},${piece}`;
    else values.push(piece);
  }
  return values;
}

function splitAtBlanks(text: string): string[] {
  const words = text.trim().split(/\s+/);
  return words.length > 1 && words.every((word) => word.includes('@')) ? words : [text];
}

function looksLikePhone(text: string): boolean {
  return /^[\d\s().+x-]{7,25}$/i.test(text) && text.replace(/\D/g, '').length >= 7;
}
