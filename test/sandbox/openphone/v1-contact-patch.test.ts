import { contactBody, runSandbox, type Running, type V1Contact } from '../sandbox-client';

const fields = [
  { key: 'address', name: 'Address', type: 'address' },
  { key: 'sources', name: 'Sources', type: 'multi-select' },
  { key: 'rooms', name: 'Rooms', type: 'number' },
  { key: 'vip', name: 'VIP', type: 'boolean' },
  { key: 'moveIn', name: 'Move in', type: 'date' },
] as const;

describe('v1 contacts, changed by PATCH', () => {
  let sandbox: Running;
  beforeEach(async () => {
    sandbox = await runSandbox();
    await sandbox.seed({
      users: [{ id: 'USowner1', email: 'owner@example.com', role: 'owner' }],
      customFields: fields,
    });
  });
  afterEach(() => sandbox.close());

  const create = (changes: Record<string, unknown> = {}, defaults: Record<string, unknown> = {}) =>
    sandbox.data<V1Contact>('POST', '/v1/contacts', contactBody(changes, defaults));
  const patch = (contact: V1Contact, body: unknown) =>
    sandbox.data<V1Contact>('PATCH', `/v1/contacts/${contact.id}`, body);
  const get = (contact: V1Contact) => sandbox.data<V1Contact>('GET', `/v1/contacts/${contact.id}`);

  describe('patch replaces', () => {
    const custom = { customFields: [{ key: 'rooms', value: 2 }] };

    it('empties every list that the body leaves out', async () => {
      const made = await create(custom);
      const changed = await patch(made, { defaultFields: { firstName: 'Bob' } });
      expect(changed.defaultFields).toMatchObject({ firstName: 'Bob', emails: [], phoneNumbers: [] });
      expect(changed.customFields).toEqual([]);
      expect(await get(made)).toEqual(changed);
    });

    it('empties the lists even when it leaves out defaultFields', async () => {
      const changed = await patch(await create(custom), { externalId: 'new' });
      expect(changed.defaultFields.phoneNumbers).toEqual([]);
    });

    it('keeps a list that comes back whole, with the ids of its items', async () => {
      const made = await create(custom);
      const { emails, phoneNumbers } = made.defaultFields;
      const changed = await patch(made, {
        defaultFields: { firstName: 'Bob', emails, phoneNumbers },
        customFields: made.customFields,
      });
      expect(changed.defaultFields).toEqual({ ...made.defaultFields, firstName: 'Bob' });
      expect(changed.customFields).toEqual(made.customFields);
    });

    it('updates an item with its id in place, adds one without, removes one with null, drops one not named', async () => {
      const made = await create(
        {},
        {
          phoneNumbers: ['0143', '0144', '0145'].map((line) => ({
            name: 'mobile',
            value: `+1202555${line}`,
          })),
        },
      );
      const [one, two] = made.defaultFields.phoneNumbers;
      const phoneNumbers = [
        { id: two?.id, value: null },
        { name: 'work', value: '+12025550199' },
        { id: one?.id, name: 'mobile', value: '+12025550150' },
      ];
      const changed = await patch(made, { defaultFields: { phoneNumbers } });
      expect(changed.defaultFields.phoneNumbers).toEqual([
        { id: expect.not.stringMatching(`${one?.id}|${two?.id}`), name: 'work', value: '+12025550199' },
        { id: one?.id, name: 'mobile', value: '+12025550150' },
      ]);
    });

    it('finds a custom item by its key or by its id', async () => {
      const made = await create({
        customFields: [
          { key: 'rooms', value: 2 },
          { key: 'vip', value: true },
        ],
      });
      const [rooms, vip] = made.customFields;
      const changed = await patch(made, {
        customFields: [
          { key: 'rooms', value: 3 },
          { id: vip?.id, value: false },
        ],
      });
      expect(changed.customFields.map(({ id, value }) => [id, value])).toEqual([
        [rooms?.id, 3],
        [vip?.id, false],
      ]);
      expect(
        (
          await patch(made, {
            customFields: [
              { key: 'rooms', value: null },
              { id: vip?.id, value: true },
            ],
          })
        ).customFields,
      ).toHaveLength(1);
    });

    it('refuses the id of an item that is not there, and changes nothing', async () => {
      const made = await create();
      const { status } = await sandbox.call('PATCH', `/v1/contacts/${made.id}`, {
        body: {
          defaultFields: {
            firstName: 'Bob',
            phoneNumbers: [{ id: 'nothing', name: 'm', value: '+12025550199' }],
          },
        },
      });
      expect(status).toBe(400);
      expect(await get(made)).toEqual(made);
    });

    it('leaves omitted scalars alone and clears those that are null', async () => {
      const changed = await patch(await create(), { defaultFields: { lastName: null } });
      expect(changed.defaultFields).toMatchObject({ firstName: 'Imani', lastName: null });
      expect(changed.externalId).toBe('crm-4471');
    });

    it('clears omitted scalars by a setting', async () => {
      await sandbox.set({ patchOmittedScalars: 'clear' });
      const changed = await patch(await create(), { defaultFields: { firstName: 'Bob' } });
      expect(changed).toMatchObject({
        externalId: null,
        defaultFields: { firstName: 'Bob', lastName: null },
      });
    });

    it('keeps omitted lists by a setting', async () => {
      await sandbox.set({ patchOmittedLists: 'keep' });
      const made = await create(custom);
      const changed = await patch(made, { defaultFields: { firstName: 'Bob' } });
      expect(changed.defaultFields.phoneNumbers).toEqual(made.defaultFields.phoneNumbers);
      expect(changed.customFields).toEqual(made.customFields);
    });
  });
});
