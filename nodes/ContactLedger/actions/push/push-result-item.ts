import { z } from '../../../../contacts/model/zod';
import type { PushResult } from '../../../../ledger';

const OUR_PREFIX = 'lc-';
const text = z.string().nullish();

const ErrorSchema = z
  .union([z.string(), z.object({ message: z.string() })])
  .transform((error) => (typeof error === 'string' ? error : error.message));

/** How a contact that OpenPhone would not let us change is told. */
const READ_ONLY = {
  errorCode: 'openphone.contact_read_only',
  message:
    'OpenPhone has a contact with this number that only people in the app, or another system, may change.',
} as const;

/** By a node's error output all about a failure but its message comes in `details`. */
function withDetails(item: unknown): unknown {
  const parsed = z.looseObject({ details: z.looseObject({}) }).safeParse(item);
  return parsed.success ? { ...parsed.data.details, ...parsed.data } : item;
}

/**
 * One item of an output of OpenPhone, Contact, Upsert, the error output too: how it ended. The contact is told by
 * `contactId`, which "Get Due" put out, or by the external ID that was asked for.
 */
export const PushResultItemSchema = z
  .preprocess(
    withDetails,
    z.object({
      contactId: text,
      requestedExternalId: text,
      externalId: text,
      contentHash: text,
      action: z.enum(['created', 'updated', 'unchanged', 'skipped_read_only']).nullish(),
      openPhoneContactId: text,
      id: text,
      contact: z.object({ id: text, externalId: text }).nullish(),
      error: ErrorSchema.nullish(),
      errorCode: z.union([z.string(), z.number().transform(String)]).nullish(),
    }),
  )
  .transform((item, context): PushResult => {
    const contactId =
      item.contactId ?? contactIdOf(item.requestedExternalId ?? item.externalId ?? item.contact?.externalId);
    if (!contactId) context.addIssue({ code: 'custom', path: ['contactId'], message: 'missing' });
    const result = { contactId: contactId ?? '' };
    if (item.error != null) return { ...result, errorCode: item.errorCode ?? null, message: item.error };
    if (item.action === 'skipped_read_only') return { ...result, ...READ_ONLY };
    const openPhoneContactId = item.openPhoneContactId ?? item.id ?? item.contact?.id;
    if (!item.action) context.addIssue({ code: 'custom', path: ['action'], message: 'missing' });
    if (!openPhoneContactId) context.addIssue({ code: 'custom', path: ['id'], message: 'missing' });
    return {
      ...result,
      contentHash: item.contentHash ?? null,
      action: item.action ?? 'unchanged',
      openPhoneContactId: openPhoneContactId ?? '',
    };
  });

function contactIdOf(externalId: string | null | undefined): string | undefined {
  return externalId?.startsWith(OUR_PREFIX) ? externalId.slice(OUR_PREFIX.length) : undefined;
}
