import type { ResManAddress } from './contact';
import { checkTexts } from './writable-texts';
import { writeXml, type XmlElementContent } from './xml/write-xml';

/** A person as they are written; what is undefined is left out, which ResMan is taken to leave as it is. */
export interface LeadPerson {
  readonly firstName?: string;
  readonly middleName?: string;
  readonly lastName?: string;
  readonly email?: string;
  /** Already in the form that ResMan takes, see `toResManPhone`. */
  readonly phones?: readonly { readonly number: string; readonly type: string | null }[];
  readonly address?: Partial<ResManAddress>;
}

export interface LeadEvent {
  readonly type: string;
  /** ISO 8601 UTC */
  readonly date: string;
  readonly agentId?: string;
  readonly isFirstContact: boolean;
  /** A prospect source, or a lost reason on "Cancel". */
  readonly sourceId?: string;
  readonly comments?: string;
}

export interface LeadPreferences {
  /** YYYY-MM-DD */
  readonly targetMoveInDate?: string;
  readonly floorPlan?: string;
  readonly units?: readonly string[];
  readonly minRent?: string;
  readonly maxRent?: string;
  readonly bedrooms?: string;
  readonly bathrooms?: string;
  readonly leaseTermMonths?: string;
  readonly occupants?: string;
}

/** One post to Lead Management: a new prospect without ids, a change with both, a household member with the prospect's. */
export interface Lead {
  readonly prospectId?: string;
  readonly personId?: string;
  /** `prospect`, or `lost` together with a "Cancel" event. */
  readonly type: 'prospect' | 'lost';
  readonly person: LeadPerson;
  readonly preferences?: LeadPreferences;
  readonly event?: LeadEvent;
}

/**
 * The MITS Lead Management 4.0 document of a lead, as ResMan takes it.
 * Source: resman reference, section 3 (elements, and that first and last name go with every post).
 * @throws {InvalidContactError} names the fields that XML cannot hold; nothing was sent
 */
export function writeLead(lead: Lead): string {
  checkTexts(lead);
  return writeXml({
    LeadManagement: {
      Prospects: {
        Prospect: {
          Customers: { Customer: customerOf(lead) },
          CustomerPreferences: preferencesOf(lead.preferences),
          Events: lead.event && { Event: eventOf(lead.event) },
        },
      },
    },
  });
}

function customerOf({ prospectId, personId, type, person }: Lead): XmlElementContent {
  const identifications = [
    ...(prospectId === undefined ? [] : [identification('ProspectID', prospectId)]),
    ...(personId === undefined ? [] : [identification('PersonID', personId)]),
  ];
  const { firstName, middleName, lastName, email, phones = [], address } = person;
  return {
    '@Type': type,
    ...(identifications.length > 0 && { Identification: identifications }),
    Name: { FirstName: firstName, MiddleName: middleName, LastName: lastName },
    ...(phones.length > 0 && {
      Phone: phones.map(({ number, type: phoneType }) => ({
        ...(phoneType !== null && { '@PhoneType': phoneType }),
        PhoneNumber: number,
      })),
    }),
    Email: email,
    Address: address && {
      '@AddressType': 'current',
      AddressLine1: address.street ?? undefined,
      AddressLine2: address.street2 ?? undefined,
      City: address.city ?? undefined,
      State: address.state ?? undefined,
      PostalCode: address.postalCode ?? undefined,
    },
  };
}

const identification = (type: 'ProspectID' | 'PersonID', value: string): XmlElementContent => ({
  '@IDType': type,
  '@IDValue': value,
  '@OrganizationName': 'ResMan',
});

function preferencesOf(preferences: LeadPreferences | undefined): XmlElementContent | undefined {
  if (preferences === undefined || Object.values(preferences).every((value) => value === undefined))
    return undefined;
  const { minRent, maxRent, bedrooms, bathrooms, units = [] } = preferences;
  return {
    TargetMoveInDate: preferences.targetMoveInDate,
    DesiredFloorplan: preferences.floorPlan,
    ...(units.length > 0 && { DesiredUnit: units.map((unit) => ({ MarketingName: unit })) }),
    DesiredRent:
      minRent === undefined && maxRent === undefined ? undefined : { '@Min': minRent, '@Max': maxRent },
    DesiredNumBedrooms: bedrooms === undefined ? undefined : { '@Exact': bedrooms },
    DesiredNumBathrooms: bathrooms === undefined ? undefined : { '@Exact': bathrooms },
    DesiredLeaseTerms: preferences.leaseTermMonths,
    NumberOfOccupants: preferences.occupants,
  };
}

function eventOf({ type, date, agentId, isFirstContact, sourceId, comments }: LeadEvent): XmlElementContent {
  return {
    '@EventType': type,
    '@EventDate': date,
    Agent: agentId === undefined ? undefined : { AgentID: { '@IDValue': agentId } },
    FirstContact: String(isFirstContact),
    TransactionSource: sourceId,
    Comments: comments,
  };
}
