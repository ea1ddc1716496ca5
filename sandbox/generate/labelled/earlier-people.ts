import type { SeededRandom } from '../seeded-random';
import { LAST_DAY, type LabelledPerson, type PersonWishes } from './people';
import type { WrittenRecord } from './records-by-source';

const MOST_REMEMBERED = 500;
const DAY = 86_400_000;

interface GivenUp {
  readonly person: LabelledPerson;
  readonly phone: string;
  readonly lastUse: number;
}

/** What later people take over from earlier ones: a name in the same city, or a number that was given up. */
export class EarlierPeople {
  private readonly remembered: LabelledPerson[] = [];
  private readonly givenUp: GivenUp[] = [];

  constructor(private readonly random: SeededRandom) {}

  remember(person: LabelledPerson, records: readonly WrittenRecord[]): void {
    this.keep(this.remembered, person);
    const [phone] = person.phones;
    const uses = records.filter((record) => record.phone === phone).map((record) => record.at);
    if (phone === undefined || uses.length === 0) return;
    const lastUse = Math.max(...uses);
    if (lastUse < LAST_DAY - 500 * DAY) this.keep(this.givenUp, { person, phone, lastUse });
  }

  /** Somebody to be made with the name of an earlier person, in the same city; `null` when there is nobody yet. */
  namesake(): { model: LabelledPerson; wishes: PersonWishes } | null {
    const model = this.any(this.remembered);
    if (model === null) return null;
    const { first, last, gender, address } = model;
    return { model, wishes: { first, last, gender, city: address.city } };
  }

  /** Somebody to be made with a number that an earlier person gave up months before; `null` when there is none yet. */
  heirOfPhone(): { model: LabelledPerson; wishes: PersonWishes } | null {
    const former = this.any(this.givenUp);
    if (former === null) return null;
    this.givenUp.splice(this.givenUp.indexOf(former), 1);
    const activeFrom = former.lastUse + (60 + this.random.below(240)) * DAY;
    const wishes = { phones: [former.phone], city: former.person.address.city, activeFrom };
    return { model: former.person, wishes };
  }

  private any<T>(list: readonly T[]): T | null {
    return list.length === 0 ? null : this.random.pick(list);
  }

  /** Takes the place of any other once the list is full. */
  private keep<T>(list: T[], value: T): void {
    if (list.length < MOST_REMEMBERED) list.push(value);
    else list[this.random.below(list.length)] = value;
  }
}
