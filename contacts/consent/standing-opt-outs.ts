import { compareTexts } from '../model/compare-texts';
import type { Json } from '../model/person-record';
import { refusedUses, useName, withoutRefusals, type RefusedUse } from './consent-flags';
import { channelsOf, consentChannels, EVERY_SCOPE } from './consent-statement';
import type { ConsentChannel, ConsentStatement } from './consent-statement';

/** The answer of the consent ledger about one number or address, for one channel and purpose. */
export type AnsweredUse = Pick<ConsentStatement, 'identifier' | 'channel' | 'scope' | 'state'>;

/** What says how somebody may be contacted. */
interface ContactFields {
  readonly preferences: { [key: string]: Json };
  readonly attributes: { [key: string]: Json };
}

/** The purposes for which a preference can refuse something; any other stands in the consent ledger alone. */
const MARKETING = 'marketing';

/**
 * The fields of a contact with the opt-outs that stand: what the consent ledger denies for any of the contact's numbers and
 * addresses is refused, and what it knows and does not deny is refused no longer, whatever a system's flag says. Where it knows
 * nothing about a channel, the flags of the systems stay. A flag that was lifted says no; one that is missing is put in as
 * `opt_out`, `email_opt_out`, `phone_opt_out` (texts and calls), `text_opt_out`, `call_opt_out` or
 * `marketing_opt_out` (`email_marketing_opt_out`, ...). Pure, idempotent; the order of the answers does not matter.
 * @param answers of the contact's numbers and addresses, and of no others
 */
export function withStandingOptOuts<Fields extends ContactFields>(
  fields: Fields,
  answers: readonly AnsweredUse[],
): Fields {
  if (answers.length === 0) return fields;
  const isDenied = denialsIn(answers);
  const isTakenBack = (use: RefusedUse): boolean => isDenied(use) === false;
  const preferences = withoutRefusals(fields.preferences, isTakenBack);
  const attributes = withoutRefusals(fields.attributes, isTakenBack);
  const before = new Set(refusedUses(fields.preferences, fields.attributes).map(useName));
  const said = new Set(refusedUses(preferences, attributes).map(useName));
  const isRefused = (use: RefusedUse): boolean =>
    isDenied(use) ?? (before.has(useName(use)) || before.has(useName({ ...use, scope: EVERY_SCOPE })));
  const flags = [
    ...missingFlags('', EVERY_SCOPE, isRefused, (use) => said.has(useName(use))),
    ...missingFlags('marketing_', MARKETING, isRefused, (use) => {
      const toAll = { ...use, scope: EVERY_SCOPE };
      return said.has(useName(use)) || isRefused(toAll);
    }),
  ];
  return { ...fields, preferences: withFlags(preferences, flags), attributes };
}

/** Whether a use is denied for any number or address; null when nothing is known about any of them. */
function denialsIn(answers: readonly AnsweredUse[]): (use: RefusedUse) => boolean | null {
  const states = new Map<string, Map<string, AnsweredUse['state']>>();
  for (const { identifier, channel, scope, state } of answers) {
    if (!channelsOf(identifier).includes(channel)) continue;
    const known = states.get(`${channel} ${identifier}`);
    if (known) known.set(scope, state);
    else states.set(`${channel} ${identifier}`, new Map([[scope, state]]));
  }
  return ({ channel, scope }) => {
    const found = [...states].flatMap(([name, byScope]) => {
      if (!name.startsWith(`${channel} `)) return [];
      // What is denied for every purpose is denied for each.
      const toAll = byScope.get(EVERY_SCOPE);
      return (toAll === 'denied' ? toAll : (byScope.get(scope) ?? toAll)) ?? [];
    });
    return found.length === 0 ? null : found.includes('denied');
  };
}

/** The flags for what is refused and not said yet; one for everything, one for texts and calls together. */
function missingFlags(
  purpose: string,
  scope: string,
  isRefused: (use: RefusedUse) => boolean,
  isSaid: (use: RefusedUse) => boolean,
): string[] {
  const refused = consentChannels.filter((channel) => isRefused({ channel, scope }));
  const missing = refused.filter((channel) => !isSaid({ channel, scope }));
  if (missing.length === 0) return [];
  const isMissing = (channel: ConsentChannel): boolean => missing.includes(channel);
  const phone = refused.includes('text') && refused.includes('call');
  return [
    ...(refused.length === consentChannels.length ? [''] : []),
    ...(isMissing('email') ? ['email_'] : []),
    ...(phone && (isMissing('text') || isMissing('call')) ? ['phone_'] : []),
    ...(!phone && isMissing('text') ? ['text_'] : []),
    ...(!phone && isMissing('call') ? ['call_'] : []),
  ].map((channel) => `${channel}${purpose}opt_out`);
}

function withFlags(preferences: { [key: string]: Json }, flags: readonly string[]): { [key: string]: Json } {
  if (flags.length === 0) return preferences;
  const flagged = { ...preferences, ...Object.fromEntries(flags.map((flag) => [flag, true])) };
  return Object.fromEntries(Object.entries(flagged).sort(([a], [b]) => compareTexts(a, b)));
}
