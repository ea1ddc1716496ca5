import { z } from '../../contacts/model/zod';
import { withoutPersonalData } from '../http/without-personal-data';

/** What DomIQ says about a refused request, without personal data. */
export interface Refusal {
  /** DomIQ's own code, e.g. "contact_not_found"; null when the answer is not DomIQ's. */
  readonly reason: string | null;
  /** One line; '' when the answer says nothing. */
  readonly says: string;
}

const RefusalBody = z.looseObject({
  error: z.looseObject({
    code: z.string(),
    message: z.string().catch(''),
    details: z.array(z.looseObject({ field: z.string(), issue: z.string() })).catch([]),
  }),
});

/** Reads `{error: {code, message, details[]}}`. Never throws: a page of a proxy is a refusal without a reason. */
export function readRefusal(body: unknown): Refusal {
  const read = RefusalBody.safeParse(body);
  if (!read.success) return { reason: null, says: '' };
  const { code, message, details } = read.data.error;
  const findings = details.map(({ field, issue }) => `${field} ${issue}`);
  return { reason: code, says: withoutPersonalData([message, ...findings].filter(Boolean).join('; ')) };
}
