import { contactAnswer } from '../mapping';
import { parametersOf, type AnalyticsReading, type AnalyticsRequest } from './analytics-request';
import type { ContactAnalytics } from './contact-analytics';
import { analyticsPage, refusedPage } from './page/analytics-page';

/** What is sent back over HTTP. */
export interface AnalyticsAnswer {
  readonly statusCode: 200 | 400;
  readonly contentType: 'text/html; charset=utf-8' | 'application/json; charset=utf-8';
  readonly body: string;
}

/** The page, or the numbers under the customer's names, whichever was asked for. Pure. */
export const answerAnalytics = (request: AnalyticsRequest, analytics: ContactAnalytics): AnalyticsAnswer =>
  request.format === 'html'
    ? page(200, analyticsPage(request, analytics))
    : json(200, numbersOf(request, analytics));

/** What is wrong with the address, by the name of its parameter; what was given is repeated in the form only. Pure. */
export const refuseAnalytics = (refused: Extract<AnalyticsReading, { kind: 'refused' }>): AnalyticsAnswer =>
  refused.format === 'html'
    ? page(400, refusedPage(refused))
    : json(400, {
        error: 'invalid_request',
        message: 'A parameter cannot be used. Nothing was counted.',
        fields: [{ field: refused.field, expected: refused.problem }],
      });

function numbersOf(request: AnalyticsRequest, analytics: ContactAnalytics): object {
  const { metrics, trends, enrichment, listed } = analytics;
  const { drill } = request;
  return {
    property_id: request.propertyId,
    from: request.from,
    to: request.to,
    time_zone: request.timeZone,
    contact_metrics: metrics,
    contact_trends: trends,
    contact_enrichment_metrics: enrichment,
    ...(drill !== null &&
      listed !== null && {
        contacts_counted: {
          figure: drill.figure,
          total_count: listed.count,
          contacts: listed.entries.map((entry) => ({
            ...contactAnswer({ ...entry, createdAt: entry.knownSince }),
            known_since: entry.knownSince,
            source: entry.firstSystem,
          })),
          next: listed.next === null ? null : nextOf({ ...request, drill: { ...drill, after: listed.next } }),
        },
      }),
  };
}

/** The value of `after` that gives the next page. */
const nextOf = (request: AnalyticsRequest): string | null =>
  parametersOf(request).find(([field]) => field === 'after')?.[1] ?? null;

const page = (statusCode: 200 | 400, body: string): AnalyticsAnswer => ({
  statusCode,
  contentType: 'text/html; charset=utf-8',
  body,
});
const json = (statusCode: 200 | 400, body: object): AnalyticsAnswer => ({
  statusCode,
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify(body),
});
