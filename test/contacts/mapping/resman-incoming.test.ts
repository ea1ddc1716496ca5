import {
  incomingFromResManContact,
  incomingFromResManProspect,
  incomingFromResManResident,
  peopleOf,
  ResManContactSchema,
  ResManProspectRecordSchema,
  ResManProspectSchema,
  ResManResidentSchema,
} from '../../../contacts/mapping';
import type { ResManContact } from '../../../clients/resman';
import { readPerson } from './read-person';

const prospect = {
  contactId: 'P1:R7:9',
  propertyId: 'P1',
  prospectId: 'R7',
  personId: '9',
  status: 'prospect',
  isMainContact: true,
  firstName: 'Wanda',
  middleName: null,
  lastName: 'Kessler',
  email: 'wanda@example.com',
  phones: [
    { written: '(617) 555-0142', e164: '+16175550142', type: 'cell' },
    { written: '000-000-0000', e164: null, type: null },
  ],
  address: {
    street: '18 Old Tannery Rd',
    street2: 'Unit 4',
    city: 'Eastmere',
    state: 'MA',
    postalCode: '01197',
  },
  preferences: {
    targetMoveInDate: '2027-01-01',
    floorPlan: 'B2',
    units: ['204'],
    minRent: '1500',
    maxRent: '1,800',
    bedrooms: '2',
    bathrooms: null,
    leaseTermMonths: null,
    occupants: null,
    comment: null,
  },
  events: [],
  lastInteraction: null,
} satisfies ResManContact;
const ofProspect = (given: object) =>
  readPerson(incomingFromResManProspect(ResManProspectSchema.parse(given)));

describe('incomingFromResManProspect', () => {
  it('reads a person of a Lead Management answer', () => {
    expect(ofProspect(prospect)).toMatchObject({
      system: 'resman',
      externalId: 'P1:R7:9',
      propertyId: 'P1',
      name: { first: 'Wanda', middle: null, last: 'Kessler' },
      phones: ['+16175550142'],
      emails: ['wanda@example.com'],
      addresses: [
        { street: '18 Old Tannery Rd, Unit 4', city: 'Eastmere', state: 'MA', postalCode: '01197' },
      ],
      role: 'prospect',
      isActive: true,
      preferences: {
        move_in_date: '2027-01-01',
        budget_range: { min: 1500, max: 1800 },
        unit_preferences: ['B2', '2 bedroom'],
      },
      references: [{ system: 'resman', externalId: 'P1::9' }],
    });
  });

  it('reads the people of a record of the second generation, each for themselves', () => {
    const record = ResManProspectRecordSchema.parse({
      prospectId: 'R7',
      propertyId: 'P1',
      mainPersonId: '9',
      lastModified: '2026-11-25T10:00:00Z',
      status: 'Lost',
      prospectSourceName: 'Website',
      people: [
        {
          personId: '9',
          firstName: 'Wanda',
          lastName: 'Kessler',
          phone: '617-555-0142',
          birthDate: '1990-01-01',
        },
        { personId: '10', firstName: 'Jonah', lastName: 'Lindqvist', email: 'jonah@example.org' },
      ],
    });
    const people = peopleOf(record).map((person) => readPerson(incomingFromResManProspect(person)));
    expect(people).toMatchObject([
      { externalId: 'P1:R7:9', phones: ['+16175550142'], isActive: false, leadSource: 'Website' },
      { externalId: 'P1:R7:10', emails: ['jonah@example.org'], version: 't2026-11-25T10:00:00.000Z' },
    ]);
    expect(peopleOf(record).map(({ isMainContact }) => isMainContact)).toEqual([true, false]);
    expect(JSON.stringify(people)).not.toContain('1990');
  });

  it('reads somebody who lives there, as the client gives them, as the person of their prospect record', () => {
    const resident = { ...prospect, contactId: 'P1::9', prospectId: null, status: 'current_resident' };
    expect(ofProspect(resident satisfies ResManContact)).toMatchObject({
      externalId: 'P1::9',
      role: 'resident',
      isActive: true,
      references: [],
    });
  });

  it('reads the simplified form of the node', () => {
    const { contactId, propertyId, prospectId, personId, status, firstName, lastName, email } = prospect;
    const flat = { contactId, propertyId, prospectId, personId, status, firstName, lastName, email };
    expect(ofProspect({ ...flat, phone: '+16175550142', lastInteraction: null })).toMatchObject({
      phones: ['+16175550142'],
      addresses: [],
    });
  });

  it('leaves out wishes that cannot be read', () => {
    const wishes = {
      targetMoveInDate: '',
      minRent: 'about 2k',
      maxRent: null,
      bedrooms: '0',
      floorPlan: null,
    };
    expect(ofProspect({ ...prospect, preferences: wishes }).preferences).toEqual({
      unit_preferences: ['studio'],
    });
  });
});

