import { ApiError, type Answer } from '../server/api-error';
import { findIssues, type Schema } from '../server/json-schema';
import type { Person, ProspectDocument } from './documents';
import { ofProperty, timestamp, type Workspace } from './workspace';

/** An error as v2 says it: the status, and `{message, code}`. */
export class V2Error extends ApiError {
  constructor(
    status: number,
    message: string,
    readonly code: number,
  ) {
    super(status, message);
    this.name = 'V2Error';
  }

  static missing(name: string): V2Error {
    return new V2Error(400, `${name} is required`, 10400);
  }
}

interface V2Request {
  readonly query: URLSearchParams;
  readonly body: unknown;
}

type Endpoint = (workspace: Workspace, request: V2Request) => Readonly<Record<string, unknown>>;

/** The endpoints of the Partners API, by method and path. */
export const v2Endpoints: Readonly<Record<string, Endpoint>> = {
  'GET /Account/AccountId': accountId,
  'GET /CreditReporting/Residents': residents,
  'GET /Employees': employees,
  'GET /Leasing/Leases': leases,
  'GET /PickLists': pickLists,
  'GET /Properties': properties,
  'GET /ProspectSources': prospectSources,
  'GET /Prospects': prospects,
  'POST /Notes': addNote,
};

/** @throws {V2Error} not licensed, or a mandatory filter is missing */
export function runV2(workspace: Workspace, method: string, path: string, request: V2Request): Answer {
  const endpoint = v2Endpoints[`${method} ${path}`];
  if (endpoint === undefined) throw new V2Error(404, 'Not found', 10404);
  const { entitledEndpoints } = workspace.settings();
  if (entitledEndpoints !== null && !entitledEndpoints.includes(path))
    throw new V2Error(401, 'credentials are not permitted', 20001);
  return { status: 200, body: endpoint(workspace, request) };
}

export function renderV2Error(error: ApiError): Answer {
  const { status, message } = error;
  if (status === 502 || status === 503) return { status, body: { message, retry_after: 60 } };
  return { status, body: { message, code: error instanceof V2Error ? error.code : 10000 + status } };
}

function required(query: URLSearchParams, name: string): string {
  const value = query.get(name);
  if (value === null || value === '') throw V2Error.missing(name);
  return value;
}

/** An RFC 1123 time that is not in the future. */
function modifiedSince(workspace: Workspace, query: URLSearchParams): number {
  const written = required(query, 'modifiedSince');
  const at = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d GMT$/.test(written)
    ? Date.parse(written)
    : Number.NaN;
  if (Number.isNaN(at) || at > workspace.now())
    throw new V2Error(400, 'modifiedSince is not a time in the past', 10400);
  return at;
}

function accountId({ settings }: Workspace, { query }: V2Request) {
  required(query, 'subdomain');
  return { accountId: Number(settings().accountId), companyName: 'Harbor Living' };
}

function properties({ store }: Workspace) {
  return {
    properties: store.all('property').map(({ id, name, street, city, state, zip, phone, email }) => ({
      propertyId: id,
      name,
      abbreviation: name.slice(0, 4).toUpperCase(),
      streetAddress: street,
      city,
      state,
      zip,
      phone,
      email,
    })),
  };
}

function employees({ store }: Workspace) {
  return {
    employees: store.all('employee').map(({ id, name, email, propertyIds }) => ({
      personId: id,
      userId: id,
      firstName: name.split(' ')[0] ?? name,
      lastName: name.split(' ').slice(1).join(' '),
      email,
      isLeasing: true,
      terminationDate: null,
      propertyIds,
    })),
  };
}

function prospectSources(workspace: Workspace, { query }: V2Request) {
  const sources = ofProperty(workspace, 'source', required(query, 'propertyId'));
  return {
    prospectSources: sources.map(({ id, name, isActive }) => ({ prospectSourceId: id, name, isActive })),
  };
}

function pickLists({ store }: Workspace, { query }: V2Request) {
  const isLost = required(query, 'name') === 'LostProspectReason';
  return {
    pickList: isLost ? store.all('lostReason').map(({ id, name }) => ({ picklistItemId: id, name })) : [],
  };
}

function prospects(workspace: Workspace, { query }: V2Request) {
  const propertyId = required(query, 'propertyId');
  const since = modifiedSince(workspace, query);
  const [prospectId, personId] = [query.get('prospectId'), query.get('personId')];
  const withLog = query.get('includeCommunicationLog') === 'true';
  const found = ofProperty(workspace, 'prospect', propertyId).filter(
    ({ id, updatedAt, current }) =>
      Date.parse(updatedAt) >= since &&
      (prospectId === null || id === prospectId) &&
      (personId === null || current.people.some((person) => person.personId === personId)),
  );
  return { prospects: found.map((prospect) => renderProspect(workspace, prospect, withLog)) };
}

