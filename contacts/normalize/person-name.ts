import type { PersonName } from '../model/source-record';
import { isLegalForm, looksLikeCompany, readCompany } from './company-name';
import { letterCase, titleCaseName } from './name-case';
import { withoutNotes } from './name-notes';
import { displayName, splitName } from './name-split';
import { namesNobody, type NobodyFlag } from './nobody-name';
import { oneLine, repairMojibake } from './visible-text';

/** How a name had to be read. Facts for the reviewer, never personal data. */
export type NameFlag =
  | NobodyFlag
  | 'all_caps'
  | 'all_lower'
  | 'last_first'
  | 'couple'
  | 'note_in_name'
  | 'emoji'
  | 'attn'
  | 'mojibake'
  | 'lost_char'
  | 'entity'
  | 'estate'
  | 'household'
  | 'partial_name'
  | 'inactive_customer';

/** Whom a name cell names. */
export type NameReading =
  | {
      readonly kind: 'person';
      readonly name: PersonName;
      /** The other people of the same cell, e.g. "Teresa Whitfield". */
      readonly alsoNamed: readonly string[];
      readonly flags: readonly NameFlag[];
    }
  | {
      readonly kind: 'company';
      readonly company: string;
      readonly alsoNamed: readonly string[];
      readonly flags: readonly NameFlag[];
    }
  | { readonly kind: 'nobody'; readonly flags: readonly NameFlag[] };

/** Longer than any name; such a cell holds a note. */
const longestName = 200;
const ownerRoles =
  /\b(?:et\.? ?al\.?|et\.? ?ux\.?|et\.? ?vir|trustees?|trs?|ttees?|co-?tr|life est(?:ate)?|jt ?ten|ten ?com|surv)\b\.?(?=\s*(?:$|[,&]))/gi;
const estateWords = /\b(?:the )?est(?:ate)?\.? of\b|\bheirs of\b/gi;
const household = /^(?:the )?(.+?) (?:residence|household|family|home)$/i;

/**
 * Reads one name cell: who it names, or that it names a company or nobody. "LINDQVIST,JONAH J & AIMEE",
 * "McDonough, Eileen", "Mr. & Mrs. Alan Whitfield", "ATTN: Tobias Gr\u00FCnwald", "Bob (driveway) Castellano".
 * Never throws. Idempotent on the name it shows: reading "Eileen McDonough" gives the same name. Title case only when
 * the whole name is of one case.
 * Source of the rule: docs/sources.md, "Names and companies".
 */
