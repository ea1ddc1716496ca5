import { femaleShare, givenNameShares, surnameShares } from '../../../contacts/normalize/name-frequency';
import type { SeededRandom } from '../seeded-random';
import { weightedChoice } from './weighted-choice';

export type Gender = 'f' | 'm';

const ACCENTED: ReadonlyMap<string, string> = new Map(
  `García González Rodríguez Martínez Hernández López Pérez Sánchez Ramírez Jiménez Díaz Vázquez Núñez Muñoz Peña León
  Ávila Ríos Gutiérrez Domínguez José María Jesús Andrés Zoë Renée Chloë Sofía Raúl Rubén Héctor Mónica Verónica Iván
  Óscar Adrián Martín Inés Noël`
    .split(/\s+/)
    .map((name) => [name.normalize('NFD').replace(/\p{M}/gu, ''), name]),
);

const IRISH = new Set(
  'obrien oconnor oconnell odonnell oneal oneill oreilly orourke ohara okeefe omalley oshea osullivan otoole'.split(
    ' ',
  ),
);
const TWO_WORDS: ReadonlyMap<string, string> = new Map([
  ['delacruz', 'De La Cruz'],
  ['delarosa', 'De La Rosa'],
  ['deleon', 'De Leon'],
  ['stjohn', 'St. John'],
  ['vandyke', 'Van Dyke'],
  ['delatorre', 'De La Torre'],
]);

const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);

/** A folded last name the way its bearers write it, without accents: "mcdonald" is "McDonald". */
export function writtenLastName(folded: string): string {
  if (IRISH.has(folded)) return `O'${capital(folded.slice(1))}`;
  if (/^mc[a-z]{3,}$/.test(folded)) return `Mc${capital(folded.slice(2))}`;
  return TWO_WORDS.get(folded) ?? capital(folded);
}

/** The name with its accents, when it has any; otherwise as it was. */
export function withAccents(name: string): string {
  return ACCENTED.get(name) ?? name;
}

/** The surnames and given names of the United States, each as often as it is borne there. */
export class UsNames {
  readonly lastName = weightedChoice(
    [...surnameShares()].map(([name, share]): [string, number] => [writtenLastName(name), share]),
  );
  private readonly givenNames = {
    f: weightedChoice(givenNamesOf((women) => women)),
    m: weightedChoice(givenNamesOf((women) => 1 - women)),
  };

  givenName(gender: Gender, random: SeededRandom): string {
    return this.givenNames[gender](random);
  }
}

function givenNamesOf(shareOfBearers: (women: number) => number): [string, number][] {
  return [...givenNameShares()]
    .map(([name, share]): [string, number] => [
      capital(name),
      share * shareOfBearers(femaleShare(name) ?? 0.5),
    ])
    .filter(([, weight]) => weight > 0);
}
