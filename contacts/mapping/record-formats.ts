import { unreadableFields } from '../model/unreadable-fields';
import type { z } from '../model/zod';
import type { IncomingRecord } from '../normalize/incoming-record';
import {
  DomIqContactSchema,
  DomIqConversationSchema,
  incomingFromDomIqContact,
  incomingFromDomIqConversation,
  type DomIqReading,
} from './domiq-incoming';
import { incomingFromOpenPhone, OpenPhoneContactSchema } from './openphone-incoming';
import { incomingFromResManProspect } from './resman-incoming';
import { ResManProspectSchema } from './resman-person';

/** The shapes in which systems hand over a person. */
export const recordFormats = [
  'domIqContact',
  'domIqConversation',
  'openPhoneContact',
  'resManContact',
] as const;
export type RecordFormat = (typeof recordFormats)[number];

/** `unreadable` names the fields, never what stands in them; `nobody`: a visitor who has told nothing about themselves. */
export type FormatOutcome =
  | { readonly kind: 'record'; readonly record: IncomingRecord }
  | { readonly kind: 'nobody' }
  | { readonly kind: 'unreadable'; readonly fields: readonly string[] };

type Reader = (value: unknown, reading: DomIqReading) => FormatOutcome;

const readerOf =
  <Schema extends z.ZodType>(
    schema: Schema,
    map: (value: z.output<Schema>, reading: DomIqReading) => IncomingRecord | null,
  ): Reader =>
  (value, reading) => {
    const read = schema.safeParse(value);
    if (!read.success) return { kind: 'unreadable', fields: unreadableFields(read.error) };
    const record = map(read.data, reading);
    return record === null ? { kind: 'nobody' } : { kind: 'record', record };
  };

const readers: Readonly<Record<RecordFormat, Reader>> = {
  domIqContact: readerOf(DomIqContactSchema, incomingFromDomIqContact),
  domIqConversation: readerOf(DomIqConversationSchema, incomingFromDomIqConversation),
  openPhoneContact: readerOf(OpenPhoneContactSchema, (contact) => incomingFromOpenPhone(contact)),
  resManContact: readerOf(ResManProspectSchema, incomingFromResManProspect),
};

/** What a system hands over in one of its own shapes, as the ledger takes what a system says. Pure; never throws. */
export const incomingFrom = (format: RecordFormat, value: unknown, reading: DomIqReading): FormatOutcome =>
  readers[format](value, reading);
