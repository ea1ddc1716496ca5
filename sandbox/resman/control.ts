import { ok } from '../server/api-error';
import { commonControlRoutes, type ControlRoom, type ControlRoute } from '../server/control-room';
import type { SettingsFile } from '../server/settings-file';
import { editPerson } from './edit-person';
import { applySeed } from './seed';
import type { Settings } from './settings';
import { signLease } from './sign-lease';
import type { Workspace } from './workspace';

/** What only the control routes reach. */
export interface ResManRoom extends ControlRoom {
  readonly workspace: Workspace;
  readonly settingsFile: SettingsFile<Settings>;
}

/** The control routes of every sandbox, and what only ResMan has. */
export function controlRoutes(room: ResManRoom): readonly ControlRoute[] {
  const { workspace } = room;
  return [
    ...commonControlRoutes(room),
    { method: 'POST', path: '/_sandbox/seed', handle: ({ body }) => ok(applySeed(workspace, body)) },
    { method: 'POST', path: '/_sandbox/lease', handle: ({ body }) => ok(signLease(workspace, body)) },
    { method: 'POST', path: '/_sandbox/edit', handle: ({ body }) => ok(editPerson(workspace, body)) },
    { method: 'GET', path: '/_sandbox/prospects', handle: () => ok(workspace.store.all('prospect')) },
    { method: 'GET', path: '/_sandbox/lease-people', handle: () => ok(workspace.store.all('leasePerson')) },
    { method: 'GET', path: '/_sandbox/notes', handle: () => ok(workspace.store.all('note')) },
  ];
}
