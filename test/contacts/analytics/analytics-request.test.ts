import fc from 'fast-check';
import {
  analyticsFields,
  parametersOf,
  readAnalyticsRequest,
} from '../../../contacts/analytics/analytics-request';

const NOW = '2026-11-26T02:00:00.000Z';
const read = (query: unknown, timeZone = 'UTC') => readAnalyticsRequest(query, NOW, timeZone);

describe('the address of the analytics', () => {
  it('asks for the last 30 days of the time zone when it says nothing', () => {
    expect(read({})).toMatchObject({
      kind: 'asked',
      request: { propertyId: null, from: '2026-10-28', to: '2026-11-26', format: 'html', drill: null },
    });
    expect(read(undefined, 'America/New_York')).toMatchObject({
      request: { from: '2026-10-27', to: '2026-11-25', timeZone: 'America/New_York' },
    });
    expect(read({ to: '2026-03-01' })).toMatchObject({ request: { from: '2026-01-31', to: '2026-03-01' } });
  });

  it('asks again with the parameters it was read from', () => {
    const query = {
      property_id: 'harbor & lofts',
      from: '2026-11-01',
      to: '2026-11-20',
      time_zone: 'America/Chicago',
      figure: 'new_contacts',
      day: '2026-11-03',
      source: 'domiq',
      lead_score: '80-100',
      after: '2026-11-03T10:00:00.000Z~contact-1',
    };
    const reading = read(query);
    expect(reading.kind === 'asked' && Object.fromEntries(parametersOf(reading.request))).toEqual(query);
  });

  it.each([
    ['from', { from: '2026-02-30' }],
    ['from', { from: '2010-01-01', to: '2026-01-01' }],
    ['to', { to: 'yesterday' }],
    ['to', { from: '2026-11-02', to: '2026-11-01' }],
    ['time_zone', { time_zone: 'Boston' }],
    ['format', { format: 'xml' }],
    ['figure', { figure: 'people' }],
    ['day', { figure: 'new_contacts', day: '2025-01-01' }],
    ['lead_score', { figure: 'new_contacts', lead_score: '1-2' }],
    ['after', { figure: 'new_contacts', after: 'x' }],
    ['property_id', { property_id: ['a', 'b'] }],
    ['source', { source: 'x'.repeat(201) }],
  ])('is refused by the name of %s: %j', (field, query) => {
    expect(read(query)).toMatchObject({ kind: 'refused', field, format: 'html' });
    const asJson = read({ format: 'json', ...query });
    expect(asJson).toMatchObject({ kind: 'refused', field });
  });

  it('is read or refused, whatever it is', () =>
    fc.assert(
      fc.property(
        fc.oneof(
          fc.anything(),
          fc.record(
            Object.fromEntries(analyticsFields.map((field) => [field, fc.oneof(fc.string(), fc.date())])),
            { requiredKeys: [] },
          ),
        ),
        (query) => {
          expect(['asked', 'refused']).toContain(read(query).kind);
        },
      ),
    ));
});
