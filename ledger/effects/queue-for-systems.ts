import {
  owedToSystems,
  toldSystems,
  type Owed,
  type OwedOperation,
  type ReasonForSilence,
  type ToldSystem,
} from '../../contacts/mapping';
import { contentHashOf } from '../../contacts/model/canonical-json';
import type { Json } from '../../contacts/model/person-record';
import { versionKey } from '../../contacts/normalize/incoming-record';
import type { Clock } from '../clock';
import { contactToPassOnIn } from '../contacts/contact-to-pass-on';
import { lockStanding } from '../contacts/lock-contacts';
import { momentAfter } from '../moment';
import type { Ledger } from '../open-ledger';
import type { EffectRow } from '../queue-tables';
import type { LedgerDb } from '../tables';
import { payloadHashOf, type EffectToQueue } from './effect-to-queue';
import { queueEffectsIn } from './queue-effects';

/** What was queued for one contact and those who share a refused number with it, and what was not for the contact itself. */
export interface QueuedForSystems {
  /** The contact that it is about: the survivor, where the one that was named has been merged. */
  readonly contactId: string;
  readonly queued: readonly {
    readonly system: ToldSystem;
    readonly operation: OwedOperation;
    readonly id: string;
  }[];
  readonly silent: readonly {
    readonly system: ToldSystem;
    readonly operation: OwedOperation;
    readonly why: ReasonForSilence | 'already_queued';
  }[];
}

/**
 * Queues what the systems are owed about a contact as it stands: for each the operations of `owedToSystems` whose content is not
 * that of the newest effect of the kind. So the same state is owed once, in whatever order and however often this is asked,
 * and what comes back from a system as an echo of what it was told queues nothing. Effects carry ids and a hash, no data of
 * people: who sends one reads the contact as it is then.
 *
 * What is refused for a number or address is refused for everybody who has it: they are owed as well, each in a transaction of
 * their own, after the contact; what was queued for them is among what was queued.
 * @param systems whom to tell; others are owed nothing
 * @throws {UnknownContactError | ContactErasedError} nothing was queued.
 */
export async function queueForSystems(
  ledger: Ledger,
  contactId: string,
  systems: readonly ToldSystem[],
  clock: Clock,
): Promise<QueuedForSystems> {
  const own = await queueForOne(ledger, contactId, systems, clock);
  const queued = [...own.queued];
  for (const other of await ledger.read((db) => whoSharesRefusals(db, own.contactId)))
    queued.push(...(await queueForOne(ledger, other, systems, clock)).queued);
  return { ...own, queued };
}

const queueForOne = (
  ledger: Ledger,
  contactId: string,
  systems: readonly ToldSystem[],
  clock: Clock,
): Promise<QueuedForSystems> => ledger.writeKeys([], (db) => queueForOneIn(db, contactId, systems, clock));

async function queueForOneIn(
  db: LedgerDb,
  contactId: string,
  systems: readonly ToldSystem[],
  clock: Clock,
): Promise<QueuedForSystems> {
  const standingId = await lockStanding(db, contactId);
  const owed = (await owedAbout(db, standingId)).filter(({ system }) => systems.includes(system));
  const queued: QueuedForSystems['queued'][number][] = [];
  const silent: QueuedForSystems['silent'][number][] = [];
  for (const { system, operation, ...told } of owed) {
    if (!told.isOwed) {
      silent.push({ system, operation, why: told.why });
      continue;
    }
    const effect = await effectOf(db, standingId, system, operation, told.content, clock.now());
    if (effect === null) {
      silent.push({ system, operation, why: 'already_queued' });
      continue;
    }
    for (const { id } of await queueEffectsIn(db, [effect], clock)) queued.push({ system, operation, id });
  }
  return { contactId: standingId, queued, silent };
}

