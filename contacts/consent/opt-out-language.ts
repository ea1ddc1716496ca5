import type { ConsentChannel } from './consent-statement';

/** What somebody's own words say about being contacted. */
export interface OptOutReading {
  readonly intent: 'opt_out' | 'opt_in' | null;
  /** The ways they speak of; empty without an intent. */
  readonly channels: readonly ConsentChannel[];
  /** keyword: one of the words that carriers act on; sentence: said in other words. null without an intent. */
  readonly certainty: 'keyword' | 'sentence' | null;
}

const NOTHING: OptOutReading = { intent: null, channels: [], certainty: null };
const EVERY: readonly ConsentChannel[] = ['text', 'call', 'email'];
const BY_PHONE: readonly ConsentChannel[] = ['text', 'call'];

/**
 * The words that mean "stop" when they are all of a message: those of 47 CFR 64.1200(a)(10) (stop, quit, end, revoke, opt
 * out, cancel, unsubscribe), those that American carriers act on besides, and what Spanish speakers write.
 */
const STOP_WORDS: ReadonlySet<string> = new Set([
  'stop',
  'stopall',
  'stop all',
  'stop it',
  'please stop',
  'stop please',
  'quit',
  'end',
  'revoke',
  'optout',
  'opt out',
  'cancel',
  'unsubscribe',
  'unsuscribe',
  'unsub',
  'remove',
  'remove me',
  'alto',
  'parar',
  'pare',
  'basta',
  'cancelar',
  'no mas',
]);
/** Words that take it back. "Yes" is none: it answers whatever was asked. */
const START_WORDS: ReadonlySet<string> = new Set([
  'start',
  'unstop',
  'optin',
  'opt in',
  'subscribe',
  'resubscribe',
]);

const CONTACT = '(?:text|txt|sms|messag|call|phone|ring|email|mail|contact|writ|reach|bother)\\w*';
/** Whole sentences that ask to stop. Each is about being contacted, not about a tour, a lease or a car. */
const OPT_OUT_SENTENCES: readonly RegExp[] = [
  new RegExp(
    `\\b(?:please )?(?:do not|don t|dont|never|no longer|stop|quit|cease) (?:ever |to )?${CONTACT}(?: (?:or|and|nor) ${CONTACT})*(?: me| us| this (?:number|phone|address)| my (?:number|phone|email|cell))\\b`,
  ),
  new RegExp(
    `\\bstop (?:sending|with)(?: me| us)?(?: \\w+){0,3} (?:texts?|txts?|messages?|emails?|calls?|sms|spam)\\b`,
  ),
  /\bstop (?:all |the |your |these |those )*(?:texts?|txts?|messages?|messaging|emails?|calls?|calling|texting|emailing|spam(?:ming)?)\b(?! (?:at|after|before|until|between))/,
  /\bno more (?:texts?|txts?|messages?|emails?|calls?|sms)\b/,
  /\b(?:take|get|remove|delete|drop) (?:me|my (?:number|name|email|phone|info|information|contact)|this (?:number|email|address))(?: \w+){0,3} (?:off|from|out of)\b(?!.*\b(?:waitlist|wait list|waiting list|lease)\b)/,
  /\b(?:remove|delete|lose) (?:my|this) (?:phone |cell |email |mobile )?(?:number|address|email|contact)\b/,
  /\bunsubscribe (?:me|us)\b|\bopt out of (?:all |your |the |these )*(?:texts?|messages?|emails?|calls?|communications?)\b|\bopt me out\b|\bi (?:want|wish|would like) to (?:unsubscribe|opt out)\b/,
  /\bleave me alone\b/,
  /\bwrong (?:number|person)\b|\byou have the wrong\b/,
  /\bi (?:do not|don t|dont) (?:want|wish|need|consent) (?:to (?:get|receive|be)|any(?:more| more)?|your)(?: \w+){0,3} (?:texts?|txts?|messages?|emails?|calls?|contacted|texted|called|emailed)\b/,
  /\bno me (?:escriba|escriban|escribas|llame|llamen|llames|mande|manden|mandes|envie|envien|envies|contacte|contacten|moleste|molesten|molestes|textee|texteen)\b/,
  /\bdeje(?:n)? de (?:llamar|escribir|mandar|enviar|molestar)\w*/,
  /\b(?:quiteme|quitenme|borre|borren|elimine|eliminen) (?:de (?:la|su) lista|mi (?:numero|correo|telefono))\b/,
  /\bnumero equivocado\b/,
];
const OPT_IN_SENTENCES: readonly RegExp[] = [
  /\byou (?:can|may) (?:text|call|email|contact|message) me again\b/,
  /\b(?:please )?(?:start|resume) (?:texting|calling|emailing|messaging|contacting) me\b/,
  /\b(?:sign me up|subscribe me|opt me in|i (?:want to|would like to) opt in)\b/,
];
/** What turns a sentence that asks to stop into its opposite, or into a question about the thing. */
const NOT_MEANT =
  /\b(?:do not|don t|dont|never|can t|cant|cannot|won t|wont) stop (?:texting|calling|emailing|messaging|contacting)\b|\bhow (?:do|can|to)\b.*\b(?:stop|unsubscribe|opt out)\b.*\?$/;

