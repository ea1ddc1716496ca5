import { consentChannels, type ConsentChannel } from './consent-statement';
import { COMPLAINTS } from './complaints';
import { ENGLISH_OPT_OUTS } from './english-opt-outs';
import { OPT_IN_SENTENCES } from './opt-in-sentences';
import { isStartMessage, isStopClause, isStopMessage } from './opt-out-words';
import { clausesOf, fold, ownWords, passagesOf } from './own-words';
import { OF_THE_WAY, PASSING_REFUSALS, PASSING_REFUSALS_SPANISH } from './passing-refusals';
import { refusalScore } from './refusal-score';
import type { Sentence } from './sentence';
import { SPANISH_OPT_OUTS } from './spanish-opt-outs';
import { WRONG_PERSON } from './wrong-person';

/** What somebody's own words say about being contacted. */
export interface OptOutReading {
  readonly intent: 'opt_out' | 'opt_in' | null;
  /** The ways they speak of; empty without an intent. */
  readonly channels: readonly ConsentChannel[];
  /** The clauses that say so, as they were written; null without an intent. */
  readonly quote: string | null;
  /** keyword: one of the words that carriers act on; sentence: said in other words. null without an intent. */
  readonly certainty: 'keyword' | 'sentence' | null;
}

const OPT_OUT_SENTENCES: readonly Sentence[] = [
  ...ENGLISH_OPT_OUTS,
  ...SPANISH_OPT_OUTS,
  ...PASSING_REFUSALS,
  ...OF_THE_WAY,
  ...PASSING_REFUSALS_SPANISH,
  ...COMPLAINTS,
  ...WRONG_PERSON,
];

const NOTHING: OptOutReading = { intent: null, channels: [], quote: null, certainty: null };

/** "Yes, call me" is one thing said. */
const YES = /^(\s*(?:yes|yeah|sure|ok|s[ií])),/iu;

/**
 * Whoever allows on a condition, in scorn or beside a complaint has not plainly allowed: "you can call me again and I'll sue". An
 * opt-in lifts denials, so in doubt nothing is lifted.
 */
const NOT_PLAINLY =
  /\b(?:dont|not|never|no|nor|cant|wont|if|unless|nobody|only|except|stop|quit|sue|lawyer|attorney|report|block\w*|police|harass\w*|spam|said|says|see what happens|dare|lol|jk|kidding|yeah right|sure thing|nunca|jamas|ni|solo si|acoso|denunci\w*|abogado|bloque\w*)\b/;

/** Nothing but stop signs and hands that say so. */
const STOP_SIGNS = /^\s*(?:\u{1F6D1}\s*)+(?:[\u{270B}\u{26D4}\u{1F6AB}]\u{FE0F}?\s*)*$/u;

/** The way a message came. */
export type CameOver = ConsentChannel | 'chat';

/**
 * Whether a message asks not to be contacted any more, or to be contacted again: by one of the carriers' words standing
 * alone, or in plain words, in English or Spanish. "Stop by tomorrow", "cancel my tour" and "when does the lease end" ask
 * neither; nor does our own text in an answer that quotes it. When it is not clear which way is meant, every way is. In doubt
 * it is read as asking to stop, and not as asking to start. Never throws; looks at the first 2,000 characters.
 *
 * Source of the rule: 47 CFR 64.1200(a)(10): the words named there always revoke consent, any other words do if a reasonable
 * person would understand them so. A list of words and sentences cannot be complete; what it misses a person has to see.
 * @param over the way the message came; a bare "STOP" by text is about the phone, by e-mail about e-mails, in a chat about all
 */
export function readOptOut(message: string, over: CameOver): OptOutReading {
  const words = ownWords(message);
  const whole = fold(words);
  const bare = bareChannels(over);
  if (isStopMessage(whole) || STOP_SIGNS.test(words))
    return { intent: 'opt_out', channels: bare, quote: words.trim(), certainty: 'keyword' };
  if (isStartMessage(whole) && !words.includes('?'))
    return { intent: 'opt_in', channels: bare, quote: words.trim(), certainty: 'keyword' };
  const optOut = readSentences(words, OPT_OUT_SENTENCES, over, isStopClause);
  if (optOut) return { intent: 'opt_out', ...optOut, certainty: 'sentence' };
  const optIn =
    words.includes('?') || NOT_PLAINLY.test(whole)
      ? null
      : readSentences(words.replace(YES, '$1'), OPT_IN_SENTENCES, over);
  if (optIn) return { intent: 'opt_in', ...optIn, certainty: 'sentence' };
  const likely = soundsLikeRefusal(words, over);
  return likely ? { intent: 'opt_out', ...likely, certainty: 'sentence' } : NOTHING;
}

/** From here on a wording that no rule knows is taken for a refusal; see `refusalScore` and docs/contacts.md for what it costs. */
const LIKELY = 1;
/** One word is one of the carriers' or none; "don't stop" and a stop sign sound like a refusal only by their words. */
const NOT_SCORED = /^\S*$|\b(?:dont|never) stop\b|\bstop signs?\b/;

