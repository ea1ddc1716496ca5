import type { Schema } from '../server/json-schema';
import type { CommonSettings } from '../server/settings-file';

/** Everything about the sandbox that can be changed while it runs. Each unknown of the real service is one setting. */
export interface Settings extends CommonSettings {
  /** Requests a key may make in any second, both surfaces together; 0 switches the limit off. */
  readonly rateLimitPerSecond: number;
  readonly v1ErrorShape: 'live' | 'documented';
  /** What v1 PATCH does to emails, phoneNumbers and customFields that the body leaves out. */
  readonly patchOmittedLists: 'empty' | 'keep';
  /** What v1 PATCH does to names, company, role, externalId, source and sourceUrl that the body leaves out. */
  readonly patchOmittedScalars: 'keep' | 'clear';
  /** `e164` refuses anything else with 400; `any` keeps any text; `normalize_us` makes E.164 of ten US digits. */
  readonly phoneValidation: 'e164' | 'any' | 'normalize_us';
  /** Whether v1 create answers 409 when the externalId is taken. */
  readonly duplicateExternalId: 'allowed' | 'conflict';
  /** Whether a dated property whose name is a custom field's name becomes that field's value. */
  readonly propertyNameBindsToCustomField: boolean;
  /** Whether contacts made in the app come back from List, and whether they can be written. */
  readonly appContactsListed: boolean;
  readonly appContactsWritable: boolean;
  /** Seeded contacts with one of these sources belong to a native integration and are read-only. */
  readonly nativeIntegrationSources: readonly string[];
  readonly contactOrder: 'newest_first' | 'oldest_first';
  readonly pageTokenLifetimeMs: number;
  /** Factor on the pauses between webhook attempts: 1 is the vendor's schedule, 0.001 makes 5 s of it 5 ms. */
  readonly webhookTimeScale: number;
  readonly webhookAnswerTimeoutMs: number;
  /** How long deliveries are signed with the old key as well after a rotation. */
  readonly rotationOverlapMs: number;
}

export const defaultSettings: Settings = {
  rateLimitPerSecond: 10,
  v1ErrorShape: 'live',
  patchOmittedLists: 'empty',
  patchOmittedScalars: 'keep',
  phoneValidation: 'e164',
  duplicateExternalId: 'allowed',
  propertyNameBindsToCustomField: false,
  appContactsListed: true,
  appContactsWritable: true,
  nativeIntegrationSources: ['hubspot', 'salesforce', 'jobber'],
  contactOrder: 'newest_first',
  pageTokenLifetimeMs: 600_000,
  webhookTimeScale: 1,
  webhookAnswerTimeoutMs: 10_000,
  rotationOverlapMs: 0,
  acceptedKeyFingerprints: null,
};

const duration: Schema = { type: 'number', minimum: 0 };
const texts: Schema = { type: 'array', items: { type: 'string', minLength: 1 } };

export const settingsSchema: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    rateLimitPerSecond: { type: 'integer', minimum: 0 },
    v1ErrorShape: { type: 'string', enum: ['live', 'documented'] },
    patchOmittedLists: { type: 'string', enum: ['empty', 'keep'] },
    patchOmittedScalars: { type: 'string', enum: ['keep', 'clear'] },
    phoneValidation: { type: 'string', enum: ['e164', 'any', 'normalize_us'] },
    duplicateExternalId: { type: 'string', enum: ['allowed', 'conflict'] },
    propertyNameBindsToCustomField: { type: 'boolean' },
    appContactsListed: { type: 'boolean' },
    appContactsWritable: { type: 'boolean' },
    nativeIntegrationSources: texts,
    contactOrder: { type: 'string', enum: ['newest_first', 'oldest_first'] },
    pageTokenLifetimeMs: duration,
    webhookTimeScale: duration,
    webhookAnswerTimeoutMs: { type: 'number', minimum: 1 },
    rotationOverlapMs: duration,
    acceptedKeyFingerprints: { ...texts, nullable: true },
  },
};
