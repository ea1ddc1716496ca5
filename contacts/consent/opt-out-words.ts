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
  'do not call list',
  'dont call list',
  'stop to end',
  'stop 2 end',
  'stop to unsubscribe',
  'stop to opt out',
  'text stop',
  'reply stop',
  'unsubscribe',
  'unsuscribe',
  'unsub',
  'unsub me',
  'optout',
  'opt out',
  'alto',
  'pare',
  'paren',
  'parar',
  'para ya',
  'basta',
  'parenle',
  'parale',
  'detenganse',
  'detengase',
  'desuscribir',
  'desuscribirme',
  'ya no mas',
  'no molestar',
]);

/** Enough only as the whole message, without a word more: "Cancel. I can't make it tomorrow" and "please cancel" are about a tour. */
const BARE_MESSAGES: ReadonlySet<string> = new Set([
  'cancel',
  'cancel all',
  'cancelar',
  'baja',
  'fin',
  'terminar',
  'eliminar',
  'salir',
  'dar de baja',
]);

/** Enough as the whole message, with politeness around it. */
const STOP_MESSAGES: ReadonlySet<string> = new Set([
  'quit',
  'end',
  'revoke',
  'i revoke',
  'revoked',
  'unsubscribed',
  'spam',
  'es spam',
  'can you make it stop',
  'cancel please',
  'sto',
  'unsubscribing',
  'opted out',
  'opting out',
  'cancel this service',
  'remove',
  'remove me',
  'delete me',
  'no more',
  'enough',
  'cease',
  'desist',
  'discontinue',
  'halt',
  'stop it',
  'quit it',
  'make it stop',
  'i want this to stop',
  'i need this to stop',
  'this needs to stop',
  'can you stop',
  'no mas',
  'detener',
  'revocar',
  'suficiente',
  'ya estuvo',
]);

const START_MESSAGES: ReadonlySet<string> = new Set([
  'start',
  'unstop',
  'optin',
  'opt in',
  'opt back in',
  'subscribe',
  'resubscribe',
  'start again',
  'iniciar',
  'comenzar',
  'reanudar',
  'suscribir',
  'suscribirme',
]);

/** What may stand before and behind the word without changing it. */
const BEFORE_STOP =
  /^(?:please|kindly|thanks|ok|okay|just|hey|hi|hello|sir|maam|i said|and|so|but|no|yes|nah|bro|dude|omg|por favor|gracias|ya|no mas)\b ?/;
const BEHIND_STOP =
  / ?\b(?:please|thanks|now|right now|this|with|all|already|today|at once|for good|forever|this instant|ya no|immediately|asap|sir|maam|bro|dude|lol|por favor|gracias|ya|\d)$/;
const AROUND_START = /^(?:please|ok|yes)\b ?| ?\b(?:please|thanks|por favor)$/;

/** One word, however often it is said and with spaces between its letters: "S T O P", "stop stop stop". */
const oneWord = (folded: string): string =>
  folded.replace(/^s ?t ?o ?p$/, 'stop').replace(/^(\w+)(?: \1)+$/, '$1');

/** Whether a text is one of the words, or becomes one when politeness is taken off its end, then off its beginning. */
function isAmong(words: ReadonlySet<string>, folded: string): boolean {
  let rest = oneWord(folded);
  while (!words.has(rest)) {
    const behind = rest.replace(BEHIND_STOP, '');
    const shorter = oneWord(behind === '' || behind === rest ? rest.replace(BEFORE_STOP, '') : behind);
    if (shorter === '' || shorter === rest) return false;
    rest = shorter;
  }
  return true;
}

/** Whether a folded clause is a word that means "stop", with nothing but politeness around it. */
export const isStopClause = (folded: string): boolean =>
  isAmong(STOP_CLAUSES, folded) || folded === 'please stop it';

/** Whether a whole folded message is such a word, or one that is enough only when nothing else is said. */
export const isStopMessage = (folded: string): boolean =>
  isStopClause(folded) || BARE_MESSAGES.has(folded) || isAmong(STOP_MESSAGES, folded);

const without = (text: string, around: RegExp): string => {
  const rest = text.replace(around, '');
  return rest === text || rest === '' ? text : without(rest, around);
};

/** Whether a whole folded message asks to be contacted again. */
export const isStartMessage = (folded: string): boolean => START_MESSAGES.has(without(folded, AROUND_START));
