import { queueEffects } from '../../../ledger/effects/queue-effects';
import { recordEffectResults } from '../../../ledger/effects/record-effect-results';
import { replayEffects } from '../../../ledger/effects/replay-effects';
import { listEffects } from '../../../ledger/effects/list-effects';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { queueClock } from '../queue-clock';
import { claim, effect, LEASE_MS, report, statuses } from './sample-effects';

describeOnEachDatabase('claimEffects', ({ open }) => {
  it('hands out what waits, to be sent', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('1', { mergeId: 'merge 1' })], clock);
    expect(await claim(ledger, clock)).toMatchObject([
      {
        target: 'resman',
        subject: 'C1',
        operation: 'contact.upsert',
        mergeId: 'merge 1',
        payload: { version: '1' },
        attempts: 1,
        mustReadBack: false,
      },
    ]);
    expect(await claim(ledger, clock)).toEqual([]);
  });

  it('hands out what a worker never came back with to be read back, and refuses the late worker', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('1')], clock);
    const [first] = await claim(ledger, clock);
    clock.forward(LEASE_MS - 1);
    expect(await claim(ledger, clock)).toEqual([]);
    clock.forward(1);
    expect(await claim(ledger, clock)).toMatchObject([{ id: first?.id, attempts: 2, mustReadBack: true }]);
    expect(await statuses(ledger)).toEqual({ 1: 'unknown' });
    expect(await report(ledger, clock, first!, { outcome: 'sent' })).toEqual({
      id: first?.id,
      outcome: 'lease_lost',
    });
  });

  it('hands out what is owed about the contacts that are named, and leaves the others', async () => {
    const ledger = await open();
    const clock = queueClock();
    const about = (contactId: string | null) => effect('1', { contactId, subject: contactId ?? 'nobody' });
    await queueEffects(ledger, [about('A'), about('B'), about('C'), about(null)], clock);
    const subjects = async (contactIds: string[]) =>
      (await claim(ledger, clock, { contactIds })).map(({ contactId }) => contactId);
    expect(await subjects(['B', 'none'])).toEqual(['B']);
    expect((await subjects([])).sort()).toEqual(['A', 'C', null]);
  });

  it('never has two of one subject out, and sends them in the order of their versions', async () => {
    const ledger = await open();
    const clock = queueClock();
    const note = { operation: 'note.create' };
    await queueEffects(ledger, [effect('2'), effect('3', note), effect('1', { operation: 'x' })], clock);
    for (const version of ['1', '2', '3']) {
      const [claimed, ...others] = await claim(ledger, clock);
      expect(claimed).toMatchObject({ version });
      expect(others).toEqual([]);
      expect(await claim(ledger, clock)).toEqual([]);
      await report(ledger, clock, claimed!, { outcome: 'sent' });
    }
  });

  it('sends what was queued together in the order it was given', async () => {
    const ledger = await open();
    const clock = queueClock();
    let ids = 100;
    const downwards = { ...clock, newId: () => `id-${(ids -= 1)}` };
    const names = ['contact.create', 'note.create', 'task.create'];
    await queueEffects(
      ledger,
      names.map((operation) => effect('1', { operation })),
      downwards,
    );
    for (const operation of names) {
      const [claimed] = await claim(ledger, clock);
      expect(claimed).toMatchObject({ operation });
      await report(ledger, clock, claimed!, { outcome: 'sent' });
    }
  });

  it('has effects of many subjects out at once, no more than the limit, of the target asked for', async () => {
    const ledger = await open();
    const clock = queueClock();
    const subjects = ['C1', 'C2', 'C3'].map((subject) => effect('1', { subject }));
    await queueEffects(ledger, [...subjects, effect('1', { target: 'openphone' })], clock);
    expect(await claim(ledger, clock, { target: 'openphone', operations: ['x'] })).toEqual([]);
    expect(await claim(ledger, clock, { target: 'openphone' })).toHaveLength(1);
    expect(await claim(ledger, clock, { limit: 2 })).toHaveLength(2);
    expect(await claim(ledger, clock, { limit: 2 })).toHaveLength(1);
  });

  it('sends a newer version only once the older one on its way has ended', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('1')], clock);
    const [sending] = await claim(ledger, clock);
    await queueEffects(ledger, [effect('2')], clock);
    expect(await claim(ledger, clock)).toEqual([]);
    await report(ledger, clock, sending!, { outcome: 'unknown' });
    expect(await claim(ledger, clock)).toEqual([]);
    clock.forward(1_000);
    const [readBack] = await claim(ledger, clock);
    expect(readBack).toMatchObject({ version: '1', mustReadBack: true });
    // It is not there, and outdated by now: it is not sent again.
    expect(await report(ledger, clock, readBack!, { outcome: 'read_back_absent' })).toMatchObject({
      status: 'superseded',
      dueAt: null,
    });
    expect(await claim(ledger, clock)).toMatchObject([{ version: '2' }]);
  });

  it('does not block a subject for ever when two of it are unanswered', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('1')], clock);
    const [one] = await claim(ledger, clock);
    await report(ledger, clock, one!, { outcome: 'unknown' });
    clock.forward(1_000);
    const [look] = await claim(ledger, clock);
    await report(ledger, clock, look!, { outcome: 'failed_permanent' });
    await queueEffects(ledger, [effect('2')], clock);
    await claim(ledger, clock);
    await replayEffects(ledger, {}, clock);
    expect(await claim(ledger, clock)).toEqual([]);
    clock.forward(LEASE_MS);
    for (const version of ['1', '2']) {
      const [readBack] = await claim(ledger, clock);
      expect(readBack).toMatchObject({ version, mustReadBack: true });
      await report(ledger, clock, readBack!, { outcome: 'read_back_done' });
    }
  });

  it('buries an effect that nobody comes back with, however often it is read back', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('1')], clock);
    for (let attempt = 1; attempt <= 8; attempt += 1) {
      expect(await claim(ledger, clock)).toMatchObject([{ attempts: attempt, mustReadBack: attempt > 1 }]);
      clock.forward(LEASE_MS);
    }
    expect(await claim(ledger, clock)).toEqual([]);
    expect((await listEffects(ledger, { limit: 1 })).entries).toMatchObject([
      { status: 'dead', errorCode: 'crashed_repeatedly', dueAt: null },
    ]);
  });

  it('does not send what was erased meanwhile', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('1')], clock);
    await ledger.write((db) => db.updateTable('effects').set({ payload: null }).execute());
    expect(await claim(ledger, clock)).toEqual([]);
    expect((await listEffects(ledger, { limit: 1 })).entries).toMatchObject([
      { status: 'dead', errorCode: 'erased' },
    ]);
    expect(await replayEffects(ledger, {}, clock)).toEqual({ replayed: 0, superseded: 0 });
  });

  it('does not send an older version, even if it came to wait unseen', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('1'), effect('2')], clock);
    // As two transactions that do not see each other leave it.
    await ledger.write((db) => db.updateTable('effects').set({ status: 'waiting' }).execute());
    expect(await claim(ledger, clock)).toMatchObject([{ version: '2' }]);
    expect(await statuses(ledger)).toEqual({ 1: 'superseded', 2: 'sending' });
  });
});