/** Whether an effect is one that this file queues to bring a contact up to date, whoever may have put others beside it. */
export const isOwedContact = ({
  target,
  operation,
  subject,
  contact_id,
}: Pick<EffectRow, 'target' | 'operation' | 'subject' | 'contact_id'>): boolean =>
  operation === ('contact.upsert' satisfies OwedOperation) &&
  subject === contact_id &&
  toldSystems.some((system) => system === target);

/**
 * Queues what follows from a system's having a contact, in the transaction in which that is recorded, for the systems that were
 * owed the contact before. Of somebody who was erased nothing; of one who was merged what the survivor is owed.
 */
export async function queueFollowing(db: LedgerDb, contactId: string, clock: Clock): Promise<void> {
  const told = await db
    .selectFrom('effects')
    .where('subject', '=', contactId)
    .where('operation', '=', 'contact.upsert' satisfies OwedOperation)
    .select('target')
    .distinct()
    .execute();
  const systems = toldSystems.filter((system) => told.some(({ target }) => target === system));
  const standing = await db
    .selectFrom('contacts as named')
    .innerJoin('contacts as survivor', 'survivor.id', 'named.survivor_id')
    .where('named.id', '=', contactId)
    .where('survivor.status', '<>', 'erased')
    .select('survivor.id')
    .executeTakeFirst();
  if (standing !== undefined) await queueForOneIn(db, standing.id, systems, clock);
}

/** A number or address that more have is nobody's; who has it is not told one by one. */
const MOST_SHARERS = 20;

/** Other contacts with a number or address of this one that is refused over a channel, whatever for. */
async function whoSharesRefusals(db: LedgerDb, contactId: string): Promise<string[]> {
  const refused = await db
    .selectFrom('contacts as home')
    .innerJoin('source_identities as identity', 'identity.contact_id', 'home.id')
    .innerJoin('blocking_keys as key', 'key.identity_id', 'identity.id')
    .innerJoin('consents as consent', 'consent.identifier', 'key.key')
    .where('home.survivor_id', '=', contactId)
    .where('consent.state', '=', 'denied')
    .select('key.key')
    .distinct()
    .execute();
  if (refused.length === 0) return [];
  const keys = refused.map(({ key }) => key);
  const sharers = await db
    .selectFrom('blocking_keys as key')
    .innerJoin('source_identities as identity', 'identity.id', 'key.identity_id')
    .innerJoin('contacts as home', 'home.id', 'identity.contact_id')
    .innerJoin('contacts as survivor', 'survivor.id', 'home.survivor_id')
    .where('key.key', 'in', keys)
    .where('survivor.id', '<>', contactId)
    .where('survivor.status', '<>', 'erased')
    .select('survivor.id')
    .distinct()
    .orderBy('survivor.id')
    .limit(MOST_SHARERS)
    .execute();
  return sharers.map(({ id }) => id);
}

async function owedAbout(db: LedgerDb, contactId: string): Promise<Owed[]> {
  const { contact, beside, records, mergeStrategy, questions } = await contactToPassOnIn(db, contactId);
  return owedToSystems({
    contactId,
    golden: contact.contact,
    beside,
    records,
    mergeStrategy,
    ...questions,
  });
}

/** null when the newest effect of the kind has this content. Its version is later than that one's, whatever the clock says. */
async function effectOf(
  db: LedgerDb,
  contactId: string,
  target: ToldSystem,
  operation: OwedOperation,
  content: Json,
  now: string,
): Promise<EffectToQueue | null> {
  const newest = await db
    .selectFrom('effects')
    .where('target', '=', target)
    .where('subject', '=', contactId)
    .where('operation', '=', operation)
    .select(['payload_hash as payloadHash', 'version'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  const payload = { contactId, contentHash: contentHashOf(content) };
  if (newest?.payloadHash === payloadHashOf(payload)) return null;
  const last = newest?.version.slice(1) ?? '';
  const moment = last >= now ? momentAfter(last, 1) : now;
  return {
    idempotencyKey: [target, operation, contactId, moment].join(':'),
    target,
    operation,
    subject: contactId,
    version: versionKey(moment),
    contactId,
    payload,
  };
}
