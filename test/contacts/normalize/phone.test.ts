import fc from 'fast-check';
import { normalizePhone } from '../../../contacts/normalize/phone';

describe('normalizePhone', () => {
  it.each<[string, string | null, string]>([
    ['(617) 555-0123', '+16175550123', 'the way QuickBooks prints it'],
    ['617.555.0123', '+16175550123', 'dots'],
    ['1-617-555-0123', '+16175550123', 'trunk 1'],
    ['+1 (617) 555-0123', '+16175550123', 'Google'],
    ['16175550123', '+16175550123', 'eleven digits'],
    ['\uFF16\uFF11\uFF17\uFF15\uFF15\uFF15\uFF10\uFF11\uFF12\uFF13', '+16175550123', 'full-width digits'],
    ['\u0966\u0967', null, 'two Devanagari digits are no number'],
    ['\u096C\u0967\u096D\u096B\u096B\u096B\u0966\u0967\u0966\u0967', '+16175550101', 'Devanagari digits'],
    ['\u0666\u0661\u0667\u0665\u0665\u0665\u0660\u0661\u0660\u0661', '+16175550101', 'Arabic digits'],
    ['\u202A617\u2011555\u20110123\u202C', '+16175550123', 'direction marks and no-break hyphens'],
    ['001 617 555 0123', '+16175550123', '00 is read as +'],
    ['011 44 20 7946 0957', '+442079460957', 'the American prefix for abroad'],
    ['+44 20 7946 0958', '+442079460958', 'abroad'],
    ["'6175550123", '+16175550123', 'apostrophe as text marker'],
    ['="6175550123"', '+16175550123', 'formula that is only text'],
    ['="+16175550123"', '+16175550123', 'the same with its plus'],
    ['=6175550123', '+16175550123', 'equals sign as text marker'],
    ['6.175550123E+09', '+16175550123', 'nine decimals carry every digit'],
    ['1.6175550123E+10', '+16175550123', 'ten decimals for E+10'],
    ['6175550123.0', '+16175550123', 'a number column'],
    ['6,175,550,123', '+16175550123', 'thousands commas'],
    ['1-800-FLOWERS', '+18003569377', 'keypad letters'],
    ['857-555-01GO', '+18575550146', 'two letters make ten'],
    ['tel:+16175550123', '+16175550123', 'a link'],
    ['Bob 617-555-0123', '+16175550123', 'a word beside a whole number'],
    ['617-555-0123 option 2', '+16175550123', 'words and other digits beside a whole number'],
    ['617-555-0123 after 5pm', '+16175550123', 'a note with a digit'],
    ['#617-555-0123', '+16175550123', 'a number sign in front'],
    ['617\u2013555\u20130123', '+16175550123', 'en dashes'],
  ])('reads %j as %s: %s', (raw, e164) => {
    const outcome = normalizePhone(raw, 'US');
    expect(outcome.kind === 'valid' ? outcome.e164 : null).toBe(e164);
  });

  it.each([
    ['', 'not_a_number', 'nothing'],
    ['N/A', 'not_a_number', 'a word'],
    ['call office', 'not_a_number', 'ten letters are no number'],
    ['##########', 'not_a_number', 'a column that was too narrow'],
    ['#N/A', 'not_a_number', 'a spreadsheet error'],
    ['#DIV/0!', 'not_a_number', 'another one'],
    ['Jun-17', 'not_a_number', 'a spreadsheet took it for a date'],
    ['11/3/2025', 'not_a_number', 'a date'],
    ['*86', 'not_a_number', 'a service code'],
    ['#225', 'not_a_number', 'another one'],
    ['jo@example.com', 'not_a_number', 'another column'],
    ['-172', 'too_short', 'a spreadsheet calculated 617-789'],
    ['32665', 'too_short', 'a short code'],
    ['911', 'too_short', 'emergency'],
    ['555-0123', 'too_short', 'no area code; it is never guessed'],
    ['555-0144 Bob', 'too_short', 'a name is no keypad spelling'],
    ['617-555-01304', 'too_long', 'one digit too many'],
    ['+1 617 555 01234', 'too_long', 'the same with its country'],
    ['6.17555E+09', 'sci_lossy', 'digits are lost'],
    ['9.79E+09', 'sci_lossy', 'more of them'],
    ['6.17555012E+09', 'sci_lossy', 'a shorter mantissa is not trusted'],
    ['=A1+B1', 'formula', 'a calculation'],
    ['=HYPERLINK("http://example.net","x")', 'formula', 'a link formula'],
    ['@SUM(1)', 'formula', 'Lotus form'],
    ['+A1+B1', 'formula', 'a plus in front'],
    ["-2+3+cmd|' /C calc'!A0", 'formula', 'the classic attack'],
    ['555-555-0123', 'invalid', 'no such area code'],
    ['617-123-4567', 'invalid', 'no such exchange'],
    ['+6175550123', 'invalid', 'a plus without the 1 is Australia; it is not repaired'],
    ['0000000000', 'placeholder', 'all alike'],
    ['000-000-0000', 'placeholder', 'all alike, and 00 is no prefix here'],
    ['1234567890', 'placeholder', 'running digits'],
    ['888-888-8888', 'placeholder', 'valid for the library'],
    ['617-555-5555', 'placeholder', 'the last seven alike'],
    ['+1 617-555-1212', 'placeholder', 'directory assistance'],
  ])('rejects %j as %s: %s', (raw, reason) => {
    expect(normalizePhone(raw, 'US')).toEqual({ kind: 'rejected', reason });
  });

  it.each([
    ['617-555-0123 x123', '123'],
    ['617-555-0123 ext. 4', '4'],
    ['617-555-0123 extension 42', '42'],
    ['617-555-0123 ext12', '12'],
    ['617-555-0123ext. 12', '12'],
    ['617-555-0123, ext: 12', '12'],
    ['617-555-0123 #204', '204'],
    ['617-555-0123;ext=9', '9'],
    ['857-555-0125,,204', '204'],
    ['(617) 555-0123x14', '14'],
    ['617-555-0123', null],
  ])('keeps the extension of %j apart', (raw, extension) => {
    expect(normalizePhone(raw, 'US')).toMatchObject({ kind: 'valid', extension });
  });

  it.each([
    ['1-800-555-0199', ['toll_free']],
    ['+44 20 7946 0958', ['international']],
    ["'6175550123", ['text_marker']],
    ['6.175550123E+09', ['sci_exact']],
    ['6175550123.0', ['float_suffix']],
    ['6,175,550,123', ['thousands']],
    ['857-555-01GO', ['vanity']],
    ['617-555-0123', []],
  ])('says how %j had to be read', (raw, flags) => {
    expect(normalizePhone(raw, 'US')).toMatchObject({ kind: 'valid', flags });
  });

  it('reads a national number by the rules of another region', () => {
    expect(normalizePhone('020 7946 0958', 'GB')).toMatchObject({ e164: '+442079460958', flags: [] });
    expect(normalizePhone('+1 617 555 0123', 'GB')).toMatchObject({
      e164: '+16175550123',
      flags: ['international'],
    });
    expect(normalizePhone('00 1 617 555 0123', 'GB')).toMatchObject({ e164: '+16175550123' });
  });

  it('accepts the fictional lines behind every kind of real area code', () => {
    for (const area of ['207', '339', '413', '508', '617', '774', '857', '978', '416', '800']) {
      expect(normalizePhone(`${area}-555-0100`, 'US').kind).toBe('valid');
      expect(normalizePhone(`${area}-555-0199`, 'US').kind).toBe('valid');
    }
  });

  it('is idempotent on whatever it accepts', () => {
    const messy = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.stringMatching(/^[-+0-9 ().xE,=']{5,25}$/),
      fc
        .tuple(fc.constantFrom('617', '800', '416', '+44 20'), fc.nat(9_999_999))
        .map(([area, rest]) => `${area} ${rest}`),
    );
    fc.assert(
      fc.property(messy, fc.constantFrom('US' as const, 'GB' as const, 'DE' as const), (raw, region) => {
        const first = normalizePhone(raw, region);
        if (first.kind === 'rejected') return;
        expect(normalizePhone(first.e164, region)).toMatchObject({
          kind: 'valid',
          e164: first.e164,
          extension: null,
        });
        expect(normalizePhone(first.e164, 'US')).toMatchObject({ kind: 'valid', e164: first.e164 });
      }),
      { numRuns: 2000 },
    );
  });
});
