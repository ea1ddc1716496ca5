import { contactMetrics } from '../../../../ledger';
import { onlyOutput } from '../each-item';
import type { PlainOperation } from '../operation';
import { metricsProperties, readMetricsRequest } from './metrics-properties';

/** How many contacts there are, how they grow and what becomes of them. See docs/metrics.md. */
export const getContactMetrics: PlainOperation = {
  properties: metricsProperties,
  async execute({ node, ledger }) {
    return onlyOutput(node, async (item) => ({
      json: await contactMetrics(ledger, readMetricsRequest(node, item)),
    }));
  },
};
