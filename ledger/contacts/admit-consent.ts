import { consentFlags, flagName } from '../../contacts/consent/consent-flags';
import { identifiersOf } from '../../contacts/model/identifier';
import type { PersonRecord } from '../../contacts/model/person-record';
import type { Clock } from '../clock';
import { recordConsentIn } from '../consent/record-consent';
import { spreadDenials } from '../consent/spread-denials';
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
 * what the person has said since. Then forbids for a number or address that is new to the contact what is forbidden for its
 * others.
 */
export async function admitConsent(db: LedgerDb, admitted: AdmittedConsent, clock: Clock): Promise<void> {
  const { record, contactId } = admitted;
  const statedAt = record.version.startsWith('t') ? record.version.slice(1) : clock.now();
  const flags = consentFlags(record, statedAt);
  if (flags.length > 0) {
    const before = await formerFlags(db, admitted.identity);
    const news = flags.filter((flag) => !before.has(flagName(flag)));
    await recordConsentIn(
      db,
      news.map((statement) => ({ ...statement, contactId })),
      clock,
    );
  }
  if (admitted.isNewContact) return;
  await spreadDenials(
    db,
    { identifiers: identifiersOfMembers(admitted.members), to: newIdentifiers(admitted), contactId },
    clock,
  );
}

/** What the entry's former record forbade. */
async function formerFlags(db: LedgerDb, identity: KnownIdentity | null): Promise<ReadonlySet<string>> {
  if (identity === null) return new Set();
  const { data } = await db
    .selectFrom('source_records')
    .where('id', '=', identity.current.id)
    .select('data')
    .executeTakeFirstOrThrow();
  const flags = data === null ? [] : consentFlags(readRecord(data), '');
  return new Set(flags.map(flagName));
}

/** Numbers and addresses that neither the entry nor any other of the contact had. */
function newIdentifiers({ record, identityId, members, formerKeys }: AdmittedConsent): string[] {
  const others = members.filter((member) => member.identityId !== identityId);
  const held = new Set(identifiersOfMembers(others));
  return identifiersOf(record).filter((identifier) => !formerKeys.has(identifier) && !held.has(identifier));
}
