import { handleApiRequest } from '../server/api-request';
import { PageTokens } from '../server/page-tokens';
import { openRoom } from '../server/open-room';
import { serve, type Sandbox, type SandboxOptions } from '../server/serve';
import { WebhookSender } from '../server/webhook-sender';
import { domIqApi } from './api';
import { controlRoutes, type DomIqRoom } from './control';
import { lookupOf, type Documents } from './documents';
import { renderError } from './domiq-error';
import { signedHeaders } from './events';
import { defaultSettings, settingsSchema, type Settings } from './settings';

function domIqRoom(options: SandboxOptions): DomIqRoom {
  const { store, settings, now, ...common } = openRoom<Documents, Settings>(options, {
    lookupOf,
    settingsSchema,
    defaultSettings,
  });
  const pageTokens = new PageTokens(store, now, () => settings().pageTokenLifetimeMs);
  const sender = new WebhookSender({ store, settings, now, log: options.log, headersOf: signedHeaders });
  return {
    ...common,
    workspace: { store, settings, now, pageTokens, enqueue: sender.enqueue.bind(sender) },
    sender,
    empty: () => {
      sender.clear();
      store.clear();
      pageTokens.renew();
    },
  };
}

/**
 * A stand-in for DomIQ's integration API on 127.0.0.1, as docs/domiq.openapi.yaml describes it, and the control routes
 * under /_sandbox/. Resolves once it answers. Deliveries that an earlier process left pending are taken up.
 * @throws {PortInUseError} and the file's own error when the data file cannot be opened; nothing is left running
 */
export async function startDomIqSandbox(options: SandboxOptions): Promise<Sandbox> {
  const room = domIqRoom(options);
  const { store, now } = room.workspace;
  const gates = { ...room, now, log: options.log };
  const api = domIqApi(room);
  return serve(options, {
    handle: (request, closing) => handleApiRequest(gates, api, request, closing),
    renderError: (error) => renderError(error, room.settingsFile.current.retryAfterSeconds),
    controlRoutes: controlRoutes(room),
    transaction: (work) => store.transaction(work),
    started: () => room.sender.resume(),
    close: async () => {
      await room.sender.close();
      store.close();
    },
  });
}
