import type { SeededRandom } from '../seeded-random';
import { weightedChoice } from './weighted-choice';

const chooseDomain = weightedChoice([
  ['gmail.com', 55],
  ['yahoo.com', 12.5],
  ['icloud.com', 8],
  ['hotmail.com', 6],
  ['outlook.com', 5.3],
  ['aol.com', 4],
  ['comcast.net', 1.3],
  ['msn.com', 1.1],
  ['sbcglobal.net', 1],
  ['att.net', 0.9],
  ['ymail.com', 0.8],
  ['me.com', 0.7],
  ['live.com', 0.7],
  ['verizon.net', 0.6],
  ['protonmail.com', 0.4],
  ['tamu.edu', 0.3],
  ['osu.edu', 0.3],
]);

type Shape = (first: string, last: string, middle: string) => string;

const chooseShape = weightedChoice<Shape | 'everyday' | 'handle'>([
  [(first, last) => `${first}.${last}`, 20],
  [(first, last) => `${first}${last}`, 23],
  [(first, last) => `${first.charAt(0)}${last}`, 11],
  [(first, last, middle) => `${first}.${middle}.${last}`, 6],
  [(first, last, middle) => `${first}${middle}${last}`, 1],
  [(first, last) => `${last}${first}`, 4.5],
  [(first, last) => `${last}.${first.charAt(0)}`, 0.7],
  [(first, last) => `${first}_${last}`, 2.3],
  [(first) => first, 5],
  ['everyday', 8],
  ['handle', 13.5],
]);

const chooseDigits = weightedChoice<number>([
  [0, 62],
  [1, 2],
  [2, 23],
  [3, 3],
  [4, 20],
]);

const WORDS =
  'angel,bear,boss,cat,chef,coach,cowboy,dancer,dj,doc,eagle,fan,fish,girl,gurl,hawk,just,king,lady,life,lil,lion,lucky,mama,mr,ms,music,nurse,papa,queen,rider,rose,runner,silver,star,sunny,the,tiger,wolf'.split(
    ',',
  );
const WORK_PLACES =
  'acme,bluestar,citygrid,eastfield,granite,harbor,ironwood,lakeshore,midway,northpoint,prime,redrock,riverton,summit,trinity,westfield'.split(
    ',',
  );
const TRADES =
  'capital,dental,foods,freight,health,hvac,isd,law,logistics,plumbing,roofing,soft,staffing,supply'.split(
    ',',
  );

/** What an e-mail address is built from. */
export interface EmailOwner {
  readonly first: string;
  readonly everyday: string | null;
  readonly middleInitial: string;
  readonly last: string;
}

/** Letters only, in lower case. */
const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();

/** Makes addresses as people choose them; as at a real provider, none is given out twice. */
export class EmailAddresses {
  private readonly given = new Set<string>();

  personal(owner: EmailOwner, random: SeededRandom): string {
    return this.unique(localPart(owner, random), chooseDomain(random), random);
  }

  atWork(owner: EmailOwner, random: SeededRandom): string {
    const [first, last] = [plain(owner.first), plain(owner.last)];
    const local = random.pick([`${first}.${last}`, `${first.charAt(0)}${last}`, first]);
    return this.unique(local, `${random.pick(WORK_PLACES)}${random.pick(TRADES)}.com`, random);
  }

  /** One address for a couple or a family. */
  shared(one: EmailOwner, other: EmailOwner, random: SeededRandom): string {
    const last = plain(one.last);
    const local = random.pick([
      `${last}family`,
      `the${last}s`,
      `${last}home`,
      `${plain(one.first)}and${plain(other.first)}`,
      `${plain(one.first)}and${plain(other.first)}`,
    ]);
    return this.unique(
      random.chance(0.5) ? `${local}${digits(4, random)}` : local,
      chooseDomain(random),
      random,
    );
  }

  private unique(local: string, domain: string, random: SeededRandom): string {
    for (let tail = ''; ; tail = digits(2 + random.below(3), random)) {
      const key = `${domain === 'gmail.com' ? local.replaceAll('.', '') : local}${tail}@${domain}`;
      if (this.given.has(key)) continue;
      this.given.add(key);
      return `${local}${tail}@${domain}`;
    }
  }
}

function localPart(owner: EmailOwner, random: SeededRandom): string {
  const [first, last] = [plain(owner.first), plain(owner.last)];
  const middle = owner.middleInitial === '' ? 'x' : owner.middleInitial.toLowerCase();
  const shape = chooseShape(random);
  const tail = digits(chooseDigits(random), random);
  if (shape === 'handle') return `${random.pick(WORDS)}${random.pick(WORDS)}${tail || digits(4, random)}`;
  if (shape !== 'everyday') {
    const local = shape(first, last, middle);
    return local === first && tail === '' ? `${local}${digits(4, random)}` : `${local}${tail}`;
  }
  const name = owner.everyday === null ? first : plain(owner.everyday);
  return random.pick([
    `${name}.${last}${tail}`,
    `${name}${last}${tail}`,
    `${name}${tail || digits(3, random)}`,
  ]);
}

function digits(count: number, random: SeededRandom): string {
  if (count === 0) return '';
  // Two and four digits are mostly years.
  if (count === 2 || (count === 4 && random.chance(0.3)))
    return String(1950 + random.below(58)).slice(-count);
  return String(random.below(10 ** count)).padStart(count, '0');
}
