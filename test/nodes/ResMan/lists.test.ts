import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { ResMan } from '../../../nodes/ResMan/ResMan.node';
import { GARDEN, HARBOR, openResMan, SOURCE, type OpenResMan } from '../../clients/resman/sandbox';
import { listSearch, testCredential } from '../../support/editor-calls';
import { byId, credentialsOf, jsonOf, runResMan } from './run-resman';

describe('ResMan, lists and the editor', () => {
  let resMan: OpenResMan;
  beforeAll(async () => {
    resMan = await openResMan();
  });
  beforeEach(async () => {
    await resMan.reset();
    await resMan.seed({
      prospects: [
        {
          id: 'p1',
          propertyId: HARBOR,
          people: [
            {
              personId: 'n1',
              firstName: 'Nathan',
              lastName: 'Smith',
              email: 'nathan@example.com',
              phone: '(512) 555-0142',
            },
          ],
          events: [{ type: 'Other', date: '2026-11-01T10:00:00Z', isFirstContact: true, comments: 'Hello' }],
        },
      ],
      leasePeople: [
        { id: 'n8', propertyId: HARBOR, firstName: 'Rosa', lastName: 'Diaz', status: 'Current' },
        { id: 'n9', propertyId: HARBOR, firstName: 'Omar', lastName: 'Haddad', status: 'Pending' },
      ],
    });
  });
  afterAll(() => resMan.close());

  const schemaOf = (resource: string) => {
    const file = path.join(__dirname, `../../../nodes/ResMan/__schema__/v1.0.0/${resource}/getAll.json`);
    const { properties } = JSON.parse(readFileSync(file, 'utf8')) as { properties: object };
    return Object.keys(properties).sort();
  };

  it.each([
    ['property', {}, [{ propertyId: HARBOR, name: 'Harbor Lofts' }, { propertyId: GARDEN }]],
    ['employee', { propertyId: byId(GARDEN) }, [{ name: 'Dana Agent' }, { name: 'Lee Helper' }]],
    ['prospectSource', {}, [{ sourceId: SOURCE, isActive: true }, {}, { isActive: false }]],
    ['lostReason', {}, [{ name: 'Priced Out' }, { name: 'Chose Another' }]],
    ['resident', {}, [{ status: 'current_resident', prospectId: null }, { status: 'applicant' }]],
    ['prospect', { modifiedSince: '2026-01-01T00:00:00Z' }, [{ prospectId: 'p1', phone: '+15125550142' }]],
  ])('lists %s', async (resource, parameters, expected) => {
    const result = await runResMan(credentialsOf(resMan.url), {
      resource,
      operation: 'getAll',
      ...parameters,
    });
    expect(result.error).toBeUndefined();
    expect(jsonOf(result)).toMatchObject(expected);
    expect(jsonOf(result)).toHaveLength(expected.length);
    expect(Object.keys(jsonOf(result)[0] ?? {}).sort()).toEqual(schemaOf(resource));
    expect(JSON.stringify(jsonOf(result))).not.toMatch(/1990|900-00|birth|social/i);
  });

  it('keeps to the limit', async () => {
    const parameters = { resource: 'prospectSource', operation: 'getAll', limit: 2 };
    expect(jsonOf(await runResMan(credentialsOf(resMan.url), parameters))).toHaveLength(2);
  });

  it('gives prospects with everybody on the record and the history when that is asked for', async () => {
    const parameters = { resource: 'prospect', operation: 'getAll', modifiedSince: '2026-01-01T00:00:00Z' };
    const run = async (more: INodeParameters) =>
      jsonOf(await runResMan(credentialsOf(resMan.url), { ...parameters, ...more }));
    const [flat] = await run({ includeCommunicationLog: true });
    expect(flat).toMatchObject({ contactId: `${HARBOR}:p1:n1`, communicationLog: [{ note: 'Hello' }] });
    const [raw] = await run({ simplify: false });
    expect(raw).toMatchObject({ people: [{ personId: 'n1' }], communicationLog: [], lostReason: null });
  });

  it('gives residents of both APIs in one form, or each with its own fields', async () => {
    const run = async (readFrom: string, simplify: boolean) =>
      jsonOf(
        await runResMan(credentialsOf(resMan.url), {
          resource: 'resident',
          operation: 'getAll',
          readFrom,
          simplify,
        }),
      );
    const [classic] = await run('v1', true);
    expect(await run('v2', true)).toEqual([classic]);
    expect((await run('v1', false))[0]).toMatchObject({ isMainContact: true, phones: [] });
    expect((await run('v2', false))[0]).toMatchObject({ residencyStatus: 'Current', mobilePhone: null });
  });

  it('reads residents from v2, and explains a missing license', async () => {
    const parameters = { resource: 'resident', operation: 'getAll', readFrom: 'v2' };
    const result = await runResMan(credentialsOf(resMan.url), parameters);
    expect(jsonOf(result)).toMatchObject([{ personId: 'n8', firstName: 'Rosa' }]);
    expect(JSON.stringify(jsonOf(result))).not.toMatch(/1990|900-00|birth|social/i);
    await resMan.settings({ entitledEndpoints: [] });
    const { error } = await runResMan(credentialsOf(resMan.url), parameters);
    expect(error).toMatchObject({
      message: expect.stringContaining('does not license') as string,
      description: expect.stringContaining('ask ResMan to add it') as string,
    });
  });

  it('asks for a property where there is no default', async () => {
    const parameters = { resource: 'employee', operation: 'getAll' };
    const { error } = await runResMan(credentialsOf(resMan.url, { defaultPropertyId: '' }), parameters);
    expect(error?.message).toContain('"Property" is empty');
    expect(await resMan.requests()).toEqual([]);
  });

  const search = (method: string, filter?: string, propertyId = '') =>
    listSearch({
      node: new ResMan(),
      method,
      filter,
      credentials: credentialsOf(resMan.url),
      parameters: { propertyId: { __rl: true, mode: 'list', value: propertyId } },
    });

  it.each([
    ['searchProperties', 'garden', '', [{ name: 'Garden Court - Boston, MA', value: GARDEN }]],
    ['searchEmployees', 'lee', GARDEN, [{ name: 'Lee Helper', value: 'employee-2' }]],
    [
      'searchProspectSources',
      undefined,
      '',
      [
        { name: 'Website Chat', value: SOURCE },
        { name: 'Walk-In', value: 'source-walk' },
      ],
    ],
    ['searchLostReasons', 'PRICED', '', [{ name: 'Priced Out', value: 'reason-priced-out' }]],
    [
      'searchContacts',
      'nathan@example.com',
      '',
      [{ name: 'Nathan Smith (prospect, nathan@example.com)', value: `${HARBOR}:p1:n1` }],
    ],
    [
      'searchContacts',
      '512.555.0142',
      '',
      [{ name: 'Nathan Smith (prospect, nathan@example.com)', value: `${HARBOR}:p1:n1` }],
    ],
    ['searchContacts', 'nathan smith', GARDEN, []],
    ['searchContacts', 'nat', '', []],
  ])('offers for %s, typed %s, property %j', async (method, filter, propertyId, results) => {
    expect((await search(method, filter, propertyId)).results).toEqual(results);
  });

  it('shows what went wrong instead of an empty list', async () => {
    await resMan.settings({ acceptedKeys: ['another:key'] });
    await expect(search('searchProperties')).rejects.toThrow(/does not accept the partner ID/);
  });

  it('tests the credential with a harmless request', async () => {
    const { resManApi } = credentialsOf(resMan.url);
    expect(await testCredential(resManApi!)).toMatchObject({ ok: true });
    await resMan.settings({ acceptedKeys: ['another:key'] });
    expect(await testCredential(resManApi!)).toMatchObject({
      ok: false,
      message: expect.stringContaining('Admin > Users > API Users') as string,
    });
    expect((await resMan.requests()).map(({ path: asked }) => asked)).toEqual([
      '/Account/GetProperties',
      '/Account/GetProperties',
    ]);
  });
});
