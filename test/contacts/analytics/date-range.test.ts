import fc from 'fast-check';
import { daysOf, MOST_DAYS, UnreadableDateRangeError } from '../../../contacts/analytics/date-range';

describe('the days of a range', () => {
  it('are all of them, both ends included', () => {
    expect(daysOf({ from: '2026-02-27', to: '2026-03-01' })).toEqual([
      { date: '2026-02-27', startsAt: '2026-02-27T00:00:00.000Z', endsAt: '2026-02-28T00:00:00.000Z' },
      { date: '2026-02-28', startsAt: '2026-02-28T00:00:00.000Z', endsAt: '2026-03-01T00:00:00.000Z' },
      { date: '2026-03-01', startsAt: '2026-03-01T00:00:00.000Z', endsAt: '2026-03-02T00:00:00.000Z' },
    ]);
  });

  it.each([
    ['America/New_York', '2026-01-15', '2026-01-15T05:00:00.000Z', 24],
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z', 23],
    ['America/New_York', '2026-11-01', '2026-11-01T04:00:00.000Z', 25],
    ['Asia/Kathmandu', '2026-01-15', '2026-01-14T18:15:00.000Z', 24],
    ['Pacific/Kiritimati', '2026-01-15', '2026-01-14T10:00:00.000Z', 24],
    ['America/Santiago', '2026-09-06', '2026-09-06T04:00:00.000Z', 23],
    ['Europe/Berlin', '2024-02-29', '2024-02-28T23:00:00.000Z', 24],
  ])('in %s: %s begins at %s and has %i hours', (timeZone, date, startsAt, hours) => {
    const [day] = daysOf({ from: date, to: date, timeZone });
    expect(day?.startsAt).toBe(startsAt);
    expect((Date.parse(day?.endsAt ?? '') - Date.parse(startsAt)) / 3_600_000).toBe(hours);
  });

  it('follow one another without a gap in every zone', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: 0, max: 40 }),
        fc.constantFrom('UTC', 'America/Chicago', 'Australia/Lord_Howe', 'Asia/Tehran', 'Pacific/Apia'),
        (first, length, timeZone) => {
          const dateOf = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);
          const days = daysOf({ from: dateOf(first), to: dateOf(first + length), timeZone });
          expect(days.map(({ date }) => date)).toEqual(
            Array.from({ length: length + 1 }, (_, index) => dateOf(first + index)),
          );
          days.slice(1).forEach((day, index) => expect(day.startsAt).toBe(days[index]?.endsAt));
        },
      ),
    ));

  it.each([
    ['2026-02-30', '2026-03-01', 'UTC'],
    ['2026-1-1', '2026-03-01', 'UTC'],
    ['', '2026-03-01', 'UTC'],
    ['2026-03-02', '2026-03-01', 'UTC'],
    ['1999-01-01', '2026-03-01', 'UTC'],
    ['2026-03-01', '2026-03-01', 'Boston'],
  ])('%s to %s in %s are refused', (from, to, timeZone) => {
    expect(() => daysOf({ from, to, timeZone })).toThrow(UnreadableDateRangeError);
  });

  it(`are at most ${MOST_DAYS}`, () => {
    expect(daysOf({ from: '2016-01-01', to: '2025-12-31' })).toHaveLength(MOST_DAYS);
    expect(() => daysOf({ from: '2016-01-01', to: '2026-01-01' })).toThrow('more than');
  });
});
