import { identifiersOf } from '../model/identifier';
import type { Json, PersonRecord } from '../model/person-record';
import { channelsOf, consentChannels, EVERY_SCOPE } from './consent-statement';
import type { ConsentChannel, ConsentStatement } from './consent-statement';

/** What a preference forbids. */
interface Refusal {
  readonly channels: readonly ConsentChannel[];
  readonly scope: string;
}

/** Words of names, and of the entries of lists, that say which channel is meant. */
const CHANNEL_WORDS: Readonly<Record<string, readonly ConsentChannel[]>> = {
  call: ['call'],
  calls: ['call'],
  calling: ['call'],
  voice: ['call'],
  text: ['text'],
  texts: ['text'],
  texting: ['text'],
  sms: ['text'],
  phone: ['text', 'call'],
  phones: ['text', 'call'],
  telephone: ['text', 'call'],
  mobile: ['text', 'call'],
  dnc: ['text', 'call'],
  email: ['email'],
  emails: ['email'],
  emailing: ['email'],
};
const MARKETING_WORDS = new Set(
  'marketing promo promos promotion promotions promotional newsletter newsletters'.split(' '),
);
const REFUSING_WORDS = new Set(
  'optout optouts optedout unsubscribe unsubscribed unsubscribes dnc donot'.split(' '),
);
/** Words that change nothing; any other ("parking_opt_out") is about something else. */
const PLAIN_WORDS = new Set(
  (
    'opt opts opted out outs do not all any contact contacts communication communications message messages messaging ' +
    'solicit disturb market has have is was flag status from of to for user person contacted me list preference preferences'
  ).split(' '),
);
/** "do not rent", "do not mail" (a letter) and "do not enter" are about something else. */
const DO_NOT = /^(?:call|calls|text|texts|sms|email|emails|phone|contact|message|solicit|disturb|market)$/;
/** Deeper in a preference nothing is looked for. */
const DEEPEST = 4;

/**
 * The denials that a record's preferences and attributes come to, one for each of its numbers and addresses: `opt_out`,
 * `emailOptOut`, `do_not_text`, `unsubscribed`, `opt_outs: ["sms"]`, also inside objects, when they say yes. A name that says
 * marketing or newsletter is about marketing alone; one that names no way is about every way. A preference that is not set, or
 * says no, states nothing: that a system has no objection is no consent. Sorted; nothing twice.
 * @param statedAt ISO 8601 UTC
 */
export function consentFlags(record: PersonRecord, statedAt: string): ConsentStatement[] {
  const { system, preferences, attributes } = record;
  const identifiers = identifiersOf(record);
  return refusedUses(preferences, attributes).flatMap(({ channel, scope }) =>
    identifiers
      .filter((identifier) => channelsOf(identifier).includes(channel))
      .map((identifier): ConsentStatement => ({
        identifier,
        channel,
        scope,
        state: 'denied',
        basis: 'recorded',
        system,
        statedAt,
        evidenceId: null,
        quote: null,
      })),
  );
}

/** A way to reach somebody that preferences refuse, for one purpose or for every one. */
export interface RefusedUse {
  readonly channel: ConsentChannel;
  readonly scope: string;
}

/** What preferences refuse, whatever number or address it will be about. Sorted; nothing twice. Never throws. */
export function refusedUses(...stated: readonly Json[]): RefusedUse[] {
  const uses = new Map<string, RefusedUse>();
  const remember = (refusal: Refusal): boolean => {
    for (const use of usesOf(refusal)) uses.set(useName(use), use);
    return true;
  };
  for (const preferences of stated) judged(preferences, null, 0, remember);
  return [...uses.keys()].sort().flatMap((name) => uses.get(name) ?? []);
}

/**
 * Preferences in which nothing refuses any longer what has been taken back: a yes becomes a no of its kind, an entry of a list
 * is left out, everything else stays as it is. A name that refuses several ways says no when one of them was taken back; what
 * it refused besides is for the caller to say again. The very value when nothing changes. Pure, never throws.
 */
