import fc from 'fast-check';
import { foldedWords, oneLine, repairMojibake, visibleText } from '../../../contacts/normalize/visible-text';
import { decodeWindows1252, encodeWindows1252 } from '../../../contacts/normalize/windows-1252';

describe('repairMojibake', () => {
  it.each([
    ['Ren\u00C3\u00A9e', 'Ren\u00E9e', 'UTF-8 read as Windows-1252'],
    ['owner\u00E2\u20AC\u2122s', 'owner\u2019s', 'a curly quote'],
    ['\u00C3\u0192\u00C2\u00A9', '\u00E9', 'twice'],
    ['S\u00E3o', 'S\u00E3o', 'a right accent is left alone'],
    ['Nguy\u1EC5n', 'Nguy\u1EC5n', 'so is a letter outside the code page'],
    ['?ukasz', '?ukasz', 'a lost letter cannot be repaired'],
  ])('turns %j into %j: %s', (broken, repaired) => expect(repairMojibake(broken)).toBe(repaired));

  it('takes back what reading UTF-8 as Windows-1252 did to a name with accents', () => {
    const accented = fc.string({
      unit: fc.constantFrom(...'abc\u00E9\u00F1\u00FC\u0142\u1EC5 '),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(accented, (name) => {
        expect(repairMojibake(decodeWindows1252(new TextEncoder().encode(name)))).toBe(name);
      }),
    );
  });
});

describe('Windows-1252', () => {
  it('has curly quotes, dashes and the euro where Latin-1 has control characters', () => {
    expect(decodeWindows1252(Uint8Array.of(0x80, 0x91, 0x92, 0x93, 0x94, 0x96, 0x97, 0xe9))).toBe(
      '\u20AC\u2018\u2019\u201C\u201D\u2013\u2014\u00E9',
    );
  });

  it('writes every byte it reads back as the same byte', () => {
    const all = Uint8Array.from({ length: 256 }, (_, byte) => byte);
    expect(encodeWindows1252(decodeWindows1252(all))).toEqual(all);
  });

  it('refuses a character it does not have', () => expect(encodeWindows1252('\u0142')).toBeNull());
});

describe('visibleText', () => {
  it('is idempotent', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) =>
        expect(visibleText(visibleText(raw))).toBe(visibleText(raw)),
      ),
    );
  });

  it('keeps line ends as LF and folds blanks', () =>
    expect(visibleText(' a\u00A0 b\r\n\u200Bc\rd ')).toBe('a b\nc\nd'));
  it('puts it on one line when asked', () => expect(oneLine('a\n b')).toBe('a b'));
  it('folds accents and punctuation for comparing', () =>
    expect(foldedWords("Ren\u00E9e O'Brien-Smith")).toBe('renee obrien smith'));
});
