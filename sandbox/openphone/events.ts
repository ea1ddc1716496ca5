import { datedVersion } from './authentication';
import type { DeliveryDocument } from '../server/delivery';
import type { WebhookDocument } from './documents';
import { newId } from './identifiers';
import { timestamp, type Workspace } from './workspace';

/** Something that happened, in the form of each of the two webhook systems. */
export interface WebhookEvent {
  readonly type: string;
  readonly resourceId: string;
  /** The workspace number it happened on; null for events that `resourceIds` does not filter. */
  readonly phoneNumberId: string | null;
  /** `data` of the dated envelope. */
  readonly dated: Readonly<Record<string, unknown>>;
  /** `data.object` of the legacy envelope; null for events that the legacy system does not have. */
  readonly legacy: Readonly<Record<string, unknown>> | null;
}

/** The dated envelope. `eventId` is the same for every webhook that gets the event. */
export function datedEnvelope(eventId: string, createdAt: string, type: string, data: unknown): string {
  return JSON.stringify({ id: eventId, apiVersion: datedVersion, createdAt, type, data });
}

const legacyEnvelope = (eventId: string, createdAt: string, type: string, object: unknown): string =>
  JSON.stringify({ id: eventId, object: 'event', apiVersion: 'v4', createdAt, type, data: { object } });

function wants(webhook: WebhookDocument, event: WebhookEvent): boolean {
  if (webhook.status !== 'enabled' || !webhook.events.includes(event.type)) return false;
  if (webhook.surface === 'v1' && event.legacy === null) return false;
  if (event.phoneNumberId === null) return true;
  return webhook.resourceIds.includes('*') || webhook.resourceIds.includes(event.phoneNumberId);
}

/** Stores one delivery of a body to a webhook and hands it to the sender. */
export function storeDelivery(
  workspace: Workspace,
  webhook: WebhookDocument,
  event: { eventId: string; type: string; resourceId: string; body: string },
): DeliveryDocument {
  const at = timestamp(workspace);
  const delivery: DeliveryDocument = {
    id: newId.delivery(),
    webhookId: webhook.id,
    eventId: event.eventId,
    resourceId: event.resourceId,
    eventType: event.type,
    body: event.body,
    status: 'pending',
    attempts: [],
    nextAttemptAt: at,
    createdAt: at,
    updatedAt: at,
  };
  workspace.store.put('delivery', delivery);
  workspace.enqueue(delivery);
  return delivery;
}

/** Stores a delivery for every webhook that subscribed to the event, in the transaction of the change itself. */
export function publish(workspace: Workspace, event: WebhookEvent): void {
  const eventId = newId.event();
  const at = timestamp(workspace);
  for (const webhook of workspace.store.all('webhook').filter((candidate) => wants(candidate, event))) {
    const body =
      webhook.surface === 'dated'
        ? datedEnvelope(eventId, at, event.type, event.dated)
        : legacyEnvelope(eventId, at, event.type, event.legacy);
    storeDelivery(workspace, webhook, { eventId, type: event.type, resourceId: event.resourceId, body });
  }
}
