import { z } from '../../contacts/model/zod';
import { withoutPersonalData } from '../http/without-personal-data';

/** What the vendor says about a refused request, without personal data. */
export interface VendorError {
  /** One line; '' when the answer says nothing. */
  readonly says: string;
  /** The vendor's support finds the request by it. */
  readonly trace: string | null;
}

const text = z.string().optional().catch(undefined);
const ErrorBody = z.looseObject({
  title: text,
  message: text,
  description: text,
  key: text,
  trace: text,
  errors: z
    .array(z.looseObject({ path: text, message: text }))
    .optional()
    .catch(undefined),
});
const Wrapped = z.looseObject({ error: ErrorBody });

/**
 * Reads both error shapes: `{ title, message, errors[], trace }` as documented and `{ error: { message, key, trace } }`
 * as v1 answers in practice. Never throws. Numbers, e-mail addresses and quoted values are taken out, because the
 * vendor repeats what was sent.
 */
export function readVendorError(body: unknown): VendorError {
  const wrapped = Wrapped.safeParse(body);
  const found = wrapped.success ? wrapped.data.error : (ErrorBody.safeParse(body).data ?? {});
  const headline = found.message ?? found.title ?? found.description ?? found.key ?? '';
  const findings = (found.errors ?? [])
    .map(({ path, message }) => [path, message].filter(Boolean).join(' '))
    .filter((finding) => finding !== '' && !headline.includes(finding));
  const says = withoutPersonalData([headline, ...findings].filter(Boolean).join('; '));
  return { says, trace: found.trace?.slice(0, 100) ?? null };
}
