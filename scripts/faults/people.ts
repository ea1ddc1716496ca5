import { fictionalNumbers } from '../../sandbox/generate/fictional-numbers';
import { givenNames, lastNames } from '../../sandbox/generate/name-pools';
import type { SeededRandom } from '../../sandbox/generate/seeded-random';

/**
 * How somebody comes to be known: by the chatbot, by ResMan, by both, as one of two who share a number, or as a number
 * that nobody knows.
 */
export type Acquaintance = 'chatbot' | 'office' | 'both' | 'couple' | 'stranger';

/** Somebody whom the run invents. `id` is all that a verdict ever says of them. */
export interface InventedPerson {
  readonly id: string;
  readonly acquaintance: Acquaintance;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  /** E.164 */
  readonly phone: string;
  /** Asks by text not to be texted any more. */
  readonly optsOut: boolean;
}

/** Invents households until there is nobody left to be asked for: a stream, in which couples come two by two. */
export function* inventPeople(random: SeededRandom, seed: number): Generator<InventedPerson> {
  const numbers = random.shuffled(fictionalNumbers());
  const names = random.shuffled(givenNames.flatMap((first) => lastNames.map((last) => ({ first, last }))));
  const taken = new Set<string>();
  let made = 0;
  /** No two have one name; of two who share a number and an initial nobody could say whether they are two. */
  const freeName = (partner?: InventedPerson): { first: string; last: string } => {
    for (let name = names.pop(); name !== undefined; name = names.pop()) {
      const last = partner?.lastName ?? name.last;
      if (taken.has(`${name.first} ${last}`) || name.first[0] === partner?.firstName[0]) continue;
      taken.add(`${name.first} ${last}`);
      return { first: name.first, last };
    }
    throw new RangeError('More people are wanted than there are names.');
  };
  const next = (acquaintance: Acquaintance, phone: string, partner?: InventedPerson): InventedPerson => {
    const { first, last } = freeName(partner);
    made += 1;
    const id = `P${seed}-${String(made).padStart(5, '0')}`;
    return {
      id,
      acquaintance,
      firstName: first,
      lastName: last,
      email: `person.${id.toLowerCase()}@example.com`,
      phone,
      optsOut: acquaintance !== 'couple' && random.chance(0.15),
    };
  };
  for (const phone of numbers) {
    const chance = random.next();
    if (chance < 0.5) yield next('chatbot', phone);
    else if (chance < 0.75) yield next('office', phone);
    else if (chance < 0.87) yield next('both', phone);
    else if (chance < 0.94) yield next('stranger', phone);
    else {
      const one = next('couple', phone);
      yield one;
      yield next('couple', phone, one);
    }
  }
}
