import fc from 'fast-check';
import { PreferencesSchema } from '../../../contacts/model/preferences';

const read = (preferences: unknown) => PreferencesSchema.parse(preferences);

describe('preferences', () => {
  it.each([
    ['what the chatbot sends', { communication_method: 'text', contact_frequency: 'daily', opt_out: false }],
    ['opt-outs by way', { email_opt_out: true, phone_opt_out: false }],
    [
      'what is looked for',
      { move_in_date: '2026-07-01', budget_range: { min: 1500, max: 1900 }, unit_preferences: ['2 bedroom'] },
    ],
    ['one end of a budget', { budget_range: { max: 1900 } }],
    ['names that are not known', { pets: [{ kind: 'cat' }], language: 'es' }],
    ['a preference that is taken back', { communication_method: null }],
  ])('keep %s as it is', (_, preferences) => expect(read(preferences)).toEqual(preferences));

  it.each([
    ['camel case', { communicationMethod: 'email' }, { communication_method: 'email' }],
    ['other words', { communication_method: 'SMS ' }, { communication_method: 'text' }],
    ['a call', { communication_method: 'Call' }, { communication_method: 'phone' }],
    [
      'amounts as they are typed',
      { budget_range: { min: '$1,500', max: '1900' } },
      { budget_range: { min: 1500, max: 1900 } },
    ],
    ['a time for a date', { move_in_date: '2026-07-01T00:00:00Z' }, { move_in_date: '2026-07-01' }],
    ['a date as it is said', { moveInDate: ' next month ' }, { move_in_date: 'next month' }],
  ])('read %s', (_, given, expected) => expect(read(given)).toEqual(expected));

  it.each([
    [{ communication_method: 'pigeon' }, 'communication_method'],
    [{ contact_frequency: 'hourly' }, 'contact_frequency'],
    [{ opt_out: 'maybe' }, 'opt_out'],
    [{ budget_range: { min: 2000, max: 1000 } }, 'budget_range.max'],
    [{ budget_range: { min: '' } }, 'budget_range.min'],
    [{ unit_preferences: 'two' }, 'unit_preferences'],
    [{ move_in_date: '' }, 'move_in_date'],
  ])('refuse %j, naming the field', (given, path) => {
    const { error } = PreferencesSchema.safeParse(given);
    expect(error?.issues.map((issue) => issue.path.join('.'))).toEqual([path]);
  });

  it('read again say the same', () => {
    const preferences = fc.record(
      {
        communication_method: fc.constantFrom('email', 'SMS', 'call'),
        contactFrequency: fc.constantFrom('daily', 'Weekly'),
        optOut: fc.boolean(),
        budget_range: fc.record({ min: fc.constantFrom('$900', 900), max: fc.constantFrom(2000, '2,000') }),
        other: fc.jsonValue(),
      },
      { requiredKeys: [] },
    );
    fc.assert(fc.property(preferences, (given) => expect(read(read(given))).toEqual(read(given))));
  });
});
