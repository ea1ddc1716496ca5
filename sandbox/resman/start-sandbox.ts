import { randomUUID } from 'node:crypto';
import { handleApiRequest } from '../server/api-request';
import { keyFingerprint } from '../server/key-fingerprint';
import { Misbehaviour } from '../server/misbehaviour';
import { RateLimit } from '../server/rate-limit';
import { RequestLog } from '../server/request-log';
import { serve, type Sandbox, type SandboxOptions } from '../server/serve';
import { SettingsFile } from '../server/settings-file';
import { Store } from '../server/store';
import { resManApi } from './api';
import { controlRoutes, type ResManRoom } from './control';
import { lookupOf, type Documents } from './documents';
import { defaultSettings, settingsSchema } from './settings';

function openRoom({ dataFile, acceptedKeys, now = Date.now }: SandboxOptions): ResManRoom {
  const store = new Store<Documents>(dataFile, lookupOf);
  const startKeys = acceptedKeys?.map(keyFingerprint) ?? null;
  const settingsFile = new SettingsFile(store, settingsSchema, defaultSettings, startKeys);
  const settings = () => settingsFile.current;
  return {
    workspace: { store, settings, now, newId: () => randomUUID() },
    settingsFile,
    misbehaviour: new Misbehaviour(),
    requestLog: new RequestLog(store),
    rateLimit: new RateLimit(now, () => settings().rateLimitPerSecond),
    empty: () => store.clear(),
  };
}

/**
 * A stand-in for ResMan's partner API on 127.0.0.1, both generations on one address, and the control routes under /_sandbox/.
 * Keys are given as `partnerId:apiKey`. Resolves once it answers.
 * @throws {PortInUseError} and the file's own error when the data file cannot be opened; nothing is left running
 */
export async function startResManSandbox(options: SandboxOptions): Promise<Sandbox> {
  const room = openRoom(options);
  const { store, now } = room.workspace;
  const api = resManApi(room);
  const gates = { ...room, now, log: options.log };
  return serve(options, {
    handle: (request, closing) => handleApiRequest(gates, api, request, closing),
    renderError: (error, url) => api.renderError(error, { method: 'POST', url, headers: {}, bodyText: null }),
    controlRoutes: controlRoutes(room),
    transaction: (work) => store.transaction(work),
    close: async () => store.close(),
  });
}
