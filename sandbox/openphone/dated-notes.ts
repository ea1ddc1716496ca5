import { ApiError, type Answer, ok } from '../server/api-error';
import { contactById } from './contact-source';
import type { NoteDocument } from './documents';
import { newId } from './identifiers';
import { findIssues, type Schema } from '../server/json-schema';
import { answerDatedList } from './lists';
import { QueryReader } from './query-reader';
import { ownerId, timestamp, type ApiRequest, type Route, type Workspace } from './workspace';

const NOTE: Schema = {
  type: 'object',
  required: ['text'],
  additionalProperties: false,
  properties: { text: { type: 'string', minLength: 1, maxLength: 2000 } },
};

function readText(body: unknown): string {
  const issues = findIssues(NOTE, body);
  if (issues.length) throw ApiError.invalid(issues);
  return (body as { text: string }).text;
}

const render = ({ id, text, createdAt, updatedAt, actorId }: NoteDocument) => ({
  id,
  text,
  media: [],
  createdAt,
  updatedAt,
  actorId,
});

function noteOf(workspace: Workspace, request: ApiRequest): NoteDocument {
  const contact = contactById(workspace, request.parameters.id ?? '');
  const note = workspace.store.get('note', request.parameters.noteId ?? '');
  if (note?.contactId !== contact.id) throw ApiError.notFound('Note');
  return note;
}

function list(workspace: Workspace, request: ApiRequest): Answer {
  const contact = contactById(workspace, request.parameters.id ?? '');
  return answerDatedList(workspace, request, new QueryReader(request), {
    kind: 'note',
    wanted: { orderBy: 'createdAt', descending: true, lookups: [contact.id] },
    render,
  });
}

function create(workspace: Workspace, request: ApiRequest): Answer {
  const contact = contactById(workspace, request.parameters.id ?? '');
  const at = timestamp(workspace);
  const note: NoteDocument = {
    id: newId.note(),
    contactId: contact.id,
    text: readText(request.body),
    actorId: ownerId(workspace),
    createdAt: at,
    updatedAt: at,
  };
  workspace.store.put('note', note);
  return ok(render(note));
}

function update(workspace: Workspace, request: ApiRequest): Answer {
  const note: NoteDocument = {
    ...noteOf(workspace, request),
    text: readText(request.body),
    updatedAt: timestamp(workspace),
  };
  workspace.store.put('note', note);
  return ok(render(note));
}

function remove(workspace: Workspace, request: ApiRequest): Answer {
  workspace.store.remove('note', noteOf(workspace, request).id);
  return { status: 204 };
}

/** Notes are the team's own: a read-only contact can have them, and none of them fires a contact event. Create answers 200. */
export const datedNoteRoutes: readonly Route[] = [
  { method: 'GET', path: '/contacts/{id}/notes', handle: list },
  { method: 'POST', path: '/contacts/{id}/notes', handle: create },
  {
    method: 'GET',
    path: '/contacts/{id}/notes/{noteId}',
    handle: (workspace, request) => ok(render(noteOf(workspace, request))),
  },
  { method: 'PATCH', path: '/contacts/{id}/notes/{noteId}', handle: update },
  { method: 'DELETE', path: '/contacts/{id}/notes/{noteId}', handle: remove },
];
