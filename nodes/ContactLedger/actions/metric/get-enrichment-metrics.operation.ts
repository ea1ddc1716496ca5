import { enrichmentMetrics } from '../../../../ledger';
import { onlyOutput } from '../each-item';
import type { PlainOperation } from '../operation';
import { metricsProperties, readMetricsRequest } from './metrics-properties';

/** How much was learned about the contacts. See docs/metrics.md. */
export const getEnrichmentMetrics: PlainOperation = {
  properties: metricsProperties,
  async execute({ node, ledger }) {
    return onlyOutput(node, async (item) => ({
      json: await enrichmentMetrics(ledger, readMetricsRequest(node, item)),
    }));
  },
};
