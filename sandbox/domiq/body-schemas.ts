import { ApiError } from '../server/api-error';
import { E164, findIssues, type Schema } from '../server/json-schema';
import { refuseField } from './domiq-error';
import type { Workspace } from './workspace';

const EMAIL = '^[^\\s@]+@[^\\s@]+\\.[^\\s@]+$';

const moment: Schema = { type: 'string', format: 'date-time' };

export const contactId: Schema = {
  type: 'string',
  minLength: 1,
  maxLength: 100,
  pattern: '^[A-Za-z0-9._:-]+$',
};

const preferenceFields: Readonly<Record<string, Schema>> = {
  communication_method: { type: 'string', enum: ['email', 'phone', 'text'], nullable: true },
  contact_frequency: { type: 'string', enum: ['immediate', 'daily', 'weekly'], nullable: true },
  opt_out: { type: 'boolean' },
  email_opt_out: { type: 'boolean' },
  phone_opt_out: { type: 'boolean' },
  updated_at: moment,
};

export const preferencesWrite: Schema = {
  type: 'object',
  additionalProperties: false,
  properties: preferenceFields,
};

export const preferencesChange: Schema = { ...preferencesWrite, required: ['updated_at'] };

export const contextWrite: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['updated_at'],
  properties: {
    contact_id: contactId,
    full_name: { type: 'string', minLength: 1, maxLength: 200 },
    email: { type: 'string', maxLength: 254, pattern: EMAIL, nullable: true },
    phone: { type: 'string', pattern: E164, nullable: true },
    status: { type: 'string', maxLength: 50, nullable: true },
    lead_score: { type: 'number', minimum: 0, maximum: 100, nullable: true },
    last_interaction: { ...moment, nullable: true },
    preferences: preferencesWrite,
    notes: { type: 'string', maxLength: 10_000, nullable: true },
    enrichment_data: { type: 'object', nullable: true },
    updated_at: moment,
  },
};

export const contactLink: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['contact_id', 'updated_at'],
  properties: { contact_id: contactId, updated_at: moment },
};

/** @throws {ApiError} 400 with every finding */
export function checkBody(schema: Schema, body: unknown): void {
  const issues = findIssues(schema, body);
  if (issues.length) throw ApiError.invalid(issues);
}

/** A checked moment as ISO 8601 UTC with milliseconds, so that texts compare as times. @throws {ApiError} 400 when it is in the future */
export function readMoment({ now, settings }: Workspace, written: string, field = '/updated_at'): string {
  const at = Date.parse(written);
  if (at > now() + settings().clockToleranceMs) throw refuseField(field, 'Expected a moment that has passed');
  return new Date(at).toISOString();
}
