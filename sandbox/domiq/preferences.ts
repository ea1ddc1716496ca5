import { createHash } from 'node:crypto';
import type { Answer } from '../server/api-error';
import { checkBody, preferencesChange, readMoment } from './body-schemas';
import type { ContactPreferences } from './documents';
import { DomIqApiError, refuseField } from './domiq-error';
import { timestamp, type ApiRequest, type Route, type Workspace } from './workspace';

const nothingSaid: Omit<ContactPreferences, 'updated_at'> = {
  communication_method: null,
  contact_frequency: null,
  opt_out: false,
  email_opt_out: false,
  phone_opt_out: false,
};

/** The preferences with a change on top; fields that the change leaves out stay. */
export function withPreferences(
  current: ContactPreferences | null,
  change: Partial<ContactPreferences>,
  updatedAt: string,
): ContactPreferences {
  return { ...nothingSaid, ...current, ...change, updated_at: updatedAt };
}

/** True when what is there is newer than the moment. */
export function isNewer(current: ContactPreferences | null, moment: string): boolean {
  return current !== null && current.updated_at > moment;
}

function change(workspace: Workspace, request: ApiRequest): Answer {
  checkBody(preferencesChange, request.body);
  const changes = request.body as Partial<ContactPreferences> & { updated_at: string };
  if (Object.keys(changes).length < 2) throw refuseField('', 'Expected a preference beside updated_at');
  const moment = readMoment(workspace, changes.updated_at);
  const contact = workspace.store.get('context', request.parameters.contact_id ?? '');
  if (!contact) throw DomIqApiError.contactNotFound();
  const { preferences } = contact.value;
  if (isNewer(preferences, moment)) throw DomIqApiError.stale(preferences);
  const changed = withPreferences(preferences, changes, moment);
  workspace.store.put('context', { ...contact, value: { ...contact.value, preferences: changed } });
  return { status: 200, body: changed };
}

/** Does the work once a key: a repetition gets the first answer again. Answers that are errors are not kept. */
function once(
  workspace: Workspace,
  request: ApiRequest,
  work: (workspace: Workspace, request: ApiRequest) => Answer,
): Answer {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key === '' || key.length > 255)
    throw refuseField('/headers/Idempotency-Key', 'Expected 1 to 255 characters');
  const requestHash = createHash('sha256')
    .update(JSON.stringify([request.path, request.body ?? null]))
    .digest('hex');
  const known = workspace.store.get('answer', key);
  if (known && known.requestHash !== requestHash)
    throw new DomIqApiError(422, 'idempotency_key_reused', 'The key stands for another change');
  if (known) return { status: 200, body: known.body, headers: { 'idempotency-replayed': 'true' } };
  const answer = work(workspace, request);
  const at = timestamp(workspace);
  workspace.store.put('answer', { id: key, createdAt: at, updatedAt: at, requestHash, body: answer.body });
  return answer;
}

export const preferenceRoutes: readonly Route[] = [
  {
    method: 'PATCH',
    path: '/contacts/{contact_id}/preferences',
    handle: (workspace, request) => once(workspace, request, change),
  },
];
