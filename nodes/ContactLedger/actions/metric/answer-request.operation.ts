import { answerAnalytics, refuseAnalytics } from '../../../../contacts/analytics/analytics-answer';
import { readAnalyticsRequest } from '../../../../contacts/analytics/analytics-request';
import { contactAnalytics } from '../../../../ledger';
import { onlyOutput, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';
import { jsonParameter } from '../read-each';

/** What a webhook was asked in, the whole answer out: the page with plots, or the same numbers as JSON. See docs/metrics.md. */
export const answerRequest: PlainOperation = {
  properties: [
    {
      displayName: 'Query',
      name: 'query',
      type: 'json',
      default: '={{ $json.query }}',
      description:
        'The query parameters of the webhook: property_id, from, to, time_zone, format, figure and more',
    },
    {
      displayName: 'Time Zone',
      name: 'timeZone',
      type: 'string',
      default: '={{ $now.zoneName }}',
      placeholder: 'e.g. America/New_York',
      description: 'Whose days are counted when the query names no time zone: a name of the IANA list',
    },
  ],
  async execute({ node, ledger, clock }) {
    return onlyOutput(node, async (item) => {
      const timeZone = textParameter(node, 'timeZone', item) ?? 'UTC';
      const reading = readAnalyticsRequest(jsonParameter(node, 'query', item), clock.now(), timeZone);
      if (reading.kind === 'refused') return { json: refuseAnalytics(reading) };
      return { json: answerAnalytics(reading.request, await contactAnalytics(ledger, reading.request)) };
    });
  },
};
