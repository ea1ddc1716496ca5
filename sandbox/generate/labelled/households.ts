import type { SeededRandom } from '../seeded-random';
import type { EmailAddresses } from './email-addresses';
import type { TrapKind } from './labelled-contact';
import type { LabelledPerson, People, PersonWishes, Role } from './people';
import { chooseRole } from './people';
import type { UsNames } from './us-names';

/** A number or an address that several people of one roof give as theirs. */
export interface SharedIdentifier {
  readonly kind: 'phone' | 'email';
  readonly value: string;
}

/** A bond between two people of a household that does not depend on what their records show. */
export interface Kinship {
  readonly kind: TrapKind;
  readonly one: LabelledPerson;
  readonly other: LabelledPerson;
}

export interface Household {
  readonly people: readonly LabelledPerson[];
  readonly shared: readonly SharedIdentifier[];
  readonly kinships: readonly Kinship[];
}

const FATHER_AND_SON: readonly (readonly [father: string, son: string])[] = [
  ['Sr', 'Jr'],
  ['Sr', 'Jr'],
  ['Sr', 'Jr'],
  ['Jr', 'III'],
  ['', 'Jr'],
  ['Sr', 'II'],
];

/** Makes whole households: mostly one person, often a couple or siblings, now and then three, rarely father and son of one name. */
export class Households {
  constructor(
    private readonly people: People,
    private readonly names: UsNames,
    private readonly emails: EmailAddresses,
    private readonly random: SeededRandom,
  ) {}

  /** @param wishes what is settled about the first person; such a person lives alone */
  next(wishes?: PersonWishes): Household {
    const { random } = this;
    const size = wishes === undefined ? random.next() : 1;
    if (size > 0.236) return { people: [this.people.person(wishes)], shared: [], kinships: [] };
    if (size < 0.01) return this.fatherAndSon();
    return this.family(size < 0.021 ? 3 : 2);
  }

  private family(size: number): Household {
    const { random } = this;
    const head = this.people.person(random.chance(0.03) ? {} : { role: this.roleOfFamily() });
    const others = Array.from({ length: size - 1 }, (_, place) => this.housemate(head, place > 0));
    const everybody = [head, ...others];
    const kinships = everybody.flatMap((one, place) =>
      everybody
        .slice(place + 1)
        .filter((other) => other.last === one.last)
        .map((other): Kinship => ({ kind: 'household_name', one, other })),
    );
    return { people: everybody, shared: this.sharedOf(head, others[0], 0.185, 0.19), kinships };
  }

  /** Vendors stand alone. */
  private roleOfFamily(): Role {
    const role = chooseRole(this.random);
    return role === 'vendor' ? 'resident' : role;
  }

  /** A spouse, mostly of one name; or a child or sibling. */
  private housemate(head: LabelledPerson, isChild: boolean): LabelledPerson {
    const { random } = this;
    const isCouple = !isChild && random.chance(0.8);
    const opposite = head.gender === 'f' ? 'm' : 'f';
    const { role } = head;
    const mixed = (role === 'lead' || role === 'resident') && random.chance(0.13);
    const gender = isCouple ? opposite : random.chance(0.5) ? 'f' : 'm';
    const hasOwnName = isCouple && random.chance(0.2);
    let first = this.names.givenName(gender, random);
    while (first === head.first) first = this.names.givenName(gender, random);
    return this.people.person({
      role: mixed ? (role === 'lead' ? 'resident' : 'lead') : role,
      gender,
      first,
      ...(hasOwnName ? {} : { last: head.last }),
      property: head.property,
      address: head.address,
    });
  }

  private fatherAndSon(): Household {
    const { random } = this;
    const [fatherSuffix, sonSuffix] = random.pick(FATHER_AND_SON);
    const role = this.roleOfFamily();
    const father = this.people.person({ role, gender: 'm', suffix: fatherSuffix });
    const { first, last, property, address } = father;
    const son = this.people.person({ role, gender: 'm', first, last, property, address, suffix: sonSuffix });
    return {
      people: [father, son],
      shared: this.sharedOf(father, son, 0.06, 0.08),
      kinships: [{ kind: 'father_son', one: father, other: son }],
    };
  }

  private sharedOf(
    one: LabelledPerson,
    other: LabelledPerson | undefined,
    phoneShare: number,
    emailShare: number,
  ): SharedIdentifier[] {
    const { random } = this;
    const shared: SharedIdentifier[] = [];
    const [phone, email] = [one.phones[0], one.emails[0]];
    if (phone !== undefined && random.chance(phoneShare)) shared.push({ kind: 'phone', value: phone });
    if (other !== undefined && random.chance(emailShare)) {
      const isCommon = email === undefined || random.chance(0.5);
      shared.push({ kind: 'email', value: isCommon ? this.emails.shared(one, other, random) : email });
    }
    return shared;
  }
}
