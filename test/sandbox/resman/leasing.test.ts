import { GARDEN, HARBOR, openResMan, type OpenResMan } from './resman-sandbox';

let resMan: OpenResMan;
beforeAll(async () => {
  resMan = await openResMan();
  await resMan.reset();
  await resMan.seed({
    leasePeople: [
      {
        id: 'n1',
        propertyId: HARBOR,
        unit: '101',
        firstName: 'Ada',
        lastName: 'Chen',
        email: 'ada@example.com',
        mobilePhone: '+16175550101',
        birthDate: '1988-02-03',
        status: 'Current',
      },
      { id: 'n2', propertyId: HARBOR, unit: '102', firstName: 'Ben', lastName: 'Diaz', status: 'Pending' },
      { id: 'n3', propertyId: HARBOR, unit: '101', firstName: 'Cy', lastName: 'Eze', status: 'Former' },
      { id: 'n4', propertyId: GARDEN, unit: '101', firstName: 'Di', lastName: 'Fox', status: 'Current' },
    ],
  });
});
afterAll(() => resMan.close());

async function rows(method: string, name: string, fields: Record<string, string> = {}) {
  const { json } = await resMan.call(method, { PropertyID: HARBOR, ...fields });
  return json?.[name] as Record<string, unknown>[];
}
const firstNames = (people: Record<string, unknown>[]) => people.map(({ FirstName }) => FirstName);

describe('the lists of a property', () => {
  it('has the sources of that property, inactive ones too', async () => {
    expect(await rows('Leasing/GetProspectSources', 'ProspectSources')).toEqual([
      { ID: 'source-chat', Name: 'Website Chat', IsActive: true, AvailableForOnlineMarketing: true },
      { ID: 'source-walk', Name: 'Walk-In', IsActive: true, AvailableForOnlineMarketing: true },
      { ID: 'source-old', Name: 'Old Paper', IsActive: false, AvailableForOnlineMarketing: false },
    ]);
  });

  it('has the employees who work there', async () => {
    expect(await rows('Leasing/GetEmployees', 'Employees')).toEqual([
      { ID: 'employee-1', Name: 'Dana Agent', Email: 'dana@example.com', SecurityGroup: 'Leasing Agent' },
    ]);
    expect(await rows('Leasing/GetEmployees', 'Employees', { PropertyID: GARDEN })).toHaveLength(2);
  });

  it('has its units', async () => {
    expect(await rows('Property/GetUnits', 'Units')).toMatchObject([
      { UnitId: 'unit-1', PropertyID: HARBOR, UnitNumber: '101', Building: '1' },
    ]);
    expect(await rows('Property/GetUnits', 'Units', { PropertyID: GARDEN })).toEqual([]);
  });
});

describe('the account', () => {
  it('has its properties', async () => {
    const { json } = await resMan.call('Account/GetProperties');
    expect(json?.Properties).toMatchObject([
      { PropertyID: HARBOR, Name: 'Harbor Lofts', City: 'Austin', State: 'TX', Phone: '(512) 555-0100' },
      { PropertyID: GARDEN, Name: 'Garden Court', City: 'Boston', State: 'MA' },
    ]);
  });

  it('is found by its subdomain, without an account id', async () => {
    await resMan.settings({ subdomain: 'harbor' });
    const ask = (Subdomain: string) =>
      resMan.call('Account/GetAccountID', { AccountID: undefined, Subdomain });
    expect((await ask('Harbor')).json).toMatchObject({
      Status: 'Success',
      AccountID: 400,
      Subdomain: 'Harbor',
    });
    expect((await ask('elsewhere')).json).toMatchObject({ Status: 'Failed' });
  });
});

describe('the people of a property', () => {
  it('are its residents, with the birth dates that a client has to drop', async () => {
    const people = await rows('Leasing/GetCurrentResidents', 'Residents');
    expect(people).toMatchObject([
      {
        PersonID: 'n1',
        FirstName: 'Ada',
        Unit: '101',
        Email: 'ada@example.com',
        MobilePhone: '(617) 555-0101',
        Birthdate: '1988-02-03',
        Rent: 1450,
      },
    ]);
    expect(people).toHaveLength(1);
  });

  it('are applicants too when asked for, with a status and without rents', async () => {
    const people = await rows('Leasing/GetApplicantsAndCurrentResidents', 'People');
    expect(people).toMatchObject([
      { FirstName: 'Ada', Status: 'Current', ApprovalStatus: 'Approved', Leases: [{ Unit: '101' }] },
      { FirstName: 'Ben', Status: 'Pending', ApprovalStatus: 'Pending', MoveInDate: null },
    ]);
    expect(people).toHaveLength(2);
    expect(people[0]).not.toHaveProperty('Rent');
  });

  it('are past ones too by unit', async () => {
    const inUnit = (Unit: string) => rows('Leasing/SearchResidents', 'Residents', { Unit });
    expect(firstNames(await inUnit('101'))).toEqual(['Ada', 'Cy']);
    expect(await inUnit('999')).toEqual([]);
  });
});
