import { refusedUses, useName } from '../../contacts/consent/consent-flags';
import { channelsOf } from '../../contacts/consent/consent-statement';
import { identifiersOf } from '../../contacts/model/identifier';
import type { PersonRecord } from '../../contacts/model/person-record';
import type { Clock } from '../clock';
import { identifiersOfMembers, type ContactMember } from '../contacts/members';
import type { LedgerDb } from '../tables';
import { recordConsentIn, type ConsentToRecord } from './record-consent';
import { LEDGER } from './spread-denials';
import { statedConsentOf } from './stated-consent';

/** A "no" to a channel by an entry that has no number or address of that channel, for one that its contact has. */
export type UnaddressedRefusal = Pick<ConsentToRecord, 'identifier' | 'channel' | 'scope'> & {
  readonly identityId: string;
};

/** Who says it, and in which words: everything of an entry that is looked at. */
type RefusingEntry = Pick<ContactMember, 'identityId' | 'record'>;

/**
 * What an entry refuses over channels for which it has no number or address itself ("no e-mails", says an entry that has a
 * number only), for each number and address that its contact has for them.
 * @param identifiers of the contact
 */
export function refusalsWithoutAddress(
  { identityId, record }: RefusingEntry,
  identifiers: readonly string[],
): UnaddressedRefusal[] {
  return refusedUses(record.preferences, record.attributes)
    .filter(({ channel }) => reachableBy(channel, identifiersOf(record)).length === 0)
    .flatMap((use) =>
      reachableBy(use.channel, identifiers).map((identifier) => ({ ...use, identifier, identityId })),
    );
}

const reachableBy = (channel: ConsentToRecord['channel'], identifiers: readonly string[]): string[] =>
  identifiers.filter((identifier) => channelsOf(identifier).includes(channel));

/**
 * Those of a contact's unaddressed refusals that none of its numbers and addresses has heard of. One that was heard of is dealt
 * with: it stands as a denial, or it was lifted by an opt-in, which a flag that is merely still there does not undo.
 */
export async function unheardRefusals(
  db: LedgerDb,
  members: readonly ContactMember[],
): Promise<UnaddressedRefusal[]> {
  const identifiers = identifiersOfMembers(members);
  const refusals = members.flatMap((member) => refusalsWithoutAddress(member, identifiers));
  if (refusals.length === 0) return [];
  const heard = new Set(
    (await statedConsentOf(db, identifiers))
      .filter(({ basis }) => basis === 'merged')
      .map((statement) => `${useName(statement)} ${statement.evidenceId}`),
  );
  return refusals.filter((refusal) => !heard.has(`${useName(refusal)} ${refusal.identityId}`));
}

/**
 * Denies what the contact's entries refuse without an address of their own and nobody has heard of. To be called whenever
 * a contact gets or loses entries. Safe to repeat.
 */
export async function denyUnheard(
  db: LedgerDb,
  { contactId, members }: { readonly contactId: string; readonly members: readonly ContactMember[] },
  clock: Clock,
): Promise<void> {
  const refusals = await unheardRefusals(db, members);
  if (refusals.length > 0)
    await recordConsentIn(
      db,
      refusals.map((refusal) => denialOf(refusal, contactId, clock.now())),
      clock,
    );
}

/** The denial that follows from a refusal; its evidence is our id of the entry. */
export const denialOf = (
  { identityId, ...refused }: UnaddressedRefusal,
  contactId: string,
  statedAt: string,
): ConsentToRecord => ({
  ...refused,
  state: 'denied',
  basis: 'merged',
  system: LEDGER,
  statedAt,
  evidenceId: identityId,
  quote: null,
  contactId,
});

/** What a record refuses, to tell what is new in the next one. */
export const refusedNames = (record: PersonRecord): ReadonlySet<string> =>
  new Set(refusedUses(record.preferences, record.attributes).map(useName));
