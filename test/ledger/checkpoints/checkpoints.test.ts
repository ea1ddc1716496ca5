import {
  openLedger,
  getCheckpoint,
  saveCheckpoint,
  type CheckpointToSave,
  type Ledger,
} from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { queueClock } from '../queue-clock';

const NAME = 'resman.contacts.harbor-lofts';
const [ONE, TWO] = ['2026-03-01T10:00:00.000Z', '2026-03-01T11:00:00.000Z'];

describeOnEachDatabase('a checkpoint', ({ open, freshSettings }) => {
  const saving = (ledger: Ledger, clock = queueClock()) => ({
    clock,
    save: (checkpoint: Partial<CheckpointToSave> = {}) =>
      ledger.writeKeys([], (db) => saveCheckpoint(db, { name: NAME, value: ONE, ...checkpoint }, clock)),
    get: (name = NAME) => ledger.read((db) => getCheckpoint(db, name)),
  });

  it('is null until it is saved, and then what was saved, in one spelling', async () => {
    const { save, get } = saving(await open());
    expect(await get()).toBeNull();
    expect(await save({ value: '2026-03-01T11:00:00+01:00' })).toMatchObject({
      value: ONE,
      previousValue: null,
      isMoved: true,
    });
    expect(await get()).toMatchObject({ name: NAME, value: ONE });
    expect(await get('another')).toBeNull();
  });

  it('goes forward, and says where it was', async () => {
    const { save, clock } = saving(await open());
    const first = await save();
    clock.forward(1_000);
    expect(await save({ value: TWO })).toEqual({
      name: NAME,
      value: TWO,
      previousValue: ONE,
      isMoved: true,
      createdAt: first.createdAt,
      updatedAt: clock.now(),
    });
  });

  it('never goes back, unless it is told to', async () => {
    const { save, get, clock } = saving(await open());
    const saved = await save({ value: TWO });
    clock.forward(1_000);
    expect(await save()).toEqual({ ...saved, previousValue: TWO, isMoved: false });
    expect(await get()).toMatchObject({ value: TWO, updatedAt: saved.updatedAt });
    expect(await save({ mayGoBack: true })).toMatchObject({ value: ONE, isMoved: true });
    expect(await get()).toMatchObject({ value: ONE });
  });

  it('is not moved by the same value', async () => {
    const { save } = saving(await open());
    await save();
    for (const mayGoBack of [false, true])
      expect(await save({ mayGoBack })).toMatchObject({ isMoved: false });
  });

  it('refuses what is no time, and stays', async () => {
    const { save, get } = saving(await open());
    await save();
    await expect(save({ value: 'yesterday' })).rejects.toThrow(RangeError);
    expect(await get()).toMatchObject({ value: ONE });
  });

  it('stands at the furthest of many runs that save at the same time', async () => {
    const { save, get } = saving(await open());
    const minutes = Array.from({ length: 30 }, (_, minute) => (minute * 7) % 30);
    await Promise.all(
      minutes.map((minute) => save({ value: new Date(Date.UTC(2026, 2, 1, 10, minute)).toISOString() })),
    );
    expect(await get()).toMatchObject({ value: '2026-03-01T10:29:00.000Z' });
  });

  it('is there when the ledger is opened again: a run that died continues where it was', async () => {
    const settings = await freshSettings();
    const before = await openLedger(settings);
    await saving(before).save({ value: TWO });
    await before.close();
    const after = await openLedger(settings);
    expect(await saving(after).get()).toMatchObject({ value: TWO });
    await after.close();
  });
});
