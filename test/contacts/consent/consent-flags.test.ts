import fc from 'fast-check';
import { consentFlags, flagName } from '../../../contacts/consent/consent-flags';
import type { Json } from '../../../contacts/model/person-record';
import { said } from '../../ledger/contacts/people';

const PHONE = 'phone:+16175550142';
const EMAIL = 'email:wanda@example.com';
const at = '2026-01-05T10:00:00.000Z';
const recordWith = (preferences: { [key: string]: Json }, attributes: { [key: string]: Json } = {}) => ({
  ...said({ externalId: 'u1', firstName: 'Wanda', phone: '617-555-0142', email: 'wanda@example.com' }),
  preferences,
  attributes,
});
const flagsOf = (preferences: { [key: string]: Json }) =>
  consentFlags(recordWith(preferences), at).map(flagName).sort();

const [text, call, email] = [`${PHONE} text all`, `${PHONE} call all`, `${EMAIL} email all`];

describe('consentFlags', () => {
  it.each<[string, { [key: string]: Json }, string[]]>([
    ['the flag of the chatbot', { opt_out: true }, [email, call, text]],
    ['in camel case', { emailOptOut: true }, [email]],
    ['of the telephone', { phone_opt_out: true }, [call, text]],
    ['of texts', { sms_opt_out: true }, [text]],
    ['as a word', { phone_opt_out: 'Yes' }, [call, text]],
    ['as a number', { text_opt_out: 1 }, [text]],
    ['as a column of a file', { 'E-mail Opt-Out': 'TRUE' }, [email]],
    ['do not call', { do_not_call: true }, [call]],
    ['do not text', { doNotText: true }, [text]],
    ['do not contact', { doNotContact: true }, [email, call, text]],
    ['unsubscribed', { unsubscribed: true }, [email, call, text]],
    ['unsubscribed from e-mail', { 'Unsubscribed from all email': 'true' }, [email]],
    ['opted out', { has_opted_out_of_email: true }, [email]],
    ['do not call lists', { dnc: true }, [call, text]],
    ['a list of ways', { opt_outs: ['email', 'SMS'] }, [email, text]],
    ['an object of ways', { opt_out: { email: true, sms: false, voice: 'yes' } }, [email, call]],
    [
      'inside the preferences of ResMan',
      { communication_preferences: { opt_out: true } },
      [email, call, text],
    ],
    [
      'of marketing alone',
      { marketing_opt_out: true },
      [`${EMAIL} email marketing`, `${PHONE} call marketing`, `${PHONE} text marketing`],
    ],
    [
      'of the newsletter',
      { newsletter_unsubscribed: true },
      [`${EMAIL} email marketing`, `${PHONE} call marketing`, `${PHONE} text marketing`],
    ],
    ['no', { opt_out: false, email_opt_out: 'no', sms_opt_out: 0, do_not_call: null }, []],
    ['an empty list', { opt_outs: [] }, []],
    ['consent, which is none', { email_opt_in: true, sms_consent: true }, []],
    ['other refusals', { parking_opt_out: true, do_not_rent: true, doNotMail: true, do_not_enter: true }, []],
    ['a name that only looks like one', { adopt_outdoor_cat: true, opt_out_reason: 'moved' }, []],
  ])('reads %s', (_, preferences, expected) => {
    expect(flagsOf(preferences)).toEqual([...expected].sort());
  });

  it('reads attributes too, and says who recorded it and when', () => {
    expect(consentFlags(recordWith({}, { do_not_text: true }), at)).toEqual([
      {
        identifier: PHONE,
        channel: 'text',
        scope: 'all',
        state: 'denied',
        basis: 'recorded',
        system: 'domiq',
        statedAt: at,
        evidenceId: null,
        quote: null,
      },
    ]);
  });

  it('never throws, states nothing twice, and never allows anything', () => {
    const key = fc.oneof(fc.string(), fc.constantFrom('opt_out', 'do_not_call', '__proto__', 'constructor'));
    const json = fc.dictionary(key, fc.jsonValue({ maxDepth: 6 }));
    fc.assert(
      fc.property(json, (preferences) => {
        const flags = consentFlags(recordWith(preferences as { [key: string]: Json }), at);
        expect(new Set(flags.map(flagName)).size).toBe(flags.length);
        expect(flags.every(({ state, basis }) => state === 'denied' && basis === 'recorded')).toBe(true);
      }),
      { numRuns: 10_000 },
    );
  });
});
