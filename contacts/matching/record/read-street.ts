import { foldName } from '../../normalize/fold-name';

/** A street line taken apart for comparison, folded; '' for what is not there. */
export interface StreetParts {
  /** "6221", "124a", or the number of a post box with a "b" in front. */
  readonly number: string;
  /** The words of the street in their order, kinds of street and directions shortened: "rio grande ave". */
  readonly name: string;
  /** "e4", "110". */
  readonly unit: string;
}

const SHORT: ReadonlyMap<string, string> = new Map(
  (
    'avenue:ave av:ave avn:ave street:st str:st strasse:st road:rd drive:dr drv:dr lane:ln boulevard:blvd boul:blvd ' +
    'court:ct crt:ct place:pl circle:cir trail:trl parkway:pkwy pky:pkwy terrace:ter square:sq highway:hwy ' +
    'crescent:cres close:cl north:n south:s east:e west:w northeast:ne northwest:nw southeast:se southwest:sw ' +
    'saint:st mount:mt fort:ft'
  )
    .split(' ')
    .map((pair) => pair.split(':') as [string, string]),
);
/** What a street ends with; behind it stands the town. */
const STREET_KINDS: ReadonlySet<string> = new Set(
  'ave st rd dr ln blvd ct pl cir trl pkwy ter sq hwy cres cl way'.split(' '),
);
const UNIT_WORDS: ReadonlySet<string> = new Set(
  'apt apartment apartments appt unit ste suite no num number lot rm room spc space flat villa ph penthouse'.split(
    ' ',
  ),
);
const BUILDING_WORDS: ReadonlySet<string> = new Set('bldg building fl floor'.split(' '));
const ORDINAL = /^(\d+)(?:st|nd|rd|th)$/;

const hasDigit = (word: string): boolean => /\d/.test(word);

/**
 * Takes a street line apart: "8942 Briar Ln Unit E4", "3493 San Jacinto Trl # 110", "2997 Mockingbird Trl, Apt 216".
 * Abbreviated and written-out kinds of street give the same. Never throws.
 */
export function readStreet(raw: string): StreetParts {
  const words = foldName(raw.slice(0, 200).replace(/#\s*/g, ' unit '))
    .split(' ')
    .filter((word) => word !== '');
  let unit = '';
  const rest: string[] = [];
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] ?? '';
    const next = words[index + 1];
    if (
      rest.length > 0 &&
      UNIT_WORDS.has(word) &&
      next !== undefined &&
      (hasDigit(next) || next.length <= 2)
    ) {
      if (unit === '' || word !== 'unit') unit = next;
      index += 1;
    } else if (BUILDING_WORDS.has(word) && next !== undefined && rest.length > 0) {
      index += 1;
    } else if (!(rest.length > 0 && UNIT_WORDS.has(word))) {
      rest.push(word);
    }
  }
  const box = /^(?:p ?o ?)?box (\w+)/.exec(rest.join(' '));
  if (box) return { number: `b${box[1] ?? ''}`, name: 'box', unit };
  return { ...numberAndName(rest), unit };
}

/** "adventura apartments 638 downey st", "638 downey st salem", "hardenbergstr 87": what belongs to the street. */
function numberAndName(words: readonly string[]): Pick<StreetParts, 'number' | 'name'> {
  const at = words.findIndex((word) => /^\d+[a-z]?$/.test(word));
  const isLast = at > 0 && at === words.length - 1;
  const street = (at === -1 ? words : isLast ? words.slice(0, at) : words.slice(at + 1)).map(
    (word) => ORDINAL.exec(word)?.[1] ?? SHORT.get(word) ?? word,
  );
  const kind = street.findIndex((word, index) => index > 0 && STREET_KINDS.has(word));
  const isStreet = at <= 1 || isLast || kind > 0;
  if (!isStreet) return { number: '', name: words.map((word) => SHORT.get(word) ?? word).join(' ') };
  return { number: words[at] ?? '', name: (kind > 0 ? street.slice(0, kind + 1) : street).join(' ') };
}
