import type { SeededRandom } from '../seeded-random';
import { addressAsWritten, noAddress, type WrittenAddress } from './address-as-written';
import { chooseJunkEmail, emailAsWritten } from './email-as-written';
import type { SharedIdentifier } from './households';
import type { ContactCells, LabelledSource } from './labelled-contact';
import { nameAsWritten } from './name-as-written';
import { LAST_DAY, type LabelledPerson, type Role } from './people';
import { junkPhone, phoneAsWritten } from './phone-as-written';
import { anyAddress } from './places';
import type { Properties, RentalProperty } from './properties';
import { weightedChoice } from './weighted-choice';

type Counts = (random: SeededRandom) => number;

const often = (share: number): Counts =>
  weightedChoice<number>([
    [0, 1 - share],
    [1, share],
  ]);

/** How many records each system has of one person, by the person's role. */
const COUNTS: Readonly<Record<Role, Partial<Record<LabelledSource, Counts>>>> = {
  lead: {
    chatbot: weightedChoice([
      [1, 54],
      [2, 41],
      [3, 5],
    ]),
    openphone: often(0.5),
  },
  resident: {
    chatbot: weightedChoice([
      [0, 496],
      [1, 374],
      [2, 125],
      [3, 5],
    ]),
    openphone: often(0.556),
    quickbooks: often(0.345),
    resman: weightedChoice([
      [1, 89],
      [2, 11],
    ]),
  },
  owner: {
    chatbot: often(0.053),
    openphone: often(0.292),
    quickbooks: often(0.328),
    propertyradar: weightedChoice([
      [1, 852],
      [2, 148],
    ]),
  },
  vendor: { chatbot: often(0.09), openphone: often(0.7), quickbooks: often(1) },
};

type Filled = 'both' | 'email' | 'phone' | 'neither';

/** Which of e-mail and phone a source has of somebody who has both. */
const chooseFilled: Readonly<Record<LabelledSource, (random: SeededRandom) => Filled>> = {
  chatbot: weightedChoice([
    ['both', 54.5],
    ['email', 21],
    ['phone', 24],
    ['neither', 0.2],
  ]),
  openphone: weightedChoice([
    ['both', 10.3],
    ['phone', 89.7],
  ]),
  propertyradar: weightedChoice([
    ['both', 23],
    ['email', 12.3],
    ['phone', 41.5],
    ['neither', 23.2],
  ]),
  quickbooks: weightedChoice([
    ['both', 43.5],
    ['email', 34.5],
    ['phone', 15.5],
    ['neither', 6.5],
  ]),
  resman: weightedChoice([
    ['both', 84.5],
    ['email', 6.5],
    ['phone', 8.5],
    ['neither', 0.5],
  ]),
};

const STREET: Readonly<Record<LabelledSource, number>> = {
  chatbot: 0.034,
  openphone: 0.018,
  propertyradar: 0.987,
  quickbooks: 0.597,
  resman: 0.903,
};

/** What a record shows of the identifiers that several people may share; '' when it shows none in a readable form. */
export interface WrittenRecord {
  readonly cells: ContactCells;
  readonly phone: string;
  readonly email: string;
  readonly at: number;
}

/** Writes what the systems hold of a person. @param noise 1 is the usual rate of errors, 0 none, 2 double */
export class RecordWriter {
  constructor(
    private readonly properties: Properties,
    private readonly noise: number,
    private readonly random: SeededRandom,
  ) {}

  /** At least one record. */
  recordsOf(person: LabelledPerson, shared: readonly SharedIdentifier[]): WrittenRecord[] {
    const records: WrittenRecord[] = [];
    for (const [source, count] of Object.entries(COUNTS[person.role]) as [LabelledSource, Counts][])
      for (let left = count(this.random); left > 0; left -= 1)
        records.push(this.record(person, source, shared));
    return records;
  }

  private record(
    person: LabelledPerson,
    source: LabelledSource,
    shared: readonly SharedIdentifier[],
  ): WrittenRecord {
    const { random, noise } = this;
    const filled = chooseFilled[source](random);
    const phone = this.phone(person, source, filled === 'both' || filled === 'phone', shared);
    const email = this.email(person, source, filled === 'both' || filled === 'email', shared);
    const property = this.property(person, source);
    const at = person.activeFrom + random.below(LAST_DAY - person.activeFrom);
    return {
      cells: {
        source,
        ...nameAsWritten(person, source, noise, random),
        email: email.text,
        phone: phone.text,
        propertyId: property?.id ?? '',
        ...this.address(person, source),
        updatedAt: inWakingHours(at, random),
      },
      phone: phone.value,
      email: email.value,
      at,
    };
  }

