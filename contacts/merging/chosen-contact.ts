import type { LinkedNumber, SurvivingContact } from '../model/linked-number';
import type { SourceSystem } from '../model/source-record';
import { defaultSourcePriority, keyOf } from './source-priority';
import type { KeyedRecord } from './source-priority';
import { survivingContact } from './survivorship';

type Field = LinkedNumber['differs'][number];

/** Which records alone say a field, by their keys, where a person chose. */
export type FieldChoice = Readonly<Partial<Record<Field, readonly string[]>>>;

/**
 * The surviving contact, but for the fields that a person chose: such a field is what the chosen records alone would make of
 * it, nothing when they say nothing. A choice of which no record is left does not count, nor one that would leave the contact
 * without any name. Pure; the order of records and keys does not matter.
 */
export function chosenContact(
  records: readonly KeyedRecord[],
  choice: FieldChoice,
  sourcePriority: readonly SourceSystem[] = defaultSourcePriority,
): SurvivingContact {
  const survivor = survivingContact(records, sourcePriority);
  const sayingOf = (field: Field): SurvivingContact => {
    const keys = new Set(choice[field] ?? []);
    const chosen = records.filter((record) => keys.has(keyOf(record)));
    return chosen.length === 0 ? survivor : survivingContact(chosen, sourcePriority);
  };
  const [emails, address] = [sayingOf('emails'), sayingOf('address')];
  const withName = (name: SurvivingContact, company: SurvivingContact): SurvivingContact => ({
    firstName: name.firstName,
    lastName: name.lastName,
    company: company.company,
    jobTitle: survivor.jobTitle,
    emails: emails.emails,
    address: address.address,
    lineage: {
      firstName: name.lineage.firstName,
      lastName: name.lineage.lastName,
      company: company.lineage.company,
      jobTitle: survivor.lineage.jobTitle,
      emails: emails.lineage.emails,
      address: address.lineage.address,
    },
  });
  const contact = withName(sayingOf('name'), sayingOf('company'));
  return (contact.firstName ?? contact.lastName ?? contact.company) === null
    ? withName(survivor, survivor)
    : contact;
}
