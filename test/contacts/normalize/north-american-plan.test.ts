import metadata from 'libphonenumber-js/metadata.max.json';
import { readNorthAmericanPlan, type PlanVerdict } from '../../../contacts/normalize/north-american-plan';

/** Positions in a territory of the metadata, and in its list of types. */
const generalPattern = 2;
const leadingDigits = 10;
const types = 11;
const typesThatDecide = 4;

const countries: Record<string, readonly unknown[]> = metadata.countries;
const territories = metadata.country_calling_codes['1'] ?? [];

function typePatterns(territory: string): string[] {
  const all = countries[territory]?.[types];
  if (!Array.isArray(all)) throw new Error(`No types of ${territory}`);
  return all.map((type: unknown) => (Array.isArray(type) ? String(type[0]) : ''));
}

/** The alternatives of a pattern that stand outside all brackets. */
function alternatives(pattern: string): string[] {
  const found = [''];
  let depth = 0;
  for (const sign of pattern) {
    if (sign === '(') depth++;
    if (sign === ')') depth--;
    if (sign === '|' && depth === 0) found.push('');
    else found.push(`${found.pop() ?? ''}${sign}`);
  }
  return found.filter((alternative) => alternative !== '');
}

describe('the patterns that readNorthAmericanPlan relies on', () => {
  it.each(['US', 'CA', 'PR'])('tell the ordinary numbers of %s by four digits', (territory) => {
    const patterns = typePatterns(territory).slice(0, typesThatDecide);
    expect(patterns[0]).not.toBe('');
    for (const alternative of patterns.flatMap(alternatives))
      expect(alternative).toMatch(/\[[\d-]+\]\\d\{6\}$/);
  });

  it.each(territories)('tell every number of %s by seven digits', (territory) => {
    const patterns = [String(countries[territory]?.[generalPattern]), ...typePatterns(territory)];
    const found = patterns.flatMap(alternatives);
    expect(found.length).toBeGreaterThan(3);
    for (const alternative of found) expect(alternative).toMatch(/\\d\{[3-9]\}$/);
  });

  it('tell the territory by four digits', () => {
    const found = territories.map((territory) => countries[territory]?.[leadingDigits]).filter(Boolean);
    expect(found.length).toBeGreaterThan(10);
    for (const alternative of found.map(String).flatMap(alternatives))
      expect(alternative.replace(/\[[^\]]+\]/g, '0')).toMatch(/^\d{3,4}$/);
  });
});

describe('readNorthAmericanPlan', () => {
  it.each<[number, number, number, PlanVerdict, string]>([
    [512, 555, 142, 'inside', 'an ordinary number'],
    [800, 555, 142, 'toll_free', 'one that nobody pays to call'],
    [800, 141, 142, 'toll_free', 'an exchange that only the Dominican Republic has'],
    [868, 800, 142, 'toll_free', 'an exchange among ordinary ones'],
    [900, 555, 142, 'inside', 'premium rate'],
    [500, 555, 142, 'inside', 'personal'],
    [512, 155, 142, 'outside', 'no exchange begins with 1'],
    [983, 655, 142, 'outside', 'a new area code, partly open'],
    [983, 755, 142, 'inside', 'the open part of it'],
    [876, 606, 142, 'inside', 'the first thousand lines of an exchange'],
    [876, 606, 1142, 'outside', 'the second thousand of it'],
    [555, 555, 142, 'outside', 'no such area code'],
  ])('says of %i-%i-%i: %s, %s', (area, exchange, line, verdict) => {
    expect(readNorthAmericanPlan(area, exchange, line)).toBe(verdict);
  });
});