  private phone(
    person: LabelledPerson,
    source: LabelledSource,
    isFilled: boolean,
    shared: readonly SharedIdentifier[],
  ): { text: string; value: string } {
    const { random, noise } = this;
    const fromOffice = source === 'resman' && random.chance(isFilled ? 0.011 * noise : 0.05);
    if (!isFilled && !fromOffice) return { text: '', value: '' };
    if (source !== 'openphone' && random.chance(0.02 * noise)) return { text: junkPhone(random), value: '' };
    const ownSecond = person.phones[1] !== undefined && random.chance(0.3);
    const own = (ownSecond ? person.phones[1] : person.phones[0]) ?? '';
    const common = shared.find(({ kind }) => kind === 'phone');
    const digits = fromOffice
      ? person.property.officePhone
      : common !== undefined && random.chance(0.65)
        ? common.value
        : own;
    const { text, isRight } = phoneAsWritten(digits, source, noise, random);
    return { text, value: isRight ? digits : '' };
  }

  private email(
    person: LabelledPerson,
    source: LabelledSource,
    isFilled: boolean,
    shared: readonly SharedIdentifier[],
  ): { text: string; value: string } {
    const { random, noise } = this;
    if (!isFilled) return { text: '', value: '' };
    if (random.chance(0.022 * noise)) return { text: chooseJunkEmail(random), value: '' };
    const fromOffice =
      (source === 'resman' && random.chance(0.011 * noise)) ||
      (source === 'quickbooks' && random.chance(0.003 * noise));
    const common = shared.find(({ kind }) => kind === 'email');
    const ownSecond = person.emails[1] !== undefined && random.chance(0.33);
    const address = fromOffice
      ? person.property.officeEmail
      : common !== undefined && random.chance(0.75)
        ? common.value
        : ownSecond
          ? person.emails[1]
          : person.emails[0];
    if (address === undefined) return { text: '', value: '' };
    const isTyped = source === 'chatbot' || source === 'resman';
    const { text, isRight } = emailAsWritten(address, isTyped && !fromOffice, noise, random);
    return { text: source === 'propertyradar' ? this.inOneCase(text) : text, value: isRight ? address : '' };
  }

  /** PropertyRadar has all letters of one case. */
  private inOneCase(text: string): string {
    return this.random.chance(0.47) ? text.toUpperCase() : text.toLowerCase();
  }

  /** Where the record belongs; a chatbot's enquiry may be about any property. */
  private property(person: LabelledPerson, source: LabelledSource): RentalProperty | null {
    const { random, properties } = this;
    switch (source) {
      case 'resman':
        return person.property;
      case 'chatbot':
        if (!random.chance(0.89)) return null;
        if (random.chance(0.72)) return person.property;
        return random.chance(0.25)
          ? properties.near(person.property.address.city, random)
          : properties.any(random);
      case 'openphone':
        return random.chance(0.4) ? person.property : null;
      case 'quickbooks':
        return random.chance(0.318) ? person.property : null;
      default:
        return null;
    }
  }

  private address(person: LabelledPerson, source: LabelledSource): WrittenAddress {
    const { random, noise } = this;
    if (!random.chance(STREET[source])) return noAddress;
    // An address before or after, or where the bills go.
    const isOther = random.chance((source === 'quickbooks' ? 0.035 : 0.012) * noise);
    const isLead = source === 'chatbot' && random.chance(0.6);
    const address = isOther || isLead ? anyAddress(person.address.city, '', random) : person.address;
    return addressAsWritten(address, source, noise, random);
  }
}

const DAY = 86_400_000;

/** The same day between seven in the morning and eleven at night, as ISO 8601 UTC without fractions. */
function inWakingHours(at: number, random: SeededRandom): string {
  const seconds = 7 * 3_600 + random.below(16 * 3_600);
  return `${new Date(at - (at % DAY) + seconds * 1_000).toISOString().slice(0, 19)}Z`;
}