const STATUSES: Readonly<Record<string, string>> = {
  prospect: 'Prospect',
  lost: 'Lost',
  applicant: 'Applicant',
  current_resident: 'Resident',
};

function renderProspect({ store }: Workspace, prospect: ProspectDocument, withLog: boolean) {
  const { people, events } = prospect.current;
  const [main] = people;
  const creating = events.find(({ isFirstContact }) => isFirstContact) ?? events[0];
  const lost = events.filter(({ type }) => type.toLowerCase() === 'cancel').at(-1);
  return {
    prospectId: prospect.id,
    propertyId: prospect.propertyId,
    mainPersonId: main?.personId ?? null,
    lastModified: prospect.updatedAt,
    status: STATUSES[main?.type ?? ''] ?? 'Prospect',
    prospectSourceId: prospect.sourceId,
    prospectSourceName: store.get('source', prospect.sourceId ?? '')?.name ?? null,
    firstContactMethod: creating?.type ?? null,
    firstContactDate: creating?.date ?? null,
    lostDate: main?.type === 'lost' ? (lost?.date ?? null) : null,
    lostReason: main?.type === 'lost' ? (store.get('lostReason', lost?.sourceId ?? '')?.name ?? null) : null,
    leasingAgent: creating?.agentId
      ? { agentId: creating.agentId, personId: null, firstName: null, lastName: null }
      : null,
    people: people.map((person, index) => renderPerson(person, index === 0)),
    events: null,
    ...(withLog && {
      communicationLog: events.map(({ type, date, comments }, index) => ({
        communicationLogId: `${prospect.id}-${index}`,
        date,
        interactionType: type,
        contactType: null,
        description: type,
        note: comments,
        timestamp: date,
      })),
    }),
  };
}

const renderPerson = (person: Person, isMainContact: boolean) => ({
  personId: person.personId,
  firstName: person.firstName,
  middleName: person.middleName,
  lastName: person.lastName,
  email: person.email,
  phone: person.phones[0]?.number ?? null,
  phoneType: person.phones[0]?.type ?? null,
  householdStatus: null,
  isMainContact,
});

/** With birth date and social security number, as v2 gives them: clients have to drop both. */
function residents(workspace: Workspace, { query }: V2Request) {
  const personId = query.get('personId');
  const people = ofProperty(workspace, 'leasePerson', required(query, 'propertyId')).filter(
    ({ id, status }) => status === 'Current' && (personId === null || id === personId),
  );
  return {
    people: people.map((person) => ({
      personId: person.id,
      firstName: person.firstName,
      middleName: null,
      lastName: person.lastName,
      unit: person.unit,
      email: person.email,
      mobilePhone: person.mobilePhone,
      homePhone: person.homePhone,
      workPhone: person.workPhone,
      birthDate: person.birthDate,
      socialSecurityNumber: person.socialSecurityNumber,
      leaseStatus: 'Current',
      residencyStatus: 'Current',
      leases: [],
    })),
  };
}

function leases(workspace: Workspace, { query }: V2Request) {
  const people = ofProperty(workspace, 'leasePerson', required(query, 'propertyId'));
  modifiedSince(workspace, query);
  const byLease = Map.groupBy(people, ({ leaseId }) => leaseId);
  return {
    leases: [...byLease].map(([leaseId, members]) => ({
      leaseId,
      prospectId: null,
      leaseStatus: members[0]?.status ?? null,
      people: members.map(({ id, firstName, lastName, email, mobilePhone, updatedAt }) => ({
        personId: id,
        firstName,
        lastName,
        email,
        phone: mobilePhone,
        lastModified: updatedAt,
      })),
    })),
  };
}

const text: Schema = { type: 'string', minLength: 1 };
const NOTE: Schema = {
  type: 'object',
  required: ['propertyId', 'type', 'recordId', 'note'],
  properties: { propertyId: text, type: text, recordId: text, note: text },
};

function addNote(workspace: Workspace, { body }: V2Request) {
  const [issue] = findIssues(NOTE, body);
  if (issue) throw new V2Error(400, `${issue.path}: ${issue.message}`, 10400);
  const given = body as { propertyId: string; type: string; recordId: string; note: string };
  const at = timestamp(workspace);
  const { recordId, type, note } = given;
  const id = workspace.newId();
  workspace.store.put('note', { id, createdAt: at, updatedAt: at, recordId, type, note });
  return { ...given, noteId: id };
}
