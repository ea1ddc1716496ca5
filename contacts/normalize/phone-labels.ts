import type { PhoneLabel } from '../model/source-record';

/** What a label says about a line. `fax` is no contact number; `none` is a word that says nothing about the line. */
export type LineKind = PhoneLabel | 'fax' | 'none';

const kinds: readonly (readonly [LineKind, readonly string[]])[] = [
  ['fax', ['work fax', 'home fax', 'business fax', 'other fax', 'facsimile', 'telefax', 'fax', 'f']],
  ['mobile', ['cell phone', 'mobile phone', 'cellular', 'iphone', 'mobile', 'cell', 'mob', 'c', 'm']],
  ['home', ['home phone', 'house', 'home', 'hm', 'h']],
  ['work', ['work phone', 'business', 'office', 'work', 'bus', 'ofc', 'off', 'wk', 'w', 'o']],
  ['main', ['main phone', 'primary', 'main']],
  ['other', ['alternate', 'other', 'alt']],
  ['unspecified', ['telephone', 'phone', 'direct', 'tel', 'ph', 'p', 't', 'd']],
  [
    'none',
    [
      'text only',
      'text or call',
      'texts only',
      'call or text',
      'google voice',
      'voice',
      'text',
      'texts',
      'sms',
    ],
  ],
];

const kindOf = new Map(kinds.flatMap(([kind, words]) => words.map((word) => [word, kind] as const)));
const alternatives = [...kindOf.keys()]
  .sort((a, b) => b.length - a.length)
  .map((word) => word.replaceAll(' ', '\\s+'))
  .join('|');

/** A label in front of a number, e.g. "Phone:", "(c) ", "H ", "Work #1: ". */
export const labelBeforeNumber = new RegExp(
  `(?<![\\p{L}\\d-])\\(?(${alternatives})(?:\\s+(?:phone|number|no))?\\.?\\)?\\s*(?:#?\\s*[12]\\s*(?=[:)]))?[:.)#=\\s-]*(?=[+(\\d])(?!\\d{1,6}\\s*$)`,
  'giu',
);

/** A label behind a number, e.g. " cell", " - home", "(work)". */
export const labelAfterNumber = new RegExp(`[\\s(,-]+(${alternatives})[\\s).]*$`, 'iu');

/**
 * Reads the label of a line: "Mobile", "* Work Fax", "cell phone". Unknown words say nothing: `none`.
 * Never throws. Source of the rule: docs/sources.md, "Phone labels".
 */
export function readLabel(text: string): LineKind {
  const folded = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();
  const known = kindOf.get(folded);
  if (known) return known;
  if (/\b(?:fax|telefax|facsimile)\b/.test(folded)) return 'fax';
  for (const word of folded.split(' ')) {
    const kind = word.length > 1 ? kindOf.get(word) : undefined;
    if (kind && kind !== 'none' && kind !== 'unspecified') return kind;
  }
  return folded.split(' ').some((word) => kindOf.get(word) === 'unspecified') ? 'unspecified' : 'none';
}
