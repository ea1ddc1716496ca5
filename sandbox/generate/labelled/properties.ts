import type { SeededRandom } from '../seeded-random';
import type { PhoneNumbers } from './phone-numbers';
import { anyAddress, chooseCity, type HomeAddress, type LabelledCity } from './places';

/** An apartment property: one building number, many units, one leasing office. */
export interface RentalProperty {
  /** e.g. "P014" */
  readonly id: string;
  readonly address: HomeAddress;
  readonly officePhone: string;
  readonly officeEmail: string;
}

const FIRST_WORDS =
  'Aspen,Bayou,Canyon,Copper,Crescent,Fox,Garden,Harbor,Heron,Iron,Legacy,Oak,Palm,Quail,Stone,Summit,Willow';
const LAST_WORDS =
  'bend,bluff,bridge,court,creek,crossing,flats,gate,grove,heights,hollow,landing,park,place,ridge,station';

const BUILDINGS = [...'ABCDEFGH'];

/** "211", "B7", "C14" or "42": the way units are numbered in apartment buildings. */
export function anyUnit(random: SeededRandom): string {
  const roll = random.next();
  if (roll < 0.8) return String((1 + random.below(3)) * 100 + 1 + random.below(30));
  if (roll < 0.98) return `${random.pick(BUILDINGS)}${1 + random.below(20)}`;
  return String(10 + random.below(60));
}

/** All properties of one operator, of which each city with many people has several. */
export class Properties {
  private readonly all: readonly RentalProperty[];
  private readonly byCity = new Map<LabelledCity, RentalProperty[]>();

  /** @param count at least 1 */
  constructor(count: number, numbers: PhoneNumbers, random: SeededRandom) {
    const digits = Math.max(3, String(count).length);
    const [first, last] = [FIRST_WORDS.toLowerCase().split(','), LAST_WORDS.split(',')];
    this.all = Array.from({ length: count }, (_, index) => {
      const city = chooseCity(random);
      const round = Math.floor(index / (first.length * last.length));
      const name = `${first[index % first.length]}${last[Math.floor(index / first.length) % last.length]}`;
      return {
        id: `P${String(index + 1).padStart(digits, '0')}`,
        address: anyAddress(city, '', random),
        officePhone: numbers.inCity(city, random),
        officeEmail: `${random.pick(['leasing', 'office', 'manager'])}@${name}${round || ''}apts.com`,
      };
    });
    for (const property of this.all) {
      const { city } = property.address;
      const known = this.byCity.get(city);
      if (known) known.push(property);
      else this.byCity.set(city, [property]);
    }
  }

  any(random: SeededRandom): RentalProperty {
    return random.pick(this.all);
  }

  /** One in the city, or anywhere when the city has none. */
  near(city: LabelledCity, random: SeededRandom): RentalProperty {
    return random.pick(this.byCity.get(city) ?? this.all);
  }
}
