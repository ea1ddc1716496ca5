import type { SeededRandom } from '../seeded-random';
import { weightedChoice } from './weighted-choice';

export interface LabelledCity {
  readonly name: string;
  readonly state: string;
  readonly areaCodes: readonly string[];
  /** The first three digits of its ZIP codes */
  readonly zipPrefix: string;
}

/** A postal address before anybody writes it down. */
export interface HomeAddress {
  readonly number: number;
  readonly streetName: string;
  /** Long form, e.g. "Avenue" */
  readonly streetType: string;
  /** "" for a house */
  readonly unit: string;
  readonly city: LabelledCity;
  readonly zip: string;
}

const CITIES = `
  Houston|TX|713 281 832|770|10; Phoenix|AZ|602 480 623|850|9; St. Louis|MO|314|631|6; San Diego|CA|619 858|921|6
  Dallas|TX|214 469 972|752|7; Austin|TX|512 737|787|6; Fort Worth|TX|817 682|761|5; Seattle|WA|206|981|4
  Indianapolis|IN|317 463|462|4; Denver|CO|303 720|802|4; Kansas City|MO|816|641|3; Orlando|FL|407 689|328|3
  Chicago|IL|312 773 872|606|5; Columbus|OH|614 380|432|3; Jacksonville|FL|904|322|3; Raleigh|NC|919 984|276|3
  Philadelphia|PA|215 267|191|3; Las Vegas|NV|702 725|891|3; San Antonio|TX|210 726|782|4; Minneapolis|MN|612|554|3
  Charlotte|NC|704 980|282|3; Atlanta|GA|404 678 770|303|4; Los Angeles|CA|213 323|900|2; Miami|FL|305 786|331|2
  Tampa|FL|813 656|336|2; Nashville|TN|615 629|372|2; Omaha|NE|402 531|681|1; Louisville|KY|502|402|1
  Tulsa|OK|918 539|741|1; Albuquerque|NM|505|871|1; Milwaukee|WI|414|532|1; Richmond|VA|804|232|1`;

const weightedCities = CITIES.split(/[;\n]/)
  .map((line) => line.trim().split('|'))
  .flatMap(([name, state, areaCodes, zipPrefix, weight]): [LabelledCity, number][] =>
    name && state && areaCodes && zipPrefix
      ? [[{ name, state, areaCodes: areaCodes.split(' '), zipPrefix }, Number(weight)]]
      : [],
  );

/** A city of the United States, the larger the likelier. */
export const chooseCity = weightedChoice(weightedCities);

/** Long and short form of each word that ends a street's name (USPS Publication 28, appendix C1). */
export const streetTypes: ReadonlyMap<string, string> = new Map([
  ['Way', 'Way'],
  ['Road', 'Rd'],
  ['Parkway', 'Pkwy'],
  ['Drive', 'Dr'],
  ['Lane', 'Ln'],
  ['Street', 'St'],
  ['Trail', 'Trl'],
  ['Avenue', 'Ave'],
  ['Place', 'Pl'],
  ['Circle', 'Cir'],
  ['Court', 'Ct'],
  ['Boulevard', 'Blvd'],
  ['Terrace', 'Ter'],
]);

const STREET_NAMES =
  `Acorn,Alder,Antler,Arbor,Ashford,Aspen,Aurora,Bay,Beacon,Beech,Bell,Birch,Blossom,Bluebird,
  Bowie,Bridge,Brook,Buffalo,Cactus,Camden,Canal,Canyon,Cardinal,Cedar Creek,Cherry,Clark,Clay,Clover,Cobblestone,
  College,Commerce,Cottonwood,Cypress,Dogwood,Dove,Eagle,East Lake,Elm,Fairview,Falcon,Fern,Forest,Franklin,Garden,
  Glen,Grand,Grant,Grove,Harbor,Hawthorne,Hickory,Highland,Hill Country,Holly,Houston,Hunter,Industrial,Ivy,Jackson,
  Jefferson,Juniper,King,Lake,Lark,Laurel,Lee,Lincoln,Live Oak,Locust,Madison,Magnolia,Main,Maple,Market,Martin Luther
  King,Meadow,Mesa Verde,Mill,Mockingbird,Monroe,Mulberry,N Central,N Main,Oak,Oak Hill,Old Mill,Orchard,Park,Peach,
  Pecan,Pine,Pinewood,Pioneer,Pleasant,Poplar,Prairie,Preston,Quail,Railroad,Red Bud,Ridge,Rio Bravo,River,River
  Bend,Rose,S 1st,S Congress,Sage,San Marcos,Santa Fe,School,Shady,Sherwood,Silver,Spring,Spruce,Station,Summit,Sunset,
  Sycamore,Tanglewood,Taylor,Timber,Travis,Union,Valley,Valley View,Vine,Vista,W 14th,W 6th,Walnut,Washington,Water,
  Willow,Wilson,Windsor,Woodland`
    .split(',')
    .map((name) => name.trim().replace(/\s+/g, ' '));

const TYPE_NAMES = [...streetTypes.keys()];

/** A house in the city; `unit` makes it an apartment. */
export function anyAddress(city: LabelledCity, unit: string, random: SeededRandom): HomeAddress {
  return {
    number: 100 + random.below(9_900),
    streetName: random.pick(STREET_NAMES),
    streetType: random.pick(TYPE_NAMES),
    unit,
    city,
    zip: `${city.zipPrefix}${String(1 + random.below(50)).padStart(2, '0')}`,
  };
}
