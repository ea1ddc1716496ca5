import type { Schema } from '../server/json-schema';
import type { CommonSettings } from '../server/settings-file';

/** Everything about the sandbox that can be changed while it runs. */
export interface Settings extends CommonSettings {
  /** Requests a key may make in any second; 0 switches the limit off. */
  readonly rateLimitPerSecond: number;
  /** What a 429 says in `Retry-After`. */
  readonly retryAfterSeconds: number;
  readonly pageTokenLifetimeMs: number;
  /** How far ahead of the sandbox's clock an `updated_at` may lie. */
  readonly clockToleranceMs: number;
  /** Events wait for `/_sandbox/deliver` in place of being sent at once. */
  readonly webhooksHeld: boolean;
  /** Factor on the pauses between webhook attempts: 1 is the schedule, 0.001 makes 5 s of it 5 ms. */
  readonly webhookTimeScale: number;
  readonly webhookAnswerTimeoutMs: number;
}

export const defaultSettings: Settings = {
  rateLimitPerSecond: 20,
  retryAfterSeconds: 1,
  pageTokenLifetimeMs: 3_600_000,
  clockToleranceMs: 300_000,
  webhooksHeld: false,
  webhookTimeScale: 1,
  webhookAnswerTimeoutMs: 10_000,
  acceptedKeyFingerprints: null,
};

const duration: Schema = { type: 'number', minimum: 0 };

export const settingsSchema: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    rateLimitPerSecond: { type: 'integer', minimum: 0 },
    retryAfterSeconds: { type: 'integer', minimum: 0, maximum: 999_999 },
    pageTokenLifetimeMs: duration,
    clockToleranceMs: duration,
    webhooksHeld: { type: 'boolean' },
    webhookTimeScale: duration,
    webhookAnswerTimeoutMs: { type: 'number', minimum: 1 },
    acceptedKeyFingerprints: { type: 'array', items: { type: 'string', minLength: 1 }, nullable: true },
  },
};
