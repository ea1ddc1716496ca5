import type { SeededRandom } from '../../sandbox/generate/seeded-random';
import { inventPeople, type InventedPerson } from './people';

/** What one delivery tells, of whom, and what it says; the form of each system is given to it when it is sent. */
export type Told =
  | { readonly kind: 'create'; readonly message: string }
  | { readonly kind: 'visit' }
  | { readonly kind: 'change' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'call' };

export interface PlannedDelivery {
  /** The sender's own id of it: the same in every copy. All are of one length, so that none is a part of another. */
  readonly id: string;
  readonly personId: string;
  readonly told: Told;
}

export interface Plan {
  readonly people: readonly InventedPerson[];
  /** Each once, as it happened. */
  readonly deliveries: readonly PlannedDelivery[];
  /** As it is sent: with copies, and out of order. */
  readonly sequence: readonly PlannedDelivery[];
}

export const SHARE_OF_DUPLICATES = 0.3;
export const SHARE_REORDERED = 0.2;
/** How far a delivery is put out of its place, and how far a copy is behind. */
const FARTHEST = 30;
const CHATS = ['Is a two bedroom free in June?', 'Do you take cats?', 'How much is parking?'];
const TEXTS = ['May I come by on Friday?', 'Is it still free?', 'Thank you, that helps.'];
const STOPS = ['STOP', 'please stop texting me', 'por favor no me manden más mensajes'];

/**
 * Plans the traffic of one run: so many deliveries that copies and originals together are `count`. Of the same random source
 * and seed always the same. Pure.
 */
export function planTraffic(count: number, random: SeededRandom, seed: number): Plan {
  const originals = count - Math.round(count * SHARE_OF_DUPLICATES);
  const people: InventedPerson[] = [];
  const timed: { at: number; delivery: PlannedDelivery }[] = [];
  for (const person of inventPeople(random, seed)) {
    // Half of a couple would be nobody's partner.
    const isSecond = person.acquaintance === 'couple' && people.at(-1)?.phone === person.phone;
    if (timed.length >= originals && !isSecond) break;
    people.push(person);
    let at = random.next() * originals;
    for (const told of toldOf(person, random)) {
      at += random.next() * FARTHEST;
      const id = `F${seed}-${String(timed.length + 1).padStart(6, '0')}`;
      timed.push({ at, delivery: { id, personId: person.id, told } });
    }
  }
  const deliveries = timed.sort((one, other) => one.at - other.at).map(({ delivery }) => delivery);
  return { people, deliveries, sequence: sequenceOf(deliveries, count, random) };
}

/** What happens to somebody, in its order. */
function toldOf(person: InventedPerson, random: SeededRandom): Told[] {
  const create: Told = { kind: 'create', message: random.pick(CHATS) };
  const text: Told = { kind: 'text', text: random.pick(TEXTS) };
  const stop: Told[] = person.optsOut ? [{ kind: 'text', text: random.pick(STOPS) }] : [];
  const change: Told = { kind: 'change' };
  switch (person.acquaintance) {
    case 'chatbot':
      return random.chance(0.5) ? [create, text, ...stop] : [create, { kind: 'visit' }, text, ...stop];
    case 'office':
      return [change, text, { kind: 'call' }, change, ...stop];
    case 'both':
      return [change, create, text, ...stop];
    case 'couple':
      return [create];
    case 'stranger':
      return [text, { kind: 'call' }, ...stop];
  }
}

function sequenceOf(
  deliveries: readonly PlannedDelivery[],
  count: number,
  random: SeededRandom,
): PlannedDelivery[] {
  const placed = deliveries.map((delivery, place) => ({ delivery, place }));
  const copies = Array.from({ length: Math.max(0, count - deliveries.length) }, () => {
    const place = random.below(deliveries.length);
    return { delivery: deliveries[place]!, place: place + 0.5 + random.below(FARTHEST) };
  });
  const moved = new Set(
    random.shuffled([...deliveries.keys()]).slice(0, Math.round(deliveries.length * SHARE_REORDERED)),
  );
  const late = placed.map((one) =>
    moved.has(one.place) ? { ...one, place: one.place + 1.25 + random.below(FARTHEST) } : one,
  );
  return [...late, ...copies].sort((one, other) => one.place - other.place).map(({ delivery }) => delivery);
}
