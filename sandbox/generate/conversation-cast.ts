import type { ExportSource } from './export-row';
import type { Person, PersonMaker } from './person';
import { writePhone } from './phone-formats';
import type { RowCollector } from './row-collector';
import type { SeededRandom } from './seeded-random';
import { chooseVariation, spellName } from './spelling';

/** Everything that the parts of the story share. */
export interface Stage {
  readonly random: SeededRandom;
  readonly people: PersonMaker;
  readonly rows: RowCollector;
  /** A number that no conversation was held with; each is given out once. */
  readonly spareNumber: () => string;
}

/** Who is behind a number that all sources agree about. */
export interface ExpectedPerson {
  readonly firstName: string | null;
  readonly lastName: string | null;
  readonly company: string | null;
}

function sourceCount(random: SeededRandom): number {
  const roll = random.next();
  return roll < 0.4 ? 1 : roll < 0.7 ? 2 : roll < 0.9 ? 3 : 4;
}

const isCompany = (person: Person) => person.last === '';

/** One to four sources that agree: the first in full, the others perhaps with the person's one variation. */
export function castMatch({ random, people, rows, spareNumber }: Stage, e164: string): ExpectedPerson {
  const person = random.chance(0.05) ? people.company() : people.person();
  const variation = isCompany(person) ? 'none' : chooseVariation(person, random);
  const second = random.chance(0.1) ? spareNumber() : null;
  const sources = rows.someSources(sourceCount(random));
  sources.forEach((source, index) => {
    const hasSpouse = source === 'propertyradar' && !isCompany(person) && random.chance(0.2);
    const spouse = hasSpouse ? people.person({ last: person.last }, person) : null;
    rows.add(source, person, e164, {
      variation: index === 0 ? 'none' : variation,
      second,
      isInactive: index >= 2 && random.chance(0.1),
      secondary: spouse && {
        name: spellName(spouse, source, 'none'),
        phone: writePhone(source, spareNumber(), random),
        email: spouse.email,
      },
    });
  });
  if (sources.includes('openphone') && random.chance(0.1))
    rows.add('openphone', person, e164, { variation: isCompany(person) ? 'none' : 'lower_case' });
  else if (!sources.includes('openphone') && random.chance(0.1))
    rows.addNameless('openphone', writePhone('google', e164, random), e164);
  return { firstName: person.first || null, lastName: person.last || null, company: person.company };
}

function castSpouses({ random, people, rows }: Stage, e164: string): void {
  const one = people.person({ company: null, role: null });
  const other = people.person({ last: one.last, company: null, role: null, address: one.address }, one);
  if (random.chance(0.5)) {
    const phone = writePhone('propertyradar', e164, random);
    rows.add('propertyradar', one, e164, {
      secondary: { name: spellName(other, 'propertyradar', 'none'), phone, email: other.email },
    });
    return;
  }
  const [first, second] = rows.someSources(2);
  rows.add(first ?? 'google', one, e164);
  rows.add(second ?? 'list', other, e164);
}

/** A main line: the company, and two people who work there. */
function castOffice({ people, rows }: Stage, e164: string): void {
  const office = people.company();
  const one = people.person({ company: office.company, role: 'property manager' });
  const other = people.person({ company: office.company, role: 'bookkeeper' }, one);
  rows.add('quickbooks', office, e164);
  rows.add('openphone', one, e164);
  rows.add('list', other, e164, { extension: '12' });
}

/** A number that was given to somebody else: two strangers in two sources. */
function castReused({ people, rows }: Stage, e164: string): void {
  const one = people.person();
  const other = people.person({}, one);
  const [first, second] = rows.someSources(2);
  rows.add(first ?? 'google', one, e164);
  rows.add(second ?? 'list', other, e164);
}

function castGenerations({ people, rows }: Stage, e164: string): void {
  const senior = people.person({ suffix: 'Sr', company: null, role: null });
  const junior = people.person({
    first: senior.first,
    last: senior.last,
    suffix: 'Jr',
    company: null,
    role: null,
  });
  const [first, second] = rows.someSources(2);
  rows.add(first ?? 'google', senior, e164);
  rows.add(second ?? 'list', junior, e164);
}

/** A number about which the sources do not agree: a couple, an office, a re-used number, father and son. */
export function castConflict(stage: Stage, e164: string): void {
  const cast = stage.random.pick([castSpouses, castOffice, castReused, castGenerations]);
  cast(stage, e164);
}

/** A number that is in a source, but with nobody's name. */
export function castNameless({ random, rows }: Stage, e164: string): void {
  const forms: readonly [ExportSource, string][] = [
    ['openphone', e164],
    ['openphone', writePhone('google', e164, random)],
    ['openphone', writePhone('quickbooks', e164, random)],
    ['openphone', 'SPAM do not answer'],
    ['google', ''],
    ['quickbooks', `Walk-in customer ${1 + random.below(9999)}`],
    ['list', 'Unknown Caller'],
  ];
  const [source, label] = random.pick(forms);
  rows.addNameless(source, label, e164);
}
