import { doubledEntries, propertyOfEntry } from '../../contacts/comparison';
import type { Ledger } from '../open-ledger';
import type { ComparedScope } from './entries-gone';

/** A contact with two entries in one property of a system. */
export interface DoubledContact {
  readonly contactId: string;
  readonly externalIds: readonly string[];
}

/** So many contacts are looked at in one transaction. */
const AT_A_TIME = 500;

/** The contacts that were listed twice in one of the compared properties, by id. */
export async function doubledContacts(ledger: Ledger, scope: ComparedScope): Promise<DoubledContact[]> {
  const doubled: DoubledContact[] = [];
  let after = '';
  for (;;) {
    const { contactIds, entries } = await withSeveralEntries(ledger, scope, after);
    for (const contactId of contactIds) {
      const ofContact = entries.filter((entry) => entry.contactId === contactId);
      const externalIds = doubledEntries(ofContact.map(({ externalId }) => externalId)).filter((externalId) =>
        scope.propertyIds.has(propertyOfEntry(externalId) ?? ''),
      );
      if (externalIds.length > 0) doubled.push({ contactId, externalIds });
    }
    if (contactIds.length < AT_A_TIME) return doubled;
    after = contactIds.at(-1) ?? '';
  }
}

function withSeveralEntries(ledger: Ledger, { comparisonId, system }: ComparedScope, after: string) {
  return ledger.read(async (db) => {
    const listed = db
      .selectFrom('drift_findings as finding')
      .innerJoin('source_identities as identity', 'identity.external_id', 'finding.subject_id')
      .innerJoin('contacts as contact', 'contact.id', 'identity.contact_id')
      .where('finding.report_id', '=', comparisonId)
      .where('finding.kind', 'in', ['same', 'differing'])
      .where('identity.system', '=', system);
    const several = await listed
      .where('contact.survivor_id', '>', after)
      .groupBy('contact.survivor_id')
      .having((eb) => eb.fn.countAll<number>(), '>', 1)
      .select('contact.survivor_id as contactId')
      .orderBy('contact.survivor_id')
      .limit(AT_A_TIME)
      .execute();
    const contactIds = several.map(({ contactId }) => contactId);
    if (contactIds.length === 0) return { contactIds, entries: [] };
    const entries = await listed
      .where('contact.survivor_id', 'in', contactIds)
      .select(['contact.survivor_id as contactId', 'identity.external_id as externalId'])
      .execute();
    return { contactIds, entries };
  });
}
