import { ApiError } from '../server/api-error';
import { findIssues, type Schema } from '../server/json-schema';
import type { LeasePersonDocument, ProspectDocument } from './documents';
import { timestamp, type Workspace } from './workspace';

const SIGNING: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['prospectId', 'status'],
  properties: {
    prospectId: { type: 'string', minLength: 1 },
    status: { type: 'string', enum: ['Pending', 'Current'] },
    unit: { type: 'string', minLength: 1 },
  },
};

/**
 * What the people in the leasing office do and no API can: everybody on a guest card becomes an applicant (`Pending`) or
 * resident (`Current`), with the same PersonIDs on one lease. May be repeated.
 * @throws {ApiError} 400 a shape that is none, 404 no such prospect; nothing was changed
 */
export function signLease(workspace: Workspace, body: unknown): ProspectDocument {
  const issues = findIssues(SIGNING, body ?? {});
  if (issues.length) throw ApiError.invalid(issues);
  const {
    prospectId,
    status,
    unit = '101',
  } = body as {
    prospectId: string;
    status: 'Pending' | 'Current';
    unit?: string;
  };
  const { store } = workspace;
  const prospect = store.get('prospect', prospectId);
  if (prospect === null) throw ApiError.notFound('Prospect');
  const at = timestamp(workspace);
  const type = status === 'Pending' ? 'applicant' : 'current_resident';
  const people = prospect.current.people.map((person) => ({ ...person, type }) as const);
  const event = {
    type: status === 'Pending' ? 'Approved' : 'LeaseSign',
    date: at,
    agentId: null,
    sourceId: null,
    isFirstContact: false,
    comments: null,
    reason: null,
  };
  const signed: ProspectDocument = {
    ...prospect,
    updatedAt: at,
    current: { ...prospect.current, people, events: [...prospect.current.events, event] },
    before: null,
    searchedFrom: 0,
  };
  store.put('prospect', signed);
  for (const [index, { personId, firstName, lastName, email, phones }] of people.entries()) {
    const leasePerson: LeasePersonDocument = {
      id: personId,
      createdAt: store.get('leasePerson', personId)?.createdAt ?? at,
      updatedAt: at,
      propertyId: prospect.propertyId,
      prospectId,
      leaseId: `lease-of-${prospectId}`,
      unit,
      firstName,
      lastName,
      email,
      mobilePhone: phones[0]?.number ?? null,
      homePhone: null,
      workPhone: null,
      birthDate: '1990-01-31',
      socialSecurityNumber: '900-00-0000',
      isMainContact: index === 0,
      isMinor: false,
      leaseStartDate: at.slice(0, 10),
      leaseEndDate: `${Number(at.slice(0, 4)) + 1}${at.slice(4, 10)}`,
      moveOutDate: null,
      rent: 1450,
      status,
    };
    store.put('leasePerson', leasePerson);
  }
  return signed;
}
