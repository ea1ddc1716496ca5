import type { PreferenceElement, ProspectDocument, ProspectState } from './documents';
import { checkDuplicates, checkEvents } from './lead-checks';
import { idOf, readEvent } from './lead-elements';
import { withPerson } from './lead-person';
import { renderProspects } from './render-prospects';
import {
  Failure,
  requireProperty,
  searchedProspect,
  timestamp,
  type Fields,
  type V1Result,
  type Workspace,
} from './workspace';
import { all, contentOf, first, parseDocument, type Element } from './xml';

/** One post to one property. */
export interface LeadPost {
  readonly workspace: Workspace;
  readonly propertyId: string;
  /** A failure that repeats what was sent. */
  readonly failure: (message: string) => Failure;
}

/**
 * Adds or changes prospects: no ids insert, both ids change a person, the prospect's alone adds a household member. There is
 * no idempotency: posted twice is added twice.
 * @throws {Failure} the document is none, or names something that is not there; nothing was written
 */
export function postLead(workspace: Workspace, fields: Fields): V1Result {
  const propertyId = requireProperty(workspace, fields.get('PropertyID'));
  const root = parseDocument(fields.get('Xml'));
  if (root?.name !== 'LeadManagement') throw new Failure('The Xml is not a valid LeadManagement document');
  const posted = all(first(root, 'Prospects'), 'Prospect');
  const echo = { LeadManagement: contentOf(root) };
  const post: LeadPost = { workspace, propertyId, failure: (message) => new Failure(message, echo) };
  if (posted.length === 0) throw post.failure('The Xml holds no prospect');
  const saved = posted.map((prospect) => savePosted(post, prospect));
  return { kind: 'xml', response: renderProspects(saved.map(({ id, current }) => ({ id, state: current }))) };
}

function savePosted(post: LeadPost, posted: Element): ProspectDocument {
  const { workspace, propertyId } = post;
  const customers = all(first(posted, 'Customers'), 'Customer');
  if (customers.length === 0) throw post.failure('A Customer is required');
  const known = knownProspect(post, customers);
  const events = checkEvents(post, all(first(posted, 'Events'), 'Event').map(readEvent), known === null);
  const state: ProspectState = {
    people: customers.reduce(
      (people, customer) => withPerson(post, people, customer),
      known?.current.people ?? [],
    ),
    preferences: preferencesAfter(post, known?.current.preferences ?? [], posted),
    events: [...(known?.current.events ?? []), ...events],
  };
  checkDuplicates(post, known, state.people);
  const at = timestamp(workspace);
  const document: ProspectDocument = {
    id: known?.id ?? workspace.newId(),
    createdAt: known?.createdAt ?? at,
    updatedAt: at,
    propertyId,
    sourceId: known === null ? (events[0]?.sourceId ?? null) : known.sourceId,
    current: state,
    before: known && searchedProspect(workspace, known),
    searchedFrom: workspace.now() + workspace.settings().searchLagMs,
  };
  workspace.store.put('prospect', document);
  return document;
}

/** @throws {Failure} an id that this property does not know */
function knownProspect({ workspace, propertyId, failure }: LeadPost, customers: readonly Element[]) {
  const id = customers.map((customer) => idOf(customer, 'ProspectID')).find((found) => found !== null);
  if (id === undefined) return null;
  const known = workspace.store.get('prospect', id);
  if (known?.propertyId !== propertyId) throw failure('Prospect could not be found');
  return known;
}

/** A preference that is sent replaces all of its name. */
function preferencesAfter(
  { workspace }: LeadPost,
  present: readonly PreferenceElement[],
  posted: Element,
): readonly PreferenceElement[] {
  const told = first(posted, 'CustomerPreferences')?.children ?? [];
  if (workspace.settings().omittedElements === 'clear') return told;
  const names = new Set(told.map(({ name }) => name));
  return [...present.filter(({ name }) => !names.has(name)), ...told];
}
