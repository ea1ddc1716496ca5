import type { z } from '../../contacts/model/zod';
import type { ResManContact } from './contact';
import { UnexpectedAnswerError } from './errors';
import { writeLead, type Lead } from './lead-document';
import { contactOfLeasePerson } from './lease-contact';
import { readProspects } from './read-prospects';
import {
  EmployeeSchema,
  LeasePersonSchema,
  listOf,
  LostReasonSchema,
  PropertySchema,
  ProspectSourceSchema,
} from './schemas';
import type { ResManConnection } from './send-request';

/** What to search prospects by: one criterion a call is all that is known to work. Source: resman reference, 2.1. */
export type SearchCriterion =
  | { readonly email: string }
  /** As it is sent, e.g. "(617) 555-0142". */
  | { readonly phone: string }
  | { readonly firstName: string; readonly lastName: string }
  | { readonly prospectId: string }
  /** ISO 8601 UTC */
  | { readonly modifiedFrom: string; readonly modifiedUntil: string };

export interface ResManProperty {
  readonly propertyId: string;
  readonly name: string | null;
  readonly street: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
  readonly phone: string | null;
  readonly email: string | null;
}

export interface ProspectSource {
  readonly sourceId: string;
  readonly name: string | null;
  readonly isActive: boolean | null;
}

export interface Employee {
  readonly employeeId: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly securityGroup: string | null;
}

export interface LostReason {
  readonly lostReasonId: string;
  readonly name: string | null;
}

/**
 * ResMan's classic API (v1), the only one that writes prospects. Every answer is parsed; what is not asked for, birth dates
 * among it, goes no further.
 * @throws {ResManError} from every method; the class says what happened
 */
export class ResManClient {
  constructor(private readonly connection: ResManConnection) {}

  /** All properties of the account. */
  async properties(): Promise<ResManProperty[]> {
    const found = await this.list('Account/GetProperties', {}, 'Properties', PropertySchema);
    return found.map((property) => ({
      propertyId: property.PropertyID,
      name: property.Name,
      street: property.StreetAddress,
      city: property.City,
      state: property.State,
      postalCode: property.Zip,
      phone: property.Phone,
      email: property.Email,
    }));
  }

  /** Where prospects come from; every property has sources of its own. */
  async prospectSources(propertyId: string): Promise<ProspectSource[]> {
    const found = await this.list(
      'Leasing/GetProspectSources',
      { PropertyID: propertyId },
      'ProspectSources',
      ProspectSourceSchema,
    );
    return found.map(({ ID, Name, IsActive }) => ({ sourceId: ID, name: Name, isActive: IsActive }));
  }

  /** Leasing agents and staff of a property. */
  async employees(propertyId: string): Promise<Employee[]> {
    const found = await this.list(
      'Leasing/GetEmployees',
      { PropertyID: propertyId },
      'Employees',
      EmployeeSchema,
    );
    return found.map(({ ID, Name, Email, SecurityGroup }) => ({
      employeeId: ID,
      name: Name,
      email: Email,
      securityGroup: SecurityGroup,
    }));
  }

  /** Why a prospect may be lost; the same in every property. */
  async lostReasons(): Promise<LostReason[]> {
    const found = await this.list(
      'Leasing/GetLostProspectReasons',
      {},
      'LostProspectReasons',
      LostReasonSchema,
    );
    return found.map(({ ID, Name }) => ({ lostReasonId: ID, name: Name }));
  }

  /** Everybody on the prospect records of one property that ResMan finds, whatever their status. */
  async searchProspects(propertyId: string, criterion: SearchCriterion): Promise<ResManContact[]> {
    const method = 'MITS/SearchProspects';
    const fields = { PropertyID: propertyId, ...fieldsOf(criterion) };
    const answer = await this.connection.callV1({ method, fields, isRepeatable: true, isReading: true });
    if (answer.kind !== 'xml') throw new UnexpectedAnswerError(method, 'it is not XML', true);
    return readProspects(answer.root, propertyId);
  }

  /** Applicants and people who live in the property now, as contacts without a prospect record. */
  async applicantsAndResidents(propertyId: string): Promise<ResManContact[]> {
    const method = 'Leasing/GetApplicantsAndCurrentResidents';
    const people = await this.list(method, { PropertyID: propertyId }, 'People', LeasePersonSchema);
    return people.map((person) => contactOfLeasePerson(propertyId, person));
  }

  /**
   * Adds or changes a prospect, a household member or an event. Sent once unless it may be repeated, so the answer may get
   * lost: then it is not known whether ResMan has it.
   * @returns everybody on the prospect record, as the answer repeats it
   * @throws {InvalidContactError} before anything was sent
   */
  async postLead(propertyId: string, lead: Lead, isRepeatable: boolean): Promise<ResManContact[]> {
    const method = 'MITS/PostLeadManagement4_0';
    const fields = { PropertyID: propertyId, Xml: writeLead(lead) };
    const answer = await this.connection.callV1({ method, fields, isRepeatable, isReading: false });
    const people = answer.kind === 'xml' ? readProspects(answer.root, propertyId) : [];
    if (people.length > 0) return people;
    throw new UnexpectedAnswerError(method, 'it names no prospect', false);
  }

  private async list<T extends z.ZodType>(
    method: string,
    fields: Readonly<Record<string, string>>,
    name: string,
    thing: T,
  ): Promise<z.output<T>[]> {
    const answer = await this.connection.callV1({ method, fields, isRepeatable: true, isReading: true });
    if (answer.kind !== 'json') throw new UnexpectedAnswerError(method, 'it is not JSON', true);
    const read = listOf(name, thing).safeParse(answer.json);
    if (read.success) return read.data;
    const findings = read.error.issues.slice(0, 3).map(({ path, code }) => `/${path.join('/')} ${code}`);
    throw new UnexpectedAnswerError(method, findings.join('; '), true);
  }
}

function fieldsOf(criterion: SearchCriterion): Readonly<Record<string, string>> {
  if ('email' in criterion) return { Email: criterion.email };
  if ('phone' in criterion) return { Phone: criterion.phone };
  if ('firstName' in criterion) return { FirstName: criterion.firstName, LastName: criterion.lastName };
  if ('prospectId' in criterion) return { ProspectID: criterion.prospectId };
  return {
    ModifiedStartDateTime: criterion.modifiedFrom,
    ModifiedEndDateTime: criterion.modifiedUntil,
  };
}
