import type { Schema } from '../server/json-schema';

const text: Schema = { type: 'string', nullable: true };

const items = (required: readonly string[]): Schema => ({
  type: 'array',
  items: { type: 'object', required, properties: { id: { type: 'string' }, name: text, value: text } },
});

const sharedProperties = {
  externalId: { type: 'string', nullable: true, minLength: 1, maxLength: 75 },
  source: { type: 'string', nullable: true, minLength: 1, maxLength: 72 },
  sourceUrl: { type: 'string', nullable: true, minLength: 1, maxLength: 200, format: 'uri' },
} satisfies Record<string, Schema>;

const names = { firstName: text, lastName: text, company: text, role: text } satisfies Record<string, Schema>;

/** `POST /v1/contacts`: `defaultFields.firstName` must be there, and may be null. */
export const CREATE_CONTACT: Schema = {
  type: 'object',
  required: ['defaultFields'],
  properties: {
    ...sharedProperties,
    createdByUserId: { type: 'string', pattern: '^US(.*)$' },
    defaultFields: {
      type: 'object',
      required: ['firstName'],
      properties: { ...names, emails: items(['name', 'value']), phoneNumbers: items(['name', 'value']) },
    },
    customFields: {
      type: 'array',
      items: {
        type: 'object',
        required: ['key', 'value'],
        properties: { key: { type: 'string' }, value: { type: 'any' } },
      },
    },
  },
};

/** `PATCH /v1/contacts/{id}`: everything is optional by schema; what is left out has its effect all the same. */
export const UPDATE_CONTACT: Schema = {
  type: 'object',
  properties: {
    ...sharedProperties,
    defaultFields: { type: 'object', properties: { ...names, emails: items([]), phoneNumbers: items([]) } },
    customFields: {
      type: 'array',
      items: {
        type: 'object',
        properties: { id: { type: 'string' }, key: { type: 'string' }, value: { type: 'any' } },
      },
    },
  },
};
