import type { ClaimedEffect } from '../../../ledger/effects/claim-effects';
import { takeDue } from '../../../ledger/effects/due-effects';
import { countEffects } from '../../../ledger/effects/list-effects';
import { queueEffects } from '../../../ledger/effects/queue-effects';
import { queueClock } from '../queue-clock';
import { describeTwoWorkers, untilNothingIsLeft } from '../two-workers';
import { claim, effect, LEASE_MS, report } from './sample-effects';

describeTwoWorkers('two workers', (open) => {
  it('share the effects: each is sent by one, and of a subject one after the other', async () => {
    const ledgers = await open();
    const subjects = Array.from({ length: 40 }, (_, n) => `C${n}`);
    // Six families a subject, so that all of them are to be sent.
    const effects = subjects.flatMap((subject) =>
      [...'abcdef'].map((family, n) => effect(String(n), { subject, operation: family })),
    );
    await queueEffects(ledgers[0], effects, queueClock());
    const out = new Set<string>();
    const clashes: string[] = [];
    const sent = new Map<string, string[]>();
    const send = async (one: ClaimedEffect) => {
      if (out.has(one.subject)) clashes.push(one.subject);
      out.add(one.subject);
      await new Promise((resolve) => setTimeout(resolve, 1));
      sent.set(one.subject, [...(sent.get(one.subject) ?? []), one.version]);
      out.delete(one.subject);
    };
    const workers = [0, 1, 0, 1].map((index, n) => {
      const ledger = ledgers[index]!;
      const clock = queueClock(`worker ${n}`);
      let idle = 0;
      return untilNothingIsLeft(async () => {
        for (;;) {
          const claimed = await claim(ledger, clock, { limit: 5 });
          for (const one of claimed) {
            await send(one);
            await report(ledger, clock, one, { outcome: 'sent' });
          }
          idle = claimed.length === 0 ? idle + 1 : 0;
          // What another worker has at the moment may free the next of its subject.
          if (claimed.length > 0 || idle > 20) return claimed;
          await new Promise((resolve) => setTimeout(resolve, 5));
        }
      });
    });
    const shares = await Promise.all(workers);
    expect(clashes).toEqual([]);
    expect(shares.filter((share) => share.length > 0).length).toBeGreaterThan(1);
    expect(shares.flat()).toHaveLength(240);
    for (const subject of subjects) expect(sent.get(subject)).toEqual([...'012345']);
    expect(await countEffects(ledgers[0])).toMatchObject({ queued: 240, done: 240 });
  }, 60_000);

  it('that queue versions of a subject at once, and send at once, never send an older after a newer', async () => {
    const ledgers = await open();
    const sent: string[] = [];
    let isQueueing = true;
    const queueing = [0, 1].map(async (index) => {
      const clock = queueClock(`queue ${index}`);
      for (let n = 0; n < 60; n += 1) {
        const version = String(n * 2 + index).padStart(4, '0');
        await queueEffects(ledgers[index]!, [effect(version)], clock);
      }
    });
    const sending = [0, 1].map(async (index) => {
      const clock = queueClock(`send ${index}`);
      for (;;) {
        const isLastLook = !isQueueing;
        const [one] = await claim(ledgers[index]!, clock);
        if (one) {
          sent.push(one.version);
          await report(ledgers[index]!, clock, one, { outcome: 'sent' });
        } else if (isLastLook) return;
      }
    });
    await Promise.all(queueing);
    isQueueing = false;
    await Promise.all(sending);
    expect(sent).toEqual([...new Set(sent)].sort());
    expect(sent.at(-1)).toBe('0119');
    const { queued, done, superseded } = await countEffects(ledgers[0]);
    expect({ queued, done, superseded }).toEqual({
      queued: 120,
      done: sent.length,
      superseded: 120 - sent.length,
    });
  }, 60_000);

  it('do not wait for each other: what one is about to take, the other passes over', async () => {
    const [one, other] = await open();
    const effects = ['C1', 'C2', 'C3'].map((subject) => effect('1', { subject }));
    await queueEffects(one, effects, queueClock());
    const claimed = await one.writeKeys([], async (db) => {
      await db.selectFrom('effects').select('id').orderBy('id').limit(2).forUpdate().execute();
      return claim(other, queueClock('other'));
    });
    expect(claimed).toHaveLength(1);
  }, 20_000);

  it('never have two of a subject, even if an earlier one turns up while one is being taken', async () => {
    const [one, other] = await open();
    const clock = queueClock();
    await queueEffects(one, [effect('2')], clock);
    const taken = await one.writeKeys([], async (db) => {
      const request = { limit: 1, leaseMs: LEASE_MS };
      const { rows } = await takeDue(db, request, clock.now());
      await queueEffects(other, [effect('1', { operation: 'note.create' })], queueClock('other'));
      return { mine: rows.length, theirs: await claim(other, queueClock('claim')) };
    });
    expect(taken).toEqual({ mine: 1, theirs: [] });
  }, 20_000);
});
