import type { Person, PreferenceElement, ProspectDocument, ProspectEvent, ProspectState } from './documents';
import { nationalPhone } from './phone';
import { Failure, requireProperty, timestamp, type Fields, type V1Result, type Workspace } from './workspace';
import { all, first, parseDocument, textAt, type Content, type Element } from './xml';

/** Adds or changes prospects: no ids insert, both ids change a person, the prospect's alone adds a household member. */
export function postLead(workspace: Workspace, fields: Fields): V1Result {
  const propertyId = requireProperty(workspace, fields.get('PropertyID'));
  const root = parseDocument(fields.get('Xml'));
  if (root?.name !== 'LeadManagement') throw new Failure('The Xml is not a valid LeadManagement document');
  const posted = all(first(root, 'Prospects'), 'Prospect');
  if (posted.length === 0) throw new Failure('The Xml holds no prospect');
  const echo = { LeadManagement: contentOf(root) };
  const saved = posted.map((prospect) => savePosted(workspace, propertyId, prospect, echo));
  return { kind: 'xml', response: renderProspects(saved.map(({ id, current }) => ({ id, state: current }))) };
}

function savePosted(
  workspace: Workspace,
  propertyId: string,
  posted: Element,
  echo: Content,
): ProspectDocument {
  const customers = all(first(posted, 'Customers'), 'Customer');
  const prospectId = customers.map((customer) => idOf(customer, 'ProspectID')).find(Boolean) ?? null;
  const known = prospectId === null ? null : workspace.store.get('prospect', prospectId);
  if (prospectId !== null && known?.propertyId !== propertyId)
    throw new Failure('Prospect could not be found', echo);
  const events = all(first(posted, 'Events'), 'Event').map(readEvent);
  checkEvents(workspace, propertyId, events, known === null, echo);
  const people = customers.reduce(
    (present, customer) => withPerson(workspace, present, customer, echo),
    known?.current.people ?? [],
  );
  const at = timestamp(workspace);
  const state: ProspectState = {
    people,
    preferences: mergedPreferences(known?.current.preferences ?? [], first(posted, 'CustomerPreferences')),
    events: [...(known?.current.events ?? []), ...events],
  };
  const document: ProspectDocument = {
    id: known?.id ?? workspace.newId(),
    createdAt: known?.createdAt ?? at,
    updatedAt: at,
    propertyId,
    sourceId: known?.sourceId ?? events[0]?.sourceId ?? null,
    current: state,
    before: known?.current ?? null,
    searchedFrom: workspace.now() + workspace.settings().searchLagMs,
  };
  workspace.store.put('prospect', document);
  return document;
}

/** The creating event needs an agent and a source; any source has to be one of the property, or a lost reason. */
function checkEvents(
  { store }: Workspace,
  propertyId: string,
  events: readonly ProspectEvent[],
  isNew: boolean,
  echo: Content,
): void {
  const [creating] = events;
  if (isNew && creating === undefined) throw new Failure('An event is required for a new prospect', echo);
  for (const { type, agentId, sourceId } of events) {
    const isLost = type.toLowerCase() === 'cancel';
    if (agentId !== null && !store.get('employee', agentId)?.propertyIds.includes(propertyId))
      throw new Failure('Agent could not be found', echo);
    if (isNew && agentId === null) throw new Failure('AgentID is required', echo);
    if ((isNew || isLost) && sourceId === null) throw new Failure('TransactionSource is required', echo);
    if (sourceId === null) continue;
    const isKnown = isLost
      ? store.get('lostReason', sourceId) !== null
      : store.get('source', sourceId)?.propertyId === propertyId;
    if (!isKnown) throw new Failure('Transaction Source could not be found.', echo);
  }
}

function withPerson(
  workspace: Workspace,
  people: readonly Person[],
  customer: Element,
  echo: Content,
): readonly Person[] {
  const personId = idOf(customer, 'PersonID');
  const known = people.find((person) => person.personId === personId);
  if (personId !== null && known === undefined) throw new Failure('Person could not be found', echo);
  const told = readPerson(customer);
  const { firstName, lastName } = told;
  if (firstName === undefined || lastName === undefined)
    throw new Failure('FirstName and LastName are required', echo);
  const keeps = workspace.settings().omittedElements === 'keep';
  const former = keeps ? known : undefined;
  const person: Person = {
    personId: known?.personId ?? workspace.newId(),
    type: told.type ?? known?.type ?? 'prospect',
    firstName,
    lastName,
    middleName: told.middleName ?? former?.middleName ?? null,
    email: told.email ?? former?.email ?? null,
    phones: told.phones.length > 0 ? told.phones : (former?.phones ?? []),
    address: Object.keys(told.address).length > 0 ? told.address : (former?.address ?? {}),
  };
  return known === undefined
    ? [...people, person]
    : people.map((present) => (present.personId === person.personId ? person : present));
}

