import { createHash } from 'node:crypto';
import { answerAnalytics, refuseAnalytics } from '../../../contacts/analytics/analytics-answer';
import { readAnalyticsRequest } from '../../../contacts/analytics/analytics-request';
import type { ContactAnalytics } from '../../../contacts/analytics/contact-analytics';
import { PAGE_STYLE } from '../../../contacts/analytics/page/page-style';
import { emptyContact } from '../../support/empty-contact';

const HOSTILE = `<img src=x onerror="alert(1)">' \`$&{{ 7*7 }}`;
const analytics: ContactAnalytics = {
  metrics: {
    total_contacts: 1_200,
    new_contacts: 3,
    active_contacts: 7,
    contact_growth_rate: 0.0025,
    average_lead_score: null,
    conversion_rate: 0.5,
  },
  trends: {
    daily_new_contacts: [
      { date: '2026-11-01', count: 1 },
      { date: '2026-11-02', count: 2 },
    ],
    contact_source_distribution: { domiq: 2, [HOSTILE]: 1 },
    lead_score_distribution: { '0-19': 0, '20-39': 0, '40-59': 1, '60-79': 0, '80-100': 1, none: 1 },
  },
  enrichment: {
    enrichment_rate: 0.25,
    average_enrichment_score: 0.8,
    top_enrichment_sources: [{ source: HOSTILE, count: 4 }],
  },
  listed: {
    count: 3,
    entries: [
      {
        contactId: 'c1',
        knownSince: '2026-11-02T03:00:00.000Z',
        firstSystem: HOSTILE,
        lastActivityAt: null,
        contact: { ...emptyContact, firstName: HOSTILE, emails: [HOSTILE] },
      },
    ],
    next: { at: '2026-11-02T03:00:00.000Z', id: 'c1' },
  },
  propertyIds: ['harbor', HOSTILE],
};

function asked(query: object) {
  const reading = readAnalyticsRequest(query, '2026-11-26T02:00:00.000Z', 'UTC');
  if (reading.kind === 'refused') throw new Error(reading.problem);
  return reading.request;
}
const RANGE = { from: '2026-11-01', to: '2026-11-02', time_zone: 'America/New_York' };
const pageOf = (query: object, told: Partial<ContactAnalytics> = {}) =>
  answerAnalytics(asked({ ...RANGE, ...query }), { ...analytics, ...told }).body;

describe('the page of analytics', () => {
  it('escapes what systems, people and the address have written', () => {
    const page = pageOf({ property_id: HOSTILE, figure: 'new_contacts', source: HOSTILE });
    expect(page).not.toContain('<img');
    expect(page).not.toContain('{{');
    expect(page).not.toContain('$&');
    expect(page.match(/<script|javascript:|\son\w+=\s*["']/gi) ?? []).toEqual([]);
  });

  it('lets nothing count but its own style, word for word', () => {
    const page = pageOf({});
    const [, style = ''] = /<style>([^]*?)<\/style>/.exec(page) ?? [];
    expect(style).toBe(PAGE_STYLE);
    expect(page).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
    expect(page.match(/(?:src|href|action)="(?!\?)[^"]*"|\sstyle=|@import|url\(/g) ?? []).toEqual([]);
  });

  it('leads from every bar and figure to its contacts, of the same property and days', () => {
    const page = pageOf({ property_id: 'harbor' });
    const links = [...page.matchAll(/href="\?([^"#]*)#list"/g)].map(([, query = '']) =>
      Object.fromEntries(new URLSearchParams(query.replaceAll('&amp;', '&'))),
    );
    for (const link of links) expect(link).toMatchObject({ property_id: 'harbor', ...RANGE });
    const drills = links.map(({ figure, day, source, lead_score: score }) =>
      [figure, day, source, score].filter((part) => part !== undefined).join(' '),
    );
    expect(new Set(drills)).toEqual(
      new Set([
        ...['total_contacts', 'new_contacts', 'active_contacts', 'converted_contacts', 'enriched_contacts'],
        ...['2026-11-01', '2026-11-02', 'domiq', HOSTILE].map((only) => `new_contacts ${only}`),
        ...['0-19', '20-39', '40-59', '60-79', '80-100', 'none'].map((score) => `new_contacts ${score}`),
      ]),
    );
  });

  it('puts the days of a long range together, each bar leading to its own days', () => {
    const days = Array.from({ length: 70 }, (_, index) => ({
      date: new Date(Date.UTC(2026, 0, 1 + index)).toISOString().slice(0, 10),
      count: 1,
    }));
    const page = pageOf({}, { trends: { ...analytics.trends, daily_new_contacts: days } });
    expect(page).toContain('New contacts by week');
    expect(page.match(/<rect\s+class="hit"/g)).toHaveLength(10);
    expect(page).toContain('from=2026-01-08&amp;to=2026-01-14');
  });

  it('says so when nobody is known', () => {
    const page = pageOf({}, { metrics: { ...analytics.metrics, total_contacts: 0 } });
    expect(page).toContain('Nobody is known here yet');
  });

  it('shows a day of a person as the time zone has it', () => {
    expect(pageOf({ figure: 'total_contacts' })).toContain('>Nov 1, 2026</td');
  });

  it('tells the numbers under the customer’s names as JSON, with the way on', () => {
    const { contentType, body } = answerAnalytics(
      asked({ ...RANGE, format: 'json', figure: 'total_contacts' }),
      analytics,
    );
    expect(contentType).toBe('application/json; charset=utf-8');
    expect(JSON.parse(body)).toMatchObject({
      property_id: null,
      from: '2026-11-01',
      time_zone: 'America/New_York',
      contact_metrics: analytics.metrics,
      contact_trends: analytics.trends,
      contact_enrichment_metrics: analytics.enrichment,
      contacts_counted: {
        figure: 'total_contacts',
        total_count: 3,
        contacts: [{ contact_id: 'c1', first_name: HOSTILE, known_since: '2026-11-02T03:00:00.000Z' }],
        next: '2026-11-02T03:00:00.000Z~c1',
      },
    });
  });

  it('names the parameter that is wrong, and keeps in the form what was given', () => {
    const reading = readAnalyticsRequest({ from: 'x"><b>', to: '2026-11-02' }, '2026-11-26T02:00:00Z', 'UTC');
    if (reading.kind !== 'refused') throw new Error('it was read');
    const { statusCode, body } = refuseAnalytics(reading);
    expect(statusCode).toBe(400);
    expect(body).toContain('First day cannot be used');
    expect(body).toContain('value="x&quot;&gt;&lt;b&gt;"');
    const asJson = refuseAnalytics({ ...reading, format: 'json' });
    expect(JSON.parse(asJson.body)).toMatchObject({
      error: 'invalid_request',
      fields: [{ field: 'from', expected: expect.stringContaining('YYYY-MM-DD') as string }],
    });
  });
});