export function readName(raw: string): NameReading {
  if (raw.length > 2 * longestName) return { kind: 'nobody', flags: ['description'] };
  const repaired = repairMojibake(raw);
  const text = oneLine(repaired).replace(/^'(?=[=+@-])/, '');
  const flags: NameFlag[] = repaired === raw ? [] : ['mojibake'];
  if (/\p{L}\?|\?\p{L}|\uFFFD/u.test(text)) flags.push('lost_char');
  if (text.length > longestName) return { kind: 'nobody', flags: [...flags, 'description'] };
  const nobody = namesNobody(text);
  if (nobody) return { kind: 'nobody', flags: [...flags, nobody] };
  const notes = withoutNotes(text);
  flags.push(...notes.flags);
  if (notes.isInactive) flags.push('inactive_customer');
  const nobodyWithoutNotes = namesNobody(notes.text);
  if (nobodyWithoutNotes)
    return {
      kind: 'nobody',
      flags: [...flags, nobodyWithoutNotes === 'no_name' ? 'spam_label' : nobodyWithoutNotes],
    };
  if (looksLikeCompany(notes.text)) return readCompanyName(notes.flags.length > 0 ? notes.text : text, flags);
  const reading = readPeople(notes.text, flags);
  if (reading.kind !== 'person' || notes.nickname === null) return reading;
  return { ...reading, name: { ...reading.name, nickname: notes.nickname } };
}

function readCompanyName(text: string, flags: readonly NameFlag[]): NameReading {
  const [head = '', tail] = text.split(/,(.+)/s).map((part) => part.trim());
  const isTrustee =
    tail !== undefined &&
    tail !== '' &&
    looksLikeCompany(head) &&
    !isLegalForm(tail) &&
    !looksLikeCompany(tail);
  const company = readCompany(isTrustee ? head : text);
  if (company === null) return { kind: 'nobody', flags: [...flags, 'no_name'] };
  return { kind: 'company', company, alsoNamed: [], flags: [...flags, 'entity'] };
}

function readPeople(text: string, before: readonly NameFlag[]): NameReading {
  const flags = [...before];
  const withoutRoles = text
    .replace(ownerRoles, ' ')
    .replace(estateWords, ' ')
    .replace(/\s+/g, ' ')
    .replace(/\s+,/g, ',')
    .trim();
  if (/\b(?:est(?:ate)?|heirs)\.? of\b/i.test(text)) flags.push('estate');
  const home = household.exec(withoutRoles);
  if (home) flags.push('household');
  const people = splitCouple(home?.[1] ?? withoutRoles);
  const written = letterCase(text);
  if (written === 'upper') flags.push('all_caps');
  if (written === 'lower') flags.push('all_lower');
  if (people.some(({ isLastFirst }) => isLastFirst)) flags.push('last_first');
  if (people.length > 1) flags.push('couple');
  const [first, ...others] = people.map(({ name }) =>
    written === 'upper' || written === 'lower' ? titleCased(name) : name,
  );
  if (!first || displayName(first) === '') return { kind: 'nobody', flags: [...flags, 'no_name'] };
  const name = home && first.last === null ? { ...first, first: null, last: first.first } : first;
  if (name.first === null || name.last === null) flags.push('partial_name');
  const alsoNamed = others.map((other) =>
    [other.first === null ? other.prefix : null, displayName(other)].filter(Boolean).join(' '),
  );
  return { kind: 'person', name, alsoNamed: alsoNamed.filter((other) => other !== ''), flags };
}

/** "Alan & Teresa Whitfield", "LINDQVIST, JONAH J & AIMEE", "Mr. & Mrs. Alan Whitfield": the last name is shared. */
function splitCouple(text: string): { name: PersonName; isLastFirst: boolean }[] {
  const parts = text
    .split(/\s*(?:[&+]|(?<=\p{L}{2})\/(?=\p{L}{2})|(?<!\p{L})and(?!\p{L}))\s*/iu)
    .filter((part) => /\p{L}/u.test(part));
  const people = parts.map((part) => splitName(part));
  const family =
    people.find(({ name }) => name.last !== null && name.first !== null)?.name ??
    people.find(({ name }) => name.last)?.name;
  if (people.length < 2 || !family) return people;
  const [lead, spouse] = people;
  const sharesOneName =
    lead && spouse?.name === family && lead.name.first === null && lead.name.last === null;
  if (sharesOneName) {
    const husband = { ...family, prefix: lead.name.prefix };
    return [
      { ...lead, name: husband },
      { ...spouse, name: { ...family, first: null, middle: null, suffix: null } },
    ];
  }
  return people.map(({ name, isLastFirst }) => ({
    isLastFirst,
    name: withFamilyName(name, family, isLastFirst, people[0]?.isLastFirst ?? false),
  }));
}

function withFamilyName(
  name: PersonName,
  family: PersonName,
  isLastFirst: boolean,
  listIsLastFirst: boolean,
): PersonName {
  if (name.last === null) return { ...name, last: family.last };
  if (name.first === null && name !== family && name.prefix !== null) return name;
  const isInitial = /^\p{L}\.?$/u.test(name.last);
  if (listIsLastFirst && !isLastFirst && isInitial) return { ...name, middle: name.last, last: family.last };
  return name;
}

/** The name in title case: call it only when the whole cell is of one case. Never throws, idempotent. */
export function titleCased(name: PersonName): PersonName {
  const recased = (part: string | null) => (part === null ? null : titleCaseName(part));
  return { ...name, first: recased(name.first), middle: recased(name.middle), last: recased(name.last) };
}
