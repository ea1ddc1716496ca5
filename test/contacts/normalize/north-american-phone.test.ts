import fc from 'fast-check';
import type { CountryCode } from '../../../contacts/normalize/libphonenumber';
import { readNorthAmericanPhone } from '../../../contacts/normalize/north-american-phone';
import { normalizePhone, normalizePhoneByLibrary } from '../../../contacts/normalize/phone';

const valid = (e164: string, extension: string | null = null, flags: readonly string[] = []) => ({
  kind: 'valid',
  e164,
  extension,
  flags,
});
const rejected = (reason: string) => ({ kind: 'rejected', reason });

const spellings: readonly ((area: string, exchange: string, line: string) => string)[] = [
  (area, exchange, line) => `(${area}) ${exchange}-${line}`,
  (area, exchange, line) => `${area}-${exchange}-${line}`,
  (area, exchange, line) => `${area}.${exchange}.${line}`,
  (area, exchange, line) => `${area} ${exchange} ${line}`,
  (area, exchange, line) => `${area}${exchange}${line}`,
  (area, exchange, line) => `1${area}${exchange}${line}`,
  (area, exchange, line) => `+1${area}${exchange}${line}`,
  (area, exchange, line) => `+1 ${area} ${exchange} ${line}`,
  (area, exchange, line) => `+1 (${area}) ${exchange}-${line}`,
  (area, exchange, line) => `1-${area}-${exchange}-${line}`,
  (area, exchange, line) => `1 (${area}) ${exchange} - ${line}`,
  (area, exchange, line) => `1${area}${exchange}.${line}`,
];
const ends = [
  '',
  ' x123',
  'x5',
  ' ext. 123',
  ' ext 4',
  ' EXT:4',
  ' #204',
  ' X 1234567',
  ' x12345678',
  ' ext',
];
const blanks = ['', ' ', '\t', '\u00A0', '\r\n'];

const digits = (length: number) => fc.stringMatching(new RegExp(`^[0-9]{${length}}$`));
/** Random numbers hardly ever are placeholders, damaged zeros or split exchanges; these are. */
const tellingNumbers = fc.constantFrom(
  ['617', '555', '1212'],
  ['617', '555', '5555'],
  ['888', '888', '8888'],
  ['234', '567', '8901'],
  ['987', '654', '3210'],
  ['512', '555', '0000'],
  ['800', '141', '0100'],
  ['242', '300', '0100'],
  ['983', '655', '0100'],
  ['246', '521', '2000'],
  ['876', '606', '0000'],
);
const anyNumber = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(digits(3), digits(3), digits(4)) },
  { weight: 1, arbitrary: tellingNumbers },
);
const written = fc
  .tuple(
    anyNumber,
    fc.constantFrom(...spellings),
    fc.constantFrom(...ends),
    fc.constantFrom(...blanks),
    fc.constantFrom(...blanks),
  )
  .map(([[area = '', exchange = '', line = ''], spell, end, before, after]) =>
    [before, spell(area, exchange, line), end, after].join(''),
  );

/** Where the short cut answers, the library has the same answer; it may always pass. */
function expectAgreement(raw: string, region: CountryCode = 'US'): void {
  const outcome = readNorthAmericanPhone(raw);
  if (outcome !== null)
    expect({ raw, outcome }).toEqual({ raw, outcome: normalizePhoneByLibrary(raw, region) });
}

