/*
 * Words of a mood, folded, with how much they weigh. None is about a person or a protected trait, none is a word of religion
 * ("blessed", "thank god"), and none is a word that only tells what somebody needs ("accessible", "quiet").
 */

/** How much a word says: 2 is strong. */
export type Weight = 1 | 2;

export interface MoodWords {
  readonly pattern: RegExp;
  readonly weight: Weight;
}

const words = (weight: Weight, ...alternatives: readonly string[]): MoodWords => ({
  pattern: new RegExp(`(?<![a-z])(?:${alternatives.join('|')})(?![a-z])`, 'g'),
  weight,
});

export const POSITIVE: readonly MoodWords[] = [
  words(
    2,
    'love(?:d|ly)?|amazing|awesome|excellent|fantastic|wonderful|perfect(?:ly)?|beautiful|gorgeous|stunning|thrilled|excited|best|outstanding|dream',
    'me encanta|encantad[oa]s?|excelente|perfect[oa]|increible|maravillos[oa]|hermos[oa]|precios[oa]',
  ),
  words(
    1,
    "great|good|nice|thanks|thank you|thx|ty|appreciate(?:d)?|helpful|happy|glad|pleased|like(?:d)? (?:it|the|this|that|your)|sounds good|looks good|works for me|cool|convenient|friendly|impress(?:ed|ive)|fair|reasonable|comfortable|look(?:ing)? forward|can't wait|interested|yay|wow",
    'gracias|bien|buen[oa]s? (?:precio|lugar|atencion)|bonit[oa]s?|me gusta|content[oa]s?|feliz|amables?|genial|me interesa|muy util|de acuerdo|perfecto',
  ),
];

export const NEGATIVE: readonly MoodWords[] = [
  words(
    2,
    'terrible|horrible|awful|worst|disgusting|unacceptable|ridiculous|furious|angry|hate(?:d)?|scam|rip-?off|lied|lying|nightmare|fed up|pissed|outrageous|rude|disrespectful|unsafe|infested|never again',
    'horribles?|pesim[oa]|terribles?|inaceptable|ridicul[oa]|enojad[oa]s?|odio|estafa|groser[oa]|asqueros[oa]',
  ),
  words(
    1,
    'bad|disappoint(?:ed|ing|ment)|frustrat(?:ed|ing)|annoy(?:ed|ing)|upset|unhappy|worried|confus(?:ed|ing)|poor|dirty|gross|broken|slow|expensive|overpriced|too (?:high|much|small|far|expensive|loud|noisy)|steep|problem|issues?|complain(?:t|ts|ing)?|no ?(?:one|body) (?:called|answered|replied|responded|got back)|still waiting|waste of time|ignored|wrong|sucks|unfortunately|not interested|no longer interested',
    'mal[oa]?s?|decepcionad[oa]s?|frustrad[oa]s?|molest[oa]s?|preocupad[oa]s?|confundid[oa]s?|suci[oa]s?|lent[oa]s?|car[oa]s?|demasiado|problemas?|quejas?|nadie (?:llamo|contesto|respondio|me)|sigo esperando|lamentablemente|no me interesa',
  ),
];

/** It turns what follows within a few words: "not great", "no me gusta", "nothing wrong". */
export const NEGATION =
  /(?:^|[^a-z'])(?:not|no|never|nothing|none|without|isn't|aren't|wasn't|don't|doesn't|didn't|won't|can't|cannot|couldn't|hardly|less|nunca|nada|tampoco|sin)(?: [a-z']{1,12}){0,2} $/;
/** "Not only", "no problem", "why not", "no thanks", "don't worry" turn nothing round. */
export const NO_NEGATION =
  /(?:\bnot only|\bwhy not|\bno,|\bsi no|\bif not|\bno\b[,.!] ?) ?(?:[a-z']{1,12} )?$/;
/** Phrases in which a word of a mood is none: they are covered first. */
export const NO_MOOD =
  /\b(?:no (?:problem|issues?|worries|problema)s?|not a problem|don't worry|no hay problema|no (?:thanks|thank you|gracias)|good (?:morning|afternoon|evening|day|credit|faith)|buen(?:os|as) (?:dias|tardes|noches)|best (?:time|way|day|number|price|regards|buy|western)|(?:would|i'd|we'd|id) (?:like|love) to|feel(?:s)? like|looks? like|interested in|wrong number|como esta(?:s|n)?|fair housing|too much trouble|mas o menos|how (?:much|bad))\b/g;
