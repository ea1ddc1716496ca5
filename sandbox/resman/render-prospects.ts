import type { Person, ProspectEvent, ProspectState } from './documents';
import { childrenOf, type Content } from './xml';

export interface RenderedProspect {
  readonly id: string;
  readonly state: ProspectState;
}

/** `Response` of a search or post, whole prospects; `Prospects` is an empty element when nobody is in it. */
export function renderProspects(prospects: readonly RenderedProspect[]): Content {
  return {
    LeadManagement: {
      Prospects: prospects.length === 0 ? '' : { Prospect: prospects.map(renderProspect) },
    },
  };
}

function renderProspect({ id, state }: RenderedProspect): Content {
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
