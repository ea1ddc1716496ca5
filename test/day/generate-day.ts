import { nicknames } from '../../sandbox/generate/name-pools';
import { seededRandom, type SeededRandom } from '../../sandbox/generate/seeded-random';
import type { DayCounts } from './day-counts';
import { CHAT_PROPERTY, OTHER_PROPERTY, type Delivery, type OfficeChange, type Person } from './delivery';
import { InventedPeople, RARE_LAST_NAMES, type Name } from './invented-people';
import { questions, refusals } from './said-in-texts';

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

/** What a delivery says, before it has an id. */
type Said = Delivery extends infer One ? (One extends Delivery ? Omit<One, 'id'> : never) : never;

/**
 * The deliveries of a day, in order. Pure: the same seed gives the same day. Waves follow each other: the morning makes people
 * known, at noon they are changed, told again and text, in the afternoon they refuse, apply and move in, in the evening some come back.
 */
export function generateDay(counts: DayCounts, seed: number): Delivery[] {
  return new DayMaker(counts, seededRandom(seed)).make();
}

const [MORNING, NOON, AFTERNOON, EVENING] = [1, 2, 3, 4];

interface Known extends Person {
  readonly who: string;
}

class DayMaker {
  private readonly people: InventedPeople;
  private readonly deliveries: Delivery[] = [];
  private persons = 0;
  private cards = 0;

  constructor(
    private readonly counts: DayCounts,
    private readonly random: SeededRandom,
  ) {
    this.people = new InventedPeople(random);
  }

  make(): Delivery[] {
    const { counts } = this;
    const plain = this.plainChats();
    const take = (count: number): Known[] => plain.splice(0, count);
    const takeRare = (count: number): Known[] =>
      times(count, () =>
        plain.splice(
          plain.findIndex(({ last }) => RARE_LAST_NAMES.has(last)),
          1,
        ),
      ).flat();
    this.toldOtherwise(take(counts.nicknamed), take(counts.completed));
    this.visits();
    this.couples();
    this.recycled(take(counts.recycledFromChat));
    // A number that two have at noon is nobody's; whether it already is when a text comes, nobody can say.
    const texting = [...plain];
    times(counts.knownToResMan, () => this.knownToResMan());
    for (const known of takeRare(counts.nameOnly)) this.nameOnly(known);
    times(counts.numberOnly, () => this.numberOnly());
    const cards = times(counts.guestCards, (index) =>
      this.guestCard(index % 4 === 3 ? OTHER_PROPERTY : CHAT_PROPERTY),
    );
    this.duplicates(take);
    this.officeChanges(take, cards);
    this.texts(texting, take);
    const order = new Map(this.random.shuffled(this.deliveries).map((delivery, place) => [delivery, place]));
    return [...this.deliveries].sort(
      (a, b) =>
        a.wave - b.wave ||
        Number(a.kind === 'again') - Number(b.kind === 'again') ||
        (order.get(a) ?? 0) - (order.get(b) ?? 0),
    );
  }

  private say(said: Said): Delivery {
    const delivery: Delivery = { ...said, id: `d${this.deliveries.length + 1}` };
    this.deliveries.push(delivery);
    return delivery;
  }

  private person(isWanted?: (name: Name) => boolean): Known {
    const name = this.people.name(isWanted);
    this.persons += 1;
    return {
      who: `p${this.persons}`,
      ...name,
      email: this.people.address(name),
      phone: this.people.number(),
    };
  }

  private chat(
    wave: number,
    { who, ...person }: Known,
    refuses: Partial<Record<'refusesTexts' | 'refusesEmail', true>> = {},
  ): Delivery {
    const minute = String(this.deliveries.length % 60).padStart(2, '0');
    return this.say({
      kind: 'chat',
      wave,
      who,
      person,
      message: refuses.refusesTexts
        ? 'Thanks. Please stop texting me'
        : `Is a two bedroom free? ${this.deliveries.length}`,
      at: `2026-11-20T${String(8 + wave).padStart(2, '0')}:${minute}:00.000Z`,
      refusesTexts: false,
      refusesEmail: false,
      ...refuses,
    });
  }

  private plainChats(): Known[] {
    const { plainChats, nicknamed, completed, refuseInChat } = this.counts;
    return times(plainChats, (index) => {
      // The first ones will come again under their everyday name, the next tell their address later.
      const isNicknamed = index < nicknamed;
      const person = this.person(isNicknamed ? ({ first }) => nicknames[first] !== undefined : undefined);
      const isCompleted = !isNicknamed && index < nicknamed + completed;
      const place = plainChats - 1 - index;
      this.chat(MORNING, isCompleted ? { ...person, email: null } : person, {
        ...(place < refuseInChat && { refusesTexts: true as const }),
        ...(place >= refuseInChat && place < 2 * refuseInChat && { refusesEmail: true as const }),
      });
      return person;
    });
  }

  private visits(): void {
    const { visits, visitThenChat } = this.counts;
    times(visits, (index) => {
      const person = this.person();
      const { who, ...told } = person;
      this.say({ kind: 'visit', wave: MORNING, who, person: told, leadScore: 10 + (index % 80) });
      if (index < visitThenChat) this.chat(NOON, person);
    });
  }