describe('incomingFromResManResident', () => {
  const first = {
    PersonID: '9',
    LeaseID: 'L1',
    FirstName: 'Wanda',
    LastName: 'Kessler',
    Unit: '204',
    Email: 'wanda@example.com',
    MobilePhone: '617-555-0142',
    HomePhone: '',
    WorkPhone: '617-555-0143',
    Birthdate: '1990-01-01',
    MoveInDate: '2025-06-01T00:00:00',
    IsMinor: 'false',
  };
  const second = {
    personId: '9',
    firstName: 'Wanda',
    lastName: 'Kessler',
    unit: '204',
    email: 'wanda@example.com',
    mobilePhone: '617-555-0142',
    workPhone: '617-555-0143',
    moveInDate: '2025-06-01',
    residencyStatus: 'Current',
    socialSecurityNumber: '123-45-6789',
    birthDate: '1990-01-01',
  };
  const read = (given: object) => {
    const incoming = incomingFromResManResident(ResManResidentSchema.parse(given), 'P1');
    return incoming && readPerson(incoming);
  };

  it.each([
    ['first', first],
    ['second', second],
  ])('reads what the %s generation of the API gives, without what must not be kept', (_, given) => {
    const record = read(given);
    expect(record).toMatchObject({
      externalId: 'P1::9',
      role: 'resident',
      isActive: true,
      phones: ['+16175550142', '+16175550143'],
      attributes: { unit: '204', move_in_date: '2025-06-01' },
      references: [],
    });
    expect(JSON.stringify(record)).not.toMatch(/1990|6789|birth|social/i);
  });

  it('is known to be the person of the prospect record', () => {
    expect(ofProspect(prospect).references).toEqual([
      { system: 'resman', externalId: read(first)?.externalId },
    ]);
  });

  it.each([
    [{ Status: 'Pending' }, 'applicant', true],
    [{ Status: 'Pending Renewal' }, 'resident', true],
    [{ Status: 'a word that we do not know' }, 'resident', true],
    [{ Status: 'Former' }, null, false],
  ])('reads %j as %s, active %s', (status, role, isActive) => {
    expect(read({ ...first, ...status })).toMatchObject({ role, isActive });
  });

  it('takes no minor for a contact', () => {
    expect(read({ ...first, IsMinor: true })).toBeNull();
  });
});

describe('incomingFromResManContact', () => {
  it('reads a contact of the customer’s endpoints with its opt-outs', () => {
    const contact = ResManContactSchema.parse({
      id: 'P1:R7:9',
      first_name: 'Wanda',
      last_name: 'Kessler',
      phone: '617-555-0142',
      property_id: 'P1',
      status: 'new',
      lead_score: '40',
      communication_preferences: { preferred_method: 'sms', opt_out: true },
      notes: 'two\nlines',
      updated_at: '2026-11-25T10:00:00Z',
    });
    expect(readPerson(incomingFromResManContact(contact))).toMatchObject({
      externalId: 'P1:R7:9',
      version: 't2026-11-25T10:00:00.000Z',
      role: 'prospect',
      leadScore: 40,
      preferences: { communication_method: 'text', opt_out: true },
      notes: 'two\nlines',
    });
  });
});
