import { LEAST_PURGE_DAYS, purgeLedger, UnreadablePurgeError, type Ledger } from '../../../ledger';
import { queueEffectsIn } from '../../../ledger/effects/queue-effects';
import { storeEventsIn } from '../../../ledger/events/store-events';
import type { EffectRow, EventRow } from '../../../ledger/queue-tables';
import type { LedgerDb } from '../../../ledger/tables';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { insertContact, insertInteraction } from '../sample-contacts';
import { testClock } from '../sample-records';

const NOW = '2026-06-30T00:00:00.000Z';
const OLD = '2026-05-30T23:59:59.999Z';
const YOUNG = '2026-05-31T00:00:00.000Z';
const clock = { ...testClock(), now: () => NOW };
const request = { olderThanDays: 30, by: 'ana' };

async function insertEvent(db: LedgerDb, id: string, event: Partial<EventRow>): Promise<void> {
  const made = { now: () => OLD, newId: () => id };
  await storeEventsIn(db, [{ source: 'resman', eventId: id, type: 't', payload: {} }], made);
  await db
    .updateTable('events')
    .set({ status: 'done', finished_at: OLD, ...event })
    .where('id', '=', id)
    .execute();
}

async function insertEffect(db: LedgerDb, id: string, effect: Partial<EffectRow>): Promise<void> {
  const made = { now: () => OLD, newId: () => id };
  const queued = { target: 'resman', operation: 'contact.upsert', subject: 's', version: id, payload: {} };
  await queueEffectsIn(db, [{ idempotencyKey: id, ...queued }], made);
  await db
    .updateTable('effects')
    .set({ status: 'done', finished_at: OLD, ...effect })
    .where('id', '=', id)
    .execute();
}

describeOnEachDatabase('the purge', ({ open }) => {
  const openWith = async (fill: (db: LedgerDb) => Promise<void>): Promise<Ledger> => {
    const ledger = await open();
    await ledger.write(fill);
    return ledger;
  };
  const idsOf = async (ledger: Ledger, table: 'events' | 'effects') =>
    (await ledger.read((db) => db.selectFrom(table).select('id').orderBy('id').execute())).map(
      ({ id }) => id,
    );

  it('takes events that were dealt with long ago, and no others', async () => {
    const ledger = await openWith(async (db) => {
      await insertEvent(db, 'old', {});
      await insertEvent(db, 'young', { finished_at: YOUNG });
      for (const status of ['waiting', 'claimed'] as const)
        await insertEvent(db, status, { status, finished_at: null });
      await insertEvent(db, 'dead', { status: 'dead' });
    });
    expect(await purgeLedger(ledger, request, clock)).toMatchObject({ events: 1 });
    expect(await idsOf(ledger, 'events')).toEqual(['claimed', 'dead', 'waiting', 'young']);
  });

  it('takes effects that ended long ago but for the newest of a subject, which keeps only what it was', async () => {
    const ledger = await openWith(async (db) => {
      await insertEffect(db, '1', { status: 'superseded' });
      await insertEffect(db, '2', {});
      await insertEffect(db, '3', {});
      await insertEffect(db, '4 never arrived', { status: 'dead' });
      await insertEffect(db, '0 elsewhere', { subject: 'other' });
      await insertEffect(db, '0 note', { family: 'note' });
    });
    expect(await purgeLedger(ledger, request, clock)).toMatchObject({ effects: 2, effectsEmptied: 3 });
    expect(await idsOf(ledger, 'effects')).toEqual(['0 elsewhere', '0 note', '3', '4 never arrived']);
    const kept = await ledger.read((db) =>
      db.selectFrom('effects').where('payload', 'is not', null).select('id').execute(),
    );
    expect(kept).toEqual([{ id: '4 never arrived' }]);
  });

  it('leaves effects that are open, dead, young, or tell how to take a merge back', async () => {
    const ledger = await openWith(async (db) => {
      const open = ['waiting', 'sending', 'unknown', 'dead'] as const;
      for (const status of open)
        await insertEffect(db, status, {
          status,
          subject: status,
          finished_at: status === 'dead' ? OLD : null,
        });
      await insertEffect(db, 'a young', { finished_at: YOUNG });
      await insertEffect(db, 'b merge', { merge_id: 'm1' });
      await insertEffect(db, 'z', { finished_at: YOUNG });
    });
    expect(await purgeLedger(ledger, request, clock)).toMatchObject({ effects: 0, effectsEmptied: 0 });
    expect(await idsOf(ledger, 'effects')).toHaveLength(7);
  });

  it('takes old entries of the audit log, and logs itself', async () => {
    const ledger = await openWith(async (db) => {
      for (const [id, at] of [
        ['old', OLD],
        ['young', YOUNG],
      ] as const)
        await db
          .insertInto('audit_entries')
          .values({ id, action: 'a', actor: 'ben', subject_id: 's', other_id: null, detail_json: null, at })
          .execute();
    });
    await purgeLedger(ledger, request, clock);
    const entries = await ledger.read((db) =>
      db.selectFrom('audit_entries').select(['action', 'actor', 'detail_json']).orderBy('at').execute(),
    );
    expect(entries).toMatchObject([
      { action: 'a', actor: 'ben' },
      {
        action: 'ledger_purged',
        actor: 'ana',
        detail_json: expect.stringContaining('"auditEntries":1') as string,
      },
    ]);
  });

  it('takes the words of old interactions only when it is asked to, and never that they took place', async () => {
    const ledger = await openWith(async (db) => {
      await insertContact(db, { id: 'c1' });
      await insertInteraction(db, {
        id: 'old',
        contact_id: 'c1',
        occurred_at: '2026-01-01T00:00:00.000Z',
        data: '{}',
      });
      await insertInteraction(db, { id: 'young', contact_id: 'c1', occurred_at: OLD, data: '{}' });
    });
    expect(await purgeLedger(ledger, request, clock)).toMatchObject({ interactions: 0 });
    const purged = await purgeLedger(ledger, { ...request, interactionsOlderThanDays: 60 }, clock);
    expect(purged.interactions).toBe(1);
    const left = await ledger.read((db) =>
      db.selectFrom('interactions').select(['id', 'data']).orderBy('id').execute(),
    );
    expect(left).toEqual([
      { id: 'old', data: null },
      { id: 'young', data: '{}' },
    ]);
  });

  it('goes on until nothing is left, and finds nothing the second time', async () => {
    const ledger = await openWith(async (db) => {
      for (let no = 0; no < 2_100; no += 1) await insertEvent(db, `e${no}`, {});
    });
    expect(await purgeLedger(ledger, request, clock)).toMatchObject({ events: 2_100 });
    expect(await purgeLedger(ledger, request, clock)).toMatchObject({ events: 0, effects: 0 });
  });

  it.each([
    { olderThanDays: LEAST_PURGE_DAYS - 1 },
    { olderThanDays: 30.5 },
    { olderThanDays: Number.NaN },
    { olderThanDays: 30, interactionsOlderThanDays: 1 },
  ])('refuses %j', async (days) => {
    const ledger = await openWith((db) => insertEvent(db, 'old', {}));
    await expect(purgeLedger(ledger, { by: 'ana', ...days }, clock)).rejects.toThrow(UnreadablePurgeError);
    expect(await idsOf(ledger, 'events')).toEqual(['old']);
  });
});
