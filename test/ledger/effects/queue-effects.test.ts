import { countEffects, listEffects } from '../../../ledger/effects/list-effects';
import { queueEffects, queueEffectsIn } from '../../../ledger/effects/queue-effects';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { queueClock } from '../queue-clock';
import { claim, effect, report, statuses } from './sample-effects';

describeOnEachDatabase('queueEffects', ({ open }) => {
  it('queues ten of one key as one effect, and the same key later as the same effect', async () => {
    const ledger = await open();
    const clock = queueClock();
    const queued = await queueEffects(ledger, Array(10).fill(effect('1')), clock);
    expect(new Set(queued.map(({ id }) => id)).size).toBe(1);
    expect(queued.map(({ isNew }) => isNew)).toEqual([true, ...Array(9).fill(false)]);
    const other = { ...effect('2'), idempotencyKey: effect('1').idempotencyKey };
    expect(await queueEffects(ledger, [other], clock)).toEqual([
      { id: queued[0]?.id, isNew: false, status: 'waiting' },
    ]);
    expect(await countEffects(ledger)).toMatchObject({ queued: 1, waiting: 1 });
  });

  it('supersedes what waits by what is newer, within a batch and later', async () => {
    const ledger = await open();
    const clock = queueClock();
    const batch = await queueEffects(ledger, [effect('2'), effect('3'), effect('1')], clock);
    expect(batch.map(({ status }) => status)).toEqual(['superseded', 'waiting', 'superseded']);
    expect(await queueEffects(ledger, [effect('4')], clock)).toMatchObject([{ status: 'waiting' }]);
    expect(await statuses(ledger)).toEqual({
      1: 'superseded',
      2: 'superseded',
      3: 'superseded',
      4: 'waiting',
    });
  });

  it('stores an older version than one that is done as superseded', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('5')], clock);
    const [sent] = await claim(ledger, clock);
    await report(ledger, clock, sent!, { outcome: 'sent' });
    expect(await queueEffects(ledger, [effect('4')], clock)).toMatchObject([
      { isNew: true, status: 'superseded' },
    ]);
  });

  it('leaves alone what is being sent', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('1')], clock);
    await claim(ledger, clock);
    await queueEffects(ledger, [effect('2')], clock);
    expect(await statuses(ledger)).toEqual({ 1: 'sending', 2: 'waiting' });
  });

  it('takes an older version than one that is dead, which never arrived', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('5')], clock);
    const [sent] = await claim(ledger, clock);
    await report(ledger, clock, sent!, { outcome: 'failed_permanent' });
    expect(await queueEffects(ledger, [effect('4')], clock)).toMatchObject([{ status: 'waiting' }]);
  });

  it('takes no older version than one that died, but may have arrived', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('5')], clock);
    const [sent] = await claim(ledger, clock);
    await report(ledger, clock, sent!, { outcome: 'unknown' });
    clock.forward(1_000);
    const [readBack] = await claim(ledger, clock);
    await report(ledger, clock, readBack!, { outcome: 'failed_permanent' });
    expect(await queueEffects(ledger, [effect('4')], clock)).toMatchObject([{ status: 'superseded' }]);
  });

  it.each([
    ['another subject', { subject: 'C2' }],
    ['another system', { target: 'openphone' }],
    ['another family of operations', { operation: 'note.create' }],
    ['an operation that is a family of its own', { operation: 'contactNote' }],
  ])('keeps the versions of %s apart', async (_title, overrides) => {
    const ledger = await open();
    const queued = await queueEffects(ledger, [effect('2'), effect('1', overrides)], queueClock());
    expect(queued.map(({ status }) => status)).toEqual(['waiting', 'waiting']);
  });

  it('counts all operations of a family', async () => {
    const ledger = await open();
    const queued = await queueEffects(
      ledger,
      [effect('2', { operation: 'contact.delete' }), effect('1')],
      queueClock(),
    );
    expect(queued.map(({ status }) => status)).toEqual(['waiting', 'superseded']);
  });

  it('compares versions by their bytes on every database', async () => {
    const ledger = await open();
    // By the rules of most languages "a" comes before "B".
    const queued = await queueEffects(ledger, [effect('a'), effect('B')], queueClock());
    expect(queued.map(({ status }) => status)).toEqual(['waiting', 'superseded']);
  });

  it('goes with the transaction that gives rise to it', async () => {
    const ledger = await open();
    const attempt = ledger.write(async (db) => {
      await queueEffectsIn(db, [effect('1')], queueClock());
      throw new Error('taken back');
    });
    await expect(attempt).rejects.toThrow('taken back');
    expect(await countEffects(ledger)).toMatchObject({ queued: 0 });
  });

  it('stores hostile texts, and lists them newest first without what they send', async () => {
    const ledger = await open();
    const clock = queueClock();
    const subject = `C\0'; drop table effects; --\uD800`;
    await queueEffects(ledger, [effect('1', { subject, payload: { a: '\0' } })], clock);
    clock.forward(1);
    await queueEffects(ledger, [effect('1')], clock);
    const page = await listEffects(ledger, { limit: 1 });
    expect(page.entries).toMatchObject([{ subject: 'C1', status: 'waiting', contactId: 'contact 1' }]);
    expect(page.entries[0]).not.toHaveProperty('payload');
    const last = await listEffects(ledger, { limit: 1, after: page.next });
    expect(last).toMatchObject({
      entries: [{ subject: `C\uFFFD'; drop table effects; --\uFFFD` }],
      next: null,
    });
    expect(await claim(ledger, clock, { limit: 1 })).toMatchObject([{ payload: { a: '\0' } }]);
  });
});