  /** Every second couple tells at one instant; the others one after the other. */
  private couples(): void {
    const { couplesOnNumber, couplesOnAddress, couplesOptOuts } = this.counts;
    times(couplesOnNumber + couplesOnAddress, (index) => {
      const one = this.person();
      const isOnNumber = index < couplesOnNumber;
      const isOfOneName = index % 3 === 0;
      const other = this.person(
        ({ first, last }) =>
          first[0] !== one.first[0] && (isOfOneName ? last === one.last : last !== one.last),
      );
      const shared = isOnNumber ? { phone: one.phone } : { email: one.email };
      this.chat(MORNING, one);
      this.chat(index % 2 === 0 ? MORNING : NOON, { ...other, ...shared });
      if (index < couplesOptOuts) this.refuse(one, index);
    });
  }

  /** A number that belonged to somebody who is known, and is somebody else's now. */
  private recycled(former: readonly Known[]): void {
    const { recycledFromOffice, recycledOptOuts } = this.counts;
    const ofOffice = times(recycledFromOffice, () => this.guestCard(CHAT_PROPERTY));
    for (const [index, before] of [...ofOffice, ...former].entries()) {
      const now = this.person(({ first, last }) => first[0] !== before.first[0] && last !== before.last);
      this.chat(NOON, { ...now, phone: before.phone });
      if (index < recycledOptOuts) this.refuse(before, index);
    }
  }

  private guestCard(propertyId: string, isTold = true, wave = MORNING): Known {
    const known = this.person();
    const { who, ...person } = known;
    this.cards += 1;
    this.say({ kind: 'guestCard', wave, who, prospectId: `DAY${this.cards}`, propertyId, person, isTold });
    return known;
  }

  private knownToResMan(): void {
    this.chat(NOON, this.guestCard(CHAT_PROPERTY, false));
  }

  private nameOnly({ first, last }: Known): void {
    const stranger = this.person();
    this.chat(NOON, { ...stranger, first, last });
  }

  private numberOnly(): void {
    const person = this.person();
    this.text(MORNING, person);
    this.chat(NOON, person);
  }

  private toldOtherwise(nicknamed: readonly Known[], completed: readonly Known[]): void {
    for (const known of nicknamed)
      this.chat(NOON, { ...known, first: nicknames[known.first] ?? known.first });
    for (const known of completed) this.chat(NOON, known);
  }

  private duplicates(take: (count: number) => Known[]): void {
    const { counts, people } = this;
    for (const known of take(counts.otherNumber)) this.chat(NOON, { ...known, phone: people.number() });
    for (const [index, known] of take(counts.otherNumberAfterOptOut).entries()) {
      this.refuse(known, index);
      this.chat(EVENING, { ...known, phone: people.number() });
    }
    for (const known of take(counts.otherAddress))
      this.chat(NOON, { ...known, email: people.address(known) });
    for (const known of take(counts.atOneInstant)) this.chat(MORNING, known);
    const chats = this.deliveries.filter(({ kind, wave }) => kind === 'chat' && wave === MORNING);
    for (const [index, { id, who }] of chats.slice(-counts.deliveredAgain).entries())
      this.say({ kind: 'again', wave: index % 2 === 0 ? MORNING : NOON, who, of: id });
  }

  private officeChanges(take: (count: number) => Known[], cards: readonly Known[]): void {
    const { counts, people, random } = this;
    const change = (wave: number, { who, first, last }: Known, changed: OfficeChange): Delivery =>
      this.say({ kind: 'officeChange', wave, who, first, last, change: changed });
    const told: Delivery[] = [];
    for (const known of take(counts.newAddresses))
      told.push(change(NOON, known, { email: people.address(known) }));
    for (const known of take(counts.newNumbers)) told.push(change(NOON, known, { phone: people.number() }));
    for (const known of take(counts.newLastNames))
      told.push(change(NOON, known, { last: people.name(({ first }) => first[0] === known.first[0]).last }));
    for (const known of cards.slice(0, counts.leasesOfGuestCards))
      change(AFTERNOON, known, { lease: 'Current' });
    for (const known of take(counts.applicationsOfChats)) change(AFTERNOON, known, { lease: 'Pending' });
    for (const { id, who } of random.shuffled(told).slice(0, counts.toldTwiceByRelay))
      this.say({ kind: 'again', wave: NOON, who, of: id });
  }

  private text(wave: number, { who, phone }: Known): void {
    this.say({
      kind: 'text',
      wave,
      who,
      from: phone ?? '',
      text: this.random.pick(questions),
      refuses: null,
    });
  }

  private refuse({ who, phone }: Known, index: number): void {
    const said = refusals[index % refusals.length];
    if (said !== undefined) this.say({ kind: 'text', wave: AFTERNOON, who, from: phone ?? '', ...said });
  }

  private texts(texting: readonly Known[], take: (count: number) => Known[]): void {
    const { counts } = this;
    times(counts.texts, () => this.text(NOON, this.random.pick(texting)));
    times(counts.strangersTexts - counts.numberOnly, () => this.text(NOON, this.person()));
    for (const [index, known] of take(counts.optOuts - counts.otherNumberAfterOptOut).entries())
      this.refuse(known, index + counts.otherNumberAfterOptOut);
    times(counts.strangersOptOuts, (index) => this.refuse(this.person(), index + 7));
  }
}
