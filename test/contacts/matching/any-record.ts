import { createHash } from 'node:crypto';
import type {
  PersonName,
  SourceAddress,
  SourcePhone,
  SourceRecord,
  SourceSystem,
} from '../../../contacts/model/source-record';

export interface RecordFacts {
  source?: SourceSystem;
  /** Stands for a file; records of one file are one witness. */
  file?: string;
  record?: number;
  role?: 'primary' | 'secondary';
  label?: string;
  name?: Partial<PersonName> | null;
  company?: string | null;
  jobTitle?: string | null;
  phones?: (string | SourcePhone)[];
  emails?: string[];
  addresses?: Partial<SourceAddress>[];
  isActive?: boolean;
  updatedAt?: string | null;
}

const NO_NAME: PersonName = {
  prefix: null,
  first: null,
  middle: null,
  last: null,
  suffix: null,
  nickname: null,
};
const NO_ADDRESS: SourceAddress = {
  kind: 'mail',
  street: null,
  city: null,
  state: null,
  postalCode: null,
  country: null,
};

/** A source record with the facts a test is about; everything else is plain. */
export function anyRecord(facts: RecordFacts): SourceRecord {
  const name = facts.name ? { ...NO_NAME, ...facts.name } : null;
  const written = name
    ? [name.first, name.middle, name.last, name.suffix].filter(Boolean).join(' ')
    : (facts.company ?? '');
  return {
    source: facts.source ?? 'csv',
    externalId: null,
    origin: {
      fileName: facts.file ?? null,
      contentHash: createHash('sha256')
        .update(facts.file ?? 'file')
        .digest('hex'),
      record: facts.record ?? 1,
      role: facts.role ?? 'primary',
    },
    label: facts.label ?? written,
    name,
    company: facts.company ?? null,
    jobTitle: facts.jobTitle ?? null,
    alsoNamed: [],
    phones: (facts.phones ?? ['+16175550123']).map((phone) =>
      typeof phone === 'string' ? { e164: phone, extension: null, label: 'unspecified', flags: [] } : phone,
    ),
    emails: (facts.emails ?? []).map((address) => ({
      address,
      isRole: /^(info|office|billing|pto|frontdesk)@/.test(address),
    })),
    addresses: (facts.addresses ?? []).map((address) => ({ ...NO_ADDRESS, ...address })),
    notes: null,
    tags: [],
    isActive: facts.isActive ?? true,
    updatedAt: facts.updatedAt ?? null,
  };
}

/** "first [middle] last" for short tables; "-" for a part that is missing; a suffix behind a comma. */
export function personName(text: string): Partial<PersonName> {
  const [name = '', suffix] = text.split(', ');
  const parts = name.split(' ').map((part) => (part === '-' ? null : part.replace(/_/g, ' ')));
  const middle = parts.length > 2 ? (parts[1] ?? null) : null;
  return { first: parts[0] ?? null, middle, last: parts.at(-1) ?? null, suffix: suffix ?? null };
}
