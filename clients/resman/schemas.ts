import { z } from '../../contacts/model/zod';

const text = z
  .union([z.string(), z.number()])
  .nullish()
  .transform((value) => (value === null || value === undefined || value === '' ? null : String(value)));
const id = z.union([z.string().min(1), z.number()]).transform(String);
/** Booleans come as words too, in any case. */
const flag = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((value) => (typeof value === 'string' ? value.toLowerCase() === 'true' : (value ?? null)));

/** Schemas name what is kept: birth dates, social security numbers and whatever else comes are dropped at the door. */
export const PropertySchema = z.object({
  PropertyID: id,
  Name: text,
  StreetAddress: text,
  City: text,
  State: text,
  Zip: text,
  Phone: text,
  Email: text,
});

export const ProspectSourceSchema = z.object({
  ID: id,
  Name: text,
  IsActive: flag,
  AvailableForOnlineMarketing: flag,
});

export const EmployeeSchema = z.object({ ID: id, Name: text, Email: text, SecurityGroup: text });

export const LostReasonSchema = z.object({ ID: id, Name: text });

/** A person on a lease: an applicant or somebody who lives there. */
export const LeasePersonSchema = z.object({
  PersonID: id,
  LeaseID: text,
  FirstName: text,
  LastName: text,
  Unit: text,
  Email: text,
  MobilePhone: text,
  HomePhone: text,
  WorkPhone: text,
  Status: text,
  MainContact: flag,
});
export type LeasePerson = z.infer<typeof LeasePersonSchema>;

const dateTime = text;
/** Of v2; names in camel case. */
export const V2ProspectSchema = z.object({
  prospectId: id,
  propertyId: text,
  mainPersonId: text,
  lastModified: dateTime,
  status: text,
  prospectSourceId: text,
  prospectSourceName: text,
  firstContactMethod: text,
  firstContactDate: dateTime,
  lostDate: dateTime,
  lostReason: text,
  leasingAgent: z
    .object({ agentId: text, personId: text, firstName: text, lastName: text })
    .nullish()
    .transform((agent) => agent ?? null),
  people: z
    .array(
      z.object({
        personId: id,
        firstName: text,
        middleName: text,
        lastName: text,
        email: text,
        phone: text,
        phoneType: text,
        householdStatus: text,
        isMainContact: flag,
      }),
    )
    .nullish()
    .transform((people) => people ?? []),
  communicationLog: z
    .array(
      z.object({
        communicationLogId: id,
        date: dateTime,
        interactionType: text,
        contactType: text,
        description: text,
        note: text,
        timestamp: dateTime,
      }),
    )
    .nullish()
    .transform((entries) => entries ?? []),
});
export type V2Prospect = z.infer<typeof V2ProspectSchema>;

export const V2ResidentSchema = z.object({
  personId: id,
  firstName: text,
  middleName: text,
  lastName: text,
  unit: text,
  email: text,
  mobilePhone: text,
  homePhone: text,
  workPhone: text,
  leaseStatus: text,
  residencyStatus: text,
});
export type V2Resident = z.infer<typeof V2ResidentSchema>;

/** A list by its name in the answer; an absent or null list is an empty one. */
export function listOf<T extends z.ZodType>(name: string, thing: T) {
  return z
    .object({ [name]: z.array(thing).nullish() })
    .transform((answer) => (answer[name] ?? []) as z.output<T>[]);
}
