import type { Clock } from '../clock';
import { saveState, standingRow, stateOf } from '../contacts/contact-state';
import { lockContacts } from '../contacts/lock-contacts';
import { membersOf } from '../contacts/members';
import type { Ledger } from '../open-ledger';
import { affectedContacts } from './affected-contacts';

/** So many contacts are computed in one transaction; others can write in between. */
const CONTACTS_AT_A_TIME = 100;

/** What applying a rule came to. */
export interface AppliedRule {
  readonly propertyId: string | null;
  readonly contacts: number;
  /** Contacts whose fields are others now. */
  readonly changed: number;
}

/**
 * Computes the contacts that a rule is about anew, so that which values survive follows it at once and not only from each
 * contact's next change on. Who was merged or put to a person before stays as it is. Safe to repeat, and to stop half-way.
 * @param propertyId null: every contact
 */
export async function applyRule(
  ledger: Ledger,
  propertyId: string | null,
  clock: Pick<Clock, 'now'>,
): Promise<AppliedRule> {
  let [contacts, changed, after] = [0, 0, ''];
  for (;;) {
    const ids = await ledger.read((db) =>
      affectedContacts(db, { propertyId, limit: CONTACTS_AT_A_TIME, after }),
    );
    changed += await ledger.writeKeys([], async (db) => {
      await lockContacts(db, ids);
      let differing = 0;
      for (const id of ids) {
        const before = await standingRow(db, id);
        // It was merged or erased since it was listed.
        if (before.id !== id || before.status !== 'active') continue;
        const state = await stateOf(db, await membersOf(db, [id]));
        if (state.contentHash === before.content_hash) continue;
        await saveState(db, id, state, clock);
        differing += 1;
      }
      return differing;
    });
    contacts += ids.length;
    if (ids.length < CONTACTS_AT_A_TIME) return { propertyId, contacts, changed };
    after = ids.at(-1) ?? '';
  }
}
