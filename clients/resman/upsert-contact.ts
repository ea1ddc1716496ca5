import type { ResManContact } from './contact';
import { createProspectOnce } from './create-prospect';
import type { RefusalReason } from './guard';
import type { LeadPerson, LeadPreferences } from './lead-document';
import type { Interaction } from './lead-status';
import { phoneDigits } from './phone';
import { scoreCandidates, type ScoredContact } from './score-candidates';
import { fitsAny, searchPropertyForAny, unionOf, type ContactQuery } from './search-contacts';
import type { ResManSession } from './session';
import { updateContact, type UpdateRules } from './update-contact';
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
} & (
  | { readonly action: 'created' | 'updated' | 'unchanged' }
  | { readonly action: 'refused'; readonly reason: RefusalReason }
);

const SHOWN_CANDIDATES = 3;

/**
 * Makes sure that the property has this person: looked for by e-mail, phone and name among prospects, applicants and residents,
 * scored by the matching engine, updated when one is sure enough, else created as a prospect. A resident or applicant who is
 * found is not changed and nobody is created beside them. Upserts with the same e-mail or phone run one after the other in
 * this process.
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
    const best = scored.find(
      ({ confidence, isGuarded }) => !isGuarded && confidence > rules.minimumConfidence,
    );
    const candidates = shown(scored, best);
    if (best === undefined) {
      const { interaction, preferences } = request;
      const { type, at, agentId, sourceId, comments } = interaction;
      const event = { type, date: at, agentId, sourceId, isFirstContact: true, ...optional({ comments }) };
      const contact = await createProspectOnce(
        session.client,
        { propertyId, person, event, ...optional({ preferences }) },
        session.readBack,
      );
      return { action: 'created', contact, confidence: 0, candidates, leftOut };
    }
    const { contact, confidence } = best;
    const update = {
      person: wanted,
      ...optional({ preferences: request.preferences }),
      note: noteOf(request),
    };
    const done = await updateContact(session, contact, update, rules);
    return { ...done, confidence, candidates };
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
