import fc from 'fast-check';

/** Names, numbers and addresses as people type them, junk among them. */
export const anyLine = () =>
  fc.oneof(
    fc.constantFrom(
      'Wanda',
      ' Kessler ',
      "O'Brien",
      'N/A',
      '',
      '=1+1',
      '<b>Wanda</b>',
      '{{ $json }}',
      '\u202eadnaW',
    ),
    fc.string({ maxLength: 40, unit: 'grapheme' }),
  );

export const anyPhoneText = () =>
  fc.constantFrom(
    '(617) 555-0142',
    '+15125550143',
    '617.555.0144 x7',
    '000-000-0000',
    '555-1212',
    'call me',
    '',
  );

export const anyEmailText = () =>
  fc.constantFrom('Wanda@Example.com', 'jonah.lindqvist@example.org', 'none', 'noemail@noemail.com', '@', '');

/** A value that may be missing altogether. */
export const missing = <Value>(arbitrary: fc.Arbitrary<Value>) =>
  fc.option(fc.option(arbitrary, { nil: null }), { nil: undefined });

export const anyPreferences = () =>
  fc.dictionary(
    fc.constantFrom(
      'communication_method',
      'preferred_method',
      'contact_frequency',
      'opt_out',
      'email_opt_out',
      'phone_opt_out',
      'text_opt_out',
      'doNotCall',
      'unsubscribed',
      'marketing_opt_out',
      'move_in_date',
    ),
    fc.constantFrom(
      true,
      false,
      'yes',
      'no',
      'email',
      'text',
      'SMS',
      'phone',
      'daily',
      'weekly',
      'pigeon',
      null,
      1,
    ),
  );
