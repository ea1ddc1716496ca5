import type { Clock } from '../clock';
import type { LedgerDb } from '../tables';
import { stateColumns, stateOf, type SavedState } from './contact-state';
import type { ContactMember } from './members';
import { beginSync } from '../sync/sync-of-merges';

/** Makes a contact of one entry, under the id that the entry names as its home. The entry itself is saved by the caller. */
export async function createContact(db: LedgerDb, member: ContactMember, clock: Clock): Promise<SavedState> {
  const now = clock.now();
  const state = await stateOf(db, [member]);
  await db
    .insertInto('contacts')
    .values({
      id: member.homeId,
      survivor_id: member.homeId,
      status: 'active',
      ...stateColumns(state),
      revision: 1,
      created_at: now,
      updated_at: now,
    })
    .execute();
  await beginSync(db, member.homeId, state.fields, clock);
  return { ...state, revision: 1, members: [member] };
}
