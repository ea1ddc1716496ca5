import type { PersonRecord } from '../../contacts/model/person-record';
import type { Preferences } from '../../contacts/model/preferences';

/** Whose word counts when somebody of the team sets preferences in the ledger itself. */
export const MANUAL = 'manual';

/**
 * The source record with which preferences are set by hand: an entry of its own for each contact, in the system `manual`, that
 * says nothing but the preferences, so that survivorship decides about them as about any other and an erasure finds them. It
 * has no number and no address: whoever admits it joins it to the contact by its id, and an opt-out in it is denied for what
 * the contact has. The person's own words are recorded with `recordOptOut`. Pure; the same call gives the same record.
 * @param contactId the contact, by which the entry is found again
 * @param at        ISO 8601 UTC; the later record counts
 * @throws {RangeError} `at` is no time
 */
export function preferencesRecord(contactId: string, preferences: Preferences, at: string): PersonRecord {
  return {
    system: MANUAL,
    externalId: `contact:${contactId}`,
    version: `t${new Date(at).toISOString()}`,
    propertyId: null,
    name: { full: null, first: null, middle: null, last: null, suffix: null, nickname: null },
    company: null,
    jobTitle: null,
    phones: [],
    emails: [],
    addresses: [],
    role: null,
    status: null,
    leadScore: null,
    leadSource: null,
    preferences,
    attributes: {},
    tags: [],
    notes: null,
    isActive: true,
    references: [],
  };
}
