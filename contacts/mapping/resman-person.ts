import { z } from '../model/zod';
import { line, listOf, moment } from './outside-values';

/** "PersonID" of the first generation of ResMan's API and "personId" of the second are one name. */
const secondGenerationName = (name: string): string =>
  name.replace(/^[A-Z]/, (letter) => letter.toLowerCase()).replace(/ID$/, 'Id');

const withOneSpelling = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).map(([name, entry]) => [secondGenerationName(name), entry as unknown]),
      )
    : value;

/** Booleans come as words too. */
const flag = z
  .union([z.boolean(), z.string()])
  .nullish()
  .transform((value) =>
    typeof value === 'string' ? /^(?:true|yes|1)$/i.test(value.trim()) : (value ?? null),
  );

const id = z.union([z.string().min(1), z.number()]).transform(String);

/** As the client reads a phone (`written`), or the number alone. */
const phone = z.union([
  line,
  z.object({ written: line, e164: line }).transform(({ written, e164 }) => e164 ?? written),
]);

const AddressSchema = z.object({
  street: line,
  street2: line,
  city: line,
  state: line,
  postalCode: line,
});

/** What a prospect is looking for, as ResMan keeps it: everything is text. */
const LookingForSchema = z.object({
  targetMoveInDate: line,
  floorPlan: line,
  minRent: line,
  maxRent: line,
  bedrooms: line,
});
export type LookingFor = z.output<typeof LookingForSchema>;

/**
 * A person of a prospect record or lease, as the ResMan client reads it and the ResMan node puts it out, simplified or not. Birth dates, social security
 * numbers and whatever else may come are not named here, so they are dropped.
 */
export const ResManProspectSchema = z
  .object({
    propertyId: id,
    prospectId: line,
    personId: line,
    status: line,
    isMainContact: flag,
    firstName: line,
    middleName: line,
    lastName: line,
    email: line,
    /** Of the simplified form: the one number it has. */
    phone: line,
    phones: listOf(phone),
    address: AddressSchema.nullish().transform((address) => address ?? null),
    preferences: LookingForSchema.nullish().transform((preferences) => preferences ?? null),
    lastModified: moment,
    leadSource: line,
  })
  .transform(({ phone: number, phones, ...prospect }) => ({ ...prospect, phones: [...phones, number] }));
export type ResManProspect = z.output<typeof ResManProspectSchema>;

/** A prospect record of the second generation: one record, several people. */
export const ResManProspectRecordSchema = z.object({
  prospectId: id,
  propertyId: id,
  mainPersonId: line,
  lastModified: moment,
  status: line,
  prospectSourceName: line,
  people: listOf(
    z.object({
      personId: line,
      firstName: line,
      middleName: line,
      lastName: line,
      email: line,
      phone: line,
      isMainContact: flag,
    }),
  ),
});
export type ResManProspectRecord = z.output<typeof ResManProspectRecordSchema>;

/** An applicant or resident of either generation of the API. The property is the one that was asked for. */
export const ResManResidentSchema = z.preprocess(
  withOneSpelling,
  z
    .object({
      personId: id,
      prospectId: line,
      firstName: line,
      middleName: line,
      lastName: line,
      email: line,
      mobilePhone: line,
      homePhone: line,
      workPhone: line,
      unit: line,
      building: line,
      moveInDate: moment,
      status: line,
      leaseStatus: line,
      residencyStatus: line,
      isMinor: flag,
      lastModified: moment,
    })
    .transform(({ status, residencyStatus, leaseStatus, ...resident }) => ({
      ...resident,
      status: status ?? residencyStatus ?? leaseStatus,
    })),
);
export type ResManResident = z.output<typeof ResManResidentSchema>;

/** One person of a prospect record each. */
export function peopleOf(record: ResManProspectRecord): ResManProspect[] {
  const { propertyId, prospectId, mainPersonId, status, lastModified, prospectSourceName } = record;
  return record.people.map(({ phone: number, isMainContact, ...person }) => ({
    ...person,
    propertyId,
    prospectId,
    status,
    isMainContact: isMainContact ?? (person.personId !== null && person.personId === mainPersonId),
    phones: number === null ? [] : [number],
    address: null,
    preferences: null,
    lastModified,
    leadSource: prospectSourceName,
  }));
}
