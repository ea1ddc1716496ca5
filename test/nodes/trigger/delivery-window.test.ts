import fc from 'fast-check';
import { DeliveryWindows } from '../../../nodes/trigger/delivery-window';

const WINDOW_MS = 30;

describe('DeliveryWindows', () => {
  it('makes the first of a window the one that hands out, when the window has ended', async () => {
    const windows = new DeliveryWindows();
    const ended: string[] = [];
    const join = (name: string) =>
      windows.isFirst('k', WINDOW_MS, 10).then((isFirst) => ended.push(`${name} ${isFirst}`));
    await Promise.all(['first', 'second', 'third'].map(join));
    expect(ended).toEqual(['second false', 'third false', 'first true']);
  });

  it('opens another window after the end of one', async () => {
    const windows = new DeliveryWindows();
    expect(await windows.isFirst('k', 1, 10)).toBe(true);
    expect(await windows.isFirst('k', 1, 10)).toBe(true);
  });

  it('ends a window that is full at once, and the next one opens another', async () => {
    const windows = new DeliveryWindows();
    const first = windows.isFirst('k', 1_000, 2);
    expect(await windows.isFirst('k', 1_000, 2)).toBe(false);
    expect(await first).toBe(true);
    const next = windows.isFirst('k', 1_000, 2);
    expect(await windows.isFirst('k', 1_000, 2)).toBe(false);
    expect(await next).toBe(true);
  });

  it.each([
    [0, 50, 'no window'],
    [1_000, 1, 'one a batch'],
  ])('does not wait with a window of %i ms and %i a batch: %s', async (windowMs, size) => {
    expect(await new DeliveryWindows().isFirst('k', windowMs, size)).toBe(true);
  });

  it('keeps the windows of two triggers apart', async () => {
    const windows = new DeliveryWindows();
    expect(await Promise.all(['a', 'b'].map((key) => windows.isFirst(key, 1, 10)))).toEqual([true, true]);
  });

  it('leaves no delivery behind that was stored before its window ended, in whatever order they come', () =>
    fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 1, max: 6 }),
        async (delaysMs, size) => {
          const windows = new DeliveryWindows();
          const waiting: number[] = [];
          const handedOut: number[] = [];
          await Promise.all(
            delaysMs.map(async (delayMs, event) => {
              await new Promise((resolve) => setTimeout(resolve, delayMs));
              waiting.push(event);
              if (!(await windows.isFirst('k', 4, size))) return;
              const batch = waiting.splice(0, size);
              expect(batch.length).toBeLessThanOrEqual(size);
              handedOut.push(...batch);
            }),
          );
          expect(waiting).toEqual([]);
          expect(handedOut.sort((a, b) => a - b)).toEqual(delaysMs.map((_delay, event) => event));
        },
      ),
      { numRuns: 25 },
    ));
});
