import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { GARDEN, HARBOR, LOST_REASON, openResMan, type OpenResMan } from '../../clients/resman/sandbox';
import { byId, credentialsOf, itemsOf, jsonOf, pairsOf, runResMan } from './run-resman';

const nathan = {
  firstName: 'Nathan',
  lastName: 'Smith',
  email: 'nathan@example.com',
  phone: '512-555-0142',
};
const contactId = `${HARBOR}:p1:n1`;

describe('ResMan, contacts', () => {
  let resMan: OpenResMan;
  beforeAll(async () => {
    resMan = await openResMan();
  });
  beforeEach(() => resMan.reset());
  afterAll(() => resMan.close());

  const contact = (operation: string, parameters: INodeParameters = {}) => ({
    resource: 'contact',
    operation,
    ...parameters,
  });
  const seed = (id: string, changes: Record<string, unknown> = {}, propertyId = HARBOR) =>
    resMan.seed({
      prospects: [
        {
          id: `p${id}`,
          propertyId,
          people: [{ personId: `n${id}`, ...nathan, ...changes }],
        },
      ],
    });
  const schemaOf = (operation: string) => {
    const file = `../../../nodes/ResMan/__schema__/v1.0.0/contact/${operation}.json`;
    const text = readFileSync(path.join(__dirname, file), 'utf8');
    return Object.keys((JSON.parse(text) as { properties: object }).properties).sort();
  };
  const keysOf = (json: object | undefined) => Object.keys(json ?? {}).sort();

  describe('Create or Update', () => {
    it('makes whom ResMan has not, finds whom it has, and sends a resident out by Refused', async () => {
      await seed('1', { firstName: 'Rosa', lastName: 'Diaz', email: 'rosa@example.com', phone: null });
      await seed('2', {
        type: 'current_resident',
        firstName: 'Omar',
        lastName: 'Haddad',
        email: 'omar@example.com',
        phone: null,
      });
      const items = itemsOf(
        nathan,
        { firstName: 'Rosa', lastName: 'Diaz', email: 'rosa@example.com' },
        { firstName: 'Omar', lastName: 'Haddad', email: 'omar@example.com' },
      );
      const result = await runResMan(
        credentialsOf(resMan.url),
        contact('upsert', { comments: 'From the chat' }),
        items,
      );
      expect(result.error).toBeUndefined();
      expect(jsonOf(result)).toMatchObject([
        { action: 'created', isNewContact: true, status: 'prospect', phone: '+15125550142' },
        { action: 'updated', isNewContact: false, contactId },
      ]);
      expect(pairsOf(result)).toEqual([{ item: 0 }, { item: 1 }]);
      expect(jsonOf(result, 1)).toMatchObject([{ action: 'refused', reason: 'is_resident' }]);
      expect(pairsOf(result, 1)).toEqual([{ item: 2 }]);
      expect(keysOf(jsonOf(result)[0])).toEqual(schemaOf('upsert'));
      expect(keysOf(jsonOf(result, 1)[0])).toEqual(schemaOf('upsert'));
      expect(await resMan.prospects()).toHaveLength(3);
    });

    it('overwrites, and takes nobody whom it is not sure of, as the options say', async () => {
      await seed('1', { lastName: 'Smyth' });
      const options = { overwrite: true };
      const result = await runResMan(
        credentialsOf(resMan.url),
        contact('upsert', { options }),
        itemsOf(nathan),
      );
      expect(jsonOf(result)).toMatchObject([{ action: 'updated', changedFields: ['lastName'] }]);
      const careful = await runResMan(
        credentialsOf(resMan.url),
        contact('upsert', { options: { minimumConfidence: 1 } }),
        itemsOf(nathan),
      );
      expect(jsonOf(careful)).toMatchObject([{ action: 'created', candidates: [{ contactId }] }]);
    });

    it('goes on after an item that cannot be sent, and says which and why', async () => {
      const items = itemsOf(nathan, { firstName: 'No', lastName: '' }, { ...nathan, firstName: 'bad\u0007' });
      const result = await runResMan(credentialsOf(resMan.url), contact('upsert'), items, {
        continueOnFail: true,
      });
      expect(jsonOf(result)).toMatchObject([
        { action: 'created' },
        { errorCode: 'resman.invalid_contact', error: expect.stringContaining('last name') as string },
        {
          errorCode: 'resman.invalid_contact',
          error: expect.stringContaining('control character') as string,
        },
      ]);
      expect(pairsOf(result)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
      expect(JSON.stringify(jsonOf(result).slice(1))).not.toMatch(/Nathan|nathan|555/);
    });

    it('sends failed items out by the error output when the node has one', async () => {
      const items = itemsOf({ firstName: 'No' }, nathan);
      const result = await runResMan(credentialsOf(resMan.url), contact('upsert'), items, {
        continueErrorOutput: true,
      });
      expect(jsonOf(result)).toMatchObject([{ action: 'created' }]);
      expect(jsonOf(result, 3)).toMatchObject([
        {
          firstName: 'No',
          error: expect.stringContaining('last name') as string,
          details: { errorCode: 'resman.invalid_contact' },
        },
      ]);
    });
  });

  it('creates one prospect after a time-out, when ResMan had done it', async () => {
    await resMan.misbehave({ action: 'drop_after', match: { path: 'PostLead' } });
    const result = await runResMan(credentialsOf(resMan.url), contact('create', nathan));
    expect(jsonOf(result)).toMatchObject([{ action: 'created', firstName: 'Nathan', leftOut: [] }]);
    expect(keysOf(jsonOf(result)[0])).toEqual(schemaOf('create'));
    expect(await resMan.prospects()).toHaveLength(1);
  });

  it('reads a contact, flat or with everything', async () => {
    await seed('1');
    const credentials = credentialsOf(resMan.url);
    const flat = await runResMan(credentials, contact('get', { contactId: byId(contactId) }));
    expect(jsonOf(flat)).toMatchObject([{ contactId, phone: '+15125550142', lastInteraction: null }]);
    expect(keysOf(jsonOf(flat)[0])).toEqual(schemaOf('get'));
    const whole = await runResMan(
      credentials,
      contact('get', { contactId: byId(contactId), simplify: false }),
    );
    expect(jsonOf(whole)).toMatchObject([{ isMainContact: true, phones: [{ type: 'cell' }], events: [] }]);
  });

  it.each([
    ['={{ "nobody" }}', 'not a contact ID'],
    [`${HARBOR}:none:none`, 'no such contact'],
  ])('says so when %s is nobody', async (id, says) => {
    const { error } = await runResMan(credentialsOf(resMan.url), contact('get', { contactId: byId(id) }));
    expect(error?.message).toContain(says);
  });

  it('searches one property or all, with everything that is filled in, lost ones on demand', async () => {
    await seed('1');
    await seed('2', { type: 'lost', firstName: 'Nora' });
    await seed('3', {}, GARDEN);
    const credentials = credentialsOf(resMan.url);
    const search = async (parameters: INodeParameters) =>
      jsonOf(await runResMan(credentials, contact('search', parameters))).map(({ prospectId }) => prospectId);
    expect(await search({ email: 'NATHAN@example.com' })).toEqual(['p1']);
    expect(await search({ phone: '+1 512 555 0142', includeInactive: true })).toEqual(['p1', 'p2']);
    expect(await search({ name: 'Nora Smith', email: nathan.email, includeInactive: true })).toEqual(['p2']);
    expect(await search({ searchIn: 'all', name: 'Nathan Smith' })).toEqual(['p1', 'p3']);
    const found = await runResMan(credentials, contact('search', { searchIn: 'all', email: nathan.email }));
    expect(jsonOf(found)[0]).toMatchObject({ totalCount: 2, searchedProperties: 2, properties: 2 });
    expect(keysOf(jsonOf(found)[0])).toEqual(schemaOf('search'));
  });

  it.each([
    [{}, 'nothing to search for'],
    [{ name: 'Cher' }, 'single word'],
  ])('refuses the search %j', async (parameters, says) => {
    const { error } = await runResMan(credentialsOf(resMan.url), contact('search', parameters));
    expect(error?.message).toContain(says);
    expect(await resMan.requests()).toEqual([]);
  });

  it('updates what is given, and leaves an applicant as they are', async () => {
    await seed('1');
    await seed('2', { type: 'applicant' });
    const items = itemsOf({ id: contactId }, { id: `${HARBOR}:p2:n2` });
    const parameters = contact('update', {
      contactId: byId('={{ $json.id }}'),
      updateFields: { lastName: 'Lee', note: 'Married', bedrooms: '2' },
    });
    const result = await runResMan(credentialsOf(resMan.url), parameters, items);
    expect(jsonOf(result)).toMatchObject([{ action: 'updated', changedFields: ['lastName', 'bedrooms'] }]);
    expect(keysOf(jsonOf(result)[0])).toEqual(schemaOf('update'));
    expect(jsonOf(result, 1)).toMatchObject([
      { action: 'refused', reason: 'is_applicant', lastName: 'Smith' },
    ]);
    expect(pairsOf(result, 1)).toEqual([{ item: 1 }]);
    const [first] = await resMan.prospects();
    expect(first?.current).toMatchObject({
      people: [{ lastName: 'Lee', email: nathan.email }],
      events: [{ comments: 'Married', type: 'Other' }],
    });
  });

  it.each([
    ['city', 'Boston', { address: { street: '12 Harbor Lane', city: 'Boston', postalCode: '78701' } }],
    ['maxRent', '2400', { preferences: { minRent: '1500', maxRent: '2400', bedrooms: '2' } }],
    ['minRent', '1600', { preferences: { minRent: '1600', maxRent: '2100', bedrooms: '2' } }],
  ])('updates %s and keeps what belongs to it and is not told', async (field, value, after) => {
    const credentials = credentialsOf(resMan.url);
    const additionalFields = {
      ...{ street: '12 Harbor Lane', city: 'Austin', postalCode: '78701' },
      ...{ minRent: '1500', maxRent: '2100', bedrooms: '2' },
    };
    const [made] = jsonOf(await runResMan(credentials, contact('create', { ...nathan, additionalFields })));
    const id = byId(String(made?.contactId));
    const update = contact('update', { contactId: id, updateFields: { [field]: value } });
    const result = jsonOf(await runResMan(credentials, update));
    expect(result).toMatchObject([
      { action: 'updated', changedFields: [field === 'city' ? 'address' : field] },
    ]);
    const get = contact('get', { contactId: id, simplify: false });
    expect(jsonOf(await runResMan(credentials, get))).toMatchObject([after]);
  });

  it('gives everybody who changed, and where the next run begins', async () => {
    await resMan.seed({
      prospects: Array.from({ length: 40 }, (_, n) => ({
        id: `c${n}`,
        propertyId: HARBOR,
        updatedAt: new Date(Date.UTC(2026, 10, 1, n)).toISOString(),
        people: [{ personId: `m${n}`, firstName: 'A', lastName: 'B' }],
      })),
    });
    await resMan.settings({ mostInWindow: 7 });
    const until = '2026-11-02T12:00:00.000Z';
    const result = await runResMan(
      credentialsOf(resMan.url),
      contact('getChanged', { since: '2026-11-01T10:00:00Z', options: { until, overlapMinutes: 60 } }),
    );
    expect(jsonOf(result).map(({ prospectId }) => prospectId)).toEqual(
      Array.from({ length: 28 }, (_, n) => `c${n + 9}`),
    );
    expect(jsonOf(result, 1)).toEqual([
      { propertyId: HARBOR, since: '2026-11-01T10:00:00.000Z', until, isComplete: true, contacts: 28 },
    ]);
    expect(keysOf(jsonOf(result)[0])).toEqual(schemaOf('getChanged'));
  });

  it('stops after as many as are wanted, and a loop over its checkpoints gives everybody once the overlap is left out', async () => {
    await resMan.seed({
      prospects: Array.from({ length: 40 }, (_, n) => ({
        id: `s${n}`,
        propertyId: HARBOR,
        updatedAt: new Date(Date.UTC(2026, 8, 1) + n * 50 * 60_000).toISOString(),
        people: [{ personId: `s${n}`, firstName: 'A', lastName: 'B' }],
      })),
    });
    await resMan.settings({ mostInWindow: 4 });
    const until = '2026-09-10T00:00:00.000Z';
    const found: unknown[] = [];
    let [since, rounds, isComplete] = ['2026-06-01T00:00:00.000Z', 0, false];
    while (!isComplete && rounds < 50) {
      const options = { until, stopAfter: 8, overlapMinutes: 60 };
      const result = await runResMan(credentialsOf(resMan.url), contact('getChanged', { since, options }));
      const [checkpoint] = jsonOf(result, 1);
      expect(String(checkpoint?.until) > since).toBe(true);
      expect(jsonOf(result).length).toBeLessThan(8 + 4);
      found.push(...jsonOf(result).map(({ prospectId }) => prospectId));
      [since, isComplete] = [String(checkpoint?.until), checkpoint?.isComplete === true];
      rounds += 1;
    }
    expect([since, isComplete]).toEqual([until, true]);
    expect(rounds).toBeGreaterThan(3);
    expect([...new Set(found)].sort()).toEqual(Array.from({ length: 40 }, (_, n) => `s${n}`).sort());
  });

  it('marks lost, brings back, and adds to the household', async () => {
    await seed('1');
    const credentials = credentialsOf(resMan.url);
    const named = { contactId: byId(contactId) };
    const lost = await runResMan(
      credentials,
      contact('markLost', { ...named, lostReasonId: byId(LOST_REASON), comments: 'Too dear' }),
    );
    expect(jsonOf(lost)).toMatchObject([{ action: 'done', status: 'lost' }]);
    expect(keysOf(jsonOf(lost)[0])).toEqual(schemaOf('markLost'));
    const back = await runResMan(credentials, contact('reactivate', named));
    expect(jsonOf(back)).toMatchObject([{ action: 'done', status: 'prospect' }]);
    expect(keysOf(jsonOf(back)[0])).toEqual(schemaOf('reactivate'));
    const member = { firstName: 'Carla', lastName: 'Smith' };
    const added = await runResMan(credentials, contact('addHouseholdMember', { ...named, ...member }));
    expect(jsonOf(added)).toMatchObject([{ action: 'created', firstName: 'Carla' }]);
    expect(keysOf(jsonOf(added)[0])).toEqual(schemaOf('addHouseholdMember'));
    const missing = await runResMan(
      credentials,
      contact('markLost', { ...named, lostReasonId: byId('={{ "" }}') }),
    );
    expect(missing.error?.message).toContain('"Lost Reason" is empty');
  });

  it('logs an interaction, refuses a resident, and takes the default employee', async () => {
    await seed('1');
    await seed('2', { type: 'current_resident' });
    const result = await runResMan(
      credentialsOf(resMan.url),
      {
        resource: 'interaction',
        operation: 'log',
        contactId: byId('={{ $json.id }}'),
        interactionType: 'CallFromProspect',
        comments: 'Asked for a tour',
        options: { at: '2026-11-20T10:00:00-06:00' },
      },
      itemsOf({ id: contactId }, { id: `${HARBOR}:p2:n2` }),
    );
    expect(jsonOf(result)).toMatchObject([{ action: 'done', lastInteraction: '2026-11-20T16:00:00.000Z' }]);
    expect(jsonOf(result, 1)).toMatchObject([{ action: 'refused', reason: 'is_resident' }]);
    expect((await resMan.prospects())[0]?.current.events).toMatchObject([
      { type: 'CallFromProspect', agentId: 'employee-1', isFirstContact: false },
    ]);
  });

  it('gives as many as the limit says, and says how many there are', async () => {
    for (const id of ['1', '2', '3']) await seed(id);
    const search = contact('search', { email: nathan.email, limit: 2 });
    const found = jsonOf(await runResMan(credentialsOf(resMan.url), search));
    expect(found).toHaveLength(2);
    expect(found[0]).toMatchObject({ totalCount: 3 });
  });

  it('finds ten thousand at once', async () => {
    await resMan.settings({ mostInWindow: 20_000 });
    await resMan.seed({
      prospects: Array.from({ length: 10_000 }, (_, n) => ({
        id: `c${n}`,
        propertyId: HARBOR,
        people: [{ personId: `m${n}`, firstName: 'A', lastName: `B${n}`, email: 'shared@example.com' }],
      })),
    });
    const result = await runResMan(
      credentialsOf(resMan.url),
      contact('search', { email: 'shared@example.com', returnAll: true }),
    );
    expect(jsonOf(result)).toHaveLength(10_000);
  });
});
