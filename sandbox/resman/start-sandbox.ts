import { randomUUID } from 'node:crypto';
import { handleApiRequest } from '../server/api-request';
import { openRoom } from '../server/open-room';
import { serve, type Sandbox, type SandboxOptions } from '../server/serve';
import { resManApi } from './api';
import { controlRoutes, type ResManRoom } from './control';
import { lookupOf, type Documents } from './documents';
import { defaultSettings, settingsSchema, type Settings } from './settings';

function resManRoom(options: SandboxOptions): ResManRoom {
  const { store, settings, now, ...common } = openRoom<Documents, Settings>(options, {
    lookupOf,
    settingsSchema,
    defaultSettings,
  });
  return {
    ...common,
    workspace: { store, settings, now, newId: () => randomUUID() },
    empty: () => store.clear(),
  };
}

/**
 * A stand-in for ResMan's partner API on 127.0.0.1, both generations on one address, and the control routes under /_sandbox/.
 * Keys are given as `partnerId:apiKey`. Resolves once it answers.
 * @throws {PortInUseError} and the file's own error when the data file cannot be opened; nothing is left running
 */
export async function startResManSandbox(options: SandboxOptions): Promise<Sandbox> {
  const room = resManRoom(options);
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
