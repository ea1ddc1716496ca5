import { ApiError } from '../server/api-error';
import { findIssues, type Schema } from '../server/json-schema';
import type { Person, ProspectDocument } from './documents';
import { nationalPhone } from './phone';
import { timestamp, type Workspace } from './workspace';

const text: Schema = { type: 'string', minLength: 1 };
const EDIT: Schema = {
  type: 'object',
  additionalProperties: false,
  required: ['prospectId'],
  properties: { prospectId: text, firstName: text, lastName: text, email: text, phone: text },
};

interface Edit {
  readonly prospectId: string;
  readonly firstName?: string;
  readonly lastName?: string;
  readonly email?: string;
  readonly phone?: string;
}

/**
 * What somebody in the leasing office types over on a guest card: name, address or the one number of its main contact. What is
 * left out stays. Searches find it at once.
 * @throws {ApiError} 400 a shape that is none, 404 no such prospect; nothing was changed
 */
export function editPerson(workspace: Workspace, body: unknown): ProspectDocument {
  const issues = findIssues(EDIT, body ?? {});
  if (issues.length) throw ApiError.invalid(issues);
  const { prospectId, phone, ...typed } = body as Edit;
  const prospect = workspace.store.get('prospect', prospectId);
  if (prospect === null) throw ApiError.notFound('Prospect');
  const [main, ...others] = prospect.current.people;
  if (main === undefined) throw ApiError.notFound('Person');
  const edited: Person = {
    ...main,
    ...typed,
    ...(phone !== undefined && { phones: [{ number: nationalPhone(phone), type: 'cell' }] }),
  };
  const after: ProspectDocument = {
    ...prospect,
    updatedAt: timestamp(workspace),
    current: { ...prospect.current, people: [edited, ...others] },
    before: null,
    searchedFrom: 0,
  };
  workspace.store.put('prospect', after);
  return after;
}
