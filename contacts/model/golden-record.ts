import {
  ExternalReferenceSchema,
  JsonSchema,
  PersonRecordAddressSchema,
  TenancyRoleSchema,
} from './person-record';
import { z } from './zod';

/** The fields of a contact that survivorship decides about. */
export const goldenFields = [
  'name',
  'company',
  'jobTitle',
  'phones',
  'emails',
  'addresses',
  'role',
  'status',
  'leadScore',
  'leadSource',
  'preferences',
  'attributes',
  'tags',
  'propertyId',
] as const;
export const GoldenFieldSchema = z.enum(goldenFields);
export type GoldenField = z.infer<typeof GoldenFieldSchema>;

/**
 * What a contact is, computed from its source records. Deterministic: equal records and rules give an equal golden
 * record, in whatever order they came.
 */
export const GoldenRecordSchema = z.object({
  firstName: z.string().nullable(),
  middleName: z.string().nullable(),
  lastName: z.string().nullable(),
  suffix: z.string().nullable(),
  nickname: z.string().nullable(),
  company: z.string().nullable(),
  jobTitle: z.string().nullable(),
  /** E.164, the best first. */
  phones: z.array(z.string()),
  /** Lower case, the best first. */
  emails: z.array(z.string()),
  addresses: z.array(PersonRecordAddressSchema),
  role: TenancyRoleSchema.nullable(),
  status: z.string().nullable(),
  leadScore: z.number().nullable(),
  leadSource: z.string().nullable(),
  preferences: z.record(z.string(), JsonSchema),
  attributes: z.record(z.string(), JsonSchema),
  tags: z.array(z.string()),
  propertyId: z.string().nullable(),
  isActive: z.boolean(),
  /** Every entry of every system that the contact is made of, and what those entries refer to; sorted. */
  references: z.array(ExternalReferenceSchema),
  /** For each field that has a value, the ids of the records it is from. */
  lineage: z.partialRecord(GoldenFieldSchema, z.array(z.string())),
});
export type GoldenRecord = z.infer<typeof GoldenRecordSchema>;
