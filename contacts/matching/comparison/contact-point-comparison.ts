import { editDistance, letterDifference } from '../name-spelling';
import { valuesPerRecord } from '../record/record-cells';
import type { RecordTable } from '../record/record-table';
import { slotOf } from './evidence';
import type { Evidence } from './evidence';
import { email, phone } from './levels';
import { PairCache } from './pair-cache';
import { isPhoneSlip } from './phone-slip';
import type { ValueFrequencies } from './value-frequencies';

/** Two slips change four letters at most. */
const MOST_LETTERS_APART = 4;

/** Compares e-mail addresses and telephone numbers of two rows; of several the pair that is most alike counts. */
export class ContactPointComparison {
  private readonly nearEmails: PairCache;

  constructor(
    private readonly table: RecordTable,
    private readonly frequencies: ValueFrequencies,
  ) {
    this.nearEmails = new PairCache(14, (left, right) => Number(this.isNearEmail(left, right)));
  }

  compare(left: number, right: number, found: Evidence): void {
    this.compareEmails(left, right, found);
    this.comparePhones(left, right, found);
  }

  private compareEmails(left: number, right: number, found: Evidence): void {
    const { emails } = this.table;
    const ids = this.table.emailIds;
    const width = valuesPerRecord.email;
    let level = 0;
    for (let place = 0; place < width; place += 1) {
      const a = ids.get(left, place);
      if (a === 0) break;
      if (emails.isRole(a)) continue;
      for (let other = 0; other < width; other += 1) {
        const b = ids.get(right, other);
        if (b === 0) break;
        if (emails.isRole(b)) continue;
        const pair = this.emailLevel(a, b);
        if (pair === email.same)
          found.holders = Math.max(found.holders, this.frequencies.emailHolders.countOf(a));
        if (level === 0 || pair < level) level = pair;
      }
    }
    found.set(slotOf.email, level);
  }

  private emailLevel(a: number, b: number): number {
    if (a === b) return email.same;
    const { emails } = this.table;
    const isSameLocal = emails.localOf(a) === emails.localOf(b);
    if (!isSameLocal && letterDifference(emails.lettersOf(a), emails.lettersOf(b)) > MOST_LETTERS_APART)
      return email.different;
    if (this.nearEmails.of(a, b) === 1) return email.slip;
    return isSameLocal ? email.otherDomain : email.different;
  }

  private isNearEmail(a: number, b: number): boolean {
    const { emails } = this.table;
    const localA = emails.localText(a);
    const localB = emails.localText(b);
    const domainA = emails.domainText(a);
    const domainB = emails.domainText(b);
    if (localA === localB) return editDistance(domainA, domainB, 2) <= 2;
    const length = Math.min(localA.length, localB.length);
    const allowed = length < 8 ? 1 : 2;
    if (length < 4 || editDistance(localA, localB, allowed) > allowed) return false;
    // Another number behind the same name is another mailbox, not a slip.
    if (localA.replace(/\d+$/, '') === localB.replace(/\d+$/, '')) return false;
    return domainA === domainB || editDistance(domainA, domainB, 2) <= 2;
  }

  private comparePhones(left: number, right: number, found: Evidence): void {
    const ids = this.table.phoneIds;
    const width = valuesPerRecord.phone;
    let level = 0;
    for (let place = 0; place < width; place += 1) {
      const a = ids.get(left, place);
      if (a === 0) break;
      for (let other = 0; other < width; other += 1) {
        const b = ids.get(right, other);
        if (b === 0) break;
        const pair = this.phoneLevel(a, b);
        if (pair === phone.same)
          found.holders = Math.max(found.holders, this.frequencies.phoneHolders.countOf(a));
        if (level === 0 || pair < level) level = pair;
      }
    }
    found.set(slotOf.phone, level);
  }

  private phoneLevel(a: number, b: number): number {
    if (a === b) return phone.same;
    const { phones } = this.table;
    const isSameTail = phones.tailOf(a) === phones.tailOf(b);
    const isWhole = phones.hasAreaCode(a) && phones.hasAreaCode(b);
    if (isSameTail && !isWhole) return phone.withoutAreaCode;
    return isWhole && isPhoneSlip(phones.digitsOf(a), phones.digitsOf(b)) ? phone.slip : phone.different;
  }
}
