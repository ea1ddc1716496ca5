/**
 * The words that mean "stop" or "start" when they stand alone. Of English: the seven that 47 CFR 64.1200(a)(10) names as always
 * enough (stop, quit, end, revoke, opt out, cancel, unsubscribe; 89 FR 15756, https://www.govinfo.gov/app/details/FR-2024-03-05/2024-04587),
 * and STOPALL, REMOVE, UNSTOP and START, which providers of text messages act on by themselves. HELP and INFO ask for help; YES
 * answers whatever was asked.
 */

/** Enough as a clause of its own, between other clauses and with polite words around it: "STOP. Who is this?" */
const STOP_CLAUSES: ReadonlySet<string> = new Set([
  'stop',
  'stopall',
  'stop to end',
  'stop 2 end',
  'stop to unsubscribe',
  'stop to opt out',
  'text stop',
  'reply stop',
  'unsubscribe',
  'unsuscribe',
  'unsub',
  'optout',
  'opt out',
  'alto',
  'pare',
  'paren',
  'parar',
  'basta',
]);

/** Enough only as the whole message: "Cancel. I can't make it tomorrow" is about a tour. */
const STOP_MESSAGES: ReadonlySet<string> = new Set([
  'quit',
  'quit please',
  'end',
  'revoke',
  'cancel',
  'remove',
  'remove me',
  'cancelar',
  'no mas',
  'baja',
  'detener',
]);

const START_MESSAGES: ReadonlySet<string> = new Set([
  'start',
  'unstop',
  'optin',
  'opt in',
  'opt back in',
  'subscribe',
  'resubscribe',
]);

/** What may stand around the word without changing it. */
const AROUND_STOP =
  /^(?:please|kindly|thanks|ok|okay|just|hey|hi|hello|sir|maam|i said|and|so|no|yes|por favor)\b ?| ?\b(?:please|thanks|now|this|with|it|all|already|immediately|asap|sir|maam|por favor|gracias|ya)$/;
const AROUND_START = /^please\b ?| ?\b(?:please|thanks)$/;

const without = (text: string, around: RegExp): string => {
  const rest = text.replace(around, '');
  return rest === text || rest === '' ? text : without(rest, around);
};

/** Slips and spellings of one word: "S T O P", "stopp", "stop stop stop". */
const oneWord = (folded: string): string =>
  folded
    .replace(/^s t o p$/, 'stop')
    .replace(/^(\w+)(?: \1)+$/, '$1')
    .replace(/^sto+p+$/, 'stop');

/** Whether a folded clause is a word that means "stop", with nothing but politeness around it. */
export const isStopClause = (folded: string): boolean =>
  STOP_CLAUSES.has(oneWord(without(oneWord(folded), AROUND_STOP)));

/** Whether a whole folded message is such a word, or one that is enough only when nothing else is said. */
export const isStopMessage = (folded: string): boolean => isStopClause(folded) || STOP_MESSAGES.has(folded);

/** Whether a whole folded message asks to be contacted again. */
export const isStartMessage = (folded: string): boolean => START_MESSAGES.has(without(folded, AROUND_START));