describeOnEachDatabase('recordEffectResults', ({ open }) => {
  it('is harmless the second time, and never sends again what is done', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('1')], clock);
    const [sending] = await claim(ledger, clock);
    const result = { ...sending!, outcome: 'sent', externalId: 'rm\0-7' } as const;
    const results = await recordEffectResults(ledger, [result, result], { random: () => 1 }, clock);
    expect(results).toEqual([
      { id: sending?.id, outcome: 'recorded', status: 'done', attempts: 1, dueAt: null },
      { id: sending?.id, outcome: 'already_done' },
    ]);
    expect(await report(ledger, clock, sending!, { outcome: 'failed_retryable' })).toMatchObject({
      outcome: 'already_done',
    });
    expect(await replayEffects(ledger, { ids: [sending!.id] }, clock)).toEqual({
      replayed: 0,
      superseded: 0,
    });
    clock.forward(86_400_000);
    expect(await claim(ledger, clock)).toEqual([]);
    expect((await listEffects(ledger, { limit: 1 })).entries).toMatchObject([
      { externalId: 'rm\uFFFD-7', status: 'done' },
    ]);
  });

  it('takes nobody else’s word for it', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('1')], clock);
    const [sending] = await claim(ledger, clock);
    const other = { id: sending!.id, leaseToken: 'guessed' };
    expect(await report(ledger, clock, other, { outcome: 'sent' })).toMatchObject({ outcome: 'lease_lost' });
    const unknown = { id: 'none', leaseToken: 'x' };
    expect(await report(ledger, clock, unknown, { outcome: 'sent' })).toMatchObject({ outcome: 'not_found' });
    expect(await statuses(ledger)).toEqual({ 1: 'sending' });
  });

  it('sends again later what the target refused for now, and gives up after the last attempt', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('1')], clock);
    const [first] = await claim(ledger, clock);
    const message = 'Busy. Ask jonah@example.com';
    expect(await report(ledger, clock, first!, { outcome: 'failed_retryable', message }, 2)).toMatchObject({
      status: 'waiting',
      dueAt: '2026-01-01T12:00:01.000Z',
    });
    expect(await claim(ledger, clock)).toEqual([]);
    clock.forward(1_000);
    const [second] = await claim(ledger, clock);
    expect(second).toMatchObject({ mustReadBack: false, attempts: 2 });
    expect(await report(ledger, clock, second!, { outcome: 'failed_retryable', message }, 2)).toMatchObject({
      status: 'dead',
    });
    expect((await listEffects(ledger, { limit: 1 })).entries).toMatchObject([
      { errorCode: 'x', error: 'Busy. Ask (e-mail)', attempts: 2 },
    ]);
  });

  it('does not send again what may have arrived, however looking for it goes', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('1')], clock);
    const [first] = await claim(ledger, clock);
    await report(ledger, clock, first!, { outcome: 'unknown' });
    for (const outcome of ['failed_retryable', 'unknown', 'failed_permanent'] as const) {
      clock.forward(10_000);
      const [look] = await claim(ledger, clock);
      expect(look).toMatchObject({ mustReadBack: true });
      await report(ledger, clock, look!, { outcome });
    }
    expect(await statuses(ledger)).toEqual({ 1: 'dead' });
    await replayEffects(ledger, {}, clock);
    expect(await claim(ledger, clock)).toMatchObject([{ mustReadBack: true, attempts: 1 }]);
  });

  it('sends again what is not there, but not for ever', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('1')], clock);
    for (let attempts = 1; attempts <= 4; attempts += 2) {
      const [sending] = await claim(ledger, clock);
      expect(sending).toMatchObject({ mustReadBack: false, attempts });
      await report(ledger, clock, sending!, { outcome: 'unknown' });
      clock.forward(60_000);
      const [look] = await claim(ledger, clock);
      await report(ledger, clock, look!, { outcome: 'read_back_absent' }, 4);
      clock.forward(60_000);
    }
    expect((await listEffects(ledger, { limit: 1 })).entries).toMatchObject([
      { status: 'dead', errorCode: 'attempts_used_up' },
    ]);
  });
});

describeOnEachDatabase('replayEffects', ({ open }) => {
  it('tries the dead of a filter again, and supersedes those that are outdated by now', async () => {
    const ledger = await open();
    const clock = queueClock();
    const subjects = ['C1', 'C2', 'C3'];
    await queueEffects(
      ledger,
      subjects.map((subject) => effect('1', { subject })),
      clock,
    );
    for (const one of await claim(ledger, clock))
      await report(ledger, clock, one, { outcome: 'failed_permanent' });
    await queueEffects(ledger, [effect('2', { subject: 'C1' })], clock);
    expect(await replayEffects(ledger, { errorCode: 'y' }, clock)).toEqual({ replayed: 0, superseded: 0 });
    expect(await replayEffects(ledger, { subject: 'C3' }, clock)).toEqual({ replayed: 1, superseded: 0 });
    expect(await replayEffects(ledger, {}, clock)).toEqual({ replayed: 1, superseded: 1 });
    const claimed = await claim(ledger, clock);
    expect(claimed.map(({ subject, version }) => subject + version).sort()).toEqual(['C12', 'C21', 'C31']);
  });
});
