import fc from 'fast-check';
import { mergePhones, readPhoneCell } from '../../../contacts/normalize/phone-cell';
import { readLabel } from '../../../contacts/normalize/phone-labels';

/** "+16175550123 x7 mobile" for a usable number, "!06=partial" for a rejected value. */
function told(raw: string, line?: Parameters<typeof readPhoneCell>[1]['line']): string[] {
  const { phones, rejected } = readPhoneCell(raw, { region: 'US', line });
  return [
    ...phones.map(({ e164, extension, label }) =>
      [e164, extension && `x${extension}`, label === 'unspecified' ? null : label].filter(Boolean).join(' '),
    ),
    ...rejected.map(({ raw: value, reason }) => `!${value}=${reason}`),
  ];
}

describe('readPhoneCell', () => {
  it.each<[string, string[], string]>([
    ['', [], 'an empty cell says nothing'],
    ['  \u00A0 ', [], 'nor does one with blanks'],
    ['617-555-0103; 508-555-0104', ['+16175550103', '+15085550104'], 'the second number is no extension'],
    ['6175550101,7815550102', ['+16175550101', '+17815550102'], 'nor behind a comma'],
    ['617-555-0101 or 781-555-0102', ['+16175550101', '+17815550102'], 'a word between'],
    ['617-555-0101 & 781-555-0102', ['+16175550101', '+17815550102'], 'a sign between'],
    ['617-555-0101 781-555-0102', ['+16175550101', '+17815550102'], 'only a blank between'],
    ['(774) 555-0129\n(857) 555-0189', ['+17745550129', '+18575550189'], 'a line each'],
    [
      '+1 (351) 555-0107 ::: +1 (207) 555-0167',
      ['+13515550107', '+12075550167'],
      'the way Google joins them',
    ],
    ['6,175,550,123', ['+16175550123'], 'thousands commas do not part it'],
    ['617-555-0105/06', ['+16175550105', '!06=partial'], 'shorthand is not completed'],
    ['351-555-0131 or 508-5', ['+13515550131', '!508-5=partial'], 'cut off after 21 characters'],
    ['617/555-0101', ['+16175550101'], 'a slash inside one number'],
    ['617\u00B7555\u00B70101', ['+16175550101'], 'middle dots inside one number'],
    [
      '617-555-0101 ext12, 781-555-0102',
      ['+16175550101 x12', '+17815550102'],
      'an extension without a blank',
    ],
    ['C: 617-555-0101', ['+16175550101 mobile'], 'a letter as label'],
    [
      'H 978.555.0166 / W 617.555.0190 x22',
      ['+19785550166 home', '+16175550190 x22 work'],
      'labels without colon',
    ],
    ['Phone:(774) 555-0161 Mobile:(857) 555-0101', ['+17745550161', '+18575550101 mobile'], 'QuickBooks'],
    [
      'Phone:1-800-555-0199 Fax:(413) 555-0196',
      ['+18005550199', '!(413) 555-0196=fax'],
      'a fax is no contact number',
    ],
    [
      '617-555-0101 office 617-555-0102 fax',
      ['+16175550101 work', '!617-555-0102=fax'],
      'labels behind the numbers',
    ],
    ['617-555-0101 (fax)', ['!617-555-0101=fax'], 'the label in brackets'],
    [
      '(C) 617-555-0101 (F) 617-555-0102',
      ['+16175550101 mobile', '!617-555-0102=fax'],
      'letters in brackets before',
    ],
    ['p: 617-555-0101 f: 617-555-0102', ['+16175550101', '!617-555-0102=fax'], 'p is phone, f is fax'],
    ['603-555-0145 (text only)', ['+16035550145'], 'a note is dropped'],
    ['617-555-0101 (Bob) 781-555-0102 (Ann)', ['+16175550101', '+17815550102'], 'a note each'],
    ['617-555-0101 - Bob cell', ['+16175550101 mobile'], 'a name and a label'],
    [
      'O: 617-555-0101 ext 5, M: 781-555-0102',
      ['+16175550101 x5 work', '+17815550102 mobile'],
      'extension, then the next',
    ],
    ['617-555-0101, 617-555-0101', ['+16175550101'], 'one number twice counts once'],
    ['N/A', ['!N/A=not_a_number'], 'a word is reported'],
    [
      '=HYPERLINK("tel:617-555-0101","617-555-0101")',
      ['!=HYPERLINK("tel:617-555-0101","617-555-0101")=formula'],
      'a formula is reported whole',
    ],
    ['6.17555E+09', ['!6.17555E+09=sci_lossy'], 'nothing is padded'],
    ['1/2/2024', ['!1/2/2024=not_a_number'], 'a date is reported whole'],
    ['617-555-0101 / N/A', ['+16175550101'], 'a word beside a number is a note'],
    ['555-0101 / 555-0102', ['!555-0101=too_short', '!555-0102=too_short'], 'seven digits are no fragment'],
  ])('reads %j: %#', (raw, expected) => {
    expect(told(raw)).toEqual(expected);
  });

  it('takes the line from the column when the cell says nothing', () => {
    expect(told('617-555-0101', 'home')).toEqual(['+16175550101 home']);
    expect(told('C: 617-555-0101', 'home')).toEqual(['+16175550101 mobile']);
    expect(told('+44 20 7946 0959', 'fax')).toEqual(['!+44 20 7946 0959=fax']);
  });

  it('never throws, and reports or uses every cell with a digit in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (raw) => {
        const { phones, rejected } = readPhoneCell(raw, { region: 'US' });
        expect(phones.length + rejected.length).toBeGreaterThanOrEqual(/[0-9]/.test(raw) ? 1 : 0);
        for (const { e164 } of phones) expect(e164).toMatch(/^\+[1-9]\d{6,14}$/);
      }),
      { numRuns: 1000 },
    );
  });

  it('finds every number of a list, whatever stands between them', () => {
    const lines = fc.uniqueArray(fc.integer({ min: 100, max: 199 }), { minLength: 1, maxLength: 5 });
    fc.assert(
      fc.property(
        lines,
        fc.constantFrom('; ', ', ', ' / ', '\n', ' or ', ' ::: ', ' & ', ' | '),
        (numbers, between) => {
          const cell = numbers.map((line) => `617-555-0${line}`).join(between);
          const found = readPhoneCell(cell, { region: 'US' });
          expect(found.phones.map(({ e164 }) => e164)).toEqual(numbers.map((line) => `+16175550${line}`));
          expect(found.rejected).toEqual([]);
        },
      ),
    );
  });

  it.each(['1', ',', '(', ' ', '1 ', '617-555-0123 ', 'C: 617 ', '(a)', '/', '\u200D', 'x1', '+', '#', '\n'])(
    'reads a megabyte of %j within a second',
    (unit) => {
      const started = performance.now();
      readPhoneCell(unit.repeat(1_000_000 / unit.length), { region: 'US' });
      expect(performance.now() - started).toBeLessThan(10_000);
    },
  );
});

describe('mergePhones', () => {
  it('gives a number seen twice the label, extension and flags of both', () => {
    const phone = { e164: '+16175550101', extension: null, label: 'unspecified' as const, flags: [] };
    const again = { ...phone, extension: '7', label: 'mobile' as const, flags: ['inactive_status' as const] };
    expect(mergePhones([phone, again])).toEqual([again]);
  });
});

describe('readLabel', () => {
  it.each([
    ['Mobile', 'mobile'],
    ['* Mobile', 'mobile'],
    ['Work Fax', 'fax'],
    ['Home', 'home'],
    ['Main', 'main'],
    ['iPhone', 'mobile'],
    ['Bob\u2019s cell', 'mobile'],
    ['Other', 'other'],
    ['Phone', 'unspecified'],
    ['zzz', 'none'],
    ['', 'none'],
  ])('reads %j as %s', (text, kind) => expect(readLabel(text)).toBe(kind));
});
