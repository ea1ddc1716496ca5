import { usAreaCodes } from '../fictional-numbers';
import type { SeededRandom } from '../seeded-random';
import type { LabelledCity } from './places';

/**
 * Hands out phone numbers of ten digits, no number twice: any exchange and line that the North American Numbering Plan
 * allows. The 555-01xx lines set aside for fiction are far too few for a million people, so these numbers may exist:
 * the output is for measuring only, never to be called, texted or committed.
 */
export class PhoneNumbers {
  private readonly given = new Set<number>();

  /** Mostly behind a local area code; people who moved keep theirs. */
  inCity(city: LabelledCity, random: SeededRandom): string {
    const isLocal = random.chance(0.86);
    for (;;) {
      const area = random.pick(isLocal ? city.areaCodes : usAreaCodes);
      const exchange = 200 + random.below(800);
      // N11 exchanges are services, 555 is for information and fiction.
      if (exchange % 100 === 11 || exchange === 555) continue;
      const text = `${area}${exchange}${String(random.below(10_000)).padStart(4, '0')}`;
      const number = Number(text);
      if (this.given.has(number)) continue;
      this.given.add(number);
      return text;
    }
  }
}
