import { ok } from '../server/api-error';
import { commonControlRoutes, type ControlRoom, type ControlRoute } from '../server/control-room';
import type { SettingsFile } from '../server/settings-file';
import type { WebhookSender } from '../server/webhook-sender';
import { chooseDeliveries } from './deliver';
import type { WebhookDocument } from './documents';
import { addWebhook } from './events';
import { applySeed } from './seed';
import type { Settings } from './settings';
import { end, introduce, prefer, say } from './visitor';
import type { Workspace } from './workspace';

/** What only the control routes reach. */
export interface DomIqRoom extends ControlRoom {
  readonly workspace: Workspace;
  readonly settingsFile: SettingsFile<Settings>;
  readonly sender: WebhookSender<WebhookDocument>;
}

/** Everything that was written through the API or in a conversation; of messages only how many. */
function state({ store }: Workspace) {
  return {
    contexts: store.all('context').map(({ value }) => value),
    conversations: store.all('conversation').map(({ value }) => value),
    messageCount: store.count('message'),
    deliveries: store.all('delivery'),
    heldDeliveries: store.all('heldDelivery'),
  };
}

/** The control routes of every sandbox, what a visitor of the chatbot does, and the webhooks. */
export function controlRoutes(room: DomIqRoom): readonly ControlRoute[] {
  const { workspace, sender } = room;
  const post = (path: string, work: (body: unknown) => unknown): ControlRoute => ({
    method: 'POST',
    path: `/_sandbox/${path}`,
    handle: ({ body }) => ok(work(body)),
  });
  return [
    ...commonControlRoutes(room),
    { method: 'GET', path: '/_sandbox/state', handle: () => ok(state(workspace)) },
    post('seed', (body) => applySeed(workspace, body)),
    post('say', (body) => say(workspace, body)),
    post('introduce', (body) => introduce(workspace, body)),
    post('prefer', (body) => prefer(workspace, body)),
    post('end', (body) => end(workspace, body)),
    { method: 'GET', path: '/_sandbox/webhooks', handle: () => ok(workspace.store.all('webhook')) },
    post('webhooks', (body) => addWebhook(workspace, body)),
    post('deliver', (body) => {
      const ids = chooseDeliveries(workspace, body);
      sender.sendInOrder(ids);
      return ids;
    }),
  ];
}
