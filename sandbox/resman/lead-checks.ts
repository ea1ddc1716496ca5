import type { Person, ProspectDocument, ProspectEvent } from './documents';
import type { LeadPost } from './post-lead';
import { readTime } from './times';
import { ofProperty } from './workspace';

/**
 * The events of a post as they are kept. The creating event needs an agent and a source; a source is one of the property, and
 * on a `Cancel` event a lost reason, whose name the event shows from then on.
 * @throws {Failure}
 */
export function checkEvents(
  post: LeadPost,
  events: readonly ProspectEvent[],
  isNew: boolean,
): readonly ProspectEvent[] {
  if (isNew && events.length === 0) throw post.failure('An event is required for a new prospect');
  return events.map((event) => checkEvent(post, event, isNew));
}

function checkEvent(
  { workspace: { store }, propertyId, failure }: LeadPost,
  event: ProspectEvent,
  isNew: boolean,
): ProspectEvent {
  const { type, date, agentId, sourceId } = event;
  const isCancel = type.toLowerCase() === 'cancel';
  if (readTime(date) === null) throw failure('EventDate is not a valid date');
  if (isNew && agentId === null) throw failure('AgentID is required');
  if (agentId !== null && !store.get('employee', agentId)?.propertyIds.includes(propertyId))
    throw failure('Agent could not be found');
  if (sourceId === null) {
    if (isNew || isCancel) throw failure('TransactionSource is required');
    return event;
  }
  const reason = isCancel ? store.get('lostReason', sourceId) : null;
  const isKnown = isCancel ? reason !== null : store.get('source', sourceId)?.propertyId === propertyId;
  if (!isKnown) throw failure('Transaction Source could not be found.');
  return reason ? { ...event, reason: `Prospect Lost: ${reason.name}` } : event;
}

/** Refuses, when the settings say so, a phone or e-mail that is new to the prospect and another one's. @throws {Failure} */
export function checkDuplicates(
  { workspace, propertyId, failure }: LeadPost,
  known: ProspectDocument | null,
  people: readonly Person[],
): void {
  if (workspace.settings().duplicates === 'allowed') return;
  const former = reachesOf(known?.current.people ?? []);
  const added = reachesOf(people).filter((reach) => !former.includes(reach));
  const isTaken = ofProperty(workspace, 'prospect', propertyId).some(({ current }) =>
    reachesOf(current.people).some((reach) => added.includes(reach)),
  );
  if (isTaken) throw failure('A prospect with this phone or email already exists');
}

/** Whatever somebody can be reached at. */
function reachesOf(people: readonly Person[]): string[] {
  return people.flatMap(({ email, phones }) => [
    ...(email === null ? [] : [email.trim().toLowerCase()]),
    ...phones.map(({ number }) => number),
  ]);
}
