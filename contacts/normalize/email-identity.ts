import { normalizeEmail, readAddress } from './email';
import { isRelayDomain, mailboxAt, meantDomain } from './email-domains';

export interface EmailIdentity {
  /** Lower case, as `normalizeEmail` gives it: "jo.birch+rent@gmial.com". */
  readonly address: string;
  /** Equal for addresses that reach one mailbox: "jobirch@gmail.com". For comparing, never for writing to. */
  readonly canonical: string;
  /** Of the canonical address. Where names are read, use the address: dots tell its names apart. */
  readonly local: string;
  /** With well-known misspellings repaired: "gmail.com". */
  readonly domain: string;
  readonly repairedDomain: boolean;
  readonly kind: 'personal' | 'role' | 'relay';
}

/**
 * Who an e-mail address stands for, of a cell with one address; `null` for one that is unusable or made up.
 * Never throws. Idempotent: the canonical address has itself as its canonical address.
 *
 * `role` is a desk (info@, office@, leasing@): many people share it. `relay` is a portal or a forwarder between the
 * person and the office (Zillow, Apartments.com, Rent., Craigslist, Facebook, Apple's Hide My Email): it says nothing
 * about the person, and lead@apartments.com stands in for everybody. A local part made for one enquiry still identifies
 * that enquiry, so the canonical address keeps it whole, tag included: equal ones are one enquiry, different ones may
 * be one person.
 *
 * Elsewhere a tag behind a plus is left out whatever the provider, as people tag that way everywhere; Yahoo's "-" tags
 * are kept, because names have hyphens. Of the short made-up addresses, those that repeat themselves ("x@x.com",
 * "na@na.com") are refused besides the ones that `normalizeEmail` knows.
 */
export function readEmailIdentity(raw: string): EmailIdentity | null {
  const outcome = isPlain(raw) ? readAddress(raw.toLowerCase()) : normalizeEmail(raw);
  if (outcome.kind === 'rejected') return null;
  const { address, isRole } = outcome;
  const at = address.lastIndexOf('@');
  const name = address.slice(0, at);
  const written = address.slice(at + 1);
  const domain = meantDomain(written);
  const isRelay = isRelayDomain(domain);
  const { local, home } = isRelay ? { local: name, home: domain } : mailboxAt(withoutTag(name), domain);
  const canonical = `${local}@${home}`;
  // "none+rent@example.com" is made up as well.
  if (canonical !== address && readAddress(canonical).kind === 'rejected') return null;
  if (local.length <= 2 && domain.startsWith(`${local}.`)) return null;
  const kind = isRelay ? 'relay' : isRole ? 'role' : 'personal';
  return { address, canonical, local, domain, repairedDomain: domain !== written, kind };
}

function withoutTag(name: string): string {
  const plus = name.indexOf('+');
  return plus > 0 ? name.slice(0, plus) : name;
}

/** Nothing to take off: ASCII letters, digits and the marks of an address, one "@", a letter or digit at both ends. */
function isPlain(raw: string): boolean {
  const last = raw.length - 1;
  if (last < 4 || last > 253 || !isLetterOrDigit(raw.charCodeAt(0)) || !isLetterOrDigit(raw.charCodeAt(last)))
    return false;
  let ats = 0;
  for (let index = 1; index < last; index++) {
    const code = raw.charCodeAt(index);
    if (isLetterOrDigit(code)) continue;
    if (code === 0x40) ats++;
    else if (code !== 0x2e && code !== 0x2b && code !== 0x2d && code !== 0x5f) return false;
  }
  return ats === 1;
}

function isLetterOrDigit(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a);
}
