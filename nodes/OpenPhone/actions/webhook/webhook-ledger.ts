import type { IExecuteFunctions } from 'n8n-workflow';
import type { Ledger } from '../../../../ledger';
import { openTriggerLedger } from '../../../trigger/trigger-ledger';

/** The ledger in which OpenPhone Trigger keeps its webhooks. @throws {LedgerUnavailableError} */
export function webhookLedger(context: IExecuteFunctions, itemIndex: number): Promise<Ledger> {
  return openTriggerLedger({
    getNodeParameter: (name, fallback) => context.getNodeParameter(name, itemIndex, fallback as string),
    getCredentials: (type) => context.getCredentials(type, itemIndex),
  });
}
