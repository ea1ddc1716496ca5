import { renderError } from './api-error';
import { openPhoneApi } from './api-pipeline';
import { controlRoutes, type OpenPhoneRoom } from './control';
import { lookupOf, type Documents } from './documents';
import { PageTokens } from '../server/page-tokens';
import { defaultSettings, settingsSchema } from './settings';
import { signedHeaders } from './webhook-signature';
import { handleApiRequest } from '../server/api-request';
import { keyFingerprint } from '../server/key-fingerprint';
import { Misbehaviour } from '../server/misbehaviour';
import { RateLimit } from '../server/rate-limit';
import { RequestLog } from '../server/request-log';
import { serve, type Sandbox, type SandboxOptions } from '../server/serve';
import { SettingsFile } from '../server/settings-file';
import { Store } from '../server/store';
import { WebhookSender } from '../server/webhook-sender';

function openRoom({ dataFile, acceptedKeys, log, now = Date.now }: SandboxOptions): OpenPhoneRoom {
  const store = new Store<Documents>(dataFile, lookupOf);
  const startKeys = acceptedKeys?.map(keyFingerprint) ?? null;
  const settingsFile = new SettingsFile(store, settingsSchema, defaultSettings, startKeys);
  const settings = () => settingsFile.current;
  const pageTokens = new PageTokens(store, now, () => settings().pageTokenLifetimeMs);
  const sender = new WebhookSender({ store, settings, now, log, headersOf: signedHeaders });
  const workspace = { store, settings, now, pageTokens, enqueue: sender.enqueue.bind(sender) };
  return {
    workspace,
    settingsFile,
    misbehaviour: new Misbehaviour(),
    requestLog: new RequestLog(store),
    rateLimit: new RateLimit(now, () => settings().rateLimitPerSecond),
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
  const room = openRoom(options);
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
