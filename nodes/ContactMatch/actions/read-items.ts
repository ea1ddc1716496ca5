import type { IDataObject } from 'n8n-workflow';
import { valueAt } from '../../../contacts/matching';
import type { ConversationNumber } from '../../../contacts/matching';
import type { KeyedRecord } from '../../../contacts/merging';
import { SourceRecordSchema } from '../../../contacts/model/source-record';
import { unreadableFields } from '../../../contacts/model/unreadable-fields';
import type { CountryCode } from '../../../contacts/normalize/libphonenumber';
import { normalizePhone } from '../../../contacts/normalize/phone';

/** An item that was read, or why it could not be: one sentence without personal data. */
export type ItemReading<T> =
  | { readonly kind: 'read'; readonly value: T }
  | { readonly kind: 'refused'; readonly message: string; readonly remedy: string };

export interface ConversationFields {
  readonly phoneField: string;
  readonly conversationIdField: string;
  readonly country: CountryCode;
}

/** Text of one id or of a list of ids; what is neither text nor number is left out. */
function idsOf(value: unknown): string[] {
  const values: unknown[] = Array.isArray(value) ? value : [value];
  return values.flatMap((id) =>
    (typeof id === 'string' && id.trim() !== '') || typeof id === 'number' ? [String(id).trim()] : [],
  );
}

const E164 = /^\+[1-9]\d{6,14}$/;

/**
 * Reads the number and id of a conversation. A number in E.164 is taken as it is: the phone system says that a
 * conversation was held with it, whatever the numbering plan says. Anything else is read in the default country.
 */
export function readConversation(
  json: IDataObject,
  fields: ConversationFields,
): ItemReading<ConversationNumber> {
  const raw = valueAt(json, fields.phoneField);
  const conversationIds = idsOf(valueAt(json, fields.conversationIdField));
  if ((typeof raw !== 'string' && typeof raw !== 'number') || String(raw).trim() === '') {
    return {
      kind: 'refused',
      message: `The conversation has no text in the field "${fields.phoneField}"`,
      remedy: 'Check the parameter "Phone Field" and the data on the input "Conversations".',
    };
  }
  const text = String(raw).trim();
  if (E164.test(text)) return { kind: 'read', value: { phoneNumber: text, conversationIds } };
  const phone = normalizePhone(text, fields.country);
  if (phone.kind === 'valid') return { kind: 'read', value: { phoneNumber: phone.e164, conversationIds } };
  return {
    kind: 'refused',
    message: `The conversation has no phone number in the field "${fields.phoneField}" (${phone.reason})`,
    remedy:
      'Leave out short codes and anonymous callers, or set "Default Country" if the numbers have no country code.',
  };
}

/** Checks that an item is a source record as Contact Import puts it out, with or without a key of its own. */
export function readSourceRecord(json: IDataObject): ItemReading<KeyedRecord> {
  const parsed = SourceRecordSchema.safeParse(json);
  if (!parsed.success) {
    const paths = unreadableFields(parsed.error);
    const named = paths.slice(0, 3).join(', ');
    return {
      kind: 'refused',
      message: `The item is not a source record: ${named}${paths.length > 3 ? ` and ${paths.length - 3} more` : ''} cannot be read`,
      remedy: 'Connect the first output of Contact Import to the input "Source Records".',
    };
  }
  const { recordKey } = json;
  const isKeyed = typeof recordKey === 'string' && recordKey !== '';
  return { kind: 'read', value: isKeyed ? { ...parsed.data, recordKey } : parsed.data };
}
