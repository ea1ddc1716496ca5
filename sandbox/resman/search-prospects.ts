import { ApiError } from '../server/api-error';
import type { Person, ProspectDocument } from './documents';
import { renderProspects } from './lead-management';
import { nationalPhone } from './phone';
import {
  Failure,
  ofProperty,
  requireProperty,
  searchedState,
  type Fields,
  type V1Result,
  type Workspace,
} from './workspace';

/** Too many prospects for one answer. The live service's page says "buffer overflow" with a 502. */
export class BufferOverflow extends ApiError {
  constructor() {
    super(502, 'buffer overflow');
  }
}

const folded = (text: string | null): string => (text ?? '').trim().toLowerCase();

/** Finds prospects of a property by one criterion; a search by names or e-mail is not case-sensitive. */
export function searchProspects(workspace: Workspace, fields: Fields): V1Result {
  const propertyId = requireProperty(workspace, fields.get('PropertyID'));
  const fits = criterionOf(workspace, fields);
  const found = ofProperty(workspace, 'prospect', propertyId).flatMap((prospect) => {
    const state = searchedState(workspace, prospect);
    return state !== null && fits(prospect, state.people) ? [{ id: prospect.id, state }] : [];
  });
  if (fields.get('ModifiedStartDateTime') !== '' && found.length > workspace.settings().mostInWindow)
    throw new BufferOverflow();
  return { kind: 'xml', response: renderProspects(found) };
}

type Fits = (prospect: ProspectDocument, people: readonly Person[]) => boolean;

/** @throws {Failure} none, or one that cannot be read */
function criterionOf(workspace: Workspace, fields: Fields): Fits {
  const email = folded(fields.get('Email'));
  if (email !== '') return (_prospect, people) => people.some((person) => folded(person.email) === email);
  const phone = fields.get('Phone').trim();
  if (phone !== '') return byPhone(workspace, phone);
  const [firstName, lastName] = [folded(fields.get('FirstName')), folded(fields.get('LastName'))];
  if (firstName !== '' && lastName !== '')
    return (_prospect, people) =>
      people.some((person) => folded(person.firstName) === firstName && folded(person.lastName) === lastName);
  const prospectId = fields.get('ProspectID');
  if (prospectId !== '') return ({ id }) => id === prospectId;
  return byModified(fields);
}

/** The national form is what is kept; whether bare digits are understood is a setting. */
function byPhone(workspace: Workspace, phone: string): Fits {
  const isBare = /^\d+$/.test(phone);
  const wanted = isBare && workspace.settings().searchesBareDigits ? nationalPhone(phone) : phone;
  return (_prospect, people) => people.some(({ phones }) => phones.some(({ number }) => number === wanted));
}

function byModified(fields: Fields): Fits {
  const [from, until] = ['ModifiedStartDateTime', 'ModifiedEndDateTime'].map((name) =>
    Date.parse(fields.get(name)),
  );
  if (from === undefined || until === undefined || Number.isNaN(from) || Number.isNaN(until))
    throw new Failure('A search criterion is required');
  return ({ updatedAt }) => Date.parse(updatedAt) >= from && Date.parse(updatedAt) <= until;
}
