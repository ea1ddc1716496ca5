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

/** The clauses of a message that say anything, in their order. */
export function clausesOf(words: string): Clause[] {
  return words
    .split(/[.!?;,:\n()“”"«»–—¡¿]+|\s-+\s/u)
    .map((said) => ({ said: said.trim(), folded: fold(said) }))
    .filter(({ folded }) => folded !== '');
}

const SHORT_FORMS: readonly (readonly [RegExp, string])[] = [
  [/\be mail/g, 'email'],
  [/\bdo not\b/g, 'dont'],
  [/\bdoes not\b/g, 'doesnt'],
  [/\bi am\b/g, 'im'],
  [/\bi would\b/g, 'id'],
  [/\bi have\b/g, 'ive'],
  [/\bu\b/g, 'you'],
  [/\bur\b/g, 'your'],
  [/\b(?:pls|plz|plse|pleas)\b/g, 'please'],
  [/\b(?:thx|ty|tks|thank you|thank u)\b/g, 'thanks'],
  [/\btxt/g, 'text'],
  [/\bmsg/g, 'message'],
  [/\bany more\b/g, 'anymore'],
  [/\bw\b/g, 'with'],
];

/** A text as the rules read it; see `Clause`. Idempotent. */
export function fold(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toLowerCase()
    .replace(/['’‘`´]/g, '')
    .replace(/#/g, ' number ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return SHORT_FORMS.reduce((folded, [short, long]) => folded.replace(short, long), plain);
}
