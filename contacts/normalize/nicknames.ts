import namesByName from './data/nicknames.json';
import { foldName } from './fold-name';

/** Common short forms that the list lacks. */
const ADDITIONS: Readonly<Record<string, readonly string[]>> = {
  alejandro: ['alex', 'ale'],
  alexander: ['sasha'],
  antonio: ['tony', 'tonio'],
  barbara: ['barb'],
  deanna: ['dee'],
  dimitrios: ['jim', 'jimmy', 'dimitri'],
  dolores: ['lola'],
  eduardo: ['eddie', 'lalo'],
  enrique: ['quique', 'kike'],
  francisco: ['paco', 'pancho', 'cisco'],
  guadalupe: ['lupe'],
  guillermo: ['memo'],
  gustavo: ['gus'],
  ignacio: ['nacho'],
  isabella: ['izzy'],
  jerome: ['jerry'],
  jessica: ['jess'],
  jesus: ['chuy'],
  jose: ['pepe', 'chepe'],
  katharine: ['kate', 'katie', 'kathy'],
  kathryn: ['kate'],
  kristen: ['kris', 'krissy'],
  kristin: ['kris', 'krissy'],
  michelle: ['shelly', 'shelley'],
  mikhail: ['misha'],
  mohammad: ['mo', 'moe'],
  mohammed: ['mo', 'moe'],
  muhammad: ['mo', 'moe'],
  nicole: ['nicky', 'nikki'],
  norman: ['norm'],
  patricia: ['trish'],
  randall: ['randy'],
  roberto: ['beto', 'bob'],
  rosalind: ['roz'],
  stanley: ['stan'],
  suzanne: ['suzy', 'sue'],
  tyler: ['ty'],
  william: ['liam'],
};

/** Comparison calls this very often, mostly with names that are folded already. */
const fold = (name: string): string => (/^[a-z]+$/.test(name) ? name : foldName(name));

const related: ReadonlyMap<string, readonly string[]> = readList();

function readList(): Map<string, string[]> {
  const list = new Map<string, string[]>();
  for (const [name, others] of [...Object.entries(namesByName), ...Object.entries(ADDITIONS)]) {
    const folded = foldName(name);
    list.set(folded, [...(list.get(folded) ?? []), ...others.map(foldName)]);
  }
  return list;
}

/** True when `name` has a line of its own that lists `other`. */
const lists = (name: string, other: string): boolean => related.get(name)?.includes(other) ?? false;

/**
 * True for a line that a nickname heads: "chris: christopher, christine". Of two names that list each other the
 * longer one is the formal one, of two as long the one with more nicknames.
 */
function isHeadedByNickname(head: string, others: readonly string[]): boolean {
  return others.some((other) => {
    const isFormal = other.length - head.length || (related.get(other)?.length ?? 0) - others.length;
    return isFormal > 0 && lists(other, head);
  });
}

/** For every name, the formal names it stands for, itself included when it is formal. */
const formalNamesOf: ReadonlyMap<string, ReadonlySet<string>> = indexFormalNames();

function indexFormalNames(): Map<string, Set<string>> {
  const index = new Map<string, Set<string>>();
  const add = (name: string, formal: string) => {
    const known = index.get(name);
    if (known) known.add(formal);
    else index.set(name, new Set([formal]));
  };
  for (const [head, others] of related) {
    if (isHeadedByNickname(head, others)) {
      // "bill: william, robert, fred": a formal name that has a line and does not list the nickname is not meant.
      for (const formal of others.filter((other) => !related.has(other) || lists(other, head))) {
        add(head, formal);
        add(formal, formal);
      }
    } else {
      for (const name of [head, ...others]) add(name, head);
    }
  }
  return index;
}

/** "katy", "katie", "kati" and "katey" are one nickname in four spellings. */
function formalNamesOfAnySpelling(name: string): string[] {
  const stem = /^(.{2,})(?:ie|ey|y|i)$/.exec(name)?.[1];
  const spellings =
    stem === undefined ? [name] : [name, ...['ie', 'ey', 'y', 'i'].map((ending) => stem + ending)];
  return spellings.flatMap((spelling) => [...(formalNamesOf.get(spelling) ?? [])]);
}

/**
 * True when two different given names can be one person's: a formal name and its nickname ("Robert", "Bob") or
 * two nicknames of one formal name ("Bob", "Rob"). Symmetric; case and accents do not matter. Not transitive:
 * "Chris" belongs to Christopher and to Christine, who stay apart. False for a name and itself.
 * Source of the relation: carltonnorthern/nickname-and-diminutive-names-lookup (LICENSE-THIRD-PARTY.md).
 */
export function areNicknames(left: string, right: string): boolean {
  const [a, b] = [fold(left), fold(right)];
  if (a === b) return false;
  const formalNames = formalNamesOfAnySpelling(a);
  if (formalNames.length === 0) return false;
  const others = formalNamesOfAnySpelling(b);
  return formalNames.some((formal) => others.includes(formal));
}

/**
 * The formal names that a name may stand for, itself included when it is one: "bob" gives robert; "chris" christopher,
 * christine and christian. Empty when the list does not know the name. Expects a folded name.
 */
export function formalNames(name: string): readonly string[] {
  return formalNamesOfAnySpelling(name);
}

/** True when `nickname` stands for the formal name `formal`: ("Robert", "Bob"), not ("Bob", "Robert"). */
export function isFormalNameOf(formal: string, nickname: string): boolean {
  const [a, b] = [fold(formal), fold(nickname)];
  return a !== b && (formalNamesOf.get(b)?.has(a) ?? false) && !(formalNamesOf.get(a)?.has(b) ?? false);
}

/** True when the list knows the name, as a formal name or as a nickname. */
export function isListedGivenName(name: string): boolean {
  return formalNamesOf.has(fold(name));
}
