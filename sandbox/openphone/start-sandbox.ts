import { renderError } from './api-error';
import { openPhoneApi } from './api-pipeline';
import { controlRoutes, type OpenPhoneRoom } from './control';
import { lookupOf, type Documents } from './documents';
import { PageTokens } from '../server/page-tokens';
import { defaultSettings, settingsSchema, type Settings } from './settings';
import { signedHeaders } from './webhook-signature';
import { handleApiRequest } from '../server/api-request';
import { openRoom } from '../server/open-room';
import { serve, type Sandbox, type SandboxOptions } from '../server/serve';
import { WebhookSender } from '../server/webhook-sender';

function openPhoneRoom(options: SandboxOptions): OpenPhoneRoom {
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
 * A stand-in for the OpenPhone (Quo) API on 127.0.0.1: both surfaces, and the control routes under /_sandbox/.
 * Resolves once it answers. Deliveries that an earlier process left pending are taken up.
 * @throws {PortInUseError} and the file's own error when the data file cannot be opened; nothing is left running
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const room = openPhoneRoom(options);
  const { store, now } = room.workspace;
  const gates = { ...room, now, log: options.log };
  const api = openPhoneApi(room);
  return serve(options, {
    handle: (request, closing) => handleApiRequest(gates, api, request, closing),
    renderError: (error, url) => renderError(error, 'dated', 'documented', url.pathname),
    controlRoutes: controlRoutes(room),
    transaction: (work) => store.transaction(work),
    started: () => room.sender.resume(),
    close: async () => {
      await room.sender.close();
      store.close();
    },
  });
}
