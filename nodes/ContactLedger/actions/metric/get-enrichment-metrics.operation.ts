import { enrichmentMetrics } from '../../../../ledger';
import { eachItem } from '../each-item';
import type { PlainOperation } from '../operation';
import { metricsProperties, readMetricsRequest } from './metrics-properties';

/** How much was learned about the contacts. See docs/metrics.md. */
export const getEnrichmentMetrics: PlainOperation = {
  properties: metricsProperties,
  async execute({ node, ledger }) {
    const items = await eachItem(node, 1, async (item) => ({
      json: await enrichmentMetrics(ledger, readMetricsRequest(node, item)),
    }));
    return items.flat();
  },
};
