import type { Ledger } from '../../../ledger';
import {
  countEffects,
  countEvents,
  countLetters,
  correctionsOf,
  decideAboutEffects,
  decideAboutEvents,
  getEvent,
  letterPage,
  replayCause,
  replayEffects,
  replayEvents,
  syncHealth,
} from '../../../ledger';
import { failEvents } from '../../../ledger/events/settle-events';
import { queueEffects } from '../../../ledger/effects/queue-effects';
import { storeEvents } from '../../../ledger/events/store-events';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { claim as claimEffect, effect, report, statuses } from '../effects/sample-effects';
import { claim, event } from '../events/sample-events';
import { queueClock, type QueueClock } from '../queue-clock';

const OPERATOR = 'operator@example.com';

/** Events that are dead, or failed and wait, a minute apart; their ids in order. */
async function failed(
  ledger: Ledger,
  clock: QueueClock,
  causes: readonly { readonly message: string; readonly isPermanent?: boolean }[],
): Promise<string[]> {
  const ids: string[] = [];
  for (const [place, { message, isPermanent = true }] of causes.entries()) {
    const [stored] = await storeEvents(ledger, [event(`${place}`, { payload: { no: place } })], clock);
    const claimed = (await claim(ledger, clock)).filter(({ id }) => id === stored!.id);
    await failEvents(
      ledger,
      claimed.map((one) => ({ ...one, code: 'x', message, isPermanent })),
      { random: () => 1 },
      clock,
    );
    ids.push(stored!.id);
    clock.forward(500);
  }
  return ids;
}

async function versionOf(ledger: Ledger, id: string): Promise<string> {
  const { groups } = await letterPage(ledger, { limit: 100, includeRetried: true });
  const found = groups.flatMap(({ letters }) => letters).find((letter) => letter.id === id);
  if (!found) throw new Error('The page does not show it.');
  return found.version;
}

async function deadEffect(ledger: Ledger, clock: QueueClock, version = '1'): Promise<string> {
  const [queued] = await queueEffects(ledger, [effect(version)], clock);
  const [claimed] = await claimEffect(ledger, clock);
  await report(ledger, clock, claimed!, { outcome: 'failed_permanent', message: 'refused' });
  return queued!.id;
}

