import { channelsOf, EVERY_SCOPE, type ConsentChannel } from '../../contacts/consent/consent-statement';
import type { Clock } from '../clock';
import { audit } from '../audit';
import { lockStanding, survivorOf } from '../contacts/lock-contacts';
import { identifiersOfMembers, membersOf } from '../contacts/members';
import type { Ledger } from '../open-ledger';
import { consentsOf, type StandingConsent } from './may-contact';
import { recordConsentIn, type ConsentToRecord } from './record-consent';
import { untilSendsEnded } from './send-permits';

/** What an opt-out is about: the customer's three kinds, and texts alone. */
export type OptOutType = 'email' | 'phone' | 'text' | 'all';

const CHANNELS: Readonly<Record<OptOutType, readonly ConsentChannel[]>> = {
  email: ['email'],
  phone: ['text', 'call'],
  text: ['text'],
  all: ['text', 'call', 'email'],
};

/** Somebody who does not want to be contacted, and how we know. */
export interface OptOut {
  readonly contactId: string;
  readonly type: OptOutType;
  /** The system it was said in. */
  readonly system: string;
  /** ISO 8601 UTC. */
  readonly statedAt: string;
  readonly quote: string | null;
  readonly evidenceId: string | null;
}

/** The contact and how many of its numbers and addresses were not denied before. */
export interface RecordedOptOut {
  readonly contactId: string;
  readonly identifiers: readonly string[];
  readonly recorded: number;
}

/**
 * Denies every number and address of a contact for the channels of the opt-out, for every purpose.
 * Resolves only when no send that was permitted before can begin any more (see `untilSendsEnded`).
 * @throws {UnknownContactError} nothing was changed.
 */
export async function recordOptOut(ledger: Ledger, optOut: OptOut, clock: Clock): Promise<RecordedOptOut> {
  const recorded = await ledger.writeKeys([], async (db) => {
    const contactId = await lockStanding(db, optOut.contactId);
    const identifiers = identifiersOfMembers(await membersOf(db, [contactId]));
    const statements = identifiers.flatMap((identifier) =>
      channelsOf(identifier)
        .filter((channel) => CHANNELS[optOut.type].includes(channel))
        .map((channel): ConsentToRecord => ({
          identifier,
          channel,
          scope: EVERY_SCOPE,
          state: 'denied',
          basis: 'said',
          system: optOut.system,
          statedAt: optOut.statedAt,
          evidenceId: optOut.evidenceId,
          quote: optOut.quote,
          contactId,
        })),
    );
    const { recorded } = await recordConsentIn(db, statements, clock);
    await audit(db, { action: 'opted_out', actor: optOut.system, subjectId: contactId }, clock);
    return { contactId, identifiers, recorded };
  });
  const channels = CHANNELS[optOut.type];
  await untilSendsEnded(
    ledger,
    recorded.identifiers.flatMap((identifier) => channels.map((channel) => ({ identifier, channel }))),
    clock,
  );
  return recorded;
}

/** What was stated about each number and address of a contact. @throws {UnknownContactError} */
export async function consentOfContact(
  ledger: Ledger,
  contactId: string,
): Promise<{ contactId: string; identifiers: string[]; consents: StandingConsent[] }> {
  return ledger.read(async (db) => {
    const survivorId = await survivorOf(db, contactId);
    const identifiers = identifiersOfMembers(await membersOf(db, [survivorId]));
    return { contactId: survivorId, identifiers, consents: await consentsOf(db, identifiers) };
  });
}
