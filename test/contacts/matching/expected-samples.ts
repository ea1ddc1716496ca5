import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod/v4';
import type { LinkOutcome } from '../../../contacts/model/linked-number';
import type { PhoneFlag, SourceRecord, SourceSystem } from '../../../contacts/model/source-record';
import { anyRecord } from './any-record';

const ExpectedName = z.object({
  first: z.string().optional(),
  last: z.string().optional(),
  suffix: z.string().optional(),
  company: z.string().optional(),
});
const ExpectedSchema = z.object({
  files: z.record(
    z.string(),
    z.object({
      records: z.array(
        z.object({
          record: z.number(),
          label: z.string(),
          flags: z.array(z.string()),
          emails: z.array(z.string()).default([]),
          name: ExpectedName.nullish(),
          phones: z.array(
            z.object({
              e164: z.string(),
              ext: z.string().optional(),
              flags: z.array(z.string()).optional(),
              person: z.string().nullable(),
              who: z.enum(['primary', 'secondary']).optional(),
            }),
          ),
        }),
      ),
    }),
  ),
  matching: z.array(
    z.object({
      phone: z.string(),
      class: z.enum(['match', 'conflict', 'unnamed', 'none']),
      persons: z.array(z.string()),
    }),
  ),
  persons: z.record(z.string(), z.string()),
});

const samples = path.resolve(__dirname, '../../../samples');
export const expected = ExpectedSchema.parse(
  JSON.parse(readFileSync(path.join(samples, 'expected.json'), 'utf8')),
);

const SOURCES: Record<string, SourceSystem> = {
  'propertyradar.csv': 'propertyradar',
  'quickbooks-customer-contact-list.csv': 'quickbooks',
  'openphone-contacts.csv': 'openphone',
  'google-contacts.csv': 'google',
};

const OUTCOMES = { match: 'matched', conflict: 'conflict', unnamed: 'unnamed', none: 'unknown' } as const;

/** The outcome that the samples expect of each number, with who really stands behind it. */
export const expectedOutcomes: readonly { phoneNumber: string; outcome: LinkOutcome; persons: string[] }[] =
  expected.matching.map(({ phone, class: kind, persons }) => ({
    phoneNumber: phone,
    outcome: OUTCOMES[kind],
    persons,
  }));

/** The six files as a right import yields them; both people of a PropertyRadar row get a record each. */
export function recordsOfExpected(): SourceRecord[] {
  return Object.entries(expected.files).flatMap(([fileName, { records }]) =>
    records.flatMap((row) =>
      (['primary', 'secondary'] as const).flatMap((role): SourceRecord[] => {
        const phones = row.phones.filter(({ who }) => (who ?? 'primary') === role);
        if (phones.length === 0) return [];
        const owner = phones[0]?.person;
        const isSpouse = row.phones.some(({ person }) => person !== owner) && role === 'secondary';
        const [first, ...rest] = isSpouse && owner ? (expected.persons[owner] ?? '').split(' ') : [];
        const name = isSpouse ? { first, last: rest.join(' ') } : row.name;
        return [
          anyRecord({
            source: SOURCES[fileName] ?? 'csv',
            file: fileName,
            record: row.record,
            role,
            label: row.label,
            name: name?.first || name?.last ? { ...name } : null,
            company: row.name?.company ?? null,
            phones: phones.map(({ e164, ext, flags }) => ({
              e164,
              extension: ext ?? null,
              label: 'unspecified',
              flags: (flags ?? []) as PhoneFlag[],
            })),
            emails: row.emails,
            isActive: !row.flags.includes('inactive_customer'),
          }),
        ];
      }),
    ),
  );
}
