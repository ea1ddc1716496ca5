import {
  owedToSystems,
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
import type { LedgerDb } from '../tables';
import { payloadHashOf, type EffectToQueue } from './effect-to-queue';
import { queueEffectsIn } from './queue-effects';

/** What was queued for one contact, and what was not. */
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
 * @param systems whom to tell; others are owed nothing
 * @throws {UnknownContactError | ContactErasedError} nothing was queued.
 */
export function queueForSystems(
  ledger: Ledger,
  contactId: string,
  systems: readonly ToldSystem[],
  clock: Clock,
): Promise<QueuedForSystems> {
  return ledger.writeKeys([], async (db) => {
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
  });
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
