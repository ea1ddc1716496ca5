import { readEmailIdentity } from '../../normalize/email-identity';
import { normalizePhone } from '../../normalize/phone';
import type { CountryCode } from '../../normalize/libphonenumber';
import { lettersOf } from '../name-spelling';
import { growingInt32, growingUint8 } from './growing-array';
import { Interner } from './interner';
import { PairInterner } from './pair-interner';

/** E-mail addresses by mailbox: all spellings that reach one mailbox have one number. */
export class EmailTable {
  private readonly mailboxes = new PairInterner();
  private readonly locals = new Interner();
  private readonly domains = new Interner();
  private readonly isShared = growingUint8();
  private readonly letterSets = growingInt32();

  /** 0 for a text that is no usable address. */
  idOf(raw: string): number {
    const identity = readEmailIdentity(raw);
    if (identity === null) return 0;
    const { canonical } = identity;
    const at = canonical.lastIndexOf('@');
    const size = this.mailboxes.size;
    const local = this.locals.idOf(canonical.slice(0, at));
    const id = this.mailboxes.idOf(local, this.domains.idOf(canonical.slice(at + 1)));
    if (id === size) {
      this.letterSets.set(id, lettersOf(canonical.slice(0, at)));
      this.isShared.set(id, identity.kind === 'role' ? 1 : 0);
    }
    return id;
  }

  /** The part before the @, without tags. */
  localOf(id: number): number {
    return this.mailboxes.firstOf(id);
  }

  localText(id: number): string {
    return this.locals.textOf(this.mailboxes.firstOf(id));
  }

  domainText(id: number): string {
    return this.domains.textOf(this.mailboxes.secondOf(id));
  }

  /** Which letters stand before the @, one bit each. */
  lettersOf(id: number): number {
    return this.letterSets.get(id);
  }

  /** leasing@, office@: a mailbox of a company or desk, which says nothing about a person. */
  isRole(id: number): boolean {
    return this.isShared.get(id) === 1;
  }
}

const TAIL = 10_000_000;
/** Stands before the last seven digits of a number without a usable area code; no E.164 number begins so. */
const WITHOUT_AREA_CODE = -1;

/** Telephone numbers; one that lacks its area code, or has none that exists, keeps its last seven digits. */
export class PhoneTable {
  /** What stands before the last seven digits, and these. */
  private readonly numbers = new PairInterner();

  constructor(private readonly region: CountryCode) {}

  /** 0 for a text that is no usable number. */
  idOf(raw: string): number {
    const outcome = normalizePhone(raw, this.region);
    if (outcome.kind === 'valid') {
      const digits = Number(outcome.e164);
      return this.numbers.idOf(Math.floor(digits / TAIL), digits % TAIL);
    }
    if (outcome.reason !== 'too_short' && outcome.reason !== 'invalid') return 0;
    const digits = raw.replace(/\D/g, '');
    return digits.length >= 7 ? this.numbers.idOf(WITHOUT_AREA_CODE, Number(digits.slice(-7))) : 0;
  }

  /** The last seven digits as a number. */
  tailOf(id: number): number {
    return this.numbers.secondOf(id);
  }

  hasAreaCode(id: number): boolean {
    return this.numbers.firstOf(id) !== WITHOUT_AREA_CODE;
  }

  /** The whole number, without its plus. */
  digitsOf(id: number): number {
    return this.numbers.firstOf(id) * TAIL + this.numbers.secondOf(id);
  }
}
