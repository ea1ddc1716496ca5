import type { RejectedEmail, RejectedPhone, SourceRecord, SourceSystem } from '../model/source-record';

/** What an importer made of one record of a file. Every record has exactly one outcome; nothing is dropped. */
export type RowOutcome =
  | {
      readonly kind: 'accepted';
      /** Counted from 1 after the header, records of nothing but empty cells left out. */
      readonly record: number;
      /** At least one has a usable phone. One per person: a PropertyRadar row may give two. */
      readonly contacts: readonly SourceRecord[];
      readonly rejectedPhones: readonly RejectedPhone[];
      readonly rejectedEmails: readonly RejectedEmail[];
      readonly flags: readonly string[];
    }
  | {
      readonly kind: 'rejected';
      readonly record: number;
      readonly reason: RejectedPhone['reason'] | 'no_phone' | 'inactive';
      /** One plain sentence for the operator, without personal data. */
      readonly explanation: string;
      /** What the record still says; it has no usable phone. */
      readonly contacts: readonly SourceRecord[];
      readonly rejectedPhones: readonly RejectedPhone[];
      readonly rejectedEmails: readonly RejectedEmail[];
      readonly flags: readonly string[];
    }
  | {
      readonly kind: 'furniture';
      readonly record: number;
      readonly reason: 'repeated_header' | 'total_line' | 'timestamp' | 'licence_text' | 'title';
      readonly explanation: string;
    };

/** What was found out about a file before its first record, and what came of it. */
export interface ImportSummary {
  readonly fileName: string | null;
  readonly contentHash: string;
  readonly source: SourceSystem;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  /** Physical line of the header, counted from 1; null for JSON. */
  readonly headerLine: number | null;
  readonly records: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly furniture: number;
}
