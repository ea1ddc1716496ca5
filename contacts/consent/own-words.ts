import { wellSpelled } from './misspelling';

/** More than anybody writes to say that they do not want to be written to. */
const LONGEST_MESSAGE = 2_000;

/** What a phone sends when somebody taps a heart on our message: it quotes us. */
const REACTION =
  /^\s*(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned|reacted .{1,40}? to|removed .{1,40}? from|le gust[oó]|le encant[oó])\s+[“"«][\s\S]*[”"»…]\s*$/iu;
/** Where the answered message begins in an e-mail. */
const ANSWERED =
  /^[ \t]*(?:on [^\n]{5,150}(?:\n[^\n]{0,100})?wrote:|el [^\n]{5,150}(?:\n[^\n]{0,100})?escribi[oó]:|-{2,} ?(?:original|forwarded) message|_{8,}|(?:from|de): )/imu;

/**
 * What somebody wrote themselves: without the message they answer, lines that quote it, and reactions, which are nothing but a
 * quotation. Our own "Reply STOP to unsubscribe" is in most of them. Never throws; at most 2,000 characters.
 */
export function ownWords(message: string): string {
  const text = message.trimStart().slice(0, 4 * LONGEST_MESSAGE);
  if (REACTION.test(text)) return '';
  const answered = ANSWERED.exec(text);
  return (answered ? text.slice(0, answered.index) : text)
    .split(/\r?\n/)
    .filter((line) => !/^\s*(?:>|&gt;|\|)/.test(line))
    .join('\n')
    .slice(0, LONGEST_MESSAGE);
}

/** A piece of a message between two marks of punctuation. */
export interface Clause {
  /** As it was written. */
  readonly said: string;
  /**
   * In small letters without accents, apostrophes and marks, with the short forms of texting written out and "do not" as
   * "dont", so that a rule has to know one spelling.
   */
  readonly folded: string;
}

const WAYS = '(?:call|text|email|calling|texting|emailing|messaging|calls|texts|emails|messages)';
/** "Call, text or email" is one thing said; the commas part nothing. */
const LISTED = new RegExp(`\\b${WAYS}(?:, *${WAYS})*,? +(?:and|or|nor) +${WAYS}\\b`, 'giu');
/** "Your emails fill my inbox, please stop them": what is meant stands before the comma. */
const THEM = /, *(?:so |and |can you |could you |please )*(?=(?:stop|end|quit) (?:them|these|those)\b)/giu;

/** The clauses of a message that say anything, in their order. */
export function clausesOf(words: string): Clause[] {
  return words
    .replace(LISTED, (list) => list.replace(/,(?=\s+(?:and|or|nor)\b)/gi, '').replace(/,/g, ' or'))
    .replace(THEM, ' ')
    .split(/[.!?;,:\n()“”"«»–—¡¿]+|\s-+\s/u)
    .map((said) => ({ said: said.trim(), folded: fold(said) }))
    .filter(({ folded }) => folded !== '');
}

/** What is read together, in folded clauses: a message as a whole, then each of its sentences when it has several. */
export function passagesOf(message: string): string[][] {
  const words = ownWords(message);
  const folded = (text: string) => clausesOf(text).map((clause) => clause.folded);
  const sentences = words
    .split(/[.!?\n¡¿]+/u)
    .map(folded)
    .filter((clauses) => clauses.length > 0);
  return sentences.length > 1 ? [folded(words), ...sentences] : sentences;
}

const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\be mail/g, 'email'],
  [/\brobo (?=call)/g, 'robo'],
  [/\b(?:text|sms) (?:alerts|blasts|notifications|updates)\b/g, 'text messages'],
  [/\b(?:damn|fucking|freaking|stupid|annoying) (?=texts|calls|emails|messages)/g, ''],
  [/\bun (?=(?:subscri|suscri))/g, 'un'],
  [/\bdess?us/g, 'desus'],
  [/\b(?:wanna|want too)\b/g, 'want to'],
  [/\bya ?ll\b/g, 'yall'],
  [/\bcan ?not\b/g, 'cant'],
  [/\bwill not\b/g, 'wont'],
  [/\bdid not\b/g, 'didnt'],
  [/\bis not\b/g, 'isnt'],
  [/\bhave not\b/g, 'havent'],
  [/\bdo not\b/g, 'dont'],
  [/\bdoes not\b/g, 'doesnt'],
  [/\bi am\b/g, 'im'],
  [/\bi would\b/g, 'id'],
  [/\bi have\b/g, 'ive'],
  [/\bu\b/g, 'you'],
  [/\bur\b/g, 'your'],
  [/\b(?:pl+[sz]+|plse|pleas)\b/g, 'please'],
  [/\b(?:thx|ty|tks|thank you|thank u)\b/g, 'thanks'],
  [/\bte?xt(?:n|in)\b/g, 'texting'],
  [/\btxt/g, 'text'],
  [/\bblowin\b/g, 'blowing'],
  [/\br(?:e)?mv\b/g, 'remove'],
  [/\bfr[mo]\b(?= \w)/g, 'from'],
  [/\b(call|message|messag|text|email|bother|contact)in\b/g, '$1ing'],
  [/\bmsg/g, 'message'],
  [/\b(?:msjs?|mjs?|mnsjs?|msjes?)\b/g, 'mensajes'],
  [/\b(?:por ?fa(?:vor|vorcito|s)?|x ?fa(?:vor)?|pf|porfis)\b/g, 'por favor'],
  [/\bki(?=er|s)/g, 'qui'],
  [/\b(?:k|q|ke)\b/g, 'que'],
  [/\bnomas\b/g, 'solo'],
  [/\bd(?= (?:mi|su|la|molestar|llamar|escribir|mandar|enviar|baja)\b)/g, 'de'],
  [/\bany more\b/g, 'anymore'],
  [/\bop(?:t|td)?(?= ?out\b)/g, 'opt'],
  [/\bw\b/g, 'with'],
];

/** A text as the rules read it; see `Clause`. Idempotent. */
export function fold(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/['’‘`´]/g, '')
    .replace(/#(?=\p{L})/gu, ' ')
    .replace(/#/g, ' number ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return wellSpelled(SHORT_FORMS.reduce((folded, [short, long]) => folded.replace(short, long), plain));
}
