import { textAt } from '../../../clients/resman/xml/read-xml';
import { HARBOR, leadXml, openResMan, type OpenResMan } from './resman-sandbox';

let resMan: OpenResMan;
let clock = Date.parse('2026-11-01T12:00:00.000Z');
beforeAll(async () => {
  resMan = await openResMan({ now: () => clock });
});
beforeEach(() => resMan.reset());
afterAll(() => resMan.close());

describe('an answer of the classic API', () => {
  it('is JSON with the payload beside the envelope', async () => {
    const { status, json } = await resMan.call('Leasing/GetLostProspectReasons');
    expect([status, json]).toEqual([
      200,
      {
        MethodName: 'GetLostProspectReasons',
        Status: 'Success',
        ErrorDescription: null,
        AccountID: 400,
        PropertyID: null,
        LostProspectReasons: [
          { ID: 'reason-priced-out', Name: 'Priced Out' },
          { ID: 'reason-other', Name: 'Chose Another' },
        ],
      },
    ]);
  });

  it('is XML for MITS methods, although JSON is accepted', async () => {
    const answer = await resMan.search({ Email: 'nobody@example.com' });
    expect(answer.contentType).toMatch(/^application\/xml/);
    const parts = ['MethodName', 'Status', 'ErrorDescription', 'AccountID', 'PropertyID'];
    expect([answer.xml?.name, ...parts.map((name) => textAt(answer.xml, name))]).toEqual([
      'ResMan',
      'SearchProspects',
      'Success',
      null,
      '400',
      HARBOR,
    ]);
  });

  it('is the same whatever case the field names are written in', async () => {
    const { json } = await resMan.call('Leasing/GetEmployees', {
      IntegrationPartnerID: undefined,
      ApiKey: undefined,
      integrationpartnerid: 'partner',
      APIKEY: 'key',
      propertyid: HARBOR,
    });
    expect(json).toMatchObject({ Status: 'Success', Employees: [{ Name: 'Dana Agent' }] });
  });
});

describe('a failure of the classic API', () => {
  it.each([
    ['Leasing/GetEmployees', { PropertyID: 'elsewhere' }, 'Property could not be found'],
    ['Leasing/GetEmployees', {}, 'PropertyID is required'],
    ['Leasing/GetEmployees', { PropertyID: HARBOR, AccountID: '401' }, 'Account could not be found'],
    ['Leasing/SearchResidents', { PropertyID: HARBOR }, 'Unit is required'],
    ['Account/GetAccountID', {}, 'Subdomain is required'],
  ])('is HTTP 200 and Failed in JSON: %s %j', async (method, fields, says) => {
    const { status, json } = await resMan.call(method, fields);
    expect([status, json?.Status, json?.ErrorDescription]).toEqual([200, 'Failed', says]);
  });

  it.each([
    [
      'MITS/SearchProspects',
      { PropertyID: 'elsewhere', Email: 'a@example.com' },
      'Property could not be found',
    ],
    ['MITS/SearchProspects', { PropertyID: HARBOR }, 'A search criterion is required'],
    ['MITS/PostLeadManagement4_0', { Xml: leadXml() }, 'PropertyID is required'],
  ])('is HTTP 200 and Error in XML: %s %j', async (method, fields, says) => {
    const { status, xml } = await resMan.call(method, fields);
    expect([status, textAt(xml, 'Status'), textAt(xml, 'ErrorDescription')]).toEqual([200, 'Error', says]);
  });

  it('is a page for a method there is not', async () => {
    const { status, contentType } = await resMan.call('Leasing/GetEverything');
    expect([status, contentType]).toEqual([404, 'text/html; charset=utf-8']);
  });
});

describe('a wrong key', () => {
  const call = () => resMan.call('Leasing/GetEmployees', { PropertyID: HARBOR });

  it.each<[string, Record<string, string | undefined>]>([
    ['no partner', { IntegrationPartnerID: undefined }],
    ['no key', { ApiKey: undefined }],
    ['an empty partner', { IntegrationPartnerID: '' }],
  ])('is not let in: %s', async (_what, fields) => {
    const { json } = await resMan.call('Account/GetProperties', fields);
    expect(json).toMatchObject({ Status: 'Failed', ErrorDescription: expect.stringMatching(/ApiKey/) });
  });

  it('fails with HTTP 200, as long as nobody knows better', async () => {
    await resMan.settings({ acceptedKeys: ['partner:another'] });
    const { status, json } = await call();
    expect([status, json?.Status]).toEqual([200, 'Failed']);
    const searched = await resMan.search({ Email: 'a@example.com' });
    expect([searched.status, textAt(searched.xml, 'Status')]).toEqual([200, 'Error']);
  });

  it('is 401 in JSON when the setting says so', async () => {
    await resMan.settings({ acceptedKeys: ['partner:another'], wrongKeyAnswer: 'unauthorized' });
    const { status, json } = await call();
    expect([status, json]).toEqual([401, { message: expect.stringMatching(/not valid/) }]);
  });

  it('is a page when the setting says so', async () => {
    await resMan.settings({ acceptedKeys: ['partner:another'], wrongKeyAnswer: 'page' });
    const { status, contentType, text } = await call();
    expect([status, contentType]).toEqual([403, 'text/html; charset=utf-8']);
    expect(text).toMatch(/^<html>/);
  });

  it('is told from the right one by partner and key together', async () => {
    await resMan.settings({ acceptedKeys: ['partner:key'] });
    expect((await call()).json).toMatchObject({ Status: 'Success' });
    const { json } = await resMan.call('Account/GetProperties', { IntegrationPartnerID: 'other' });
    expect(json).toMatchObject({ Status: 'Failed' });
  });
});

describe('the rate limit', () => {
  it('is off unless it is set', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => resMan.call('Account/GetProperties')));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
  });

  it('answers 429 in both generations above what is set, and lets in again a second later', async () => {
    await resMan.settings({ rateLimitPerSecond: 1 });
    expect((await resMan.call('Account/GetProperties')).status).toBe(200);
    expect((await resMan.call('Account/GetProperties')).status).toBe(429);
    const v2 = await resMan.v2('GET', '/Properties');
    expect([v2.status, v2.json]).toEqual([429, { message: 'Too many requests', code: 10429 }]);
    clock += 1000;
    expect((await resMan.v2('GET', '/Properties')).status).toBe(200);
  });
});
