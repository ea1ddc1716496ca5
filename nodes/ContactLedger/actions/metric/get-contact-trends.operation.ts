import { contactTrends } from '../../../../ledger';
import { onlyOutput } from '../each-item';
import type { PlainOperation } from '../operation';
import { metricsProperties, readMetricsRequest } from './metrics-properties';

/** The contacts that became known, by day, by source and by lead score. See docs/metrics.md. */
export const getContactTrends: PlainOperation = {
  properties: metricsProperties,
  async execute({ node, ledger }) {
    return onlyOutput(node, async (item) => ({
      json: await contactTrends(ledger, readMetricsRequest(node, item)),
    }));
  },
};
