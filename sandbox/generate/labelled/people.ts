import type { SeededRandom } from '../seeded-random';
import type { EmailAddresses, EmailOwner } from './email-addresses';
import { everydayName } from './everyday-names';
import type { PhoneNumbers } from './phone-numbers';
import { anyAddress, chooseCity, type HomeAddress, type LabelledCity } from './places';
import { anyUnit, type Properties, type RentalProperty } from './properties';
import type { Gender, UsNames } from './us-names';
import { weightedChoice } from './weighted-choice';

/** What somebody is to the operator; decides in which systems the person stands. */
export type Role = 'lead' | 'resident' | 'owner' | 'vendor';

/** An invented person, before any system writes anything down. */
export interface LabelledPerson extends EmailOwner {
  /** In the order of making, from 0 */
  readonly index: number;
  readonly role: Role;
  readonly gender: Gender;
  /** The given name in full, e.g. "Robert" */
  readonly first: string;
  /** e.g. "Bob"; `null` for who has none or does not use it. */
  readonly everyday: string | null;
  /** "" for who has none */
  readonly middleInitial: string;
  readonly last: string;
  /** The two halves of a double name, or `null` */
  readonly doubleLast: readonly [string, string] | null;
  /** The name before or after a marriage, or `null` */
  readonly otherLast: string | null;
  readonly usesAccents: boolean;
  readonly suffix: string;
  /** Own addresses, the usual one first; may be empty. */
  readonly emails: readonly string[];
  /** Own numbers of ten digits, the usual one first. */
  readonly phones: readonly string[];
  /** Where a resident lives; the property a lead asks about. */
  readonly property: RentalProperty;
  readonly address: HomeAddress;
  /** No record is older. Milliseconds since 1970. */
  readonly activeFrom: number;
}

const MIDDLE_INITIALS = [...'AAABCCDDEEEFGHJJJKKLLLLMMMMNPRRRSSTVW'];

/** No record is older than the first day or younger than the last; milliseconds since 1970. */
export const FIRST_DAY = Date.UTC(2019, 0, 1);
export const LAST_DAY = Date.UTC(2025, 10, 5);

export const chooseRole = weightedChoice<Role>([
  ['lead', 32.7],
  ['resident', 52.2],
  ['owner', 12.2],
  ['vendor', 2.9],
]);

/** What is settled before a person is made. */
export type PersonWishes = Partial<
  Pick<
    LabelledPerson,
    'role' | 'gender' | 'first' | 'last' | 'suffix' | 'property' | 'address' | 'phones' | 'activeFrom'
  >
> & { readonly city?: LabelledCity };

/** Makes people; names repeat as they do in life, numbers and addresses do not. */
export class People {
  private made = 0;

  constructor(
    private readonly names: UsNames,
    private readonly numbers: PhoneNumbers,
    private readonly emails: EmailAddresses,
    private readonly properties: Properties,
    private readonly random: SeededRandom,
  ) {}

  person(wishes: PersonWishes = {}): LabelledPerson {
    const { random } = this;
    const role = wishes.role ?? chooseRole(random);
    const gender = wishes.gender ?? (random.chance(0.5) ? 'f' : 'm');
    const first = wishes.first ?? this.names.givenName(gender, random);
    const everyday = random.chance(0.48) ? everydayName(first.toLowerCase(), random) : null;
    const doubleLast = wishes.last === undefined && random.chance(0.03) ? this.doubleLast() : null;
    const last =
      wishes.last ?? doubleLast?.join(random.chance(0.7) ? '-' : ' ') ?? this.names.lastName(random);
    const middleInitial = random.chance(0.8) ? random.pick(MIDDLE_INITIALS) : '';
    const property = wishes.property ?? this.propertyFor(wishes.city, role);
    const address = wishes.address ?? this.addressOf(role, property, wishes.city);
    const owner: EmailOwner = { first, everyday, middleInitial, last };
    return {
      ...owner,
      index: this.made++,
      role,
      gender,
      first,
      last,
      doubleLast,
      otherLast: random.chance(gender === 'f' ? 0.17 : 0.04) ? this.names.lastName(random) : null,
      usesAccents: random.chance(0.09),
      suffix:
        wishes.suffix ?? (gender === 'm' && random.chance(0.006) ? random.pick(['Jr', 'Sr', 'III']) : ''),
      emails: this.emailsOf(owner),
      phones: wishes.phones ?? this.phonesOf(address.city),
      property,
      address,
      activeFrom: wishes.activeFrom ?? FIRST_DAY,
    };
  }

  private doubleLast(): [string, string] {
    return [this.names.lastName(this.random), this.names.lastName(this.random)];
  }

  private propertyFor(city: LabelledCity | undefined, role: Role): RentalProperty {
    const { random, properties } = this;
    if (city !== undefined) return properties.near(city, random);
    return role === 'resident' || role === 'lead'
      ? properties.any(random)
      : properties.near(chooseCity(random), random);
  }

  private addressOf(role: Role, property: RentalProperty, city: LabelledCity | undefined): HomeAddress {
    const { random } = this;
    // One resident in ten is still, or again, at another address.
    if (role === 'resident' && !random.chance(0.085)) return { ...property.address, unit: anyUnit(random) };
    // Who is looking for a home may come from elsewhere.
    const home = city ?? (role === 'lead' && random.chance(0.7) ? property.address.city : chooseCity(random));
    const hasUnit = random.chance(role === 'lead' ? 0.45 : 0.07);
    return anyAddress(home, hasUnit ? anyUnit(random) : '', random);
  }

  private emailsOf(owner: EmailOwner): string[] {
    const { random, emails } = this;
    const roll = random.next();
    if (roll < 0.04) return [];
    const usual = random.chance(0.96) ? emails.personal(owner, random) : emails.atWork(owner, random);
    if (roll < 0.76) return [usual];
    return [usual, random.chance(0.8) ? emails.personal(owner, random) : emails.atWork(owner, random)];
  }

  private phonesOf(city: LabelledCity): string[] {
    const { random, numbers } = this;
    const usual = numbers.inCity(city, random);
    return random.chance(0.27) ? [usual, numbers.inCity(city, random)] : [usual];
  }
}
