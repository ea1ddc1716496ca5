import {
  Failure,
  ofProperty,
  requireProperty,
  type Fields,
  type V1Result,
  type Workspace,
} from './workspace';

/** Whom the sandbox's account belongs to. */
export const COMPANY = 'Harbor Living';

const json = (members: Readonly<Record<string, unknown>>): V1Result => ({ kind: 'json', members });

export function getProperties({ store }: Workspace): V1Result {
  const Properties = store.all('property').map((property) => ({
    PropertyID: property.id,
    Name: property.name,
    StreetAddress: property.street,
    City: property.city,
    State: property.state,
    Zip: property.zip,
    Phone: property.phone,
    Email: property.email,
  }));
  return json({ Properties });
}

export function getAccountId({ settings }: Workspace, fields: Fields): V1Result {
  const subdomain = fields.get('Subdomain');
  const { accountId, subdomain: known } = settings();
  if (subdomain === '') throw new Failure('Subdomain is required');
  if (known !== null && subdomain.toLowerCase() !== known.toLowerCase())
    throw new Failure('Account could not be found');
  return json({ AccountID: Number(accountId), CompanyName: COMPANY, Subdomain: subdomain });
}

export function getProspectSources(workspace: Workspace, fields: Fields): V1Result {
  const propertyId = requireProperty(workspace, fields.get('PropertyID'));
  const ProspectSources = ofProperty(workspace, 'source', propertyId).map(({ id, name, isActive }) => ({
    ID: id,
    Name: name,
    IsActive: isActive,
    AvailableForOnlineMarketing: isActive,
  }));
  return json({ ProspectSources });
}

export function getLostProspectReasons({ store }: Workspace): V1Result {
  return json({
    LostProspectReasons: store.all('lostReason').map(({ id, name }) => ({ ID: id, Name: name })),
  });
}

export function getEmployees(workspace: Workspace, fields: Fields): V1Result {
  const propertyId = requireProperty(workspace, fields.get('PropertyID'));
  const Employees = workspace.store
    .all('employee')
    .filter(({ propertyIds }) => propertyIds.includes(propertyId))
    .map(({ id, name, email, securityGroup }) => ({
      ID: id,
      Name: name,
      Email: email,
      SecurityGroup: securityGroup,
    }));
  return json({ Employees });
}

export function getUnits(workspace: Workspace, fields: Fields): V1Result {
  const propertyId = requireProperty(workspace, fields.get('PropertyID'));
  const Units = ofProperty(workspace, 'unit', propertyId).map((unit) => ({
    UnitId: unit.id,
    PropertyID: propertyId,
    UnitNumber: unit.unitNumber,
    Building: unit.building,
    Floor: unit.floor,
    UnitType: unit.unitType,
  }));
  return json({ Units });
}
