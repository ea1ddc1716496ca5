import type { Schema } from '../server/json-schema';
import type { CommonSettings } from '../server/settings-file';

/** Everything about the sandbox that can be changed while it runs. Each unknown of the real service is one setting. */
export interface Settings extends CommonSettings {
  /** The only account there is. */
  readonly accountId: string;
  /** Requests a partner may make in any second; 0 switches the limit off, as no limit is known. */
  readonly rateLimitPerSecond: number;
  /** What a wrong key is answered in v1: HTTP 200 with a failure, HTTP 401, or a page. */
  readonly wrongKeyAnswer: 'failure' | 'unauthorized' | 'page';
  /** How long until a search shows what was written. */
  readonly searchLagMs: number;
  /** A modified window with more prospects than this is answered 502, "buffer overflow". */
  readonly mostInWindow: number;
  /** What an element that an update leaves out does to the value. */
  readonly omittedElements: 'keep' | 'clear';
  /** Whether a search by phone understands bare digits too. */
  readonly searchesBareDigits: boolean;
  /** The v2 endpoints the partner is licensed for, by path; null for all. */
  readonly entitledEndpoints: readonly string[] | null;
}

export const defaultSettings: Settings = {
  accountId: '400',
  rateLimitPerSecond: 0,
  wrongKeyAnswer: 'failure',
  searchLagMs: 0,
  mostInWindow: 500,
  omittedElements: 'keep',
  searchesBareDigits: false,
  entitledEndpoints: null,
  acceptedKeyFingerprints: null,
};

const texts: Schema = { type: 'array', items: { type: 'string', minLength: 1 }, nullable: true };

export const settingsSchema: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    accountId: { type: 'string', minLength: 1 },
    rateLimitPerSecond: { type: 'integer', minimum: 0 },
    wrongKeyAnswer: { type: 'string', enum: ['failure', 'unauthorized', 'page'] },
    searchLagMs: { type: 'number', minimum: 0 },
    mostInWindow: { type: 'integer', minimum: 1 },
    omittedElements: { type: 'string', enum: ['keep', 'clear'] },
    searchesBareDigits: { type: 'boolean' },
    entitledEndpoints: texts,
    acceptedKeyFingerprints: texts,
  },
};
