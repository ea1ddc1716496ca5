import { describeResource } from '../../../actions/resource-description';
import { answerRequest } from './answer-request.operation';
import { getContactMetrics } from './get-contact-metrics.operation';
import { getContactTrends } from './get-contact-trends.operation';
import { getContactsCounted } from './get-contacts-counted.operation';
import { getDailyDigest } from './get-daily-digest.operation';
import { getEnrichmentMetrics } from './get-enrichment-metrics.operation';

export const operations = {
  answerRequest,
  getContactMetrics,
  getContactTrends,
  getContactsCounted,
  getDailyDigest,
  getEnrichmentMetrics,
} as const;

export const description = describeResource({
  resource: 'metric',
  operations,
  defaultOperation: 'getContactMetrics',
  options: [
    {
      name: 'Answer Request',
      value: 'answerRequest',
      action: 'Answer a request for metrics',
      description: 'Answer a webhook with the page of plots and lists, or with the same numbers as JSON',
    },
    {
      name: 'Get Contact Metrics',
      value: 'getContactMetrics',
      action: 'Get contact metrics',
      description: 'Count contacts, new and active ones, growth, lead score and conversion',
    },
    {
      name: 'Get Contact Trends',
      value: 'getContactTrends',
      action: 'Get contact trends',
      description: 'Count new contacts by day, by source and by lead score',
    },
    {
      name: 'Get Contacts Counted',
      value: 'getContactsCounted',
      action: 'Get contacts counted',
      description: 'List the contacts behind a figure: as many as the metrics of the same days count',
    },
    {
      name: 'Get Daily Digest',
      value: 'getDailyDigest',
      action: 'Get daily digest',
      description: 'Tell what happened on a day at each property, as counts and as an e-mail',
    },
    {
      name: 'Get Enrichment Metrics',
      value: 'getEnrichmentMetrics',
      action: 'Get enrichment metrics',
      description: 'Count about how many contacts something was learned, and where',
    },
  ],
});
