import { compareTexts } from '../model/compare-texts';
import type { Json, PersonRecord } from '../model/person-record';
import { isDenial, withDenials } from './denials';
import type { RankedRecord } from './record-order';

/** Preferences or attributes that survive, and the records they are from. */
export interface GoldenEntries {
  readonly entries: Record<string, Json>;
  readonly from: readonly RankedRecord[];
}

/**
 * Chooses key by key, so that two systems that each know something are both heard; `null` says nothing. A denial is never
 * lost, whatever the order and the method: a yes of any record counts, an archived one's too (see `withDenials`). Lifting a
 * denial is the consent ledger's, by identifier.
 * @param records the most believed first
 * @param isRestrictive prefer the more restrictive value of every key, see `isMoreRestrictive`
 */
export function goldenEntries(
  records: readonly RankedRecord[],
  read: (record: PersonRecord) => Readonly<Record<string, Json>>,
  isRestrictive: boolean,
): GoldenEntries {
  const chosen = new Map<string, { readonly value: Json; readonly from: readonly RankedRecord[] }>();
  for (const ranked of records) {
    const stated = read(ranked.record);
    for (const key of Object.keys(stated)) {
      const value = stated[key] ?? null;
      if (value === null) continue;
      const known = chosen.get(key);
      if (known === undefined) {
        chosen.set(key, { value, from: [ranked] });
        continue;
      }
      const replaces = isRestrictive && isMoreRestrictive(key, value, known.value);
      const kept = replaces
        ? withDenials(isDenial(key), value, known.value)
        : withDenials(isDenial(key), known.value, value);
      if (kept === known.value) continue;
      chosen.set(key, { value: kept, from: kept === value ? [ranked] : [...known.from, ranked] });
    }
  }
  const used = new Set([...chosen.values()].flatMap(({ from }) => from));
  const keys = [...chosen.keys()].sort(compareTexts);
  return {
    entries: Object.fromEntries(keys.map((key) => [key, chosen.get(key)?.value ?? null])),
    from: records.filter((ranked) => used.has(ranked)),
  };
}

const ALLOWS = /opt(?:ed)?_?in|allow|consent|subscribed/i;

/** How often one wants to hear, the least first. */
const FREQUENCIES = ['never', 'monthly', 'weekly', 'daily', 'immediate'];

/**
 * Whether a value leaves us less: "yes" for a boolean ("no" when its name is a permission, as `email_opt_in`), the smaller
 * number, the rarer contact frequency. Anything else is not comparable: false.
 */
function isMoreRestrictive(key: string, value: Json, than: Json): boolean {
  if (typeof value === 'boolean' && typeof than === 'boolean')
    return value !== than && value === (isDenial(key) || !ALLOWS.test(key));
  if (typeof value === 'number' && typeof than === 'number') return value < than;
  if (typeof value !== 'string' || typeof than !== 'string' || !/frequency/i.test(key)) return false;
  const [place, thanPlace] = [value, than].map((text) => FREQUENCIES.indexOf(text.toLowerCase()));
  return place !== -1 && place !== undefined && place < (thanPlace ?? -1);
}
