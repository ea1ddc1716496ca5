import { isLost, type ContactKey, type ResManContact } from './contact';
import { createProspectOnce, eventTimeMs } from './create-prospect';
import type { RefusalReason } from './guard';
import type { LeadPerson, LeadPreferences } from './lead-document';
import { reactivateFound, type Interaction } from './lead-status';
import { phoneDigits } from './phone';
import { readContact, type FoundContact } from './read-contact';
import { scoreCandidates, type ScoredContact } from './score-candidates';
import { fitsAny, searchPropertyForAny, unionOf, type ContactQuery } from './search-contacts';
import type { ResManSession } from './session';
import { updateFound, type UpdateResult, type UpdateRules } from './update-contact';
import { checkPerson, requireNames, type LeftOut, type WantedPerson } from './wanted-contact';

/** A person who is to be in ResMan. */
export interface UpsertRequest {
  readonly propertyId: string;
  readonly person: WantedPerson;
  readonly preferences?: LeadPreferences;
  /** What brought them here: the first contact of a new prospect, a line in the history of one who exists. */
  readonly interaction: Interaction & { readonly agentId: string; readonly sourceId: string };
}

export interface UpsertRules extends UpdateRules {
  /** At or below this nobody is taken for the person. The customer's: 0.8. */
  readonly minimumConfidence: number;
  /** Above this, up to the minimum, nobody is made or changed, because a person has to decide; null: never. */
  readonly doubtAbove: number | null;
  /** Bring a lost prospect back who got in touch after they were marked lost. */
  readonly reactivateLost: boolean;
}

/** The customer's threshold for taking a ResMan contact for the chatbot's. */
export const DEFAULT_MINIMUM_CONFIDENCE = 0.8;

/** Another contact that the person may be; ids and a number, nothing about anybody. */
export interface UpsertCandidate {
  readonly contactId: string;
  readonly confidence: number;
  readonly status: string;
}

export type UpsertResult = {
  readonly contact: ResManContact;
  /** Of the contact that was found: 0..1; 0 when nobody was. */
  readonly confidence: number;
  /** Who else it may be, the surest first, three at most. */
  readonly candidates: readonly UpsertCandidate[];
  readonly leftOut: readonly LeftOut[];
  /** They were a lost prospect and are active again. */
  readonly reactivated: boolean;
} & (
  | { readonly action: 'created' | 'unchanged' }
  | { readonly action: 'updated'; readonly changedFields: readonly string[] }
  | { readonly action: 'refused'; readonly reason: RefusalReason }
  /** Nothing was done; `contact` is the surest of `doubtful`, whom it may be, three at most. */
  | { readonly action: 'in_doubt'; readonly doubtful: readonly ResManContact[] }
);

const SHOWN_CANDIDATES = 3;

/**
 * Makes sure that the property has this person: looked for by e-mail, phone and name among prospects, applicants and residents,
 * scored by the matching engine, updated when one is sure enough, else created as a prospect. A lost prospect who is found
 * becomes active again if that is wanted. Somebody whom it may be, but not surely, leaves it `in_doubt` if that is wanted. A resident or applicant who is found is not changed and nobody is created beside
 * them. Upserts with the same e-mail or phone run one after the other in this process.
 * @throws {InvalidContactError} before anything was sent
 * @throws {ResManError}
 */
export async function upsertContact(
  session: ResManSession,
  request: UpsertRequest,
  rules: UpsertRules,
): Promise<UpsertResult> {
  const { propertyId, person: wanted } = request;
  const { person, leftOut } = checkPerson(wanted);
  requireNames(person);
  const query = queryOf(person);
  return session.lock.run(lockKeys(propertyId, query), async () => {
    const scored = await candidatesFor(session, propertyId, wanted, query);
    const best = bestOf(scored, rules);
    const candidates = shown(scored, best);
    const doubtful = best === undefined ? doubtfulOf(scored, rules) : [];
    const [surest] = doubtful;
    if (surest !== undefined) {
      const { contact, confidence } = surest;
      const found = doubtful.map((one) => one.contact);
      return {
        action: 'in_doubt',
        contact,
        confidence,
        candidates,
        doubtful: found,
        leftOut,
        reactivated: false,
      };
    }
    if (best === undefined) {
      const { interaction, preferences } = request;
      const { type, at, agentId, sourceId, comments } = interaction;
      const event = { type, date: at, agentId, sourceId, isFirstContact: true, ...optional({ comments }) };
      const contact = await createProspectOnce(
        session.client,
        { propertyId, person, event, ...optional({ preferences }) },
        session.readBack,
      );
      return { action: 'created', contact, confidence: 0, candidates, leftOut, reactivated: false };
    }
    const { confidence } = best;
    return { ...(await bringUpToDate(session, best.contact, request, rules)), confidence, candidates };
  });
}

/**
 * The surest of those who are sure enough, by more than their names where doubtful ones are left to a person; one who is not lost before one who is: a duplicate is marked lost because there is a
 * better record of the same person. Source: resman reference, section 4, Merge.
 */
