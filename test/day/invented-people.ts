import { fictionalNumbers } from '../../sandbox/generate/fictional-numbers';
import { givenNames, lastNames } from '../../sandbox/generate/name-pools';
import type { SeededRandom } from '../../sandbox/generate/seeded-random';

/** Area codes of the samples of the demonstration, whose people are not of the day. */
const SAMPLE_AREAS = /^\+1(?:202|207|339|351|401|413|508|603|617|774|781|800|857|978)/;
/** Last names of the samples' guest cards. */
const SAMPLE_LAST_NAMES = new Set(['Delgado', 'Lindqvist', 'Okafor']);

/** Last names so rare that two of one whole name at one property may be one person: a shared "James Brown" says nothing. */
export const RARE_LAST_NAMES: ReadonlySet<string> = new Set(
  (
    'Achebe Applegarth Arkwright Ashdown Barrowclough Bellweather Birchall Boatengson Brackenridge Cholmondeley Coppersmith ' +
    'Dagenhart Dimitriou Ellingham Faraday Fjellstad Gainsborough Goldfinch Gulbrandsen Haddadine Heathcote Ingleby Jessamine ' +
    'Ketteridge Kingsolver Langstaff Leatherby Netherwood Oakhurst Oyelaran Pemberly Petrosyan Ravenscroft Thackeray Thornbury ' +
    'Trevelyan Upjohn Winterbourne Xanthopoulos'
  ).split(' '),
);

export interface Name {
  readonly first: string;
  readonly last: string;
}

const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

/**
 * Invented people of whom no two can be taken for one by their names: of one last name no two first names begin alike. Numbers
 * are those set aside for fiction, addresses those of example domains; none is given out twice.
 */
export class InventedPeople {
  private readonly numbers: string[];
  private readonly names: Name[];
  private addresses = 0;

  constructor(private readonly random: SeededRandom) {
    this.numbers = random.shuffled(fictionalNumbers().filter((number) => !SAMPLE_AREAS.test(number)));
    this.names = random.shuffled(
      lastNames
        .filter((last) => !SAMPLE_LAST_NAMES.has(last))
        .flatMap((last) => this.firstNamesOf(last).map((first) => ({ first, last }))),
    );
  }

  /** @param isWanted which names will do */
  name(isWanted: (name: Name) => boolean = () => true): Name {
    const place = this.names.findIndex(isWanted);
    const [found] = place === -1 ? [] : this.names.splice(place, 1);
    if (found === undefined) throw new RangeError('There are no such names left.');
    return found;
  }

  number(): string {
    const number = this.numbers.pop();
    if (number === undefined) throw new RangeError('There are no numbers left.');
    return number;
  }

  address({ first, last }: Name): string {
    this.addresses += 1;
    return `${plain(first)}.${plain(last)}${this.addresses}@example.${this.random.pick(['com', 'net', 'org'])}`;
  }

  private firstNamesOf(last: string): string[] {
    const byInitial = new Map<string, string>();
    for (const first of this.random.shuffled(givenNames)) byInitial.set(plain(first)[0] ?? '', first);
    byInitial.delete(plain(last)[0] ?? '');
    return [...byInitial.values()];
  }
}
