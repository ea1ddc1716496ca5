import type { RecordOfContact } from '../model/person-record';
import { foldName } from '../normalize/fold-name';
import { splitName } from '../normalize/name-split';
import { areNicknames } from '../normalize/nicknames';

/** A name in its parts. */
export interface GoldenName {
  readonly firstName: string | null;
  readonly middleName: string | null;
  readonly lastName: string | null;
  readonly suffix: string | null;
  readonly nickname: string | null;
}

const PARTS = ['firstName', 'middleName', 'lastName', 'suffix', 'nickname'] as const;
export const noGoldenName: GoldenName = {
  firstName: null,
  middleName: null,
  lastName: null,
  suffix: null,
  nickname: null,
};

/** The name of a record in its parts; a whole name in one cell is taken apart. null when it names nobody. */
export function nameOfRecord({ record: { name } }: RecordOfContact): GoldenName | null {
  const parts =
    name.first === null && name.last === null && name.full !== null ? splitName(name.full).name : name;
  if (parts.first === null && parts.last === null) return null;
  return {
    firstName: parts.first,
    middleName: parts.middle,
    lastName: parts.last,
    suffix: parts.suffix ?? name.suffix,
    nickname: parts.nickname ?? name.nickname,
  };
}

/**
 * The name that survives: that of the most believed record as a whole, completed by the others where they say the same and
 * more ("W. Kessler" and "Wanda Kessler" is Wanda Kessler), never mixed with a different one.
 * @param records the most believed first
 * @returns the name, and the records that parts of it are from
 */
export function goldenName(records: readonly RecordOfContact[]): {
  name: GoldenName;
  from: RecordOfContact[];
} {
  const said = records.flatMap((from) => {
    const name = nameOfRecord(from);
    return name === null ? [] : [{ name, from }];
  });
  const [best, ...others] = said;
  if (best === undefined) return { name: noGoldenName, from: [] };
  let { name } = best;
  const from = [best.from];
  for (const other of others) {
    if (!saysTheSame(name, other.name)) continue;
    const completed = complete(name, other.name);
    if (completed === name) continue;
    name = completed;
    from.push(other.from);
  }
  return { name, from };
}

const folded = (text: string | null): string => (text === null ? '' : foldName(text));
const isInitial = (text: string): boolean => text.length === 1;

function saysTheSame(a: GoldenName, b: GoldenName): boolean {
  const [lastA, lastB] = [folded(a.lastName), folded(b.lastName)];
  if (lastA !== '' && lastB !== '' && lastA !== lastB) return false;
  const [suffixA, suffixB] = [folded(a.suffix), folded(b.suffix)];
  if (suffixA !== '' && suffixB !== '' && suffixA !== suffixB) return false;
  const [firstA, firstB] = [folded(a.firstName), folded(b.firstName)];
  return (
    firstA === '' ||
    firstB === '' ||
    firstA === firstB ||
    ((isInitial(firstA) || isInitial(firstB)) && firstA[0] === firstB[0]) ||
    areNicknames(firstA, firstB)
  );
}

/** Fills what is missing or only an initial; the very name when nothing is. */
function complete(name: GoldenName, other: GoldenName): GoldenName {
  let completed = name;
  for (const part of PARTS) {
    const [own, theirs] = [folded(completed[part]), folded(other[part])];
    const isFuller = own === '' ? theirs !== '' : isInitial(own) && theirs.length > 1 && theirs[0] === own;
    if (isFuller) completed = { ...completed, [part]: other[part] };
  }
  return completed;
}
