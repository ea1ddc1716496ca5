import { ApiError } from '../server/api-error';
import type { Person, ShownProspect } from './documents';
import { nationalPhone } from './phone';
import { renderProspects } from './render-prospects';
import type { Settings } from './settings';
import { readTime } from './times';
import {
  Failure,
  ofProperty,
  requireProperty,
  searchedProspect,
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

/**
 * Finds prospects of a property, whatever their type, by one criterion: Email, Phone, FirstName and LastName, ProspectID, or a
 * modified window. Of several only the first of this order counts.
 * @throws {Failure} no criterion, or one that cannot be read
 * @throws {BufferOverflow} a window holds more than `mostInWindow` prospects
 */
export function searchProspects(workspace: Workspace, fields: Fields): V1Result {
  const propertyId = requireProperty(workspace, fields.get('PropertyID'));
  const { fits, isWindow } = criterionOf(workspace.settings(), fields);
  const found = ofProperty(workspace, 'prospect', propertyId).flatMap((prospect) => {
    const shown = searchedProspect(workspace, prospect);
    return shown !== null && fits(prospect.id, shown) ? [{ id: prospect.id, state: shown.state }] : [];
  });
  if (isWindow && found.length > workspace.settings().mostInWindow) throw new BufferOverflow();
  return { kind: 'xml', response: renderProspects(found) };
}

type Fits = (id: string, shown: ShownProspect) => boolean;

function criterionOf(settings: Settings, fields: Fields): { fits: Fits; isWindow: boolean } {
  const single =
    byEmail(settings, fields) ?? byPhone(settings, fields) ?? byName(settings, fields) ?? byId(fields);
  return single ? { fits: single, isWindow: false } : { fits: byModified(settings, fields), isWindow: true };
}

const somebody =
  (fits: (person: Person) => boolean): Fits =>
  (_id, { state }) =>
    state.people.some(fits);

function isLike({ searchMatch }: Settings, kept: string | null, wanted: string): boolean {
  return searchMatch === 'exact' ? folded(kept) === wanted : folded(kept).startsWith(wanted);
}

function byEmail(settings: Settings, fields: Fields): Fits | null {
  const email = folded(fields.get('Email'));
  return email === '' ? null : somebody((person) => isLike(settings, person.email, email));
}

/** The national form is what is kept; whether bare digits are understood is a setting. */
function byPhone(settings: Settings, fields: Fields): Fits | null {
  const phone = fields.get('Phone').trim();
  if (phone === '') return null;
  const wanted = /^\d+$/.test(phone) && settings.searchesBareDigits ? nationalPhone(phone) : phone;
  return somebody(({ phones }) => phones.some(({ number }) => number === wanted));
}

function byName(settings: Settings, fields: Fields): Fits | null {
  const [firstName, lastName] = [folded(fields.get('FirstName')), folded(fields.get('LastName'))];
  if (firstName === '' || lastName === '') return null;
  return somebody(
    (person) => isLike(settings, person.firstName, firstName) && isLike(settings, person.lastName, lastName),
  );
}

function byId(fields: Fields): Fits | null {
  const prospectId = fields.get('ProspectID');
  return prospectId === '' ? null : (id) => id === prospectId;
}

function byModified({ windowEnds }: Settings, fields: Fields): Fits {
  const [start, end] = [fields.get('ModifiedStartDateTime'), fields.get('ModifiedEndDateTime')];
  if (start === '' || end === '') throw new Failure('A search criterion is required');
  const [from, until] = [readTime(start), readTime(end)];
  if (from === null || until === null)
    throw new Failure('ModifiedStartDateTime or ModifiedEndDateTime is not a date');
  return (_id, { updatedAt }) => {
    const at = Date.parse(updatedAt);
    return windowEnds === 'included' ? at >= from && at <= until : at > from && at < until;
  };
}
