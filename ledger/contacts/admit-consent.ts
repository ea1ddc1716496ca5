import { consentFlags, flagName, useName } from '../../contacts/consent/consent-flags';
import { identifiersOf } from '../../contacts/model/identifier';
import type { PersonRecord } from '../../contacts/model/person-record';
import type { Clock } from '../clock';
import { recordConsentIn } from '../consent/record-consent';
import { spreadDenials } from '../consent/spread-denials';
import { denialOf, denyUnheard, refusalsWithoutAddress, refusedNames } from '../consent/unaddressed-refusals';
import type { LedgerDb } from '../tables';
import type { KnownIdentity } from './identities';
import { identifiersOfMembers, readRecord, type ContactMember } from './members';

interface AdmittedConsent {
  readonly record: PersonRecord;
  /** The record's entry before; null for one that is new. */
  readonly identity: KnownIdentity | null;
  readonly identityId: string;
  readonly contactId: string;
  readonly isNewContact: boolean;
  /** Everything the contact is made of now. */
  readonly members: readonly ContactMember[];
  /** What the entry was found by before. */
  readonly formerKeys: ReadonlySet<string>;
}

/**
 * Records what a record's preferences forbid and did not forbid before: a flag that a system merely repeats does not undo
 * what the person has said since. What it forbids over a channel for which it has no number or address itself is forbidden for
 * those that its contact has. Then forbids for a number or address that is new to the contact what is forbidden for its others.
 */
export async function admitConsent(db: LedgerDb, admitted: AdmittedConsent, clock: Clock): Promise<void> {
  const { record, contactId, members, identityId } = admitted;
  const statedAt = record.version.startsWith('t') ? record.version.slice(1) : clock.now();
  const identifiers = identifiersOfMembers(members);
  const flags = consentFlags(record, statedAt);
  const unaddressed = refusalsWithoutAddress({ identityId, record }, identifiers);
  if (flags.length + unaddressed.length > 0) {
    const former = await formerRecord(db, admitted.identity);
    const flaggedBefore = new Set(former === null ? [] : consentFlags(former, '').map(flagName));
    const refusedBefore: ReadonlySet<string> = former === null ? new Set() : refusedNames(former);
    await recordConsentIn(
      db,
      [
        ...flags
          .filter((flag) => !flaggedBefore.has(flagName(flag)))
          .map((statement) => ({ ...statement, contactId })),
        ...unaddressed
          .filter((refusal) => !refusedBefore.has(useName(refusal)))
          .map((refusal) => denialOf(refusal, contactId, statedAt)),
      ],
      clock,
    );
  }
  if (admitted.isNewContact) return;
  await spreadDenials(db, { identifiers, to: newIdentifiers(admitted), contactId }, clock);
  await denyUnheard(db, { contactId, members }, clock);
}

/** What the entry said before. */
async function formerRecord(db: LedgerDb, identity: KnownIdentity | null): Promise<PersonRecord | null> {
  if (identity === null) return null;
  const { data } = await db
    .selectFrom('source_records')
    .where('id', '=', identity.current.id)
    .select('data')
    .executeTakeFirstOrThrow();
  return data === null ? null : readRecord(data);
}

/** Numbers and addresses that neither the entry nor any other of the contact had. */
function newIdentifiers({ record, identityId, members, formerKeys }: AdmittedConsent): string[] {
  const others = members.filter((member) => member.identityId !== identityId);
  const held = new Set(identifiersOfMembers(others));
  return identifiersOf(record).filter((identifier) => !formerKeys.has(identifier) && !held.has(identifier));
}
