import fc from 'fast-check';
import { KeyedLock } from '../../../clients/http/keyed-lock';

describe('KeyedLock', () => {
  it('lets nobody in twice for a key, in any interleaving, and everybody in at last', async () => {
    const keySets = fc.array(fc.uniqueArray(fc.constantFrom('a', 'b', 'c'), { maxLength: 3 }), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), keySets, async (scheduler, sets) => {
        const lock = new KeyedLock();
        const inside = new Set<string>();
        const work = async (keys: readonly string[]) => {
          for (const key of keys) {
            expect(inside.has(key)).toBe(false);
            inside.add(key);
          }
          await scheduler.schedule(Promise.resolve());
          for (const key of keys) inside.delete(key);
        };
        const all = Promise.all(sets.map((keys) => lock.run(keys, () => work(keys))));
        await scheduler.waitFor(all);
      }),
    );
  });

  it('is free again after an error', async () => {
    const lock = new KeyedLock();
    await expect(lock.run(['a', 'b'], () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await lock.run(['b', 'a'], () => Promise.resolve('in'))).toBe('in');
  });

  it('takes a key that is named twice once', async () => {
    expect(await new KeyedLock().run(['a', 'a'], () => Promise.resolve('in'))).toBe('in');
  });
});