export function withoutRefusals<Stated extends Json>(
  stated: Stated,
  isTakenBack: (use: RefusedUse) => boolean,
): Stated {
  // A yes becomes a no of its kind and a list stays one: what was an object stays an object.
  return judged(stated, null, 0, (refusal) => !usesOf(refusal).some(isTakenBack)) as Stated;
}

/** One text for one use, to tell those that are new from those that are repeated. */
export const useName = ({ channel, scope }: RefusedUse): string => `${channel} ${scope}`;

/** The same for what one denial is about. */
export const flagName = (statement: ConsentStatement): string =>
  `${statement.identifier} ${useName(statement)}`;

const usesOf = ({ channels, scope }: Refusal): RefusedUse[] =>
  channels.map((channel) => ({ channel, scope }));

/** Whether something that refuses stays as it is. */
type Stands = (refusal: Refusal) => boolean;

/**
 * Asks about everything in a value that refuses; the very value when all of it stands.
 * @param under what the name above refuses; null when it refuses nothing
 */
function judged(value: Json, under: Refusal | null, depth: number, stands: Stands): Json {
  if (depth > DEEPEST) return value;
  if (Array.isArray(value)) return under === null ? value : listed(value, under, stands);
  if (typeof value !== 'object' || value === null)
    return under === null || !saysYes(value) || stands(under) ? value : noLike(value);
  let left = value;
  for (const [key, entry] of Object.entries(value)) {
    const words = wordsOf(key);
    // Inside `opt_out: { ... }` a name only has to say which way.
    const refusal = refusalNamed(words) ?? (under && narrowed(under, words));
    const kept = judged(entry, refusal, depth + 1, stands);
    if (kept !== entry) left = { ...left, [key]: kept };
  }
  return left;
}

/** `opt_outs: ["email", "sms"]`; an entry that names no way refuses what the name does. */
function listed(entries: Json[], under: Refusal, stands: Stands): Json[] {
  const kept = entries.filter(
    (entry) => typeof entry !== 'string' || entry.trim() === '' || stands(narrowed(under, wordsOf(entry))),
  );
  return kept.length === entries.length ? entries : kept;
}

function narrowed(under: Refusal, words: readonly string[]): Refusal {
  const channels = channelsNamed(words);
  return {
    channels: channels.length > 0 ? channels : under.channels,
    scope: words.some((word) => MARKETING_WORDS.has(word)) ? 'marketing' : under.scope,
  };
}

/** What a name refuses; null when it does not refuse being contacted. */
function refusalNamed(words: readonly string[]): Refusal | null {
  const joined = words.join(' ');
  const [, what] = /\bdo not (\w+)/.exec(joined) ?? [];
  if (what !== undefined && !DO_NOT.test(what)) return null;
  const refuses =
    what !== undefined ||
    /\bopt(?:s|ed)? outs?\b/.test(joined) ||
    words.some((word) => REFUSING_WORDS.has(word));
  const isKnown = words.every(
    (word) =>
      PLAIN_WORDS.has(word) ||
      REFUSING_WORDS.has(word) ||
      MARKETING_WORDS.has(word) ||
      Object.hasOwn(CHANNEL_WORDS, word),
  );
  return refuses && isKnown ? narrowed({ channels: consentChannels, scope: EVERY_SCOPE }, words) : null;
}

const channelsNamed = (words: readonly string[]): readonly ConsentChannel[] => {
  const named = new Set(
    words.flatMap((word) => (Object.hasOwn(CHANNEL_WORDS, word) ? CHANNEL_WORDS[word] : [])),
  );
  return consentChannels.filter((channel) => named.has(channel));
};

/** `emailOptOut`, `email_opt_out` and "E-mail opt-out" are the same words. */
const wordsOf = (name: string): string[] =>
  name
    .slice(0, 100)
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/e[-_ ]?mail/g, 'email')
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== '');

const saysYes = (value: string | number | boolean | null): boolean =>
  value === true ||
  value === 1 ||
  (typeof value === 'string' && /^(?:true|yes|y|1|x|on)$/i.test(value.trim()));

/** "No" in the kind of value that said yes. */
const noLike = (yes: string | number | boolean | null): Json =>
  typeof yes === 'string' ? 'no' : typeof yes === 'number' ? 0 : false;
