import { mayRestart, MOST_RESTARTS, RESTART_WINDOW_MS } from '../../../scripts/queue/restart-limit';

describe('mayRestart', () => {
  const ends = (count: number, everyMs: number) =>
    Array.from({ length: count }, (_, index) => index * everyMs);

  it('starts a worker again that ended as often as is allowed, and not once more', () => {
    expect(mayRestart(ends(MOST_RESTARTS, 1000), MOST_RESTARTS * 1000)).toBe(true);
    expect(mayRestart(ends(MOST_RESTARTS + 1, 1000), MOST_RESTARTS * 1000)).toBe(false);
  });

  it('forgets what is longer ago than the window', () => {
    const rare = ends(100, RESTART_WINDOW_MS / MOST_RESTARTS);
    expect(mayRestart(rare, rare.at(-1) ?? 0)).toBe(true);
  });
});
