import type { Answer } from '../server/api-error';
import { checkBody, contactId as contactIdSchema, contextWrite, readMoment } from './body-schemas';
import type { ContactContext, ContactPreferences } from './documents';
import { DomIqApiError, refuseField } from './domiq-error';
import { isNewer, withPreferences } from './preferences';
import { timestamp, type ApiRequest, type Route, type Workspace } from './workspace';

interface ContextWrite extends Partial<Omit<ContactContext, 'preferences'>> {
  readonly preferences?: Partial<ContactPreferences>;
  readonly updated_at: string;
}

const emptyContext = {
  email: null,
  phone: null,
  status: null,
  lead_score: null,
  last_interaction: null,
  notes: null,
  enrichment_data: null,
};

function get({ store }: Workspace, { parameters }: ApiRequest): Answer {
  const found = store.get('context', parameters.contact_id ?? '');
  if (!found) throw DomIqApiError.contactNotFound();
  return { status: 200, body: found.value };
}

/** The preferences after a write: those that are there, when they are newer than what it carries. */
function preferencesAfter(
  workspace: Workspace,
  current: ContactPreferences | null,
  { preferences: written }: ContextWrite,
  writtenAt: string,
): ContactPreferences | null {
  if (!written) return current;
  const moment = written.updated_at
    ? readMoment(workspace, written.updated_at, '/preferences/updated_at')
    : writtenAt;
  return isNewer(current, moment) ? current : withPreferences(current, written, moment);
}

function put(workspace: Workspace, { parameters, body }: ApiRequest): Answer {
  const contactId = parameters.contact_id ?? '';
  checkBody(contactIdSchema, contactId);
  checkBody(contextWrite, body);
  const written = body as ContextWrite;
  if (written.contact_id !== undefined && written.contact_id !== contactId)
    throw refuseField('/contact_id', 'Expected the contact of the path');
  const moment = readMoment(workspace, written.updated_at);
  const known = workspace.store.get('context', contactId);
  if (known && known.value.updated_at > moment) throw DomIqApiError.stale(known.value);
  const fullName = written.full_name ?? known?.value.full_name;
  if (fullName === undefined) throw refuseField('/full_name', 'Expected required property');
  const current = known?.value.preferences ?? null;
  const context: ContactContext = {
    ...emptyContext,
    ...known?.value,
    ...written,
    ...(written.last_interaction && {
      last_interaction: new Date(written.last_interaction).toISOString(),
    }),
    contact_id: contactId,
    full_name: fullName,
    preferences: preferencesAfter(workspace, current, written, moment),
    updated_at: moment,
  };
  const at = timestamp(workspace);
  workspace.store.put('context', {
    id: contactId,
    createdAt: known?.createdAt ?? at,
    updatedAt: at,
    value: context,
  });
  return { status: known ? 200 : 201, body: context };
}

export const contactContextRoutes: readonly Route[] = [
  { method: 'GET', path: '/contacts/{contact_id}/context', handle: get },
  { method: 'PUT', path: '/contacts/{contact_id}/context', handle: put },
];
