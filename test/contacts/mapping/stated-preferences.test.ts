import fc from 'fast-check';
import {
  channelsOfOptOut,
  domIqPreferencesOf,
  mostRestrictive,
  NOTHING_STATED,
  optOutOf,
  readStatedPreferences,
  resManPreferencesOf,
  withOptOut,
  withRefusals,
  type StatedPreferences,
} from '../../../contacts/mapping';
import {
  contactFrequencies,
  contactMethods,
  optOutTypes,
} from '../../../contacts/mapping/stated-preferences';
import { anyPreferences } from './any-json';

const anyStated = () =>
  fc.record({
    method: fc.constantFrom(...contactMethods, null),
    frequency: fc.constantFrom(...contactFrequencies, null),
    refusesEmail: fc.boolean(),
    refusesPhone: fc.boolean(),
  });

describe('readStatedPreferences', () => {
  it.each<[Parameters<typeof readStatedPreferences>[0], Partial<StatedPreferences>, string]>([
    [{}, {}, 'nothing is said'],
    [
      { communication_method: 'text', contact_frequency: 'daily' },
      { method: 'text', frequency: 'daily' },
      'DomIQ',
    ],
    [{ preferred_method: 'phone' }, { method: 'phone' }, 'ResMan'],
    [{ communicationMethod: 'SMS' }, { method: 'text' }, 'another word'],
    [{ communication_method: 'pigeon', contact_frequency: 'hourly' }, {}, 'words that nobody has'],
    [
      { communication_method: null, preferred_method: 'email' },
      { method: 'email' },
      'the first that says something',
    ],
    [{ opt_out: true }, { refusesEmail: true, refusesPhone: true }, 'everything is both'],
    [{ email_opt_out: 'yes' }, { refusesEmail: true }, 'a yes in words'],
    [{ phoneOptOut: 1 }, { refusesPhone: true }, 'camel case'],
    [{ doNotText: true }, { refusesPhone: true }, 'texts alone close the phone'],
    [{ opt_outs: ['email', 'sms'] }, { refusesEmail: true, refusesPhone: true }, 'a list'],
    [{ opt_out: false, email_opt_out: 'no' }, {}, 'a no states nothing'],
    [{ marketing_opt_out: true }, {}, 'marketing alone is not being contacted'],
    [{ parking_opt_out: true }, {}, 'something else'],
  ])('reads %j as %j: %s', (preferences, stated) => {
    expect(readStatedPreferences(preferences)).toEqual({ ...NOTHING_STATED, ...stated });
  });

  it('never throws, whatever stands there', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue() as fc.Arbitrary<never>), (preferences) => {
        expect(Object.keys(readStatedPreferences(preferences)).sort()).toEqual(
          Object.keys(NOTHING_STATED).sort(),
        );
      }),
    );
  });
});

describe('the vocabularies of the systems', () => {
  it('come back from DomIQ’s words as they were', () => {
    fc.assert(
      fc.property(anyStated(), (stated) => {
        expect(readStatedPreferences({ ...domIqPreferencesOf(stated) })).toEqual(stated);
      }),
    );
  });

  it('come back from ResMan’s words as they were, but for its defaults', () => {
    fc.assert(
      fc.property(anyStated(), (stated) => {
        expect(readStatedPreferences({ ...resManPreferencesOf(stated) })).toEqual({
          ...stated,
          method: stated.method ?? 'email',
          frequency: stated.frequency ?? 'immediate',
        });
      }),
    );
  });

  it('never tell DomIQ that an opt-out is over', () => {
    fc.assert(
      fc.property(anyStated(), (stated) => {
        expect(Object.values(domIqPreferencesOf(stated))).not.toContain(false);
      }),
    );
  });

  it('give a contact who said nothing the customer’s defaults in ResMan, and nothing in DomIQ', () => {
    expect(resManPreferencesOf(NOTHING_STATED)).toEqual({
      preferred_method: 'email',
      contact_frequency: 'immediate',
      opt_out: false,
    });
    expect(domIqPreferencesOf(NOTHING_STATED)).toEqual({});
  });
});

describe('mostRestrictive', () => {
  it('refuses what either refuses, in whatever order', () => {
    fc.assert(
      fc.property(anyStated(), anyStated(), (a, b) => {
        const refused = (stated: typeof a) => [stated.refusesEmail, stated.refusesPhone];
        expect(refused(mostRestrictive(a, b))).toEqual(refused(mostRestrictive(b, a)));
        expect(refused(mostRestrictive(a, b))).toEqual([
          a.refusesEmail || b.refusesEmail,
          a.refusesPhone || b.refusesPhone,
        ]);
      }),
    );
  });

  it('is the same however three systems are put together, and when one says it twice', () => {
    fc.assert(
      fc.property(anyStated(), anyStated(), anyStated(), (a, b, c) => {
        expect(mostRestrictive(mostRestrictive(a, b), c)).toEqual(mostRestrictive(a, mostRestrictive(b, c)));
        expect(mostRestrictive(a, a)).toEqual(a);
      }),
    );
  });
});

describe('withOptOut', () => {
  it.each([
    ['email', { email_opt_out: true }],
    ['phone', { phone_opt_out: true }],
    ['all', { email_opt_out: true, phone_opt_out: true, opt_out: true }],
  ] as const)('sets for %s the flags of the customer’s handleOptOut', (type, flags) => {
    expect(withOptOut({ communication_method: 'text' }, type)).toEqual({
      communication_method: 'text',
      ...flags,
    });
  });

  it('is everything once both were refused one after the other', () => {
    expect(withOptOut(withOptOut({}, 'email'), 'phone')).toEqual(withOptOut({}, 'all'));
  });

  it('never takes an opt-out back, keeps every other preference, and changes nothing the second time', () => {
    fc.assert(
      fc.property(anyPreferences(), fc.constantFrom(...optOutTypes), (preferences, type) => {
        const before = readStatedPreferences(preferences);
        const after = withOptOut(preferences, type);
        expect(readStatedPreferences(after)).toEqual(withRefusals(before, channelsOfOptOut(type)));
        expect(withOptOut(after, type)).toEqual(after);
        for (const name of Object.keys(preferences))
          if (!/^(?:email_|phone_)?opt_out$/.test(name)) expect(after[name]).toEqual(preferences[name]);
      }),
    );
  });
});

describe('optOutOf', () => {
  it.each([null, ...optOutTypes])('tells %s from the flags it sets', (type) => {
    expect(optOutOf(readStatedPreferences(type === null ? {} : withOptOut({}, type)))).toBe(type);
  });
});
