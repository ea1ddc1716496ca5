import type { LeasePersonDocument, Person, PersonType, ProspectDocument, ProspectEvent } from './documents';
import { dayRange, isOn, modifiedSince, required, requiredProperty, type V2Request } from './v2-request';
import { ofProperty, type Workspace } from './workspace';

const STATUSES: Readonly<Record<PersonType, string>> = {
  prospect: 'Prospect',
  lost: 'Lost',
  applicant: 'Applicant',
  current_resident: 'Resident',
};

/** Prospects of a property, modified since a moment, it included. There is no filter by e-mail, phone or name. */
export function prospects(workspace: Workspace, request: V2Request) {
  const propertyId = requiredProperty(workspace, required(request, 'propertyId'));
  const since = modifiedSince(workspace, request);
  const days = dayRange(request, 'firstContactDate');
  const [prospectId, personId] = [request.query.get('prospectId'), request.query.get('personId')];
  const withLog = isOn(request, 'includeCommunicationLog');
  const leases = new Map(
    ofProperty(workspace, 'leasePerson', propertyId).map((person) => [person.prospectId, person]),
  );
  const isWanted = ({ id, updatedAt, current }: ProspectDocument): boolean => {
    const day = creatingEvent(current.events)?.date.slice(0, 10) ?? '';
    return (
      Date.parse(updatedAt) >= since &&
      (prospectId === null || id === prospectId) &&
      (personId === null || current.people.some((person) => person.personId === personId)) &&
      (days === null || (day >= days.from && day <= days.to))
    );
  };
  const found = ofProperty(workspace, 'prospect', propertyId).filter(isWanted);
  return {
    prospects: found.map((prospect) => ({
      ...renderProspect(workspace, prospect),
      ...(withLog && { communicationLog: renderLog(workspace, prospect) }),
      ...(leases.has(prospect.id) && { lease: renderLease(leases.get(prospect.id)) }),
    })),
  };
}

function creatingEvent(events: readonly ProspectEvent[]): ProspectEvent | undefined {
  return events.find(({ isFirstContact }) => isFirstContact) ?? events[0];
}

function renderProspect(workspace: Workspace, prospect: ProspectDocument) {
  const { store } = workspace;
  const { people, events } = prospect.current;
  const main = people[0];
  const creating = creatingEvent(events);
  const cancel = main?.type === 'lost' ? events.findLast(({ type }) => /^cancel$/i.test(type)) : undefined;
  const sourceId = prospect.sourceId ?? '';
  return {
    prospectId: prospect.id,
    propertyId: prospect.propertyId,
    mainPersonId: main?.personId ?? null,
    lastModified: prospect.updatedAt,
    status: STATUSES[main?.type ?? 'prospect'],
    prospectSourceId: prospect.sourceId,
    prospectSourceName: store.get('source', sourceId)?.name ?? null,
    transactionSourceId: creating?.sourceId ?? null,
    firstContactMethod: creating?.type ?? null,
    firstContactDate: creating?.date ?? null,
    firstContactCommunicationLogId: creating ? logIdOf(prospect, events.indexOf(creating)) : null,
    lostDate: cancel?.date ?? null,
    lostReason: store.get('lostReason', cancel?.sourceId ?? '')?.name ?? null,
    leasingAgent: renderAgent(workspace, creating?.agentId ?? null),
    people: people.map((person, index) => renderPerson(person, index === 0)),
    events: null,
  };
}

const logIdOf = ({ id }: ProspectDocument, index: number): string => `${id}-${index}`;

function renderAgent({ store }: Workspace, agentId: string | null) {
  const employee = agentId === null ? null : store.get('employee', agentId);
  if (employee === null) return null;
  const [firstName = '', ...rest] = employee.name.split(' ');
  return { agentId: employee.id, personId: employee.id, firstName, lastName: rest.join(' ') };
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

function renderLog({ store }: Workspace, prospect: ProspectDocument) {
  return prospect.current.events.map(({ type, date, comments, reason, agentId }, index) => ({
    communicationLogId: logIdOf(prospect, index),
    date,
    interactionType: type,
    contactType: null,
    description: reason ?? type,
    note: comments,
    employee: store.get('employee', agentId ?? '')?.name ?? null,
    timestamp: date,
  }));
}

function renderLease(person: LeasePersonDocument | undefined) {
  return (
    person && {
      billingAccountId: `billing-${person.leaseId}`,
      leaseId: person.leaseId,
      status: person.status,
      unit: person.unit,
      applicationDate: person.createdAt.slice(0, 10),
      moveInDate: person.status === 'Pending' ? null : person.leaseStartDate,
    }
  );
}