function bestOf(
  scored: readonly ScoredContact[],
  { minimumConfidence, doubtAbove }: UpsertRules,
): ScoredContact | undefined {
  const sure = scored.filter(
    ({ confidence, isGuarded, sharesIdentifier }) =>
      !isGuarded && confidence > minimumConfidence && (sharesIdentifier || doubtAbove === null),
  );
  return sure.find(({ contact }) => !isLost(contact.status)) ?? sure[0];
}

/** Whom it may be, not surely enough to take them for the person, too surely to make another. */
const doubtfulOf = (scored: readonly ScoredContact[], { doubtAbove }: UpsertRules): ScoredContact[] =>
  doubtAbove === null
    ? []
    : scored
        .filter(({ confidence, isGuarded }) => !isGuarded && confidence > doubtAbove)
        .slice(0, SHOWN_CANDIDATES);

type Brought = UpdateResult & Pick<UpsertResult, 'reactivated'>;

/**
 * Brings back a lost prospect first, then updates them: whatever fails in between, running it again finds a prospect who is
 * active and writes the interaction once. The update goes on from what was read before, so that a search that lags behind
 * cannot make them lost again.
 */
async function bringUpToDate(
  session: ResManSession,
  key: ContactKey,
  request: UpsertRequest,
  rules: UpsertRules,
): Promise<Brought> {
  const update = {
    person: request.person,
    ...optional({ preferences: request.preferences }),
    note: noteOf(request),
  };
  const found = await readContact(session, key);
  const back = await broughtBack(session, found, request, rules);
  const done = await updateFound(session, back === null ? found : { ...found, contact: back }, update, rules);
  if (back === null || done.action === 'refused') return { ...done, reactivated: back !== null };
  const changedFields = ['status', ...(done.action === 'updated' ? done.changedFields : [])];
  return { ...done, action: 'updated', changedFields, reactivated: true };
}

/** The prospect as they are after ResMan took the reactivation; null when there was none. */
async function broughtBack(
  session: ResManSession,
  found: FoundContact,
  { interaction: { at, agentId } }: UpsertRequest,
  { reactivateLost }: UpsertRules,
): Promise<ResManContact | null> {
  if (!reactivateLost || !isLost(found.contact.status) || wasLostSince(found.contact, at)) return null;
  const { action, contact } = await reactivateFound(session, found, { at, agentId });
  return action === 'done' ? { ...contact, status: 'prospect' } : null;
}

/** Whether they were marked lost at that moment or later: what they said before does not bring them back. */
function wasLostSince({ events }: ResManContact, at: string): boolean {
  return events.some(({ type, date }) => {
    const lostAt = type.toLowerCase() === 'cancel' ? eventTimeMs(date) : null;
    return lostAt !== null && lostAt >= Date.parse(at);
  });
}

function optional<T extends object>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as Partial<T>;
}

/** An interaction without a word is none for a person who exists: nothing is written then. */
function noteOf({ interaction }: UpsertRequest) {
  const { type, comments: text, agentId } = interaction;
  return text === undefined ? undefined : { type, text, agentId };
}

/** What is sent is what is looked for: a placeholder finds nobody. */
function queryOf({ email, phones = [], firstName, lastName }: LeadPerson): ContactQuery {
  const [phone] = phones;
  return {
    ...(email !== undefined && { email }),
    ...(phone !== undefined && { phone: phone.number }),
    ...(firstName !== undefined && lastName !== undefined && { name: { firstName, lastName } }),
  };
}

function lockKeys(propertyId: string, { email, phone, name }: ContactQuery): string[] {
  const digits = phone === undefined ? null : phoneDigits(phone);
  const keys = [
    ...(email === undefined ? [] : [`email ${email}`]),
    ...(digits === null ? [] : [`phone ${digits}`]),
    ...(name === undefined ? [] : [`name ${name.firstName} ${name.lastName}`.toLowerCase()]),
  ];
  return keys.map((key) => `${propertyId} ${key}`);
}

/** Prospects whom ResMan finds, and the applicants and residents who fit, each person once. */
async function candidatesFor(
  session: ResManSession,
  propertyId: string,
  wanted: WantedPerson,
  query: ContactQuery,
): Promise<ScoredContact[]> {
  const prospects = await searchPropertyForAny(session.client, propertyId, query);
  const onLeases = (await session.leasePeople(propertyId)).filter((contact) => fitsAny(contact, query));
  return scoreCandidates(wanted, unionOf([...prospects, ...onLeases]), propertyId);
}

function shown(scored: readonly ScoredContact[], best: ScoredContact | undefined): UpsertCandidate[] {
  return scored
    .filter((candidate) => candidate !== best)
    .slice(0, SHOWN_CANDIDATES)
    .map(({ contact, confidence }) => ({
      contactId: contact.contactId,
      confidence,
      status: contact.status,
    }));
}
