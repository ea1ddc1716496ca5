import {
  companyNames,
  companyTrades,
  givenNames,
  lastNames,
  legalForms,
  nicknames,
  roles,
  streets,
  towns,
} from './name-pools';
import type { SeededRandom } from './seeded-random';

export interface Address {
  /** e.g. "18 Old Tannery Rd" */
  readonly street: string;
  readonly city: string;
  readonly state: string;
  readonly zip: string;
}

/** An invented person, or an invented company when `first` and `last` are empty. */
export interface Person {
  readonly first: string;
  readonly nickname: string | null;
  readonly middleInitial: string | null;
  readonly last: string;
  readonly suffix: 'Jr' | 'Sr' | null;
  readonly company: string | null;
  readonly role: string | null;
  readonly email: string;
  readonly address: Address;
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

/** Makes people and companies. No two have the same e-mail; names repeat, as they do in life. */
export class PersonMaker {
  private made = 0;

  constructor(private readonly random: SeededRandom) {}

  /** `notLike`: another given name and last name, with other initials, so that nobody takes the two for one. */
  person(fixed: Partial<Person> = {}, notLike?: Person): Person {
    const { random } = this;
    const differs = (name: string, other: string | undefined) => !other || plain(name)[0] !== plain(other)[0];
    const first = fixed.first ?? random.pick(givenNames.filter((name) => differs(name, notLike?.first)));
    const last = fixed.last ?? random.pick(lastNames.filter((name) => differs(name, notLike?.last)));
    const worksSomewhere = random.chance(0.08);
    return {
      first,
      nickname: nicknames[first] ?? null,
      middleInitial: random.chance(0.25) ? random.pick([...'ABCDEFGHJKLMNPRSTW']) : null,
      last,
      suffix: null,
      company: worksSomewhere ? this.companyName() : null,
      role: worksSomewhere ? random.pick(roles) : null,
      email: this.email(`${plain(first)}.${plain(last)}`),
      address: this.address(),
      ...fixed,
    };
  }

  company(): Person {
    const company = this.companyName();
    const email = this.email(`office.${plain(company)}`);
    return {
      first: '',
      nickname: null,
      middleInitial: null,
      last: '',
      suffix: null,
      company,
      role: null,
      email,
      address: this.address(),
    };
  }

  private companyName(): string {
    const { random } = this;
    const [one, other] = random.shuffled(companyNames);
    return `${one ?? ''} ${other ?? ''} ${random.pick(companyTrades)} ${random.pick(legalForms)}`;
  }

  private email(local: string): string {
    this.made += 1;
    return `${local}${this.made}@example.${this.random.pick(['com', 'org', 'net'])}`;
  }

  private address(): Address {
    const street = `${1 + this.random.below(399)} ${this.random.pick(streets)}`;
    return { street, ...this.random.pick(towns), state: 'MA' };
  }
}
