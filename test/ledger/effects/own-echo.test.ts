import type { Ledger } from '../../../ledger';
import { payloadHashOf, type EffectToQueue } from '../../../ledger/effects/effect-to-queue';
import { isOwnEcho, type PossibleEcho } from '../../../ledger/effects/own-echo';
import { queueEffects } from '../../../ledger/effects/queue-effects';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { queueClock, type QueueClock } from '../queue-clock';
import { claim, effect, report } from './sample-effects';

async function sent(ledger: Ledger, clock: QueueClock, one: EffectToQueue): Promise<void> {
  await queueEffects(ledger, [one], clock);
  const [claimed] = await claim(ledger, clock);
  await report(ledger, clock, claimed!, { outcome: 'sent', externalId: 'rm-7' });
  clock.forward(1_000);
}

describeOnEachDatabase('isOwnEcho', ({ open }) => {
  const told = { firstName: 'Jonah', tags: ['a'] };
  const inOtherOrder = { tags: ['a'], firstName: 'Jonah' };

  it('knows what we told last by subject and by the id of the target, in any order of keys', async () => {
    const ledger = await open();
    const clock = queueClock();
    await sent(ledger, clock, effect('1', { payload: told }));
    const contentHash = payloadHashOf(inOtherOrder);
    const ask = (echo: PossibleEcho) => ledger.read((db) => isOwnEcho(db, echo));
    expect(await ask({ target: 'resman', subject: 'C1', contentHash })).toBe(true);
    expect(await ask({ target: 'resman', externalId: 'rm-7', contentHash })).toBe(true);
    expect(await ask({ target: 'openphone', externalId: 'rm-7', contentHash })).toBe(false);
    expect(await ask({ target: 'resman', externalId: 'rm-8', contentHash })).toBe(false);
    expect(await ask({ target: 'resman', subject: 'C1', contentHash: payloadHashOf({}) })).toBe(false);
  });

  it('takes what we told before the last for news: somebody has put it back', async () => {
    const ledger = await open();
    const clock = queueClock();
    await sent(ledger, clock, effect('1', { payload: told }));
    await sent(ledger, clock, effect('2', { payload: { firstName: 'John' } }));
    const contentHash = payloadHashOf(told);
    const isEcho = ledger.read((db) => isOwnEcho(db, { target: 'resman', subject: 'C1', contentHash }));
    expect(await isEcho).toBe(false);
  });

  it('does not count what was not done', async () => {
    const ledger = await open();
    const clock = queueClock();
    await queueEffects(ledger, [effect('1', { payload: told })], clock);
    await claim(ledger, clock);
    const contentHash = payloadHashOf(told);
    const isEcho = ledger.read((db) => isOwnEcho(db, { target: 'resman', subject: 'C1', contentHash }));
    expect(await isEcho).toBe(false);
  });
});
