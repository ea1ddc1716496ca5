import { recordKey, type SourceRecord, type SourceSystem } from '../../contacts/model/source-record';
import type { Clock, ConversationToSave, MatchToSave, RecordToSave } from '../../ledger';

/** A clock that moves on by a second at each look, and ids that count up. */
export function testClock(prefix = 'id'): Clock {
  let seconds = 0;
  let ids = 0;
  return {
    now: () => new Date(Date.UTC(2026, 0, 1, 0, 0, (seconds += 1))).toISOString(),
    newId: () => `${prefix}-${String((ids += 1)).padStart(6, '0')}`,
  };
}

/** The n-th number of an invented block: +1 617 555 01xx. */
export const phoneNo = (n: number): string => `+1617555${String(100 + n).padStart(4, '0')}`;

interface RecordOptions {
  file?: string;
  row: number;
  first?: string | null;
  last?: string | null;
  company?: string | null;
  phones?: readonly string[];
  emails?: readonly string[];
  source?: SourceSystem;
  role?: 'primary' | 'secondary';
  externalId?: string | null;
  isActive?: boolean;
}

/** One invented source record. */
export function sampleRecord(options: RecordOptions): SourceRecord {
  const {
    file = 'a.csv',
    row,
    first = 'Jonah',
    last = 'Lindqvist',
    company = null,
    source = 'google',
  } = options;
  return {
    source,
    externalId: options.externalId ?? null,
    origin: { fileName: file, contentHash: `hash-of-${file}`, record: row, role: options.role ?? 'primary' },
    label: [first, last].filter(Boolean).join(' '),
    name:
      first === null && last === null
        ? null
        : { prefix: null, first, middle: null, last, suffix: null, nickname: null },
    company,
    jobTitle: null,
    alsoNamed: [],
    phones: (options.phones ?? []).map((e164) => ({ e164, extension: null, label: 'mobile', flags: [] })),
    emails: (options.emails ?? []).map((address) => ({ address, isRole: false })),
    addresses: [],
    notes: null,
    tags: [],
    isActive: options.isActive ?? true,
    updatedAt: null,
  };
}

/** The record as the importer hands it to the ledger. */
export function toSave(record: SourceRecord, overrides: Partial<RecordToSave> = {}): RecordToSave {
  return {
    recordKey: recordKey(record),
    fileName: record.origin.fileName,
    contentHash: record.origin.contentHash,
    source: record.source,
    record: record.origin.record,
    role: record.origin.role,
    disposition: 'accepted',
    reason: null,
    explanation: null,
    data: record,
    statedRecords: null,
    ...overrides,
  };
}

/** A conversation with one number. */
export function conversation(id: string, phoneNumber: string | null, minute = 0): ConversationToSave {
  return {
    conversationId: id,
    phoneNumber,
    participants: 1,
    phoneNumberId: 'PN1',
    lastActivityAt: `2026-01-01T00:${String(minute).padStart(2, '0')}:00.000Z`,
  };
}

/** What matching says about a number: one list of records a candidate. */
export function matchOf(
  phoneNumber: string,
  candidates: readonly (readonly SourceRecord[])[],
  nameless: readonly SourceRecord[] = [],
): MatchToSave {
  const outcome =
    candidates.length > 1
      ? 'conflict'
      : candidates.length === 1
        ? 'matched'
        : nameless.length > 0
          ? 'unnamed'
          : 'unknown';
  return {
    phoneNumber,
    outcome,
    confidence: null,
    differs: outcome === 'conflict' ? ['name'] : [],
    reasons: [],
    links: [
      ...candidates.flatMap((records, index) =>
        records.map((record) => ({ recordKey: recordKey(record), candidateNo: index + 1 })),
      ),
      ...nameless.map((record) => ({ recordKey: recordKey(record), candidateNo: null })),
    ],
  };
}
