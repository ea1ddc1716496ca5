import { findIssues, type Schema } from '../server/json-schema';
import { COMPANY } from './leasing';
import { V2Error } from './v2-error';
import { required, requiredProperty, type V2Request } from './v2-request';
import { ofProperty, timestamp, type Workspace } from './workspace';

export function accountId({ settings }: Workspace, request: V2Request) {
  const { accountId: id, subdomain } = settings();
  const asked = required(request, 'subdomain');
  if (subdomain !== null && asked.toLowerCase() !== subdomain.toLowerCase())
    throw V2Error.badRequest('subdomain is not an account');
  return { accountId: Number(id), companyName: COMPANY };
}

export function properties({ store }: Workspace) {
  return {
    properties: store.all('property').map(({ id, name, street, city, state, zip, phone, email }) => ({
      propertyId: id,
      name,
      abbreviation: name.slice(0, 4).toUpperCase(),
      streetAddress: street,
      city,
      state,
      zip,
      phone,
      email,
    })),
  };
}

/** Of every property. */
export function employees({ store }: Workspace) {
  return {
    employees: store.all('employee').map(({ id, name, email, propertyIds }) => ({
      personId: id,
      userId: id,
      firstName: name.split(' ')[0] ?? name,
      lastName: name.split(' ').slice(1).join(' '),
      email,
      isLeasing: true,
      terminationDate: null,
      propertyIds,
    })),
  };
}

export function prospectSources(workspace: Workspace, request: V2Request) {
  const propertyId = requiredProperty(workspace, required(request, 'propertyId'));
  return {
    prospectSources: ofProperty(workspace, 'source', propertyId).map(({ id, name, isActive }) => ({
      prospectSourceId: id,
      name,
      isActive,
    })),
  };
}

/** Only the lost reasons are kept; every other list is empty. */
export function pickLists({ store }: Workspace, request: V2Request) {
  const reasons = required(request, 'name') === 'LostProspectReason' ? store.all('lostReason') : [];
  return { pickList: reasons.map(({ id, name }) => ({ picklistItemId: id, name })) };
}

const text: Schema = { type: 'string', minLength: 1 };
const NOTE: Schema = {
  type: 'object',
  required: ['propertyId', 'type', 'recordId', 'note'],
  properties: { propertyId: text, type: text, recordId: text, note: text },
};

interface Note {
  readonly propertyId: string;
  readonly type: string;
  readonly recordId: string;
  readonly note: string;
}

/** Keeps a note; which types ResMan takes is not known, so every one is. */
export function addNote(workspace: Workspace, { body }: V2Request) {
  const [issue] = findIssues(NOTE, body ?? {});
  if (issue) throw V2Error.badRequest(`${issue.path}: ${issue.message}`);
  const { propertyId, type, recordId, note } = body as Note;
  requiredProperty(workspace, propertyId);
  const [id, at] = [workspace.newId(), timestamp(workspace)];
  workspace.store.put('note', { id, createdAt: at, updatedAt: at, propertyId, recordId, type, note });
  return { propertyId, type, recordId, note, noteId: id };
}
