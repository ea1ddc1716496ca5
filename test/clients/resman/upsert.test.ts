import {
  addHouseholdMember,
  createProspectOnce,
  logInteraction,
  markLost,
  reactivate,
  searchProperties,
  updateContact,
  upsertContact,
  type UpsertRequest,
} from '../../../clients/resman';
import {
  AGENT,
  GARDEN,
  HARBOR,
  LOST_REASON,
  openResMan,
  sessionOn,
  SOURCE,
  type OpenResMan,
} from './sandbox';

const AT = '2026-11-20T15:00:00.000Z';
const rules = {
  allowProtected: false,
  overwrite: false,
  minimumConfidence: 0.8,
  doubtAbove: null,
  reactivateLost: true,
};
const request = (person: UpsertRequest['person'], comments?: string): UpsertRequest => ({
  propertyId: HARBOR,
  person,
  interaction: { type: 'Other', at: AT, agentId: AGENT, sourceId: SOURCE, comments },
});
const nathan = {
  firstName: 'Nathan',
  lastName: 'Smith',
  email: 'nathan@example.com',
  phone: '+1 512 555 0142',
};
const event = { type: 'Other', date: AT, agentId: AGENT, sourceId: SOURCE, isFirstContact: true };

describe('ResMan over HTTP', () => {
  let resMan: OpenResMan;
  beforeAll(async () => {
    resMan = await openResMan();
  });
  beforeEach(() => resMan.reset());
  afterAll(() => resMan.close());

  const posts = async () =>
    (await resMan.requests()).filter(({ path }) => path.endsWith('PostLeadManagement4_0'));
  const seedNathan = (changes: { type?: string; email?: string | null; phone?: string | null } = {}) =>
    resMan.seed({
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
              ...changes,
            },
          ],
        },
      ],
    });

  describe('upsertContact', () => {
    it('creates a prospect who is not there, with source, agent and the first contact', async () => {
      const result = await upsertContact(sessionOn(resMan.url), request(nathan, 'Asked in the chat'), rules);
      expect(result).toMatchObject({ action: 'created', confidence: 0, candidates: [], leftOut: [] });
      const [prospect, ...others] = await resMan.prospects();
      expect(others).toEqual([]);
      expect(prospect).toMatchObject({
        sourceId: SOURCE,
        current: {
          people: [
            {
              type: 'prospect',
              firstName: 'Nathan',
              email: 'nathan@example.com',
              phones: [{ number: '(512) 555-0142', type: 'cell' }],
            },
          ],
          events: [{ type: 'Other', agentId: AGENT, isFirstContact: true, comments: 'Asked in the chat' }],
        },
      });
      expect(result.contact.contactId).toBe(
        `${HARBOR}:${prospect?.id}:${prospect?.current.people[0]?.personId}`,
      );
    });

    it('finds one who is there by e-mail, by phone in another form, or by phone and name', async () => {
      await seedNathan();
      for (const person of [nathan, { ...nathan, email: undefined }, { ...nathan, phone: '512.555.0142' }]) {
        const result = await upsertContact(sessionOn(resMan.url), request(person), rules);
        expect(result).toMatchObject({ action: 'unchanged', contact: { prospectId: 'p1', personId: 'n1' } });
        expect(result.confidence).toBeGreaterThan(0.8);
      }
      expect(await posts()).toEqual([]);
    });

    it('fills in what is empty, keeps what is there, and writes the chat into the history', async () => {
      await seedNathan({ email: null });
      const person = { ...nathan, middleName: 'Lee', phone: '512 555 0142' };
      const result = await upsertContact(sessionOn(resMan.url), request(person, 'Hello again'), rules);
      expect(result).toMatchObject({ action: 'updated', changedFields: ['middleName', 'email'] });
      const [{ current } = { current: undefined }] = await resMan.prospects();
      expect(current).toMatchObject({
        people: [
          { firstName: 'Nathan', email: 'nathan@example.com', phones: [{ number: '(512) 555-0142' }] },
        ],
        events: [{ comments: 'Hello again', isFirstContact: false }],
      });
      expect(await resMan.prospects()).toHaveLength(1);
    });

    it('leaves somebody alone who may be the person, and makes nobody, when asked to', async () => {
      await seedNathan({ email: null, phone: '(512) 555-0199' });
      const doubting = { ...rules, minimumConfidence: 0.9999, doubtAbove: 0.05 };
      const result = await upsertContact(sessionOn(resMan.url), request(nathan), doubting);
      expect(result).toMatchObject({
        action: 'in_doubt',
        contact: { prospectId: 'p1', personId: 'n1' },
        doubtful: [{ prospectId: 'p1' }],
      });
      expect(result.confidence).toBeGreaterThan(0.05);
      expect(await posts()).toEqual([]);
      expect((await upsertContact(sessionOn(resMan.url), request(nathan), rules)).action).toBe('created');
    });

    it('does not take a spouse on the same number for the person', async () => {
      await seedNathan({ email: null });
      const carla = {
        firstName: 'Carla',
        lastName: 'Smith',
        phone: '512-555-0142',
        email: 'carla@example.com',
      };
      const result = await upsertContact(sessionOn(resMan.url), request(carla), rules);
      expect(result.action).toBe('created');
      expect(result.candidates).toMatchObject([{ contactId: `${HARBOR}:p1:n1` }]);
      expect(await resMan.prospects()).toHaveLength(2);
    });

    it.each([
      ['applicant', 'is_applicant'],
      ['current_resident', 'is_resident'],
    ])('leaves an %s as they are and creates nobody beside them', async (type, reason) => {
      await seedNathan({ type });
      const result = await upsertContact(
        sessionOn(resMan.url),
        request({ ...nathan, middleName: 'Lee' }, 'Hi'),
        { ...rules, overwrite: true },
      );
      expect(result).toMatchObject({ action: 'refused', reason });
      expect(await posts()).toEqual([]);
    });

    it('finds a resident who has no prospect record among the leases', async () => {
      await resMan.seed({
        leasePeople: [
          {
            id: 'n9',
            propertyId: HARBOR,
            firstName: 'Nathan',
            lastName: 'Smith',
            email: 'nathan@example.com',
            mobilePhone: '(512) 555-0142',
            status: 'Current',
          },
        ],
      });
      const result = await upsertContact(sessionOn(resMan.url), request(nathan), rules);
      expect(result).toMatchObject({
        action: 'refused',
        reason: 'is_resident',
        contact: { contactId: `${HARBOR}::n9` },
      });
      expect(JSON.stringify(result)).not.toMatch(/1990|900-00/);
    });

    it('changes a resident when that is allowed', async () => {
      await seedNathan({ type: 'current_resident', email: null });
      const result = await upsertContact(sessionOn(resMan.url), request(nathan), {
        ...rules,
        allowProtected: true,
      });
      expect(result).toMatchObject({ action: 'updated', changedFields: ['email'] });
    });

    it('brings nobody back who is not lost, and takes the record that is not lost before one that is', async () => {
      await seedNathan({ type: 'lost' });
      await resMan.seed({
        prospects: [
          {
            id: 'p2',
            propertyId: HARBOR,
            people: [{ personId: 'n2', firstName: 'Nathan', lastName: 'Smith', email: 'nathan@example.com' }],
          },
        ],
      });
      const result = await upsertContact(sessionOn(resMan.url), request(nathan), rules);
      expect(result).toMatchObject({
        action: 'updated',
        changedFields: ['phones'],
        contact: { prospectId: 'p2' },
        reactivated: false,
        candidates: [{ contactId: `${HARBOR}:p1:n1`, status: 'lost' }],
      });
      expect((await resMan.prospects())[0]?.current.people[0]?.type).toBe('lost');
    });

    it('does not make a prospect lost again when the search lags behind', async () => {
      await seedNathan({ type: 'lost', email: null });
      await resMan.settings({ searchLagMs: 60_000 });
      const result = await upsertContact(sessionOn(resMan.url), request(nathan, 'Still free?'), rules);
      expect(result).toMatchObject({
        action: 'updated',
        reactivated: true,
        changedFields: ['status', 'email'],
        contact: { status: 'prospect' },
      });
      expect((await resMan.prospects())[0]?.current).toMatchObject({
        people: [{ type: 'prospect', email: 'nathan@example.com' }],
        events: [{ type: 'ReActivate' }, { type: 'Other', comments: 'Still free?' }],
      });
    });

    it('brings a prospect back only for what was said after they were lost', async () => {
      await seedNathan({ type: 'lost' });
      const session = sessionOn(resMan.url);
      const key = { propertyId: HARBOR, prospectId: 'p1', personId: 'n1' };
      await reactivate(session, key, { at: '2026-11-01T00:00:00Z' });
      await markLost(session, key, { lostReasonId: LOST_REASON, at: AT });
      const early = request(nathan, 'Said before');
      expect(await upsertContact(session, early, rules)).toMatchObject({
        action: 'updated',
        reactivated: false,
        contact: { status: 'lost' },
      });
      const later = { ...early, interaction: { ...early.interaction, at: '2026-11-20T15:00:01Z' } };
      expect(await upsertContact(session, later, rules)).toMatchObject({
        reactivated: true,
        contact: { status: 'prospect' },
      });
    });

    it('makes one prospect of twenty at the same time', async () => {
      const session = sessionOn(resMan.url);
      const results = await Promise.all(
        Array.from({ length: 20 }, () => upsertContact(session, request(nathan), rules)),
      );
      expect(results.filter(({ action }) => action === 'created')).toHaveLength(1);
      expect(await resMan.prospects()).toHaveLength(1);
    });

    it('leaves out placeholders, which ResMan would take for somebody', async () => {
      await resMan.seed({
        prospects: [
          {
            id: 'p0',
            propertyId: HARBOR,
            people: [{ personId: 'n0', firstName: 'Someone', lastName: 'Else', phone: '(000) 000-0000' }],
          },
        ],
      });
      const person = { ...nathan, phone: '000-000-0000', email: 'none@none.com' };
      const result = await upsertContact(sessionOn(resMan.url), request(person), rules);
      expect(result).toMatchObject({ action: 'created', contact: { email: null, phones: [] } });
      expect(result.leftOut.map(({ field }) => field)).toEqual(['phone', 'email']);
      for (const { body } of await resMan.requests())
        expect(decodeURIComponent(body ?? '')).not.toMatch(/000-000|0000000000|\(000\)|none@/);
    });
  });

  describe('a post whose answer got lost', () => {
    it.each(['drop_after', 'drop_before', 'status', 'empty', 'html', 'malformed'] as const)(
      'is not repeated blindly after %s',
      async (action) => {
        await resMan.misbehave({ action, match: { path: 'PostLead' } });
        const session = sessionOn(resMan.url);
        const wanted = { propertyId: HARBOR, person: { firstName: 'Nathan', lastName: 'Smith' }, event };
        const contact = await createProspectOnce(session.client, wanted, session.readBack);
        const prospects = await resMan.prospects();
        expect(prospects).toHaveLength(1);
        expect(contact.prospectId).toBe(prospects[0]?.id);
      },
    );

    it('is looked for as long as the search lags behind', async () => {
      await resMan.settings({ searchLagMs: 40 });
      await resMan.misbehave({ action: 'drop_after', match: { path: 'PostLead' } });
      const session = sessionOn(resMan.url);
      const wanted = { propertyId: HARBOR, person: { firstName: 'Nathan', lastName: 'Smith' }, event };
      await createProspectOnce(session.client, wanted, session.readBack);
      expect(await resMan.prospects()).toHaveLength(1);
    });

    it('is not taken for an older prospect of the same name', async () => {
      await seedNathan({ email: null, phone: null });
      await resMan.misbehave({ action: 'drop_before', match: { path: 'PostLead' } });
      const session = sessionOn(resMan.url);
      const wanted = { propertyId: HARBOR, person: { firstName: 'Nathan', lastName: 'Smith' }, event };
      const contact = await createProspectOnce(session.client, wanted, session.readBack);
      expect(contact.prospectId).not.toBe('p1');
      expect(await resMan.prospects()).toHaveLength(2);
    });

    it.each(['drop_after', 'drop_before', 'status'] as const)(
      'writes an event once after %s',
      async (action) => {
        await seedNathan();
        await resMan.misbehave({ action, match: { path: 'PostLead' }, times: 2 });
        const key = { propertyId: HARBOR, prospectId: 'p1', personId: 'n1' };
        const interaction = { type: 'CallFromProspect', at: AT, comments: 'Asked for a tour' };
        const result = await logInteraction(sessionOn(resMan.url), key, interaction, false);
        expect(result.action).toBe('done');
        expect((await resMan.prospects())[0]?.current.events).toHaveLength(1);
      },
    );

    it('says that nobody knows when it cannot be looked up', async () => {
      await resMan.misbehave({ action: 'status', status: 503, match: { path: '.' }, times: 1000 });
      const session = sessionOn(resMan.url);
      const wanted = { propertyId: HARBOR, person: { firstName: 'A', lastName: 'B' }, event };
      const limited = { ...session.readBack, attempts: 1, pausesMs: [] };
      await expect(createProspectOnce(session.client, wanted, limited)).rejects.toMatchObject({
        code: 'resman.server_error',
        unchanged: expect.stringContaining('not known') as string,
      });
    });
  });

  describe('updateContact', () => {
    const key = { propertyId: HARBOR, prospectId: 'p1', personId: 'n1' };
    const overwriting = { allowProtected: false, overwrite: true };

    it('sends the whole name and what changes, and blanks nothing', async () => {
      await seedNathan();
      const update = { person: { lastName: 'Lee', email: '' } };
      const result = await updateContact(sessionOn(resMan.url), key, update, overwriting);
      expect(result).toMatchObject({ action: 'updated', changedFields: ['lastName'] });
      const [posted] = await posts();
      const xml = new URLSearchParams(posted?.body ?? '').get('Xml') ?? '';
      expect(xml).toContain('<Name><FirstName>Nathan</FirstName><LastName>Lee</LastName></Name>');
      expect(xml).not.toMatch(/Email|Phone|Event/);
      expect((await resMan.prospects())[0]?.current.people[0]).toMatchObject({
        lastName: 'Lee',
        email: 'nathan@example.com',
        phones: [{ number: '(512) 555-0142' }],
      });
    });

    it('sends nothing when nothing changes', async () => {
      await seedNathan();
      const update = { person: { firstName: 'Nathan', email: 'NATHAN@example.com', phone: '5125550142' } };
      const result = await updateContact(sessionOn(resMan.url), key, update, overwriting);
      expect(result.action).toBe('unchanged');
      expect(await posts()).toEqual([]);
    });

    it('refuses when a roommate on the record has applied', async () => {
      await resMan.seed({
        prospects: [
          {
            id: 'p2',
            propertyId: HARBOR,
            people: [
              { personId: 'a', firstName: 'Nathan', lastName: 'Smith' },
              { personId: 'b', type: 'applicant', firstName: 'Carla', lastName: 'Smith' },
            ],
          },
        ],
      });
      const inRecord = { propertyId: HARBOR, prospectId: 'p2', personId: 'a' };
      const update = { person: { lastName: 'Lee' } };
      const result = await updateContact(sessionOn(resMan.url), inRecord, update, overwriting);
      expect(result).toMatchObject({ action: 'refused', reason: 'household_has_applicant' });
    });

    it('says so when there is no such contact', async () => {
      const update = { person: { lastName: 'Lee' } };
      await expect(updateContact(sessionOn(resMan.url), key, update, overwriting)).rejects.toMatchObject({
        code: 'resman.not_found',
      });
    });
  });

  it('marks a prospect lost with a reason, once, and brings them back', async () => {
    await seedNathan();
    const session = sessionOn(resMan.url);
    const key = { propertyId: HARBOR, prospectId: 'p1', personId: 'n1' };
    const lost = { lostReasonId: LOST_REASON, at: AT };
    expect(await markLost(session, key, lost)).toMatchObject({ action: 'done', contact: { status: 'lost' } });
    expect(await markLost(session, key, lost)).toMatchObject({ action: 'unchanged' });
    expect(await reactivate(session, key, { at: AT })).toMatchObject({
      action: 'done',
      contact: { status: 'prospect' },
    });
    expect(await reactivate(session, key, { at: AT })).toMatchObject({ action: 'unchanged' });
    const [{ current } = { current: undefined }] = await resMan.prospects();
    expect(current?.events.map(({ type, sourceId }) => [type, sourceId])).toEqual([
      ['Cancel', LOST_REASON],
      ['ReActivate', null],
    ]);
  });

  it('adds a household member once, whatever happens to the answer', async () => {
    await seedNathan();
    const session = sessionOn(resMan.url);
    const key = { propertyId: HARBOR, prospectId: 'p1', personId: 'n1' };
    const carla = { firstName: 'Carla', lastName: 'Smith', email: 'carla@example.com' };
    await resMan.misbehave({ action: 'drop_after', match: { path: 'PostLead' } });
    const added = await addHouseholdMember(session, key, carla);
    expect(added).toMatchObject({ action: 'created', contact: { firstName: 'Carla', isMainContact: false } });
    expect(await addHouseholdMember(session, key, carla)).toMatchObject({ action: 'unchanged' });
    expect((await resMan.prospects())[0]?.current.people).toHaveLength(2);
  });

  it('searches property after property, and names the one that failed', async () => {
    await seedNathan();
    await resMan.seed({
      prospects: [
        {
          id: 'p7',
          propertyId: GARDEN,
          people: [{ personId: 'n7', firstName: 'Nathan', lastName: 'Smith', email: 'nathan@example.com' }],
        },
      ],
    });
    const { client } = sessionOn(resMan.url);
    const query = { email: 'Nathan@example.com' };
    const both = await searchProperties(client, query, 10);
    expect(both.contacts.map(({ prospectId }) => prospectId).sort()).toEqual(['p1', 'p7']);
    expect(both).toMatchObject({ searchedProperties: 2, properties: 2, failed: [] });
    expect(await searchProperties(client, query, 1)).toMatchObject({ searchedProperties: 1, properties: 2 });
    await resMan.misbehave({ action: 'html', match: { path: 'SearchProspects' }, times: 1 });
    const one = await searchProperties(client, query, 10);
    expect(one).toMatchObject({ searchedProperties: 1, failed: [{ code: 'resman.unexpected_answer' }] });
  });

  it('reads from v2, without birth dates and social security numbers, and says when it is not licensed', async () => {
    await seedNathan();
    await resMan.seed({
      leasePeople: [{ id: 'n9', propertyId: HARBOR, firstName: 'Rosa', lastName: 'Diaz', status: 'Current' }],
    });
    const { v2 } = sessionOn(resMan.url);
    const since = { modifiedSince: '2026-01-01T00:00:00Z' };
    expect(await v2.prospects(HARBOR, since)).toMatchObject([{ prospectId: 'p1', status: 'Prospect' }]);
    const residents = await v2.residents(HARBOR);
    expect(residents).toMatchObject([{ firstName: 'Rosa' }]);
    expect(JSON.stringify(residents)).not.toMatch(/1990|900-00|birth|social/i);
    await resMan.settings({ entitledEndpoints: ['/Prospects'] });
    await expect(v2.residents(HARBOR)).rejects.toMatchObject({
      code: 'resman.not_entitled',
      remedy: expect.stringContaining('licensed separately') as string,
    });
    await expect(v2.prospects(HARBOR, { modifiedSince: '2999-01-01T00:00:00Z' })).rejects.toMatchObject({
      code: 'resman.invalid_request',
    });
  });

  it.each(['failure', 'unauthorized', 'page'] as const)(
    'understands a wrong key said as %s',
    async (answer) => {
      await resMan.settings({ acceptedKeys: ['partner:another-key'], wrongKeyAnswer: answer });
      await expect(sessionOn(resMan.url).client.properties()).rejects.toMatchObject({
        code: 'resman.unauthorized',
      });
      const query = { email: 'nathan@example.com' };
      await expect(sessionOn(resMan.url).client.searchProspects(HARBOR, query)).rejects.toMatchObject({
        code: 'resman.unauthorized',
      });
    },
  );

  it('names an unknown source, and one of another property', async () => {
    const { client, readBack } = sessionOn(resMan.url);
    for (const sourceId of ['nowhere', 'source-garden']) {
      const wanted = {
        propertyId: HARBOR,
        person: { firstName: 'A', lastName: 'B' },
        event: { ...event, sourceId },
      };
      await expect(createProspectOnce(client, wanted, readBack)).rejects.toMatchObject({
        code: 'resman.unknown_source',
      });
    }
    expect(await resMan.prospects()).toEqual([]);
  });
});
