import { completeEvents, failEvents } from '../../../ledger/events/settle-events';
import { countEvents, getEvent } from '../../../ledger/events/list-events';
import { storeEvents } from '../../../ledger/events/store-events';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { queueClock } from '../queue-clock';
import { claim, event, LEASE_MS, oneClaimed } from './sample-events';

const random = () => 1;

describeOnEachDatabase('claimEvents', ({ open }) => {
  it('hands out what came first first, and no more than the limit', async () => {
    const ledger = await open();
    const clock = queueClock();
    for (const id of ['1', '2', '3']) {
      await storeEvents(ledger, [event(id)], clock);
      clock.forward(1);
    }
    expect(await claim(ledger, clock, { limit: 2 })).toMatchObject([
      { sourceEventId: '1', attempts: 1, replays: 0, payload: { prospectId: 'P1' } },
      { sourceEventId: '2' },
    ]);
    expect(await claim(ledger, clock)).toMatchObject([{ sourceEventId: '3' }]);
    expect(await claim(ledger, clock)).toEqual([]);
  });

  it('keeps the order of a batch, whatever ids it gets', async () => {
    const ledger = await open();
    const clock = queueClock();
    let ids = 100;
    const downwards = { ...clock, newId: () => `id-${(ids -= 1)}` };
    await storeEvents(ledger, [event('1'), event('2'), event('3')], downwards);
    const claimed = await claim(ledger, clock);
    expect(claimed.map(({ sourceEventId }) => sourceEventId)).toEqual(['1', '2', '3']);
  });

  it('takes only the source and types that are asked for', async () => {
    const ledger = await open();
    const clock = queueClock();
    await storeEvents(
      ledger,
      [event('1'), event('2', { type: 'lease.signed' }), event('3', { source: 'domiq' })],
      clock,
    );
    expect(await claim(ledger, clock, { source: 'domiq' })).toMatchObject([{ sourceEventId: '3' }]);
    expect(await claim(ledger, clock, { types: ['lease.signed', 'x'] })).toMatchObject([
      { sourceEventId: '2' },
    ]);
  });

  it('leaves an event to its worker until the lease runs out, then hands it to another', async () => {
    const ledger = await open();
    const clock = queueClock();
    const first = await oneClaimed(ledger, clock);
    clock.forward(LEASE_MS - 1);
    expect(await claim(ledger, clock)).toEqual([]);
    clock.forward(1);
    const [second] = await claim(ledger, clock, { workerToken: 'execution 7' });
    expect(second).toMatchObject({ id: first.id, attempts: 2 });
    expect(second?.leaseToken).toMatch(/^execution 7:/);
    expect(await completeEvents(ledger, [first], clock)).toEqual([{ id: first.id, outcome: 'lease_lost' }]);
    expect(await completeEvents(ledger, [second!], clock)).toEqual([{ id: first.id, outcome: 'done' }]);
  });

  it('gives the same worker a new token each time', async () => {
    const ledger = await open();
    const clock = queueClock();
    const first = await oneClaimed(ledger, clock);
    clock.forward(LEASE_MS);
    const [second] = await claim(ledger, clock);
    expect(second?.leaseToken).not.toBe(first.leaseToken);
  });

  it('buries an event whose worker crashes each time, and hands out the next instead', async () => {
    const ledger = await open();
    const clock = queueClock();
    const poison = await oneClaimed(ledger, clock);
    for (let attempt = 2; attempt <= 8; attempt += 1) {
      clock.forward(LEASE_MS);
      expect(await claim(ledger, clock)).toMatchObject([{ id: poison.id, attempts: attempt }]);
    }
    clock.forward(LEASE_MS);
    await storeEvents(ledger, [event('2')], clock);
    expect(await claim(ledger, clock, { limit: 1 })).toMatchObject([{ sourceEventId: '2' }]);
    expect(await getEvent(ledger, poison.id)).toMatchObject({
      status: 'dead',
      errorCode: 'crashed_repeatedly',
      error: 'It was handed out 8 times and its worker never said how that ended.',
      attempts: 8,
    });
  });

  it('hands out nothing when nothing is asked for', async () => {
    const ledger = await open();
    const clock = queueClock();
    await storeEvents(ledger, [event('1')], clock);
    expect(await claim(ledger, clock, { limit: 0 })).toEqual([]);
    expect(await countEvents(ledger)).toMatchObject({ waiting: 1 });
  });
});

