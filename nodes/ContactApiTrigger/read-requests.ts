import { readEmailIdentity } from '../../contacts/normalize/email-identity';
import { namesNobody } from '../../contacts/normalize/nobody-name';
import { normalizePhone } from '../../contacts/normalize/phone';
import type { z } from '../../contacts/model/zod';
import { readJson } from '../trigger/incoming';
import { findingsOf, unusable, wrongRequest, type Finding, type Problem } from './problem';
import {
  CreateRequestSchema,
  SearchRequestSchema,
  UpdateRequestSchema,
  type CreateRequest,
  type SearchRequest,
  type UpdateRequest,
} from './request-schemas';

/** What a request says, or why nothing is done about it. */
export type Reading<Request> = { readonly kind: 'read'; readonly request: Request } | Problem;

/** Numbers without a country code are American, as everywhere in the package. */
const COUNTRY = 'US';

const isPhone = (text: string | undefined): boolean =>
  text !== undefined && normalizePhone(text, COUNTRY).kind === 'valid';
const isEmail = (text: string | undefined): boolean => text !== undefined && readEmailIdentity(text) !== null;
const isName = (text: string | undefined): boolean => text !== undefined && namesNobody(text) === null;

const A_NUMBER = 'a telephone number that can be called, no placeholder';
const AN_ADDRESS = 'an e-mail address of a person, no placeholder';

/** The JSON of a body as a schema has it. Never throws. */
export function readBody<Request>(rawBody: Buffer, schema: z.ZodType<Request>): Reading<Request> {
  const body = readJson(rawBody);
  if ('kind' in body)
    return wrongRequest([{ field: 'body', expected: 'JSON in UTF-8 of an ordinary depth' }]);
  const read = schema.safeParse(body.json);
  return read.success ? { kind: 'read', request: read.data } : wrongRequest(findingsOf(read.error));
}

/**
 * Reads `POST /contacts`. Somebody has to have a name and a way to reach them; of two ways one is enough, so that a slip in the
 * other loses no lead: the ledger leaves it out and says so. Never throws.
 */
export function readCreate(rawBody: Buffer): Reading<CreateRequest> {
  const read = readBody(rawBody, CreateRequestSchema);
  if (read.kind === 'problem') return read;
  const { first_name: first, last_name: last, email, phone } = read.request.contact_data;
  const findings: Finding[] = [];
  if (!isName(first) && !isName(last))
    findings.push({ field: 'contact_data.first_name', expected: 'a name of a person, here or in last_name' });
  if (email === undefined && phone === undefined)
    findings.push({ field: 'contact_data.email', expected: `${AN_ADDRESS}, or a phone` });
  else if (!isEmail(email) && !isPhone(phone)) findings.push(...unreachable(email, phone));
  return findings.length === 0 ? read : unusable(findings);
}

/**
 * Reads `PUT /contacts/{contact_id}`. A number or address that is none is refused whatever else is changed: who is known is
 * lost by nobody, and the caller can ask again. Never throws.
 */
export function readUpdate(rawBody: Buffer): Reading<UpdateRequest> {
  const read = readBody(rawBody, UpdateRequestSchema);
  if (read.kind === 'problem') return read;
  const { first_name: first, last_name: last, email, phone } = read.request.contact_data;
  const findings = unreachable(
    email !== undefined && isEmail(email) ? undefined : email,
    phone !== undefined && isPhone(phone) ? undefined : phone,
  );
  for (const [field, name] of [
    ['contact_data.first_name', first],
    ['contact_data.last_name', last],
  ] as const)
    if (name !== undefined && !isName(name)) findings.push({ field, expected: 'a name of a person' });
  return findings.length === 0 ? read : unusable(findings);
}

function unreachable(email: string | undefined, phone: string | undefined): Finding[] {
  return [
    ...(email === undefined ? [] : [{ field: 'contact_data.email', expected: AN_ADDRESS }]),
    ...(phone === undefined ? [] : [{ field: 'contact_data.phone', expected: A_NUMBER }]),
  ];
}

/** Reads the query of `GET /contacts/search`; a name that comes twice is no query. Never throws. */
export function readSearch(query: URLSearchParams): Reading<SearchRequest> {
  const names = Object.keys(SearchRequestSchema.shape);
  const twice = names.filter((name) => query.getAll(name).length > 1);
  if (twice.length > 0) return wrongRequest(twice.map((field) => ({ field, expected: 'one value' })));
  const given = Object.fromEntries(
    names.flatMap((name) => (query.has(name) ? [[name, query.get(name)]] : [])),
  );
  const read = SearchRequestSchema.safeParse(given);
  return read.success ? { kind: 'read', request: read.data } : wrongRequest(findingsOf(read.error));
}