function readPerson(customer: Element) {
  const filled = (text: string | undefined) => (text === '' ? undefined : text);
  return {
    type: customer.attributes.Type?.toLowerCase(),
    firstName: filled(textAt(customer, 'Name', 'FirstName')),
    middleName: filled(textAt(customer, 'Name', 'MiddleName')),
    lastName: filled(textAt(customer, 'Name', 'LastName')),
    email: filled(textAt(customer, 'Email')),
    phones: all(customer, 'Phone').flatMap((phone) => {
      const number = textAt(phone, 'PhoneNumber') ?? '';
      const type = phone.attributes.PhoneType ?? phone.attributes.Type ?? null;
      return number === '' ? [] : [{ number: nationalPhone(number), type }];
    }),
    address: Object.fromEntries(
      (first(customer, 'Address')?.children ?? []).map(({ name, text }) => [name, text]),
    ),
  };
}

function readEvent(event: Element): ProspectEvent {
  return {
    type: event.attributes.EventType ?? 'Other',
    date: event.attributes.EventDate ?? '',
    agentId: first(event, 'Agent', 'AgentID')?.attributes.IDValue ?? null,
    sourceId: textAt(event, 'TransactionSource') || null,
    isFirstContact: textAt(event, 'FirstContact')?.toLowerCase() === 'true',
    comments: textAt(event, 'Comments') ?? null,
    reason: textAt(event, 'EventReasons') ?? null,
  };
}

/** A preference that is sent replaces all of its name. */
function mergedPreferences(
  present: readonly PreferenceElement[],
  sent: Element | undefined,
): readonly PreferenceElement[] {
  const told = sent?.children ?? [];
  const names = new Set(told.map(({ name }) => name));
  return [...present.filter(({ name }) => !names.has(name)), ...told];
}

const idOf = (customer: Element, type: string): string | null =>
  all(customer, 'Identification').find(({ attributes }) => attributes.IDType === type)?.attributes.IDValue ||
  null;

/** `Response` of a search or post; an empty element when nobody is in it. */
export function renderProspects(
  prospects: readonly { readonly id: string; readonly state: ProspectState }[],
): Content {
  return {
    LeadManagement: {
      Prospects: prospects.length === 0 ? '' : { Prospect: prospects.map(renderProspect) },
    },
  };
}

function renderProspect({ id, state }: { id: string; state: ProspectState }): Content {
  return {
    Customers: { Customer: state.people.map((person) => renderPerson(id, person)) },
    CustomerPreferences: childrenOf(state.preferences),
    Events: { Event: state.events.map(renderEvent) },
  };
}

function renderPerson(prospectId: string, person: Person): Content {
  const identification = (type: string, value: string) => ({
    '@IDType': type,
    '@IDValue': value,
    '@OrganizationName': 'ResMan',
  });
  return {
    '@Type': person.type,
    Identification: [identification('ProspectID', prospectId), identification('PersonID', person.personId)],
    Name: {
      FirstName: person.firstName,
      ...(person.middleName !== null && { MiddleName: person.middleName }),
      LastName: person.lastName,
    },
    ...(person.phones.length > 0 && {
      Phone: person.phones.map(({ number, type }) => ({
        ...(type !== null && { '@PhoneType': type }),
        PhoneNumber: number,
      })),
    }),
    ...(person.email !== null && { Email: person.email }),
    ...(Object.keys(person.address).length > 0 && { Address: person.address }),
  };
}

function renderEvent(event: ProspectEvent): Content {
  return {
    '@EventType': event.type,
    '@EventDate': event.date,
    ...(event.agentId !== null && { Agent: { AgentID: { '@IDValue': event.agentId } } }),
    FirstContact: String(event.isFirstContact),
    ...(event.sourceId !== null && { TransactionSource: event.sourceId }),
    ...(event.comments !== null && { Comments: event.comments }),
    ...(event.reason !== null && { EventReasons: event.reason }),
  };
}

/** An element as it came. */
function contentOf({ attributes, text, children }: Element): Content {
  const named = Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`@${name}`, value]));
  if (children.length === 0) return Object.keys(named).length === 0 ? text : { ...named, '#text': text };
  return { ...named, ...(childrenOf(children) as object) };
}

function childrenOf(children: readonly Element[]): Content {
  const names = [...new Set(children.map(({ name }) => name))];
  return Object.fromEntries(
    names.map((name) => [name, children.filter((child) => child.name === name).map(contentOf)]),
  );
}
