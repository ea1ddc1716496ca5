import fc from 'fast-check';
import { refusedUses } from '../../../contacts/consent/consent-flags';
import { consentChannels } from '../../../contacts/consent/consent-statement';
import { withStandingOptOuts, type AnsweredUse } from '../../../contacts/consent/standing-opt-outs';
import type { Json } from '../../../contacts/model/person-record';

const [one, two, mail] = ['phone:+16175550142', 'phone:+15125550111', 'email:wanda@example.com'];
type Answer = readonly [identifier: string, channel: AnsweredUse['channel'], state: AnsweredUse['state']];
const answer = ([identifier, channel, state]: Answer): AnsweredUse => ({
  identifier,
  channel,
  state,
  scope: 'all',
});
const preferencesWith = (preferences: { [key: string]: Json }, ...answers: readonly Answer[]) =>
  withStandingOptOuts({ preferences, attributes: {} }, answers.map(answer)).preferences;
const everyWay = (state: AnsweredUse['state']): Answer[] => [
  [one, 'text', state],
  [one, 'call', state],
  [mail, 'email', state],
];

describe('withStandingOptOuts', () => {
  it.each<[string, { [key: string]: Json }, readonly Answer[], { [key: string]: Json }]>([
    ['a flag that was lifted', { opt_out: true, pets: 2 }, everyWay('allowed'), { opt_out: false, pets: 2 }],
    ['a flag that stands', { emailOptOut: true }, [[mail, 'email', 'denied']], { emailOptOut: true }],
    ['a flag about which nothing is known', { opt_out: true }, [], { opt_out: true }],
    [
      'a flag for everything of which texts were lifted',
      { opt_out: true },
      [
        [one, 'text', 'allowed'],
        [one, 'call', 'denied'],
        [mail, 'email', 'denied'],
      ],
      { call_opt_out: true, email_opt_out: true, opt_out: false },
    ],
    [
      'what is not known of a flag that was lifted in part',
      { opt_out: true },
      [
        [one, 'text', 'allowed'],
        [one, 'call', 'allowed'],
      ],
      { email_opt_out: true, opt_out: false },
    ],
    ['a word that says yes', { sms_opt_out: 'Yes' }, [[one, 'text', 'allowed']], { sms_opt_out: 'no' }],
    ['a number that says yes', { do_not_text: 1 }, [[one, 'text', 'allowed']], { do_not_text: 0 }],
    [
      'one way of a list',
      { opt_outs: ['email', 'sms'] },
      [[one, 'text', 'allowed']],
      { opt_outs: ['email'] },
    ],
    [
      'an object with more in it',
      { communication: { opt_out: true, method: 'text' } },
      everyWay('allowed'),
      { communication: { opt_out: false, method: 'text' } },
    ],
    ['STOP, which no system has a flag for', {}, [[one, 'text', 'denied']], { text_opt_out: true }],
    [
      'a system that says no to no',
      { opt_out: false, email_opt_out: false },
      everyWay('denied'),
      { email_opt_out: true, opt_out: true, phone_opt_out: true },
    ],
    [
      'one number that is denied among others that are not',
      { phone_opt_out: true },
      [
        [one, 'text', 'allowed'],
        [one, 'call', 'allowed'],
        [two, 'text', 'denied'],
      ],
      { phone_opt_out: false, text_opt_out: true },
    ],
    [
      'what nobody knows any more',
      { email_opt_out: true },
      [[mail, 'email', 'unknown']],
      { email_opt_out: false },
    ],
    ['an answer about a way that does not lead there', {}, [[mail, 'text', 'denied']], {}],
  ])('shows %s', (_, preferences, answers, expected) => {
    expect(preferencesWith(preferences, ...answers)).toEqual(expected);
  });

  it('tells marketing from everything', () => {
    const newsletter: AnsweredUse = {
      identifier: mail,
      channel: 'email',
      scope: 'marketing',
      state: 'denied',
    };
    const shown = (preferences: { [key: string]: Json }, ...answers: AnsweredUse[]) =>
      withStandingOptOuts({ preferences, attributes: {} }, answers).preferences;
    expect(shown({}, newsletter)).toEqual({ email_marketing_opt_out: true });
    expect(shown({ newsletter_unsubscribed: true }, { ...newsletter, state: 'allowed' })).toEqual({
      newsletter_unsubscribed: false,
      phone_marketing_opt_out: true,
    });
    expect(shown({}, newsletter, answer([mail, 'email', 'denied']))).toEqual({ email_opt_out: true });
  });

  it('lifts what stands in attributes, under the name people gave it', () => {
    const fields = { preferences: {}, attributes: { 'Do Not Text': 'TRUE', gate: 'B' } };
    expect(withStandingOptOuts(fields, [answer([one, 'text', 'allowed'])])).toEqual({
      preferences: {},
      attributes: { 'Do Not Text': 'no', gate: 'B' },
    });
  });

  it('refuses what is denied, nothing that is known and not denied, and what was refused where nothing is known', () => {
    const key = fc.oneof(
      fc.string(),
      fc.constantFrom('opt_out', 'do_not_call', 'emailOptOut', 'opt_outs', 'newsletter_opt_out', '__proto__'),
    );
    const leaf = fc.oneof(
      fc.jsonValue({ maxDepth: 2 }),
      fc.constantFrom(true, 'yes', 1),
      fc.constant(['sms']),
    );
    const json = fc.dictionary(key, fc.oneof(leaf, fc.dictionary(key, leaf)));
    const answers = fc.array(
      fc.record({
        identifier: fc.constantFrom(one, two, mail),
        channel: fc.constantFrom(...consentChannels),
        scope: fc.constantFrom('all', 'marketing'),
        state: fc.constantFrom('allowed' as const, 'denied' as const, 'unknown' as const),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(json, json, answers, (preferences, attributes, given) => {
        const fields = { preferences, attributes } as Parameters<typeof withStandingOptOuts>[0];
        const standing = consistent(given);
        const shown = withStandingOptOuts(fields, standing);
        expect(withStandingOptOuts(shown, [...standing].reverse())).toEqual(shown);
        for (const channel of consentChannels) {
          const isRefused = (scope: string): boolean =>
            answered(standing, channel, scope) ?? refuses(fields, channel, scope);
          const toAll = isRefused('all');
          expect(refuses(shown, channel, 'all')).toBe(toAll);
          // Nobody who refuses everything can be shown to allow marketing.
          expect(refuses(shown, channel, 'marketing')).toBe(toAll || isRefused('marketing'));
        }
      }),
      { numRuns: 1_000 },
    );
  });
});

/** One answer a question; what is denied for everything is denied for marketing, as the consent ledger has it. */
function consistent(given: readonly AnsweredUse[]): AnsweredUse[] {
  const byName = new Map(given.map((use) => [`${use.identifier} ${use.channel} ${use.scope}`, use] as const));
  return [...byName.values()]
    .filter(({ identifier, channel }) => identifier.startsWith('email') === (channel === 'email'))
    .map((use) =>
      byName.get(`${use.identifier} ${use.channel} all`)?.state === 'denied'
        ? { ...use, state: 'denied' as const }
        : use,
    );
}

/** Whether any number or address is denied; null when nothing is known, or for everything only when nothing is known of marketing. */
function answered(answers: readonly AnsweredUse[], channel: string, scope: string): boolean | null {
  const states = [one, two, mail].flatMap((identifier) => {
    const of = (name: string) =>
      answers.find((use) => use.identifier === identifier && use.channel === channel && use.scope === name);
    return (of(scope) ?? of('all'))?.state ?? [];
  });
  return states.length === 0 ? null : states.includes('denied');
}

/** What is refused for everything is refused for marketing. */
const refuses = (
  { preferences, attributes }: Parameters<typeof withStandingOptOuts>[0],
  channel: string,
  scope: string,
): boolean =>
  refusedUses(preferences, attributes).some(
    (use) => use.channel === channel && (use.scope === scope || use.scope === 'all'),
  );
