import fc from 'fast-check';
import { MatchIndex } from '../../../contacts/matching/match-index';
import type { MatchIndexOptions } from '../../../contacts/matching/match-index';
import { noName } from '../../../contacts/matching/match-record';
import type { MatchAddress, MatchName, MatchRecord } from '../../../contacts/matching/match-record';
import { expectedParameters } from '../../../contacts/matching/scoring/model-parameters';
import { personName } from './any-record';

const noAddress: MatchAddress = { street: null, city: null, state: null, postalCode: null };

export interface MatchFacts {
  readonly source?: string | null;
  /** "first [middle] last, suffix" as `personName` reads it, or the cells. */
  readonly name?: string | Partial<MatchName>;
  readonly organisation?: string | null;
  readonly emails?: readonly string[];
  readonly phones?: readonly string[];
  /** Street lines, or the parts of addresses. */
  readonly addresses?: readonly (string | Partial<MatchAddress>)[];
  readonly birthDate?: string | null;
  readonly role?: MatchRecord['role'];
  readonly attributes?: Readonly<Record<string, string>>;
}

/** A record to match with the facts a test is about; everything else is missing. */
export function matchRecord(id: string, facts: MatchFacts = {}): MatchRecord {
  const name = typeof facts.name === 'string' ? personName(facts.name) : facts.name;
  const { first = null, middle = null, last = null, suffix = null, nickname = null } = name ?? {};
  const full = typeof facts.name === 'object' ? (facts.name.full ?? null) : null;
  return {
    id,
    source: facts.source ?? null,
    name: { ...noName, full, first, middle, last, suffix, nickname },
    organisation: facts.organisation ?? null,
    emails: facts.emails ?? [],
    phones: facts.phones ?? [],
    addresses: (facts.addresses ?? []).map((address) =>
      typeof address === 'string' ? { ...noAddress, street: address } : { ...noAddress, ...address },
    ),
    birthDate: facts.birthDate ?? null,
    updatedAt: null,
    role: facts.role ?? null,
    attributes: facts.attributes ?? {},
  };
}

/** Records with the ids "0", "1", "2" ... in their order. */
export const numbered = (list: readonly MatchFacts[]): MatchRecord[] =>
  list.map((facts, place) => matchRecord(String(place), facts));

/** Parameters that no data have changed, so that equal records compare alike in every index. */
export const fixedParameters = expectedParameters(1000);

/** An index of the records that answers with `fixedParameters`. */
export function indexOf(records: readonly MatchRecord[], options: MatchIndexOptions = {}): MatchIndex {
  const index = new MatchIndex(options);
  for (const record of records) index.add(record);
  index.useParameters(fixedParameters);
  return index;
}

/** The first two of some records, as rows of an index that holds them all. */
export function pairOf(left: MatchFacts, right: MatchFacts, ...others: readonly MatchFacts[]): MatchIndex {
  return indexOf(numbered([left, right, ...others]));
}

const some = <T>(values: readonly T[], maxLength: number): fc.Arbitrary<T[]> =>
  fc.uniqueArray(fc.constantFrom(...values), { maxLength });
const maybe = <const T>(...values: readonly T[]): fc.Arbitrary<T | null> =>
  fc.option(fc.constantFrom(...values), { freq: 3 });
const rarely = <const T>(...values: readonly T[]): fc.Arbitrary<T | null> =>
  fc.oneof({ arbitrary: fc.constant(null), weight: 3 }, fc.constantFrom(...values));

const streets = [
  '12 Elm St',
  '12 Elm Street Apt 4',
  '12 Elm St #4',
  '12 Elm St Apt 5',
  '13 Elm St Unit 4',
  '12 Elmm St Apt 5',
  '980 Quarry Hill Rd',
];
const anyAddress: fc.Arbitrary<Partial<MatchAddress>> = fc.record({
  street: maybe(...streets),
  city: maybe('Eastmere', 'Harrow'),
  state: maybe('MA', 'Massachusetts', 'NH'),
  postalCode: maybe('01197', '01198'),
});

/** Facts of so few values that any two records share some: names, slips, nicknames, swapped cells, shared numbers. */
export const anyFacts: fc.Arbitrary<MatchFacts> = fc.record({
  source: maybe('crm', 'phone'),
  name: fc.record({
    full: rarely('Robert Castellano', 'CASTELLANO, BOB'),
    first: maybe('Bob', 'Robert', 'Ann', 'Anne', 'Castellano', 'Clark', 'Jon', 'R'),
    middle: rarely('Q', 'Robert', 'Lee'),
    last: maybe(
      'Castellano',
      'Castelano',
      'Clark',
      'Robert',
      'Moreau',
      'Moreau-Clark',
      'Moreauclark',
      'unit 4',
    ),
    suffix: rarely('Jr', 'Sr'),
  }),
  organisation: rarely('Eastmere Realty LLC', 'Eastmere Realty Group', 'Harbor Inc'),
  emails: some(
    ['bob.castellano@example.com', 'bob.castelano@example.com', 'office@example.org', 'amoreau@example.net'],
    2,
  ),
  phones: some(['617-555-0123', '(617) 555-0132', '857-555-0123', '555-0123', '617-555-0170'], 2),
  addresses: fc.array(anyAddress, { maxLength: 2 }),
  birthDate: maybe('1978-12-11', '1978-11-12', '1991-08-20', '1979'),
  role: maybe('resident', 'applicant', 'prospect'),
  attributes: fc.record(
    { property_id: fc.constantFrom('P1', 'P2'), licence_id: fc.constantFrom('S1234567', 'S1234568', 'X99') },
    { requiredKeys: [] },
  ),
});

/** A short list of records with ids of their own. */
export const anyRecords = (maxLength = 10): fc.Arbitrary<MatchRecord[]> =>
  fc.array(anyFacts, { minLength: 2, maxLength }).map(numbered);