describe('readNorthAmericanPhone', () => {
  it.each<[string, object, string]>([
    ['(512) 555-0142', valid('+15125550142'), 'the way QuickBooks prints it'],
    ['512-555-0142', valid('+15125550142'), 'dashes'],
    ['512.555.0142', valid('+15125550142'), 'dots'],
    ['5125550142', valid('+15125550142'), 'ten digits'],
    ['15125550142', valid('+15125550142'), 'eleven digits'],
    ['+15125550142', valid('+15125550142'), 'E.164'],
    ['+1 512 555 0142', valid('+15125550142'), 'blanks'],
    ['1-512-555-0142', valid('+15125550142'), 'trunk 1'],
    ['+1 (512) 555-0142', valid('+15125550142'), 'Google'],
    ['  512-555-0142\t', valid('+15125550142'), 'blanks around it'],
    ['512-555-0142\u00A0', valid('+15125550142'), 'a no-break space behind it'],
    ['(512) 555-0142 x123', valid('+15125550142', '123'), 'an extension'],
    ['(512) 555-0142x007', valid('+15125550142', '007'), 'zeros in front of an extension are kept'],
    ['512-555-0142 ext. 123', valid('+15125550142', '123'), 'a longer word'],
    ['512-555-0142 #204', valid('+15125550142', '204'), 'a number sign'],
    ['416-555-0142', valid('+14165550142'), 'Canada'],
    ['787-555-0142', valid('+17875550142'), 'Puerto Rico'],
    ['800-555-0142', valid('+18005550142', null, ['toll_free']), 'nobody pays to call it'],
    ['242-300-0142', valid('+12423000142', null, ['toll_free']), 'the same in the Bahamas'],
    ['246-521-0142', valid('+12465210142'), 'one thousand lines of Barbados'],
    ['246-521-2142', rejected('invalid'), 'another thousand of the same exchange'],
    ['555-555-0142', rejected('invalid'), 'no such area code'],
    ['512-155-0142', rejected('invalid'), 'no such exchange'],
    ['512-555-1212', rejected('placeholder'), 'directory assistance'],
    ['512-555-5555', rejected('placeholder'), 'the last seven alike'],
    ['888-888-8888 x5', rejected('placeholder'), 'all alike'],
    ['234-567-8901', rejected('placeholder'), 'running digits'],
    ['512-444-5555', valid('+15124445555'), 'four alike are no placeholder'],
    ['555-0142', rejected('too_short'), 'no area code'],
    ['5550142', rejected('too_short'), 'the same without a dash'],
    ['444-4444', rejected('placeholder'), 'seven alike'],
  ])('reads %j as %j: %s', (raw, outcome) => {
    expect(readNorthAmericanPhone(raw)).toEqual(outcome);
    expect(normalizePhoneByLibrary(raw, 'US')).toEqual(outcome);
  });

  it.each([
    ['', 'nothing'],
    ['+44 20 7946 0958', 'abroad'],
    ['+5125550142', 'a plus without the 1 is Peru'],
    ['011 44 20 7946 0958', 'the American prefix for abroad'],
    ['12-25-2024 01', 'a date may have ten digits'],
    ['2024-12-25 01', 'another one'],
    ['1512555.0000', 'seven digits with decimals'],
    ["'5125550142", 'a text marker is a flag'],
    ['5125550142.0', 'so are decimals'],
    ['5,125,550,142', 'and thousands commas'],
    ['5.125550142E+09', 'and scientific notation'],
    ['512-555-01GO', 'keypad letters'],
    ['512-555-0142 x12345678', 'eight digits are no extension'],
    ['512-555-0142 x5 x6', 'nor are two of them'],
    ['512-555-0142 option 2', 'words'],
    ['512-555-01425', 'one digit too many'],
    ['512-555-0142, 512-555-0143', 'two numbers'],
    ['\uFF15\uFF11\uFF12\uFF15\uFF15\uFF15\uFF10\uFF11\uFF14\uFF12', 'full-width digits'],
    [`512-555-0142${' '.repeat(100)}`, 'too long a text'],
  ])('leaves %j to the long way: %s', (raw) => expect(readNorthAmericanPhone(raw)).toBeNull());

  it('answers at least 99 of 100 ordinary numbers', () => {
    const ordinary = fc
      .tuple(
        fc.integer({ min: 200, max: 999 }),
        fc.integer({ min: 200, max: 999 }),
        digits(4),
        fc.constantFrom(...spellings),
        fc.constantFrom('', ' x123', ' ext. 123'),
        fc.constantFrom(...blanks),
      )
      .map(
        ([area, exchange, line, spell, end, blank]) => spell(`${area}`, `${exchange}`, line) + end + blank,
      );
    const numbers = fc.sample(ordinary, 5000);
    const answered = numbers.filter((raw) => readNorthAmericanPhone(raw) !== null);
    expect(answered.length / numbers.length).toBeGreaterThanOrEqual(0.99);
  });

  it('has the answer of the library for any digits in any spelling, whatever the home region of the plan', () => {
    fc.assert(
      fc.property(written, fc.constantFrom('US' as const, 'CA' as const, 'JM' as const), expectAgreement),
      { numRuns: 5000 },
    );
  });

  it('has the answer of the library behind every area code', () => {
    for (let area = 200; area <= 999; area++) {
      for (let first = 0; first <= 9; first++) {
        const exchange = `${first}${String((area * 7 + first * 31) % 100).padStart(2, '0')}`;
        const line = String((area * 13 + first * 977) % 10_000).padStart(4, '0');
        for (const lines of [line, '0142']) expectAgreement(`${area}-${exchange}-${lines}`);
      }
    }
  });

  it.each([242, 246, 264, 268, 345, 441, 523, 524, 649, 658, 721, 800, 829, 868, 876, 983])(
    'has the answer of the library for every exchange behind %i, where the plan lists them',
    (area) => {
      for (let exchange = 100; exchange <= 999; exchange++) expectAgreement(`${area}${exchange}0142`);
    },
  );

  it.each(['246-520-', '246-521-', '246-522-', '876-606-'])(
    'has the answer of the library for each thousand lines of %s',
    (start) => {
      for (let thousand = 0; thousand <= 9; thousand++) expectAgreement(`${start}${thousand}142`);
    },
  );

  it('has the answer of the library for hostile text', () => {
    const almost = fc.stringMatching(/^[-+0-9 ().,/xXeEtTpP#:;='*@\u00A0\u2011\uFF11]{0,30}$/);
    const piece = fc.oneof(
      fc.constantFrom(
        ...'+-.,/()xXeE#*=@\'"0159 \t\n\u0000\u200B\u202A\u2013\u0661\uFF0B\uD800',
        'ext',
        '.0',
        '00',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    );
    const damaged = fc
      .tuple(written, piece, fc.nat(30), fc.nat(2))
      .map(([raw, inserted, at, dropped]) => raw.slice(0, at) + inserted + raw.slice(at + dropped));
    const hostile = fc.oneof(almost, damaged, fc.string({ unit: 'binary', maxLength: 60 }));
    fc.assert(
      fc.property(hostile, (raw) => expectAgreement(raw)),
      { numRuns: 10_000 },
    );
  });
});

describe('normalizePhone', () => {
  it('is the long way with a short cut: the same answer in every region', () => {
    fc.assert(
      fc.property(written, fc.constantFrom('US' as const, 'BB' as const, 'GB' as const), (raw, region) => {
        expect(normalizePhone(raw, region)).toEqual(normalizePhoneByLibrary(raw, region));
      }),
      { numRuns: 1000 },
    );
  });

  it('takes no short cut for a region outside the North American plan', () => {
    expect(normalizePhone('+1 512 555 0142', 'GB')).toMatchObject({ flags: ['international'] });
  });
});
