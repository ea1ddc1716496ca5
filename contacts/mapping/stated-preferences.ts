import { refusedUses } from '../consent/consent-flags';
import { consentChannels, EVERY_SCOPE, type ConsentChannel } from '../consent/consent-statement';
import type { Json } from '../model/person-record';
import { PreferencesSchema } from '../model/preferences';

export const contactMethods = ['email', 'phone', 'text'] as const;
export type ContactMethod = (typeof contactMethods)[number];

/** Most often first. */
export const contactFrequencies = ['immediate', 'daily', 'weekly'] as const;
export type ContactFrequency = (typeof contactFrequencies)[number];

/** What somebody can opt out of in the customer's words: e-mails, calls and texts, or everything. */
export const optOutTypes = ['email', 'phone', 'all'] as const;
export type OptOutType = (typeof optOutTypes)[number];

/**
 * How somebody wants to be reached, in one vocabulary for all systems. There is no third flag for "everything": it is
 * refused exactly when both are.
 */
export interface StatedPreferences {
  /** null when they never said. */
  readonly method: ContactMethod | null;
  readonly frequency: ContactFrequency | null;
  readonly refusesEmail: boolean;
  /** Calls and texts: the customer's systems know one flag for both. */
  readonly refusesPhone: boolean;
}

export const NOTHING_STATED: StatedPreferences = {
  method: null,
  frequency: null,
  refusesEmail: false,
  refusesPhone: false,
};

/** ResMan's contact; names and defaults are the customer's. */
export interface ResManCommunicationPreferences {
  readonly preferred_method: ContactMethod;
  readonly contact_frequency: ContactFrequency;
  readonly opt_out: boolean;
  /** Only where they are refused without everything being refused. */
  readonly email_opt_out?: true;
  readonly phone_opt_out?: true;
}

/** What DomIQ is told. A flag is sent when it is refused, and never as `false`: that would take an opt-out back. */
export interface DomIqPreferencesChange {
  readonly communication_method?: ContactMethod;
  readonly contact_frequency?: ContactFrequency;
  readonly opt_out?: true;
  readonly email_opt_out?: true;
  readonly phone_opt_out?: true;
}

type Preferences = Readonly<Record<string, Json>>;

const METHOD_NAMES = [
  'communication_method',
  'preferred_method',
  'communicationMethod',
  'preferredMethod',
  'preferred_contact_method',
];
const FREQUENCY_NAMES = ['contact_frequency', 'contactFrequency'];

/**
 * Reads the preferences of any of the systems. Words that are not known say nothing; an opt-out is found under every name and
 * spelling that the consent ledger knows (see `consentFlags`). A refusal of calls or of texts alone refuses both, because the
 * systems cannot say one without the other; a refusal of marketing alone is none of these and stays with the consent ledger.
 * Pure, never throws.
 */
export function readStatedPreferences(preferences: Preferences | null): StatedPreferences {
  if (preferences === null) return NOTHING_STATED;
  const refused = refusedUses(preferences as Json).filter(({ scope }) => scope === EVERY_SCOPE);
  const stated = {
    method: wordOf(preferences, METHOD_NAMES, 'communication_method', contactMethods),
    frequency: wordOf(preferences, FREQUENCY_NAMES, 'contact_frequency', contactFrequencies),
  };
  return withRefusals(
    { ...NOTHING_STATED, ...stated },
    refused.map(({ channel }) => channel),
  );
}

/** The preferences with what else is refused, e.g. from the consent ledger. Deny wins: nothing is taken back. */
export function withRefusals(
  stated: StatedPreferences,
  channels: readonly ConsentChannel[],
): StatedPreferences {
  return {
    ...stated,
    refusesEmail: stated.refusesEmail || channels.includes('email'),
    refusesPhone: stated.refusesPhone || channels.some((channel) => channel !== 'email'),
  };
}

/**
 * What two systems say together: what either refuses is refused; method and frequency are the first one's, else the
 * second's. Idempotent and associative; in what is refused the order does not matter.
 */
export function mostRestrictive(first: StatedPreferences, second: StatedPreferences): StatedPreferences {
  return {
    method: first.method ?? second.method,
    frequency: first.frequency ?? second.frequency,
    refusesEmail: first.refusesEmail || second.refusesEmail,
    refusesPhone: first.refusesPhone || second.refusesPhone,
  };
}

/** What they have opted out of, in the customer's words; null when of nothing. */
export function optOutOf({ refusesEmail, refusesPhone }: StatedPreferences): OptOutType | null {
  if (refusesEmail && refusesPhone) return 'all';
  if (refusesEmail) return 'email';
  return refusesPhone ? 'phone' : null;
}

/** The channels that an opt-out of this type closes. */
export function channelsOfOptOut(type: OptOutType): readonly ConsentChannel[] {
  if (type === 'all') return consentChannels;
  return consentChannels.filter((channel) => (channel === 'email') === (type === 'email'));
}

/**
 * The customer's `handleOptOut` on preferences as any system writes them: sets the flags, keeps everything else. `all` sets
 * `opt_out` as well, which is what ResMan's contact has. Pure and idempotent; never takes a flag back.
 */
export function withOptOut(preferences: Preferences, type: OptOutType): Record<string, Json> {
  const after = withRefusals(readStatedPreferences(preferences), channelsOfOptOut(type));
  return {
    ...preferences,
    ...(after.refusesEmail && { email_opt_out: true }),
    ...(after.refusesPhone && { phone_opt_out: true }),
    ...(optOutOf(after) === 'all' && { opt_out: true }),
  };
}

/** For ResMan's contact, with the customer's defaults: e-mail, immediate, no opt-out. */
export function resManPreferencesOf(stated: StatedPreferences): ResManCommunicationPreferences {
  const optOut = optOutOf(stated);
  return {
    preferred_method: stated.method ?? 'email',
    contact_frequency: stated.frequency ?? 'immediate',
    opt_out: optOut === 'all',
    ...(optOut === 'email' && { email_opt_out: true as const }),
    ...(optOut === 'phone' && { phone_opt_out: true as const }),
  };
}

/** For DomIQ; without what was never stated. */
export function domIqPreferencesOf(stated: StatedPreferences): DomIqPreferencesChange {
  return {
    ...(stated.method !== null && { communication_method: stated.method }),
    ...(stated.frequency !== null && { contact_frequency: stated.frequency }),
    ...(optOutOf(stated) === 'all' && { opt_out: true as const }),
    ...(stated.refusesEmail && { email_opt_out: true as const }),
    ...(stated.refusesPhone && { phone_opt_out: true as const }),
  };
}

/** The first of the names that says a word we know. */
function wordOf<Word extends string>(
  preferences: Preferences,
  names: readonly string[],
  canonicalName: string,
  words: readonly Word[],
): Word | null {
  for (const name of names) {
    if (!Object.hasOwn(preferences, name)) continue;
    const read = PreferencesSchema.safeParse({ [canonicalName]: preferences[name] });
    const word = read.success ? read.data[canonicalName] : null;
    const known = words.find((candidate) => candidate === word);
    if (known !== undefined) return known;
  }
  return null;
}
