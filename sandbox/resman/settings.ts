import type { Schema } from '../server/json-schema';
import type { CommonSettings } from '../server/settings-file';

/** Everything about the sandbox that can be changed while it runs. Each unknown of the real service is one setting. */
export interface Settings extends CommonSettings {
  /** The only account there is. */
  readonly accountId: string;
  /** The subdomain of that account; null takes every one for it. */
  readonly subdomain: string | null;
  /** Requests a partner may make in any second; 0 switches the limit off, as no limit is known. */
  readonly rateLimitPerSecond: number;
  /** What a wrong key is answered in v1: HTTP 200 with a failure, HTTP 401, or a page. */
  readonly wrongKeyAnswer: 'failure' | 'unauthorized' | 'page';
  /** How long until a search shows what was written. */
  readonly searchLagMs: number;
  /** A modified window with more prospects than this is answered 502, "buffer overflow". */
  readonly mostInWindow: number;
  /** Whether a prospect modified at the very end or beginning of a window is in it. */
  readonly windowEnds: 'included' | 'excluded';
  /** Whether names and e-mails have to be equal, or to begin with what is searched for. Never case-sensitive. */
  readonly searchMatch: 'exact' | 'beginning';
  /** Whether a search by phone understands bare digits too. */
  readonly searchesBareDigits: boolean;
  /** What an element that an update leaves out does to the value. */
  readonly omittedElements: 'keep' | 'clear';
  /** What an element that an update sends empty does to the value. */
  readonly emptyElements: 'keep' | 'clear';
  /** What the phones of an update do to those that are there. */
  readonly sentPhones: 'replace' | 'add';
  /** Whether a phone or e-mail that another prospect of the property has is refused. */
  readonly duplicates: 'allowed' | 'refused';
  /** The v2 endpoints the partner is licensed for, by path; null for all. */
  readonly entitledEndpoints: readonly string[] | null;
  /** What v2's 502 and 503 give as `retry_after`. */
  readonly retryAfterSeconds: number;
}

export const defaultSettings: Settings = {
  accountId: '400',
  subdomain: null,
  rateLimitPerSecond: 0,
  wrongKeyAnswer: 'failure',
  searchLagMs: 0,
  mostInWindow: 500,
  windowEnds: 'included',
  searchMatch: 'exact',
  searchesBareDigits: false,
  omittedElements: 'keep',
  emptyElements: 'keep',
  sentPhones: 'replace',
  duplicates: 'allowed',
  entitledEndpoints: null,
  retryAfterSeconds: 60,
  acceptedKeyFingerprints: null,
};

const texts: Schema = { type: 'array', items: { type: 'string', minLength: 1 }, nullable: true };
const oneOf = (...values: readonly string[]): Schema => ({ type: 'string', enum: values });

export const settingsSchema: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    accountId: { type: 'string', pattern: '^[0-9]{1,9}$' },
    subdomain: { type: 'string', minLength: 1, nullable: true },
    rateLimitPerSecond: { type: 'integer', minimum: 0 },
    wrongKeyAnswer: oneOf('failure', 'unauthorized', 'page'),
    searchLagMs: { type: 'number', minimum: 0 },
    mostInWindow: { type: 'integer', minimum: 1 },
    windowEnds: oneOf('included', 'excluded'),
    searchMatch: oneOf('exact', 'beginning'),
    searchesBareDigits: { type: 'boolean' },
    omittedElements: oneOf('keep', 'clear'),
    emptyElements: oneOf('keep', 'clear'),
    sentPhones: oneOf('replace', 'add'),
    duplicates: oneOf('allowed', 'refused'),
    entitledEndpoints: texts,
    retryAfterSeconds: { type: 'integer', minimum: 0 },
    acceptedKeyFingerprints: texts,
  },
};
