import { consentChannels, type ConsentChannel } from './consent-statement';
import { OPT_IN_SENTENCES, OPT_OUT_SENTENCES, type Sentence } from './opt-out-sentences';
import { isStartMessage, isStopClause, isStopMessage } from './opt-out-words';
import { clausesOf, fold, ownWords } from './own-words';

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

const NOTHING: OptOutReading = { intent: null, channels: [], quote: null, certainty: null };

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
  if (isStopMessage(whole))
    return { intent: 'opt_out', channels: bare, quote: words.trim(), certainty: 'keyword' };
  if (isStartMessage(whole) && !words.includes('?'))
    return { intent: 'opt_in', channels: bare, quote: words.trim(), certainty: 'keyword' };
  const optOut = readSentences(words, OPT_OUT_SENTENCES, over, isStopClause);
  if (optOut) return { intent: 'opt_out', ...optOut, certainty: 'sentence' };
  const optIn = words.includes('?') ? null : readSentences(words, OPT_IN_SENTENCES, over);
  return optIn ? { intent: 'opt_in', ...optIn, certainty: 'sentence' } : NOTHING;
}

function readSentences(
  words: string,
  sentences: readonly Sentence[],
  over: CameOver,
  isBareWord: (folded: string) => boolean = () => false,
): Pick<OptOutReading, 'channels' | 'quote'> | null {
  const meant = new Set<ConsentChannel>();
  const quotes: string[] = [];
  for (const { said, folded } of clausesOf(words)) {
    const ways = isBareWord(folded)
      ? bareChannels(over)
      : sentences.flatMap((sentence) => channelsOf(sentence, folded, over));
    if (ways.length > 0) quotes.push(said);
    for (const channel of ways) meant.add(channel);
  }
  if (quotes.length === 0) return null;
  return { channels: consentChannels.filter((channel) => meant.has(channel)), quote: quotes.join(' … ') };
}

/** The ways a clause speaks of, by one sentence; none if it is not that sentence. */
function channelsOf({ says, about }: Sentence, clause: string, over: CameOver): readonly ConsentChannel[] {
  const [phrase] = says.exec(clause) ?? [];
  if (phrase === undefined) return [];
  if (about === 'phone') return BY_PHONE;
  if (about === 'every' || EVERY_WAY.test(phrase)) return consentChannels;
  if (/\bblowing up\b/.test(phrase)) return BY_PHONE;
  const ways = [
    ...(TEXTS.test(phrase) ? (['text'] as const) : []),
    ...(CALLS.test(phrase) ? (['call'] as const) : []),
    ...(EMAILS.test(phrase) ? (['email'] as const) : []),
    // Messages are what they came by, and texts.
    ...(MESSAGES.test(phrase)
      ? (['text' as const, ...(over === 'text' ? [] : bareChannels(over))] as const)
      : []),
  ];
  return ways.length === 0 ? consentChannels : ways;
}

const BY_PHONE: readonly ConsentChannel[] = ['text', 'call'];
const EVERY_WAY =
  /\b(?:contact|bother|harass|spam|disturb|solicit|pester|reach|communicat|molest|hostig|ads|promo|special|marketing)/;
const TEXTS = /\b(?:text|sms|escrib)/;
const CALLS = /\b(?:call|phon|ring|dial|robocall|voicemail|llam|marqu|marcar)/;
const EMAILS = /\b(?:e?mail|correo|newsletter)/;
const MESSAGES = /\b(?:messag|mensaj)/;

const bareChannels = (over: CameOver): readonly ConsentChannel[] =>
  over === 'email' ? ['email'] : over === 'chat' ? consentChannels : BY_PHONE;
