import { editDistance } from '../matching/name-spelling';

/** Words that the rules read, by how many slips of the finger they may carry and still be meant. */
const WORDS: readonly (readonly [slips: number, words: readonly string[]])[] = [
  [2, ['unsubscribe', 'unsubscribed', 'suscripcion', 'desuscribir', 'desuscribirme', 'communication']],
  [
    1,
    (
      'texting messages message messaging calling emailing contact contacting remove delete please number cancel revoke ' +
      'bothering harassing mensajes mensaje llamadas contacten escriban molesten correos eliminen'
    ).split(' '),
  ],
];
/** Words of their own that are one slip away from one of those. */
const MEANT_AS_WRITTEN = new Set(
  (
    'testing nesting subscription subscriptions contract contracts contacts contacted contracting massage massages massaging removed removes remover remote ' +
    'removal deleted deletes pleased pleases pleasem numbers cancels canceled revoked revokes calling galling falling filling ' +
    'culling mailing milling escriben molesta molestan contactan contacte contacto contactos correo llamada mensual ' +
    'cancele cancelo cancela mensuales eliminan elimine deluge desuscribe messaged numbed slumber comunicacion emailed'
  ).split(' '),
);
const SHORTEST = 6;

/** "stop" is too short to allow any slip: "shop", "step", "top" and "stoop" are words. Two letters swapped, or one said twice, are. */
const STOP = /^(?:s+t+[o0]+p+|s[o0]tp|stp[o0]|tsop|sto[lo]p|stopp?ed?(?=!)|stp)$/;
/** Words that are no slips of "stop". */
const NOT_STOP = new Set(['stoop']);

/**
 * A folded text in which the words that ask to stop are spelled as the rules know them: "unsubcribe", "sotp", "mensages". A word
 * that is one of its own ("contract", "testing") stays. Idempotent; linear in the length of the text.
 */
export const wellSpelled = (folded: string): string => folded.replace(/[\p{L}\p{N}]+/gu, spelled);

function spelled(word: string): string {
  if (STOP.test(word) && !NOT_STOP.has(word)) return 'stop';
  if (word.length < SHORTEST - 1 || MEANT_AS_WRITTEN.has(word)) return word;
  for (const [slips, words] of WORDS) {
    if (words.includes(word)) return word;
    const meant = words.find(
      (known) =>
        known[0] === word[0] && known.length >= SHORTEST && editDistance(known, word, slips) <= slips,
    );
    if (meant !== undefined) return meant;
  }
  return word;
}
