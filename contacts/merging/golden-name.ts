import type { PersonRecord } from '../model/person-record';
import { foldName } from '../normalize/fold-name';
import { areNicknames } from '../normalize/nicknames';
import { readName } from '../normalize/person-name';
import { spellingRichness } from './best-spelling';
import type { RankedRecord } from './record-order';

/** A name in its parts. */
export interface GoldenName {
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  readonly suffix: string | null;
  readonly nickname: string | null;
}

const PARTS = ['firstName', 'middleName', 'lastName', 'suffix', 'nickname'] as const;
const NO_NAME: GoldenName = {
  firstName: null,
  middleName: null,
  lastName: null,
  suffix: null,
  nickname: null,
};

/** The name a record states, in its parts; a whole name in one cell is taken apart. null when it names no person. */
export function nameOfRecord({ name }: PersonRecord): GoldenName | null {
  const parts = isEmpty(name.first) && isEmpty(name.last) ? readWhole(name.full) : name;
  if (parts === null || (isEmpty(parts.first) && isEmpty(parts.last))) return null;
  return {
    firstName: parts.first || null,
    middleName: parts.middle || null,
    lastName: parts.last || null,
    suffix: parts.suffix || name.suffix || null,
    nickname: parts.nickname || name.nickname || null,
  };
}

/** How many parts of a name a record states. */
export const namePartCount = (record: PersonRecord): number =>
  Object.values(nameOfRecord(record) ?? NO_NAME).filter((part) => part !== null).length;

/**
 * The name that survives: that of the most believed record as a whole, completed by the others where they say the same and
 * more ("W. Kessler" and "Wanda Kessler" is Wanda Kessler, "SIOBHAN OBRIEN" and "Siobhán O'Brien" is Siobhán O'Brien), never
 * mixed with a different name. What a person typed is only filled up. An applicant's or resident's name takes nothing from a
 * record of a lesser role.
 * @param records the most believed first
 * @returns the name, and the records that parts of it are from
 */
export function goldenName(records: readonly RankedRecord[]): {
  readonly name: GoldenName;
  readonly from: readonly RankedRecord[];
} {
  let name: GoldenName | null = null;
  const from: RankedRecord[] = [];
  for (const ranked of records) {
    const [best] = from;
    if (best !== undefined && ranked.standing < best.standing) continue;
    const stated = nameOfRecord(ranked.record);
    if (stated === null) continue;
    const completed: GoldenName = name === null ? stated : complete(name, stated, best?.isManual ?? false);
    if (completed === name) continue;
    name = completed;
    from.push(ranked);
  }
  return { name: name ?? NO_NAME, from };
}

const isEmpty = (text: string | null): boolean => text === null || text === '';

function readWhole(full: string | null) {
  if (full === null || full === '') return null;
  const reading = readName(full);
  return reading.kind === 'person' ? reading.name : null;
}

const folded = (text: string | null): string => (text === null ? '' : foldName(text));
const isInitial = (text: string): boolean => text.length === 1;

/** Fills what is missing, an initial, or spelt more poorly; the very name when nothing is, or when the two differ. */
function complete(name: GoldenName, other: GoldenName, onlyMissing: boolean): GoldenName {
  if (!saysTheSame(name, other)) return name;
  let completed = name;
  for (const part of PARTS) {
    const isBetter = onlyMissing
      ? name[part] === null && other[part] !== null
      : isFuller(name[part], other[part]);
    if (isBetter) completed = { ...completed, [part]: other[part] };
  }
  return completed;
}

function isFuller(own: string | null, theirs: string | null): boolean {
  if (theirs === null || own === theirs) return false;
  if (own === null) return true;
  const [a, b] = [folded(own), folded(theirs)];
  if (isInitial(a)) return b.length > 1 && b.startsWith(a);
  return a === b && spellingRichness(theirs) > spellingRichness(own);
}

function saysTheSame(a: GoldenName, b: GoldenName): boolean {
  return (
    isCompatible(folded(a.lastName), folded(b.lastName)) &&
    isCompatible(folded(a.suffix), folded(b.suffix)) &&
    (isCompatible(folded(a.firstName), folded(b.firstName)) ||
      areNicknames(a.firstName ?? '', b.firstName ?? '')) &&
    isCompatible(folded(a.middleName), folded(b.middleName))
  );
}

/** Equal, one missing, or one the other's initial. */
const isCompatible = (a: string, b: string): boolean =>
  a === b || a === '' || b === '' || ((isInitial(a) || isInitial(b)) && a[0] === b[0]);
