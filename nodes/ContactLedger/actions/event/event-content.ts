import { incomingFrom, interactionsFromOpenPhoneEvent } from '../../../../contacts/mapping';
import { JsonSchema, type Json } from '../../../../contacts/model/person-record';
import { z } from '../../../../contacts/model/zod';
import { findingsOf, type Finding } from '../../../ContactApiTrigger/problem';
import { readCreate, readUpdate } from '../../../ContactApiTrigger/read-requests';
import { DomIqEnvelopeSchema, domIqDataSchemas } from '../../../DomIqTrigger/domiq-event';
import { OpenPhoneEnvelopeSchema } from '../../../OpenPhoneTrigger/openphone-delivery';
import { ContactUpdateSchema } from '../../../ResManTrigger/contact-update';

/** Whether an event of its kind may say something; `isKindKnown` false: only that it is an object could be looked at. */
export type ContentCheck =
  | { readonly kind: 'ok'; readonly payload: Json; readonly isKindKnown: boolean }
  | { readonly kind: 'refused'; readonly findings: readonly Finding[] };

const refused = (findings: readonly Finding[]): ContentCheck => ({ kind: 'refused', findings });
const accepted = (payload: unknown): ContentCheck => ({
  kind: 'ok',
  payload: JSON.parse(JSON.stringify(payload)) as Json,
  isKindKnown: true,
});

type Check = (payload: Json, type: string) => ContentCheck;

/** What workflow 34 needs besides what the caller sent. */
const AddressedSchema = z.object({ contact_id: z.string().min(1), requested_contact_id: z.string().min(1) });

const bytesOf = (payload: Json): Buffer => Buffer.from(JSON.stringify(payload), 'utf8');

const checkCreate: Check = (payload) => {
  const read = readCreate(bytesOf(payload));
  return read.kind === 'read' ? accepted(read.request) : refused(read.fields ?? []);
};

const checkUpdate: Check = (payload) => {
  const addressed = AddressedSchema.safeParse(payload);
  if (!addressed.success) return refused(findingsOf(addressed.error));
  const read = readUpdate(bytesOf(payload));
  return read.kind === 'read' ? accepted({ ...addressed.data, ...read.request }) : refused(read.fields ?? []);
};

const checkResMan: Check = (payload) => {
  const read = ContactUpdateSchema.safeParse(payload);
  return read.success ? accepted(read.data) : refused(findingsOf(read.error));
};

const otherType = (type: string): ContentCheck =>
  refused([{ field: 'type', expected: `"${type}", as it came` }]);

const checkDomIq: Check = (payload, type) => {
  const read = DomIqEnvelopeSchema.safeParse(payload);
  if (!read.success) return refused(findingsOf(read.error));
  if (read.data.type !== type) return otherType(type);
  const data = domIqDataSchemas[type]?.safeParse(read.data.data);
  if (data?.success === false)
    return refused(findingsOf(data.error).map((one) => ({ ...one, field: `data.${one.field}` })));
  return accepted(read.data);
};

const checkOpenPhone: Check = (payload, type) => {
  const read = OpenPhoneEnvelopeSchema.safeParse(payload);
  if (!read.success) return refused(findingsOf(read.error));
  if (read.data.type !== type) return otherType(type);
  const told = read.data.data.resource ?? read.data.data.object;
  if (type.startsWith('contact.')) {
    const contact = incomingFrom('openPhoneContact', told, { contactIdsOf: null });
    if (contact.kind === 'unreadable')
      return refused(
        contact.fields.map((field) => ({
          field: `data.resource.${field}`,
          expected: 'a value of the type agreed on',
        })),
      );
  } else if (interactionsFromOpenPhoneEvent(read.data) === null)
    return refused([{ field: 'data.resource', expected: 'a text or call as OpenPhone sends it' }]);
  return accepted(read.data);
};

/** By source and type as the triggers store them; of a source that is named otherwise the kind is not known. */
const CHECKS: ReadonlyMap<string, Check> = new Map([
  ['chatbot contact.create', checkCreate],
  ['chatbot contact.update', checkUpdate],
  ['resman contact.updated', checkResMan],
]);
const CHECKS_OF_SOURCE: ReadonlyMap<string, Check> = new Map([
  ['domiq', checkDomIq],
  ['openphone', checkOpenPhone],
]);

/**
 * Whether an event of a source and type may say something, by the very schema with which it was received. What is not agreed on is
 * dropped, dates of birth and social security numbers among it. Findings name fields, never what stands in them. Never throws.
 */
export function checkContent(source: string, type: string, payload: unknown): ContentCheck {
  const json = JsonSchema.safeParse(payload);
  if (!json.success || typeof json.data !== 'object' || json.data === null || Array.isArray(json.data))
    return refused([{ field: 'the whole text', expected: 'one JSON object' }]);
  const check = CHECKS.get(`${source} ${type}`) ?? CHECKS_OF_SOURCE.get(source);
  return check?.(json.data, type) ?? { kind: 'ok', payload: json.data, isKindKnown: false };
}

/** "contact_data.phone: expected a telephone number" */
export const findingSentence = ({ field, expected }: Finding): string => `${field}: expected ${expected}`;