/** What no rule knows, when its wording is like that of refusals; quotes the clauses without which it would be less so. */
function soundsLikeRefusal(words: string, over: CameOver): Pick<OptOutReading, 'channels' | 'quote'> | null {
  if (NOT_SCORED.test(fold(words))) return null;
  if (!passagesOf(words).some((clauses) => refusalScore(clauses) >= LIKELY)) return null;
  const clauses = clausesOf(words);
  const speaks = clauses.filter(({ folded }) => refusalScore([folded]) >= 0);
  const quoted = speaks.length > 0 ? speaks : clauses;
  const phrase = quoted.map(({ folded }) => folded).join(' ');
  return {
    channels: consentChannels.filter((channel) => waysIn(phrase, over).includes(channel)),
    quote: quoted.map(({ said }) => said).join(' … '),
  };
}

function readSentences(
  words: string,
  sentences: readonly Sentence[],
  over: CameOver,
  isBareWord: (folded: string) => boolean = () => false,
): Pick<OptOutReading, 'channels' | 'quote'> | null {
  const whole = fold(words);
  const heard = sentences.filter(({ unless }) => unless?.test(whole) !== true);
  const meant = new Set<ConsentChannel>();
  const quotes: string[] = [];
  for (const { said, folded } of clausesOf(words)) {
    const ways = isBareWord(folded)
      ? bareChannels(over)
      : heard.flatMap((sentence) => channelsOf(sentence, folded, over));
    if (ways.length > 0) quotes.push(said);
    for (const channel of ways) meant.add(channel);
  }
  if (quotes.length === 0) return null;
  return { channels: consentChannels.filter((channel) => meant.has(channel)), quote: quotes.join(' … ') };
}

/** The ways a clause speaks of, by one sentence; none if it is not that sentence. */
function channelsOf(sentence: Sentence, clause: string, over: CameOver): readonly ConsentChannel[] {
  return [...clause.matchAll(sentence.says)].flatMap((found) => waysNamed(found, sentence, clause, over));
}

function waysNamed(
  found: RegExpExecArray,
  { about }: Sentence,
  clause: string,
  over: CameOver,
): readonly ConsentChannel[] {
  if (about === 'phone') return BY_PHONE;
  if (about === 'every') return consentChannels;
  const [rest = ''] = AND_MORE.exec(clause.slice(found.index + found[0].length)) ?? [];
  return waysIn(found[0] + rest, over);
}

/** The ways that words name; every way when they name none. */
function waysIn(said: string, over: CameOver): readonly ConsentChannel[] {
  const phrase = said.replace(WHERE_TO, ' ');
  if (EVERY_WAY.test(phrase)) return consentChannels;
  const ways = [
    ...(TEXTS.test(phrase) ? (['text'] as const) : []),
    ...(CALLS.test(phrase) ? (['call'] as const) : []),
    ...(EMAILS.test(phrase) ? (['email'] as const) : []),
  ];
  if (ways.length === 0 && /\bblowing up\b/.test(phrase)) return BY_PHONE;
  if (!MESSAGES.test(phrase)) return ways.length === 0 ? consentChannels : ways;
  // Messages are what they came by, and texts; those that advertise come any way.
  if (ADVERTISING.test(phrase)) return consentChannels;
  return [...ways, 'text', ...(over === 'text' ? [] : bareChannels(over))];
}

const BY_PHONE: readonly ConsentChannel[] = ['text', 'call'];
/** "... and the emails", "... or text me", "... ni textos": goes on with what was begun. */
const AND_MORE =
  /^(?: (?:me|us|my phone|this number|con|with))?(?: (?:please|por favor))?(?:(?: (?:and|or|nor|y|e|ni|with))(?: (?:no|the|all|any|your|more|me|los|las|sus|mas|con|de|manden?|mandarme))* (?:texts|texting|text messages|sms|calls|calling|phone calls|voicemails|emails|emailing|messages|messaging|mensajes|textos|llamadas|correos|llamarme|llamar|textearme|textear|escribirme|escribir|llamen?|texteen?|escriban?|everything|anything)\b)+|^ (?:(?:or|nor) (?:call|text|email|message)\b ?)+/;
/** Where something is sent, which is not by what. */
const WHERE_TO =
  /\b(?:(?:phone|cell|cellphone|mobile|telephone) number|mailing lists?|(?:my|this|our|her|his|their|that) (?:phone|cell|cellphone|mobile))\b(?! calls?\b)/g;
const EVERY_WAY =
  /\b(?:contact|bother|bugging|harass|spam|disturb|solicit|pester|reach|communicat|molest|hostig|acos|fastid|insist|everything|anything)/;
const ADVERTISING = /\b(?:ads|promo|special|marketing|publicidad)/;
const TEXTS = /\b(?:text|sms|escrib)/;
const CALLS = /\b(?:call|phon|ring|dial|robocall|voicemail|llam|marqu|marc|telefon)/;
const EMAILS = /\b(?:e?mail|correo|newsletter|boletin)/;
const MESSAGES = /(?<!\btext )\bmessag|\bmensaj(?!es? de texto)/;

const bareChannels = (over: CameOver): readonly ConsentChannel[] =>
  over === 'email' ? ['email'] : over === 'chat' ? consentChannels : BY_PHONE;
