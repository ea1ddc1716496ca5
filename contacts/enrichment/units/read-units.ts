import { clausesOf, pieceAround } from '../reading/clauses';
import { evidenceAt, type Evidence } from '../reading/evidence';
import type { RenterMessage } from '../reading/renter-messages';
import { unitMentions, type UnitMention } from './unit-mentions';
import { BED_COUNT, bedCountOf, bedrooms, type UnitType } from './unit-words';

/** A kind of home somebody looks for, and where they said so. */
export interface UnitPreference {
  readonly type: UnitType;
  /** null when they named none. */
  readonly bathrooms: number | null;
  readonly evidence: readonly Evidence[];
}

/** It is where they live now. */
const LIVING_IN =
  /(?:\b(?:live|living|lives|stay|staying|am|i'm|we're|currently|reside|rent|renting|share|vivo|vivimos|estoy|estamos)(?: (?!interested|interesad)[a-z']{1,12}){0,3} (?:in|en) (?:(?:a|an|un|una|my|mi|this|the|your|small|tiny|little) ){0,3}|\b(?:my|our|mi|nuestro|nuestra|his|her|their)(?: current| old| own| existing)? )$/;
/** They do not want it. */
const NOT_WANTED_BEFORE =
  /\b(?:not|no|nor|never|(?:don't|do not|dont|doesn't|didn't)(?: really)? (?:want|need|like)|isn't|aren't|anything but|nothing but|all but|except(?: for)?|besides|instead of|rather than|other than|en vez de|en lugar de|excepto|menos|no (?:quiero|queremos|necesito|busco))(?: (?:an?|any|the|just|only|interested in|looking for|un|una|uno|de|another))* $/;
const NOT_WANTED_AFTER =
  /^(?: (?:apartment|apt|unit|one)s?)? (?:(?:is|are|would be|will be|seems?|es|son|seria)(?: just| way| a bit| really)? (?:too|not|muy|demasiado)|(?:won't|doesn't|wouldn't|don't|will not|does not) (?:work|fit|do)|no (?:me |nos )?(?:sirve|conviene))/;
/** They say what they look for, rather than ask about it. */
const STATES =
  /\b(?:need\w*|want\w*|wanna|looking|searching|prefer\w*|interested|actually|instead|changed|decided|rather|busc\w+|quier\w+|queremos|necesit\w+|prefier\w+|interesa)\b/;
/** They want it as well as what they said before. */
const AS_WELL = /\b(?:also|too|as well|even|or maybe|open to|either|tambien|o tal vez)\b/;

/**
 * The kinds of home that the renter looks for, in the order they were named. What is asked about is added; a later message that says
 * what they need replaces what was said before, unless it says "also"; what they do not want, or live in now, is left out. Pure,
 * never throws.
 * @param messages oldest first
 */
export function readUnits(messages: readonly RenterMessage[]): UnitPreference[] {
  let wanted: UnitPreference[] = [];
  for (const message of messages) {
    const { folded } = message;
    const mentions = [...unitMentions(folded), ...answered(message)].filter(
      ({ start }) => !LIVING_IN.test(folded.slice(Math.max(0, start - 60), start)),
    );
    const refused = mentions.filter((mention) => isRefused(folded, mention));
    const refusedTypes = refused.flatMap(({ types }) => types);
    const named = mentions.filter((mention) => !refused.includes(mention));
    if (named.some((mention) => replaces(message, mention))) wanted = [];
    wanted = [
      ...wanted.filter(({ type }) => !refusedTypes.includes(type)),
      ...named.flatMap((mention) => preferencesOf(message, mention)),
    ];
  }
  return onceEach(wanted);
}

function isRefused(folded: string, { start, end }: UnitMention): boolean {
  return (
    NOT_WANTED_BEFORE.test(folded.slice(Math.max(0, start - 50), start)) ||
    NOT_WANTED_AFTER.test(folded.slice(end, end + 50))
  );
}

function replaces({ folded, sentences, asked }: RenterMessage, { start }: UnitMention): boolean {
  const sentence = pieceAround(sentences, start, folded);
  const clause = pieceAround(clausesOf(folded, sentence), start, folded);
  const text = folded.slice(clause.start, clause.end);
  return (
    (STATES.test(text) || asked.has('units')) && !AS_WELL.test(folded.slice(sentence.start, sentence.end))
  );
}

const ANSWER = new RegExp(
  `^(?:just |maybe |probably |like |a |at least |only |solo |nada mas |al menos )?(?<first>${BED_COUNT})(?: ?(?:-|/) ?| (?:or|and|to|o|a) )?(?<last>${BED_COUNT})?(?: please| pls| thanks| por favor| is (?:fine|good|enough|plenty|ok|okay|perfect)| would be (?:fine|good|great|ideal|perfect))?(?:,? (?:w|w/|with|and|y|con) ?[1-4] (?:full )?(?:baths?|bathrooms?|banos?))?[.! ]*$`,
);

/** A number alone, when it was asked how many bedrooms. */
function answered({ folded, asked }: RenterMessage): UnitMention[] {
  const { first, last } = (asked.has('units') && ANSWER.exec(folded)?.groups) || {};
  if (first === undefined) return [];
  const counts = [first, ...(last === undefined ? [] : [last])].map(bedCountOf);
  const types = counts.flatMap((count) => bedrooms(count) ?? []);
  return [{ start: 0, end: folded.length, types, bathrooms: null }];
}

const preferencesOf = (message: RenterMessage, mention: UnitMention): UnitPreference[] =>
  mention.types.map((type) => ({
    type,
    bathrooms: mention.bathrooms,
    evidence: [evidenceAt(message, mention)],
  }));

/** Every type once, where it was named first, with the bathrooms that were named last and all of its evidence. */
function onceEach(wanted: readonly UnitPreference[]): UnitPreference[] {
  const byType = new Map<UnitType, UnitPreference>();
  for (const preference of wanted) {
    const known = byType.get(preference.type);
    byType.set(preference.type, {
      type: preference.type,
      bathrooms: preference.bathrooms ?? known?.bathrooms ?? null,
      evidence: [...(known?.evidence ?? []), ...preference.evidence],
    });
  }
  return [...byType.values()];
}
