import type { SurvivingContact } from '../../model/linked-number';
import type { PersonName, SourceRecord } from '../../model/source-record';
import { addressLine } from '../../normalize/address';
import { foldName } from '../../normalize/fold-name';
import { nameOf } from '../comparison-table';

/** A record of a source, with whatever the caller keeps beside it. */
interface Behind {
  readonly record: SourceRecord;
}

/** A value and the records that say it, at least one. */
export interface Said<B extends Behind = Behind & { readonly readAt: string }> {
  readonly text: string;
  readonly by: readonly B[];
}

const MOST_VALUES = 8;

/** The surviving name first, then every other way the records write it. */
export const namesSaid = <B extends Behind>(contact: SurvivingContact, behind: readonly B[]): Said<B>[] =>
  distinct(
    contact.firstName === null && contact.lastName === null ? null : nameOf(contact),
    behind,
    ({ record }) => [record.name === null ? '' : fullName(record.name)],
    foldName,
  );

export const companiesSaid = <B extends Behind>(contact: SurvivingContact, behind: readonly B[]): Said<B>[] =>
  distinct(contact.company, behind, ({ record }) => [record.company ?? ''], foldName);

/** The surviving address first. */
export const addressesSaid = <B extends Behind>(contact: SurvivingContact, behind: readonly B[]): Said<B>[] =>
  distinct(contact.address, behind, ({ record }) => record.addresses.map(addressLine), foldName);

/** In the order in which they survive. */
export function emailsSaid<B extends Behind>(contact: SurvivingContact, behind: readonly B[]): Said<B>[] {
  const said = distinct(
    null,
    behind,
    ({ record }) => record.emails.map(({ address }) => address),
    (text) => text.toLowerCase(),
    Infinity,
  );
  const place = ({ text }: Said<B>) => contact.emails.indexOf(text.toLowerCase());
  return said.sort((left, right) => place(left) - place(right)).slice(0, MOST_VALUES);
}

/** What helps to tell people apart and is no field of the contact: job title, notes, tags, others in the same cell. */
export function furtherSaid<B extends Behind>(
  behind: readonly B[],
): (Said<B> & { readonly label: string })[] {
  const labelled = (label: string, textsOf: (behind: B) => readonly string[]) =>
    distinct(null, behind, textsOf, (text) => text).map((said) => ({ label, ...said }));
  return [
    ...labelled('Job title', ({ record }) => [record.jobTitle ?? '']),
    ...labelled('Also named', ({ record }) => record.alsoNamed),
    ...labelled('Notes', ({ record }) => [record.notes ?? '']),
    ...labelled('Tags', ({ record }) => [record.tags.join(', ')]),
  ];
}

const fullName = ({ first, middle, last, suffix }: PersonName): string =>
  [first, middle, last, suffix].filter(Boolean).join(' ');

/**
 * Each value once, with every record that says it.
 * @param preferred comes first; written this way if a record says it in another spelling
 * @param keyOf equal for spellings of one value
 */
function distinct<B extends Behind>(
  preferred: string | null,
  behind: readonly B[],
  textsOf: (behind: B) => readonly string[],
  keyOf: (text: string) => string,
  most = MOST_VALUES,
): Said<B>[] {
  const values = new Map<string, { text: string; by: B[] }>();
  const preferredKey = preferred === null ? null : keyOf(preferred);
  for (const one of behind)
    for (const text of textsOf(one).map((said) => said.trim())) {
      if (text === '') continue;
      const key = keyOf(text);
      const known = values.get(key);
      if (known === undefined) values.set(key, { text, by: [one] });
      else if (!known.by.includes(one)) known.by.push(one);
    }
  if (preferredKey !== null && preferred !== null) {
    // A surviving name may be put together from several records; then all of them stand behind it.
    const own = values.get(preferredKey) ?? { text: preferred, by: [...behind] };
    values.delete(preferredKey);
    return [{ ...own, text: preferred }, ...values.values()].slice(0, most);
  }
  return [...values.values()].slice(0, most);
}
