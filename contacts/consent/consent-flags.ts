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
  const uses = new Set(
    stated
      .flatMap((preferences) => refusalsIn(preferences, null, 0))
      .flatMap(({ channels, scope }) => channels.map((channel) => `${channel} ${scope}`)),
  );
  return [...uses].sort().map((use) => {
    const [channel, scope = EVERY_SCOPE] = use.split(' ') as [ConsentChannel, string?];
    return { channel, scope };
  });
}

/** What one denial is about, to tell those that are new from those that are repeated. */
export const flagName = ({ identifier, channel, scope }: ConsentStatement): string =>
  `${identifier} ${channel} ${scope}`;

/** @param under what the name above refuses; null when it refuses nothing */
function refusalsIn(value: Json, under: Refusal | null, depth: number): Refusal[] {
  if (depth > DEEPEST) return [];
  if (Array.isArray(value)) return under === null ? [] : listed(value, under);
  if (typeof value !== 'object' || value === null) return under !== null && saysYes(value) ? [under] : [];
  return Object.entries(value).flatMap(([key, entry]) => {
    const words = wordsOf(key);
    // Inside `opt_out: { ... }` a name only has to say which way.
    const refusal = refusalNamed(words) ?? (under && narrowed(under, words));
    return refusalsIn(entry, refusal, depth + 1);
  });
}

/** `opt_outs: ["email", "sms"]`; an entry that names no way refuses what the name does. */
const listed = (entries: readonly Json[], under: Refusal): Refusal[] =>
  entries.flatMap((entry) =>
    typeof entry === 'string' && entry.trim() !== '' ? [narrowed(under, wordsOf(entry))] : [],
  );

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
