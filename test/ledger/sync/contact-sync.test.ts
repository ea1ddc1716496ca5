import { countSync, listSync, setSync, syncOf, UnknownContactError } from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { insertContact, insertMerged, january } from '../sample-contacts';
import { testClock } from '../sample-records';

describeOnEachDatabase('the state of the sync', ({ open }) => {
  const openWith = async (...ids: string[]) => {
    const ledger = await open();
    await ledger.write(async (db) => {
      for (const id of ids) await insertContact(db, { id });
    });
    return ledger;
  };

  it('is made with its first answer and then kept up', async () => {
    const ledger = await openWith('c1');
    const clock = testClock();
    expect(await ledger.read((db) => syncOf(db, 'c1'))).toBeNull();
    const pending = await ledger.write((db) => setSync(db, { contactId: 'c1', status: 'pending' }, clock));
    expect(pending).toMatchObject({ status: 'pending', resmanContactId: null, lastSyncAt: null });
    const done = await ledger.write((db) =>
      setSync(db, { contactId: 'c1', status: 'success', resmanContactId: 'R1' }, clock),
    );
    expect(done).toMatchObject({ status: 'success', resmanContactId: 'R1', createdAt: pending.createdAt });
    expect(done.lastSyncAt).toBe(done.updatedAt);
    expect(await ledger.read((db) => syncOf(db, 'c1'))).toEqual(done);
  });

  it('keeps the ResMan id and the last success when an exchange fails', async () => {
    const ledger = await openWith('c1');
    const clock = testClock();
    const set = (sync: Parameters<typeof setSync>[1]) => ledger.write((db) => setSync(db, sync, clock));
    const { lastSyncAt } = await set({ contactId: 'c1', status: 'success', resmanContactId: 'R1' });
    const failed = await set({ contactId: 'c1', status: 'failed' });
    expect(failed).toMatchObject({ status: 'failed', resmanContactId: 'R1', lastSyncAt });
    expect(await set({ contactId: 'c1', status: 'pending', resmanContactId: null })).toMatchObject({
      status: 'pending',
      resmanContactId: null,
      lastSyncAt,
    });
  });

  it('of a merged contact stays "merged", whatever answer comes late', async () => {
    const ledger = await openWith('c1');
    const late = await ledger.write(async (db) => {
      await insertMerged(db, 'c2', 'c1');
      const row = {
        resman_contact_id: null,
        last_sync_at: null,
        created_at: january(1),
        updated_at: january(1),
      };
      await db
        .insertInto('contact_sync')
        .values({ id: 's2', user_id: 'c2', sync_status: 'merged', ...row })
        .execute();
      return setSync(db, { contactId: 'c2', status: 'success', resmanContactId: 'R2' }, testClock());
    });
    expect(late).toMatchObject({ status: 'merged', resmanContactId: 'R2' });
  });

  it('of a merged contact without a row is "merged" from the start', async () => {
    const ledger = await openWith('c1');
    const made = await ledger.write(async (db) => {
      await insertMerged(db, 'c2', 'c1');
      return setSync(db, { contactId: 'c2', status: 'failed' }, testClock());
    });
    expect(made.status).toBe('merged');
  });

  it('of nobody is refused', async () => {
    const ledger = await openWith();
    const set = ledger.write((db) => setSync(db, { contactId: 'nobody', status: 'pending' }, testClock()));
    await expect(set).rejects.toThrow(UnknownContactError);
  });

  it('is listed and counted by status', async () => {
    const ledger = await openWith('c1', 'c2', 'c3', 'c4');
    const clock = testClock();
    await ledger.write(async (db) => {
      for (const contactId of ['c4', 'c1', 'c3']) await setSync(db, { contactId, status: 'failed' }, clock);
      await setSync(db, { contactId: 'c2', status: 'success', resmanContactId: 'R2' }, clock);
    });
    const failed = (limit: number, after?: string) =>
      ledger.read(async (db) => {
        const page = await listSync(db, { status: 'failed', limit, ...(after !== undefined && { after }) });
        return page.map(({ contactId }) => contactId);
      });
    expect(await failed(2)).toEqual(['c1', 'c3']);
    expect(await failed(2, 'c3')).toEqual(['c4']);
    expect(await ledger.read(countSync)).toEqual({ pending: 0, success: 1, failed: 3, merged: 0 });
  });
});
