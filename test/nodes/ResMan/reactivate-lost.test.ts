import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeParameters } from 'n8n-workflow';
import { HARBOR, LOST_REASON, openResMan, type OpenResMan } from '../../clients/resman/sandbox';
import { credentialsOf, itemsOf, jsonOf, pairsOf, runResMan } from './run-resman';

const nathan = { firstName: 'Nathan', lastName: 'Smith', email: 'nathan@example.com' };
const lostAt = '2026-11-20T15:00:00Z';

describe('ResMan > Contact > Create or Update, of a lost prospect', () => {
  let resMan: OpenResMan;
  beforeAll(async () => {
    resMan = await openResMan();
  });
  beforeEach(async () => {
    await resMan.reset();
    await seed();
  });
  afterAll(() => resMan.close());

  /** Nathan, who was marked lost, and with whom others may share the record. */
  const seed = (...household: { personId: string; type: string }[]) =>
    resMan.seed({
      prospects: [
        {
          id: 'p1',
          propertyId: HARBOR,
          people: [
            { personId: 'n1', type: 'lost', ...nathan },
            ...household.map((person) => ({ firstName: 'Carla', lastName: 'Smith', ...person })),
          ],
          events: [{ type: 'Cancel', date: lostAt, sourceId: LOST_REASON }],
        },
      ],
    });
  const upsert = (options: INodeParameters = {}, parameters: INodeParameters = {}) =>
    runResMan(
      credentialsOf(resMan.url),
      { resource: 'contact', operation: 'upsert', options, ...parameters },
      itemsOf(nathan),
    );
  const kept = async () => (await resMan.prospects())[0]?.current;
  const eventTypes = async () => (await kept())?.events.map(({ type }) => type);
  const posts = async () =>
    (await resMan.requests()).filter(({ path: asked }) => asked.endsWith('PostLeadManagement4_0'));

  it('makes them active again and writes what they said', async () => {
    const result = await upsert({}, { comments: 'Is the loft still free?' });
    expect(result.error).toBeUndefined();
    expect(jsonOf(result)).toMatchObject([
      {
        action: 'updated',
        reactivated: true,
        isNewContact: false,
        status: 'prospect',
        changedFields: ['status'],
      },
    ]);
    expect(pairsOf(result)).toEqual([{ item: 0 }]);
    expect(await kept()).toMatchObject({
      people: [{ type: 'prospect' }],
      events: [
        { type: 'Cancel' },
        { type: 'ReActivate', agentId: 'employee-1', isFirstContact: false },
        { type: 'Other', comments: 'Is the loft still free?' },
      ],
    });
  });

  it('sends one post when nothing else is to be written, and none the second time', async () => {
    expect(jsonOf(await upsert())).toMatchObject([{ action: 'updated', reactivated: true }]);
    expect(await posts()).toHaveLength(1);
    expect(jsonOf(await upsert())).toMatchObject([{ action: 'unchanged', reactivated: false }]);
    expect(await posts()).toHaveLength(1);
  });

  it('says in every item whether it did', async () => {
    const schema = readFileSync(
      path.join(__dirname, '../../../nodes/ResMan/__schema__/v1.0.0/contact/upsert.json'),
      'utf8',
    );
    const { properties } = JSON.parse(schema) as { properties: object };
    const [item] = jsonOf(await upsert());
    expect(Object.keys(item ?? {}).sort()).toEqual(Object.keys(properties).sort());
    await resMan.reset();
    expect(jsonOf(await upsert())).toMatchObject([{ action: 'created', reactivated: false }]);
  });

  it.each(['drop_after', 'drop_before'] as const)(
    'reactivates once when the answer to the reactivation is lost (%s)',
    async (action) => {
      await resMan.misbehave({ action, match: { path: 'PostLead' }, times: 1 });
      const result = await upsert({}, { comments: 'Is the loft still free?' });
      expect(result.error).toBeUndefined();
      expect(jsonOf(result)).toMatchObject([{ action: 'updated', reactivated: true, status: 'prospect' }]);
      expect(await eventTypes()).toEqual(['Cancel', 'ReActivate', 'Other']);
      expect(await resMan.prospects()).toHaveLength(1);
    },
  );

  it('writes what they said once when that answer is lost', async () => {
    await resMan.misbehave({ action: 'drop_after', match: { path: 'PostLead' }, every: 2, times: 1 });
    const result = await upsert({}, { comments: 'Is the loft still free?' });
    expect(jsonOf(result)).toMatchObject([{ action: 'updated', reactivated: true, status: 'prospect' }]);
    expect(await eventTypes()).toEqual(['Cancel', 'ReActivate', 'Other']);
  });

  it('leaves them lost when the option is off', async () => {
    const result = await upsert({ reactivateLost: false }, { comments: 'Is the loft still free?' });
    expect(jsonOf(result)).toMatchObject([{ action: 'updated', reactivated: false, status: 'lost' }]);
    expect(await kept()).toMatchObject({ people: [{ type: 'lost' }] });
    expect(await eventTypes()).toEqual(['Cancel', 'Other']);
  });

  it('leaves them lost for a message from before they were lost', async () => {
    const result = await upsert({ at: '2026-11-20T14:00:00Z' }, { comments: 'From a backlog' });
    expect(jsonOf(result)).toMatchObject([{ action: 'updated', reactivated: false, status: 'lost' }]);
    expect(await kept()).toMatchObject({ people: [{ type: 'lost' }] });
  });

  it('leaves them as they are when somebody on the record has applied, by "Refused"', async () => {
    await resMan.reset();
    await seed({ personId: 'n2', type: 'applicant' });
    const result = await upsert({}, { comments: 'Is the loft still free?' });
    expect(jsonOf(result, 1)).toMatchObject([
      { action: 'refused', reason: 'household_has_applicant', reactivated: false, status: 'lost' },
    ]);
    expect(await posts()).toEqual([]);
  });

  it('does not bring back whom the guard protects, even where changing them is allowed', async () => {
    await resMan.reset();
    await seed({ personId: 'n2', type: 'current_resident' });
    const result = await upsert({ allowProtected: true }, { comments: 'Is the loft still free?' });
    expect(jsonOf(result)).toMatchObject([{ action: 'updated', reactivated: false, status: 'lost' }]);
    expect(await eventTypes()).toEqual(['Cancel', 'Other']);
  });
});
