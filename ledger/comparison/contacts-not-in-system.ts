import { DOMIQ } from '../../contacts/mapping';
import { readFields } from '../contacts/contact-state';
import type { Ledger } from '../open-ledger';
import type { ComparedScope } from './entries-gone';

/** So many contacts are looked at in one transaction. */
const AT_A_TIME = 500;

/**
 * The contacts that should be in the system and are not, by id: whom the chatbot knows, of a compared property, with the first
 * and last name without which nobody can be made there, and of whom no person is asked who they are. Who became known while it
 * was compared is left out, and so is who was made there already, though it has not been read back.
 */
export async function contactsNotInSystem(ledger: Ledger, scope: ComparedScope): Promise<string[]> {
  const lacking: string[] = [];
  let after = '';
  for (;;) {
    const rows = await withoutEntry(ledger, scope, after);
    for (const { id, fieldsJson } of rows) {
      const { firstName, lastName, propertyId, references } = readFields(fieldsJson);
      const isKnownThere = references.some(({ system }) => system === scope.system);
      const isNamed = firstName !== null && lastName !== null;
      if (isNamed && !isKnownThere && scope.propertyIds.has(propertyId ?? '')) lacking.push(id);
    }
    if (rows.length < AT_A_TIME) return lacking;
    after = rows.at(-1)?.id ?? '';
  }
}

function withoutEntry(ledger: Ledger, { system, startedAt }: ComparedScope, after: string) {
  return ledger.read((db) =>
    db
      .selectFrom('contacts as contact')
      .where('contact.id', '>', after)
      .where('contact.status', '=', 'active')
      .where('contact.created_at', '<', startedAt)
      .where(({ and, not, exists, or, selectFrom }) => {
        const entryOf = (ofSystem: string) =>
          exists(
            selectFrom('source_identities as identity')
              .innerJoin('contacts as home', 'home.id', 'identity.contact_id')
              .whereRef('home.survivor_id', '=', 'contact.id')
              .where('identity.system', '=', ofSystem)
              .select('identity.id'),
          );
        const isAsked = exists(
          selectFrom('match_reviews as review')
            .innerJoin('contacts as side', (join) =>
              join.on(({ or: either, eb }) =>
                either([
                  eb('side.id', '=', eb.ref('review.left_contact_id')),
                  eb('side.id', '=', eb.ref('review.right_contact_id')),
                ]),
              ),
            )
            .where('review.status', '=', 'open')
            .whereRef('side.survivor_id', '=', 'contact.id')
            .select('review.id'),
        );
        const isMadeThere = exists(
          selectFrom('contact_sync as sync')
            .whereRef('sync.user_id', '=', 'contact.id')
            .where('sync.resman_contact_id', 'is not', null)
            .select('sync.id'),
        );
        return and([entryOf(DOMIQ), not(or([entryOf(system), isAsked, isMadeThere]))]);
      })
      .select(['contact.id as id', 'contact.fields_json as fieldsJson'])
      .orderBy('contact.id')
      .limit(AT_A_TIME)
      .execute(),
  );
}
