import { NodeOperationError } from 'n8n-workflow';
import type { IHookFunctions } from 'n8n-workflow';
import { endSubscription, isSubscribed, keepSubscription } from '../OpenPhone/transport/subscriptions';
import { connectWebhooks } from '../OpenPhone/transport/webhooks';
import { toNodeError } from '../actions/node-error';
import { systemClock } from '../../ledger';
import { openTriggerLedger } from '../trigger/trigger-ledger';
import { wantedWebhook } from './trigger-parameters';
import { refuseUnreachable } from './webhook-url';

/** Whether OpenPhone delivers to this trigger as its parameters say. @throws {NodeApiError | NodeOperationError} it is not known */
export function checkExists(context: IHookFunctions): Promise<boolean> {
  return asNodeErrors(context, async () => {
    const connection = await connectWebhooks(context);
    refuseUnreachable(context.getNode(), urlOf(context), connection.baseUrl);
    const ledger = await openTriggerLedger(context);
    return isSubscribed(connection, ledger, wantedWebhook(context, urlOf(context)));
  });
}

/** Makes the webhook, or puts it right, and keeps its secret. */
export function create(context: IHookFunctions): Promise<boolean> {
  return asNodeErrors(context, async () => {
    const connection = await connectWebhooks(context);
    refuseUnreachable(context.getNode(), urlOf(context), connection.baseUrl);
    const wanted = wantedWebhook(context, urlOf(context));
    if (wanted.events.length === 0)
      throw new NodeOperationError(context.getNode(), '"Events" is empty', {
        description:
          'No webhook was made in OpenPhone. Choose at least one event, then activate the workflow again.',
      });
    await keepSubscription(connection, await openTriggerLedger(context), wanted, systemClock);
    return true;
  });
}

/** Ends the webhook of exactly this URL; the one of the test URL and the one of the production URL are two. */
export function remove(context: IHookFunctions): Promise<boolean> {
  return asNodeErrors(context, async () => {
    const connection = await connectWebhooks(context);
    await endSubscription(connection, await openTriggerLedger(context), urlOf(context));
    return true;
  });
}

/** n8n hands the test URL while somebody waits for a test event, else that of production. */
function urlOf(context: IHookFunctions): string {
  const url = context.getNodeWebhookUrl('default');
  if (url !== undefined) return url;
  throw new NodeOperationError(context.getNode(), 'n8n gave this trigger no webhook URL', {
    description: 'Nothing was changed in OpenPhone. Save the workflow and activate it again.',
  });
}

async function asNodeErrors<T>(context: IHookFunctions, work: () => Promise<T>): Promise<T> {
  return work().catch((error: unknown) => {
    throw toNodeError(context.getNode(), error, 0, () => false);
  });
}
