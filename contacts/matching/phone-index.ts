import type { SourcePhone } from '../model/source-record';
import { keyOf } from '../merging/source-priority';
import { compareTexts } from '../model/compare-texts';
import type { KeyedRecord } from '../merging/source-priority';

/** A record on a number, with what it says about that number. */
export interface PhoneEntry {
  readonly key: string;
  readonly record: KeyedRecord;
  readonly isNumberInactive: boolean;
  readonly hasExtension: boolean;
  readonly isEstate: boolean;
}

/** The records of each number. */
export class PhoneIndex {
  private readonly entriesByNumber = new Map<string, Map<string, PhoneEntry>>();

  /** Adding a record again changes nothing; of two that claim one key, the same one is kept in any order. */
  add(record: KeyedRecord): void {
    const key = keyOf(record);
    const phonesByNumber = new Map<string, SourcePhone[]>();
    for (const phone of record.phones) {
      const known = phonesByNumber.get(phone.e164);
      if (known) known.push(phone);
      else phonesByNumber.set(phone.e164, [phone]);
    }
    for (const [e164, phones] of phonesByNumber) {
      const entries = this.entriesByNumber.get(e164) ?? new Map<string, PhoneEntry>();
      this.entriesByNumber.set(e164, entries);
      const known = entries.get(key);
      if (known && compareTexts(JSON.stringify(known.record), JSON.stringify(record)) <= 0) continue;
      entries.set(key, {
        key,
        record,
        isNumberInactive: phones.every(({ flags }) => flags.includes('inactive_status')),
        hasExtension: phones.some(({ extension }) => extension !== null),
        isEstate: phones.some(({ flags }) => flags.includes('estate')),
      });
    }
  }

  /** In ascending order of the keys. */
  entriesOf(e164: string): PhoneEntry[] {
    return [...(this.entriesByNumber.get(e164)?.values() ?? [])].sort((a, b) => compareTexts(a.key, b.key));
  }
}
