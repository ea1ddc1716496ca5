import { withStandingOptOuts } from '../../contacts/consent/standing-opt-outs';
import type { GoldenRecord } from '../../contacts/model/golden-record';
import { consentsOf } from '../consent/may-contact';
import { unheardRefusals } from '../consent/unaddressed-refusals';
import type { ContactRow } from '../contact-tables';
import type { LedgerDb } from '../tables';
import { groupBySurvivor } from './candidates';
import { readFields } from './contact-state';
import { identifiersOfMembers, membersOf, MOST_MEMBERS, type ContactMember } from './members';

/**
 * A golden record as it is put out. What is saved is what the records of the contact say, and what its hash is of; whether
 * they have opted out is asked of the consent ledger each time, so that the two always say the same and a merge that is taken
 * back leaves the very contact. What an entry refuses and no number or address has heard of yet counts as denied, as it is as
 * soon as the contact is made of these entries.
 * @param members everything the contact is made of, or would be
 */
export async function fieldsToShow(
  db: LedgerDb,
  fields: GoldenRecord,
  members: readonly ContactMember[],
): Promise<GoldenRecord> {
  const consents = await consentsOf(db, identifiersOfMembers(members));
  const unheard = await unheardRefusals(db, members);
  const denied = unheard.map((refusal) => ({ ...refusal, state: 'denied' as const }));
  return withStandingOptOuts(fields, [...consents, ...denied]);
}

/** The same for many contacts that stand by themselves, by their ids, in two reads. */
export async function fieldsOfRows(
  db: LedgerDb,
  rows: readonly Pick<ContactRow, 'id' | 'fields_json'>[],
): Promise<Map<string, GoldenRecord>> {
  const identifiers = new Map<string, string[]>();
  const ids = [...new Set(rows.map(({ id }) => id))];
  for (const [id, members] of groupBySurvivor(await membersOf(db, ids, MOST_MEMBERS * ids.length)))
    identifiers.set(id, identifiersOfMembers(members));
  const consents = new Map<string, Awaited<ReturnType<typeof consentsOf>>>();
  for (const consent of await consentsOf(db, [...new Set([...identifiers.values()].flat())])) {
    const known = consents.get(consent.identifier);
    if (known) known.push(consent);
    else consents.set(consent.identifier, [consent]);
  }
  const answersFor = (id: string) =>
    (identifiers.get(id) ?? []).flatMap((identifier) => consents.get(identifier) ?? []);
  return new Map(
    rows.map(({ id, fields_json: fields }) => [id, withStandingOptOuts(readFields(fields), answersFor(id))]),
  );
}