describeOnEachDatabase('completeEvents', ({ open }) => {
  it('is harmless the second time', async () => {
    const ledger = await open();
    const clock = queueClock();
    const claimed = await oneClaimed(ledger, clock);
    expect(await completeEvents(ledger, [claimed, claimed], clock)).toEqual([
      { id: claimed.id, outcome: 'done' },
      { id: claimed.id, outcome: 'already_done' },
    ]);
    expect(await completeEvents(ledger, [claimed], clock)).toMatchObject([{ outcome: 'already_done' }]);
    clock.forward(10 * LEASE_MS);
    expect(await claim(ledger, clock)).toEqual([]);
    expect(await getEvent(ledger, claimed.id)).toMatchObject({ status: 'done', dueAt: null });
  });

  it('takes nobody else’s word for it', async () => {
    const ledger = await open();
    const clock = queueClock();
    const { id } = await oneClaimed(ledger, clock);
    const reports = [
      { id, leaseToken: 'guessed' },
      { id, leaseToken: '' },
      { id: 'no such event', leaseToken: 'x' },
    ];
    expect((await completeEvents(ledger, reports, clock)).map(({ outcome }) => outcome)).toEqual([
      'lease_lost',
      'lease_lost',
      'not_found',
    ]);
    expect(await countEvents(ledger)).toMatchObject({ claimed: 1, done: 0 });
  });

  it('takes the word of a worker that is late, when nobody else has the event', async () => {
    const ledger = await open();
    const clock = queueClock();
    const claimed = await oneClaimed(ledger, clock);
    clock.forward(2 * LEASE_MS);
    expect(await completeEvents(ledger, [claimed], clock)).toMatchObject([{ outcome: 'done' }]);
  });
});

describeOnEachDatabase('failEvents', ({ open }) => {
  it('hands an event out again after a delay that grows', async () => {
    const ledger = await open();
    const clock = queueClock();
    let claimed = await oneClaimed(ledger, clock);
    for (const delay of [1_000, 2_000, 4_000]) {
      const failure = { ...claimed, code: '503', message: 'not now' };
      const [failed] = await failEvents(ledger, [failure], { random }, clock);
      expect(failed).toMatchObject({ outcome: 'retried', attempts: claimed.attempts });
      clock.forward(delay - 1);
      expect(await claim(ledger, clock)).toEqual([]);
      clock.forward(1);
      const [again] = await claim(ledger, clock);
      claimed = again!;
    }
    expect(claimed.attempts).toBe(4);
  });

  it('gives up after the last attempt', async () => {
    const ledger = await open();
    const clock = queueClock();
    const claimed = await oneClaimed(ledger, clock);
    const failure = { ...claimed, code: '503', message: 'not now' };
    expect(await failEvents(ledger, [failure], { random, maxAttempts: 1 }, clock)).toEqual([
      { id: claimed.id, outcome: 'dead', attempts: 1 },
    ]);
    clock.forward(86_400_000);
    expect(await claim(ledger, clock)).toEqual([]);
  });

  it('gives up at once when trying again is no use, and says why without personal data', async () => {
    const ledger = await open();
    const clock = queueClock();
    const claimed = await oneClaimed(ledger, clock);
    const message = 'jonah@example.com (+1 617 555 0101) is nobody\0';
    const failure = { ...claimed, code: 'resman.not_found', message, isPermanent: true };
    expect(await failEvents(ledger, [failure], { random }, clock)).toMatchObject([{ outcome: 'dead' }]);
    expect(await getEvent(ledger, claimed.id)).toMatchObject({
      status: 'dead',
      errorCode: 'resman.not_found',
      error: '(e-mail) ((number)) is nobody\uFFFD',
    });
  });

  it('changes nothing when the lease is lost, the second time or after it was done', async () => {
    const ledger = await open();
    const clock = queueClock();
    const claimed = await oneClaimed(ledger, clock);
    const failure = { ...claimed, code: 'x', message: 'x' };
    const outcomes = await failEvents(ledger, [failure, failure], { random }, clock);
    expect(outcomes).toMatchObject([{ outcome: 'retried' }, { outcome: 'lease_lost' }]);
    clock.forward(1_000);
    const [again] = await claim(ledger, clock);
    await completeEvents(ledger, [again!], clock);
    expect(await failEvents(ledger, [{ ...failure, ...again! }], { random }, clock)).toMatchObject([
      { outcome: 'already_done' },
    ]);
    expect(await countEvents(ledger)).toMatchObject({ done: 1 });
  });
});