const TEXTS = /\b(?:text|txt|sms|messag|escrib|mensaj|textee)\w*/;
const CALLS = /\b(?:call|phone|ring|llam)\w*/;
const EMAILS = /\b(?:email|mail|unsubscribe|correo)\w*/;
const EVERYTHING = /\b(?:contact|reach|bother|alone|list|lista|wrong|molest|information|info)\w*/;

/** More than anybody writes to say so. */
const LONGEST_MESSAGE = 2_000;

/**
 * Whether a message asks not to be contacted any more, or to be contacted again: by one of the carriers' words standing
 * alone, or in plain words, in English or Spanish. "Stop by tomorrow", "cancel my tour" and "when does the lease end" ask
 * neither. When it is not clear which way is meant, every way is. Never throws.
 * @param over the way the message came; a bare "STOP" by text is about the phone, by e-mail about e-mails
 */
export function readOptOut(message: string, over: ConsentChannel | 'chat'): OptOutReading {
  const text = folded(message.slice(0, LONGEST_MESSAGE));
  const words = text.replace(/[?]/g, '').trim();
  const bare: readonly ConsentChannel[] = over === 'email' ? ['email'] : over === 'chat' ? EVERY : BY_PHONE;
  if (STOP_WORDS.has(words)) return { intent: 'opt_out', channels: bare, certainty: 'keyword' };
  if (START_WORDS.has(words)) return { intent: 'opt_in', channels: bare, certainty: 'keyword' };
  if (NOT_MEANT.test(text)) return NOTHING;
  if (OPT_OUT_SENTENCES.some((sentence) => sentence.test(text)))
    return { intent: 'opt_out', channels: channelsIn(text), certainty: 'sentence' };
  if (OPT_IN_SENTENCES.some((sentence) => sentence.test(text)))
    return { intent: 'opt_in', channels: channelsIn(text), certainty: 'sentence' };
  return NOTHING;
}

function channelsIn(text: string): readonly ConsentChannel[] {
  if (EVERYTHING.test(text)) return EVERY;
  const named = [
    ...(TEXTS.test(text) ? (['text'] as const) : []),
    ...(CALLS.test(text) ? (['call'] as const) : []),
    ...(EMAILS.test(text) ? (['email'] as const) : []),
  ];
  return named.length === 0 ? EVERY : named;
}

/** Small letters without accents, apostrophes and marks as blanks; a question mark at the end stays. */
const folded = (message: string): string =>
  message
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/e-mail/g, 'email')
    .replace(/[^\p{L}\p{N}?]+/gu, ' ')
    .trim();