describeOnEachDatabase('what did not work', ({ open }) => {
  it('is shown by cause, the one seen last first, each letter on one page', async () => {
    const ledger = await open();
    const clock = queueClock();
    const [a1, b1, a2] = await failed(ledger, clock, [{ message: 'A' }, { message: 'B' }, { message: 'A' }]);
    const effectId = await deadEffect(ledger, clock);
    const first = await letterPage(ledger, { limit: 2 });
    const seen = first.groups.map(({ cause, count, letters }) => [
      cause.letter,
      count,
      letters.map(({ id }) => id),
    ]);
    expect(seen).toEqual([
      ['effect', 1, [effectId]],
      ['event', 2, [a2]],
    ]);
    expect(first.ahead).toBe(4);
    const second = await letterPage(ledger, { limit: 2, after: first.next });
    expect(second.groups.map(({ letters }) => letters.map(({ id }) => id))).toEqual([[a1], [b1]]);
    expect(second.groups[0]?.letters[0]?.payload).toEqual({ no: 0 });
    expect(second.next).toBeNull();
    expect(await countLetters(ledger)).toBe(4);
  });

  it('shows what will be tried again only when asked to', async () => {
    const ledger = await open();
    const clock = queueClock();
    const [id] = await failed(ledger, clock, [{ message: 'A', isPermanent: false }]);
    expect((await letterPage(ledger, { limit: 9 })).groups).toEqual([]);
    const { groups } = await letterPage(ledger, { limit: 9, includeRetried: true });
    expect(groups[0]?.letters[0]).toMatchObject({ id, isDead: false, attempts: 1 });
  });

  it('corrects an event once, keeps what it said, and lets it be worked on again', async () => {
    const ledger = await open();
    const clock = queueClock();
    const [id = ''] = await failed(ledger, clock, [{ message: 'A' }]);
    const version = await versionOf(ledger, id);
    const correct = (no: number) =>
      decideAboutEvents(
        ledger,
        [{ id, version, action: 'correct', payload: { no }, reason: 'call 617 555 0123' }],
        OPERATOR,
        clock,
      );
    const both = await Promise.all([correct(7), correct(8)]);
    expect(
      both
        .flat()
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['changed_meanwhile', 'corrected']);
    const [kept, ...more] = await correctionsOf(ledger, id);
    expect(more).toEqual([]);
    expect(kept).toMatchObject({ before: { no: 0 }, by: OPERATOR, reason: 'call (number)' });
    const [claimed] = await claim(ledger, clock);
    expect(claimed).toMatchObject({ id, payload: kept?.after, attempts: 1, replays: 1 });
    expect(await correct(9)).toEqual([{ id, outcome: 'changed_meanwhile' }]);
  });

  it('gives an event up for good: counted, not replayed, no alert', async () => {
    const ledger = await open();
    const clock = queueClock();
    const [id = '', other = ''] = await failed(ledger, clock, [{ message: 'A' }, { message: 'A' }]);
    const giveUp = { id, version: await versionOf(ledger, id), action: 'give_up', reason: 'a test' } as const;
    expect(await decideAboutEvents(ledger, [giveUp], OPERATOR, clock)).toEqual([{ id, outcome: 'given_up' }]);
    expect(await decideAboutEvents(ledger, [giveUp], 'other', clock)).toEqual([
      { id, outcome: 'already_given_up' },
    ]);
    expect(await getEvent(ledger, id)).toMatchObject({
      status: 'given_up',
      givenUpBy: OPERATOR,
      givenUpReason: 'a test',
    });
    expect(await countEvents(ledger)).toMatchObject({ stored: 2, dead: 1, given_up: 1 });
    expect(await syncHealth(ledger, clock.now())).toMatchObject({ deadEvents: 1, givenUpEvents: 1 });
    const [group] = (await letterPage(ledger, { limit: 9 })).groups;
    expect(await replayCause(ledger, { cause: group!.cause }, OPERATOR, clock)).toBe(1);
    expect(await replayEvents(ledger, { ids: [id], includeDone: true }, clock)).toBe(0);
    expect((await claim(ledger, clock)).map((one) => one.id)).toEqual([other]);
  });

  it('replays a cause once when two ask at the same time, and leaves out what was said otherwise', async () => {
    const ledger = await open();
    const clock = queueClock();
    const ids = await failed(ledger, clock, [
      { message: 'A' },
      { message: 'A' },
      { message: 'A' },
      { message: 'B' },
    ]);
    const { groups } = await letterPage(ledger, { limit: 9 });
    const cause = groups.find(({ count }) => count === 3)!.cause;
    const ask = () => replayCause(ledger, { cause, except: [ids[0]!] }, OPERATOR, clock);
    expect((await Promise.all([ask(), ask()])).sort()).toEqual([0, 2]);
    expect((await claim(ledger, clock)).map(({ id }) => id).sort()).toEqual([ids[1], ids[2]].sort());
  });

  it('says that an event is not there, or works', async () => {
    const ledger = await open();
    const clock = queueClock();
    const [stored] = await storeEvents(ledger, [event('1')], clock);
    const asked = ['none', stored!.id].map((id) => ({ id, version: null, action: 'replay' }) as const);
    const outcomes = await decideAboutEvents(ledger, asked, OPERATOR, clock);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['not_found', 'changed_meanwhile']);
  });

  it.each(['replay', 'look_again'] as const)('lets an effect be tried again: %s', async (action) => {
    const ledger = await open();
    const clock = queueClock();
    const id = await deadEffect(ledger, clock);
    const version = await versionOf(ledger, id);
    const ask = () => decideAboutEffects(ledger, [{ id, version, action }], OPERATOR, clock);
    clock.forward(1);
    expect(
      (await Promise.all([ask(), ask()]))
        .flat()
        .map(({ outcome }) => outcome)
        .sort(),
    ).toEqual(['changed_meanwhile', 'replayed']);
    expect(await claimEffect(ledger, clock)).toMatchObject([{ id, mustReadBack: action === 'look_again' }]);
  });

  it('does not send an effect of which the system has a newer version', async () => {
    const ledger = await open();
    const clock = queueClock();
    const id = await deadEffect(ledger, clock);
    await queueEffects(ledger, [effect('2')], clock);
    const [newer] = await claimEffect(ledger, clock);
    await report(ledger, clock, newer!, { outcome: 'sent' });
    const replay = { id, version: null, action: 'replay' } as const;
    expect(await decideAboutEffects(ledger, [replay], OPERATOR, clock)).toEqual([
      { id, outcome: 'superseded' },
    ]);
    expect(await statuses(ledger)).toEqual({ '1': 'superseded', '2': 'done' });
  });

  it('gives an effect up for good', async () => {
    const ledger = await open();
    const clock = queueClock();
    const id = await deadEffect(ledger, clock);
    const giveUp = { id, version: null, action: 'give_up', reason: 'moved away' } as const;
    expect(await decideAboutEffects(ledger, [giveUp], OPERATOR, clock)).toEqual([
      { id, outcome: 'given_up' },
    ]);
    expect(await countEffects(ledger)).toMatchObject({ queued: 1, dead: 0, given_up: 1 });
    expect(await syncHealth(ledger, clock.now())).toMatchObject({ deadEffects: 0, givenUpEffects: 1 });
    expect(await replayEffects(ledger, {}, clock)).toEqual({ replayed: 0, superseded: 0 });
    expect(await countLetters(ledger)).toBe(0);
  });
});
