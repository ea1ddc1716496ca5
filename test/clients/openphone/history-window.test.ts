import { doneUpTo, InvalidWindowError, openWindow } from '../../../clients/openphone/history';

const now = Date.parse('2026-11-25T12:00:00Z');
const settled = '2026-11-25T11:59:00.000Z';

describe('openWindow', () => {
  it('ends a minute ago when no end is told, or one that is nearer', () => {
    const since = '2026-11-01T00:00:00Z';
    const window = { since: '2026-11-01T00:00:00.000Z', until: settled, nextSince: settled };
    expect(openWindow({ since }, now)).toEqual(window);
    expect(openWindow({ since, until: '2026-11-26T00:00:00Z' }, now)).toEqual(window);
  });

  it('begins with the first row when no beginning is told', () => {
    expect(openWindow({}, now)).toEqual({ since: null, until: settled, nextSince: settled });
  });

  it('keeps in mind where the whole window ends while it goes on', () => {
    const until = '2026-11-10T00:00:00.001Z';
    expect(openWindow({ until, nextSince: '2026-11-20T00:00:00Z' }, now)).toEqual({
      since: null,
      until,
      nextSince: '2026-11-20T00:00:00.000Z',
    });
  });

  it('begins a new window with the checkpoint of one that is done', () => {
    const { since, until, nextSince } = doneUpTo('2026-11-20T00:00:00.000Z');
    expect(openWindow({ since: since ?? undefined, until: until ?? undefined, nextSince }, now)).toEqual({
      since: '2026-11-20T00:00:00.000Z',
      until: settled,
      nextSince: settled,
    });
  });

  it('is nothing yet right after a window that is done', () => {
    expect(openWindow({ since: settled, nextSince: settled }, now)).toBeNull();
    expect(openWindow({ since: '2026-11-25T11:59:30Z', until: '2026-11-25T11:59:50Z' }, now)).toBeNull();
  });

  it('refuses an end before the beginning', () => {
    const asked = { since: '2026-11-02T00:00:00Z', until: '2026-11-01T00:00:00Z' };
    expect(() => openWindow(asked, now)).toThrow(InvalidWindowError);
  });
});
