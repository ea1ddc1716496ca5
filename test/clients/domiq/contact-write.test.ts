import { checkContext, checkPreferences } from '../../../clients/domiq';

const AT = '2026-11-02T15:00:00.000Z';

describe('checkContext', () => {
  it('brings phone and e-mail into form, and leaves out what is not told', () => {
    const write = checkContext(
      { full_name: 'Imani', phone: '(202) 555-0143', email: 'Imani@Example.com ' },
      AT,
    );
    expect(JSON.parse(JSON.stringify(write))).toEqual({
      full_name: 'Imani',
      phone: '+12025550143',
      email: 'imani@example.com',
      updated_at: AT,
    });
  });

  it('keeps null, which clears', () => {
    expect(checkContext({ phone: null, email: null, notes: null, lead_score: null }, AT)).toEqual({
      phone: null,
      email: null,
      notes: null,
      lead_score: null,
      updated_at: AT,
    });
  });

  it('names all findings at once and no value', () => {
    const change = {
      full_name: ' ',
      email: 'Imani',
      phone: '000-000-0000',
      status: 'x'.repeat(51),
      lead_score: NaN,
      preferences: { communication_method: 'fax', contact_frequency: 'hourly' },
    };
    expect(() => checkContext(change, AT)).toThrow(
      /status is longer than 50.*full_name is empty.*lead_score.*email is not.*phone cannot be used.*preferences communication_method.*preferences contact_frequency/,
    );
    expect(() => checkContext(change, AT)).not.toThrow(/Imani|000-0000|fax|hourly/);
  });
});

describe('checkPreferences', () => {
  it('takes back a method with null', () => {
    expect(checkPreferences({ communication_method: null }, AT)).toEqual({
      communication_method: null,
      updated_at: AT,
    });
  });

  it.each([
    [{}, /no preference/],
    [{ opt_out: undefined }, /no preference/],
    [{ contact_frequency: 'hourly' }, /contact_frequency/],
  ])('refuses %j', (change, finding) => {
    expect(() => checkPreferences(change, AT)).toThrow(finding);
  });
});
