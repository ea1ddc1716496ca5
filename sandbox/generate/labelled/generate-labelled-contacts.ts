import { seededRandom, type SeededRandom } from '../seeded-random';
import { EarlierPeople } from './earlier-people';
import { EmailAddresses } from './email-addresses';
import { Households, type Household } from './households';
import type { ContactCells, LabelledContact, LabelledTrap, TrapKind } from './labelled-contact';
import { People, type LabelledPerson, type PersonWishes } from './people';
import { PhoneNumbers } from './phone-numbers';
import { Properties } from './properties';
import { scatteredOrder } from './record-order';
import { RecordWriter, type WrittenRecord } from './records-by-source';
import { TrapCollector } from './traps';
import { UsNames } from './us-names';

export type { LabelledContact, LabelledTrap } from './labelled-contact';

export interface LabelledOptions {
  /** A whole number from 1 on */
  readonly records: number;
  readonly seed: number;
  /**
   * Scales the rates of slips, swaps, initials, junk and other names, numbers and addresses: 1 as usual, 0 none, 2
   * double. How often a source leaves a cell empty does not depend on it.
   */
  readonly noise?: number;
}

export interface LabelledContacts {
  /** Exactly as many as asked for, in random order, a person's records never side by side; can be read once or again. */
  readonly contacts: Iterable<LabelledContact>;
  /** Pairs of people who look alike or share something and must stay apart; not every accidental namesake is listed. */
  readonly traps: LabelledTrap[];
}

const RECORDS_PER_PROPERTY = 300;
const FIELD_END = '\u001f';

/**
 * Rental contacts of invented people as five systems of an operator write them, with the answer who is who. About 2.3
 * records a person, a fifth of the people with one record; nicknames, initials, slips, swapped, married and double names,
 * shared, changed and recycled identifiers, junk values. Numbers and e-mails are random and may exist: the output is for
 * measuring only, never to be called or written to. Deterministic: the same options give the same contacts. A million
 * records take about half a gigabyte.
 * @throws {RangeError} when `records` is not a whole number from 1 on, `seed` not a whole number, or `noise` is not from 0 to 2
 */
export function generateLabelledContacts(options: LabelledOptions): LabelledContacts {
  const { records, seed, noise = 1 } = options;
  if (!Number.isInteger(records) || records < 1) throw new RangeError('records is a whole number from 1 on.');
  if (!Number.isInteger(seed)) throw new RangeError('seed is a whole number.');
  if (!(noise >= 0 && noise <= 2)) throw new RangeError('noise is a number from 0 to 2.');
  const random = seededRandom(seed);
  const drawn = new PopulationDraw(records, noise, random).run();
  const labels = random.shuffled(Array.from({ length: drawn.people }, (_, index) => index + 1));
  const personId = (index: number) => `c${padded(labels[index] ?? 0, drawn.people)}`;
  const order = scatteredOrder(drawn.owners, random);
  return {
    contacts: {
      *[Symbol.iterator]() {
        for (const [position, place] of order.entries())
          yield unpacked(
            drawn.packed[place] ?? '',
            `r${padded(position + 1, records)}`,
            personId(drawn.owners[place] ?? 0),
          );
      },
    },
    traps: drawn.traps.map(({ kind, one, other }) => ({
      kind,
      personA: personId(one),
      personB: personId(other),
    })),
  };
}

const padded = (value: number, largest: number) => String(value).padStart(String(largest).length, '0');

/** Makes household after household until there are enough records. */
class PopulationDraw {
  private readonly packed: string[] = [];
  private readonly owners: Uint32Array;
  private readonly traps = new TrapCollector();
  private readonly earlier: EarlierPeople;
  private readonly households: Households;
  private readonly writer: RecordWriter;

  constructor(
    private readonly wanted: number,
    noise: number,
    private readonly random: SeededRandom,
  ) {
    const [names, numbers, emails] = [new UsNames(), new PhoneNumbers(), new EmailAddresses()];
    const properties = new Properties(
      Math.max(12, Math.round(wanted / RECORDS_PER_PROPERTY)),
      numbers,
      random,
    );
    this.households = new Households(
      new People(names, numbers, emails, properties, random),
      names,
      emails,
      random,
    );
    this.writer = new RecordWriter(properties, noise, random);
    this.earlier = new EarlierPeople(random);
    this.owners = new Uint32Array(wanted);
  }

  run() {
    while (this.packed.length < this.wanted) this.oneHousehold();
    const people = (this.owners[this.wanted - 1] ?? 0) + 1;
    // The last household may have lost people to the limit.
    const traps = this.traps.found.filter(({ one, other }) => one < people && other < people);
    return { packed: this.packed, owners: this.owners, people, traps };
  }

  private oneHousehold(): void {
    const roll = this.random.next();
    if (roll < 0.0045) this.takeOver('namesake', this.earlier.namesake());
    else if (roll < 0.02) this.takeOver('recycled_phone', this.earlier.heirOfPhone());
    else this.write(this.households.next());
  }

  private takeOver(kind: TrapKind, source: { model: LabelledPerson; wishes: PersonWishes } | null): void {
    if (source === null) return;
    const household = this.households.next(source.wishes);
    const records = this.write(household);
    const [phone] = source.wishes.phones ?? [];
    for (const person of household.people)
      if (phone === undefined || records.get(person)?.some((record) => record.phone === phone))
        this.traps.add(kind, person, source.model);
  }

  private write(household: Household): Map<LabelledPerson, readonly WrittenRecord[]> {
    const written = new Map<LabelledPerson, readonly WrittenRecord[]>();
    for (const person of household.people) {
      const records = this.writer
        .recordsOf(person, household.shared)
        .slice(0, this.wanted - this.packed.length);
      for (const { cells } of records) {
        this.owners[this.packed.length] = person.index;
        this.packed.push(pack(cells));
      }
      this.traps.office(person, person.property, records);
      if (household.people.length === 1) this.earlier.remember(person, records);
      written.set(person, records);
    }
    this.traps.household(household, written);
    return written;
  }
}

/** One flat text a record: a million of them as objects would take many times the room. */
function pack(cells: ContactCells): string {
  return [
    cells.source,
    cells.firstName,
    cells.lastName,
    cells.email,
    cells.phone,
    cells.propertyId,
    cells.street,
    cells.city,
    cells.state,
    cells.zip,
    cells.updatedAt,
  ].join(FIELD_END);
}

function unpacked(text: string, recordId: string, personId: string): LabelledContact {
  const [
    source = '',
    firstName = '',
    lastName = '',
    email = '',
    phone = '',
    propertyId = '',
    street = '',
    city = '',
    state = '',
    zip = '',
    updatedAt = '',
  ] = text.split(FIELD_END);
  return {
    recordId,
    personId,
    source,
    firstName,
    lastName,
    email,
    phone,
    propertyId,
    street,
    city,
    state,
    zip,
    updatedAt,
  };
}
