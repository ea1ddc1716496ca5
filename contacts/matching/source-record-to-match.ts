import type { SourceAddress, SourceRecord } from '../model/source-record';
import { identityOf } from './identity';
import { noName } from './match-record';
import type { MatchAddress, MatchName, MatchRecord } from './match-record';

/**
 * A source record as input of the matching engine. Never throws; nothing is lost that the engine can use. Whom the record
 * speaks of is decided by `identityOf`, so that a customer "Faherty & Sons" with a contact person is the company here as
 * everywhere. Numbers marked inactive come last: the engine compares the first ones of a long list.
 */
export function sourceRecordToMatch(record: SourceRecord, id: string): MatchRecord {
  const identity = identityOf(record);
  const isInactive = (phone: SourceRecord['phones'][number]): number =>
    Number(phone.flags.includes('inactive_status'));
  return {
    id,
    source: record.source,
    name: identity?.kind === 'person' ? nameOf(record, identity.readings[0]) : noName,
    organisation: identity?.kind === 'company' ? identity.companyName : null,
    emails: record.emails.map(({ address }) => address),
    phones: [...record.phones].sort((a, b) => isInactive(a) - isInactive(b)).map(({ e164 }) => e164),
    addresses: [...record.addresses].sort((a, b) => PLACES[a.kind] - PLACES[b.kind]).map(toMatchAddress),
    birthDate: null,
    updatedAt: record.updatedAt,
    role: null,
    attributes: {},
  };
}

/** Where letters go says most about a person, the building that a list is about the least. */
const PLACES: Readonly<Record<SourceAddress['kind'], number>> = { mail: 0, other: 1, property: 2 };

const toMatchAddress = ({ street, city, state, postalCode }: SourceAddress): MatchAddress => ({
  street,
  city,
  state,
  postalCode,
});

type Reading = NonNullable<ReturnType<typeof identityOf>>['readings'][number];

/** The name's own cells; of a household that stands in the cell for the company ("Castellano Residence") its reading. */
function nameOf({ name }: SourceRecord, reading: Reading | undefined): MatchName {
  if (name !== null) {
    const { first, middle, last, suffix, nickname } = name;
    return { full: null, first, middle, last, suffix, nickname };
  }
  const textOf = (words: readonly string[] | undefined): string | null => words?.join(' ') || null;
  return { ...noName, first: textOf(reading?.first), last: textOf(reading?.last) };
}
