import fc from 'fast-check';
import { foldName } from '../../../contacts/normalize/fold-name';
import { namesInLocalPart } from '../../../contacts/normalize/name-in-email';
import type { NamesInEmail } from '../../../contacts/normalize/name-in-email';

const told = (local: string): string | null => {
  const names = namesInLocalPart(local);
  return names && `${names.confidence}: ${names.given ?? '-'} ${names.surname ?? '-'}`;
};

const givens = fc.constantFrom('christopher', 'elizabeth', 'jennifer', 'xochitl', 'matthew', 'deborah');
const surnames = fc.constantFrom('kowalski', 'gutierrez', 'mcdonough', 'nguyen', 'whitfield', 'hernandez');
const digits = fc.stringMatching(/^\d{0,6}$/);

describe('namesInLocalPart', () => {
  it.each([
    ['chelsea.justice', 'separated: chelsea justice', 'given name first'],
    ['justice.chelsea77', 'separated: chelsea justice', 'surname first'],
    ['Chelsea_Justice', 'separated: chelsea justice', 'capitals, an underscore'],
    ['chelsea.r.justice', 'separated: chelsea justice', 'a middle initial'],
    ['mary.ann.whitfield', 'separated: mary whitfield', 'a middle name'],
    ['maria.garcia.lopez', 'separated: maria garcia lopez', 'a double surname'],
    ['mary.de.leon', 'separated: mary de leon', 'a surname of two words'],
    ["pat.o'brien", 'separated: pat obrien', 'an apostrophe'],
    ['quantavious.gutierrez', 'separated: quantavious gutierrez', 'a given name that no list has'],
    ['chelsea.justice+apts', 'separated: chelsea justice', 'a tag'],
    ['mr.chelsea.justice', 'separated: chelsea justice', 'a title'],
    ['chelseajustice22', 'given_prefix: chelsea justice', 'written together'],
    ['kimberlylynch', 'given_prefix: kimberly lynch', 'kimberly, not kim'],
    ['andreasmith', 'given_prefix: andrea smith', 'andrea smith, not andreas mith'],
    ['davidrwhitfield', 'given_prefix: david whitfield', 'a middle initial between'],
    ['christopher88', 'given_prefix: christopher -', 'a given name alone'],
    ['dianamarie', 'given_prefix: diana -', 'two given names'],
    ['kimlove', 'given_prefix: kim -', 'Love is a surname, and a word that people add'],
    ['wrightjames81', 'given_suffix: james wright', 'surname first'],
    ['gonzalez88', 'given_suffix: - gonzalez', 'a surname alone'],
    ['okhan85', 'initial: o khan', 'an initial'],
    ['j.whitfield', 'initial: j whitfield', 'an initial apart'],
    ['whitfield.j', 'initial: j whitfield', 'an initial behind'],
    ['mcmillinhome5228', 'separated: - mcmillin', 'a household'],
    ['the.mcmillin.family', 'separated: - mcmillin', 'a household, in words'],
    ['thewhitfields2713', 'separated: - whitfield', 'a household, in the plural'],
  ])('reads %s as "%s": %s', (local, expected) => {
    expect(told(local)).toBe(expected);
  });

  it.each([
    ['iamdog1507', 'an invented handle'],
    ['sunnytiger2367', 'words that are names too'],
    ['mamaboy', 'words that are surnames too'],
    ['queen.life', 'words apart'],
    ['happyfamily', 'no surname before the household'],
    ['scottandjennifer48', 'two people, no surname'],
    ['riveroaks', 'a building'],
    ['smith.properties', 'a company'],
    ['leasing', 'a desk'],
    ['kelly88', 'a given name as well as a surname'],
    ['qzxv', 'nothing anybody is called'],
    ['jo1hn', 'digits inside a word'],
    ['5550142', 'digits alone'],
    ['', 'nothing'],
  ])('finds no names in %s: %s', (local) => {
    expect(namesInLocalPart(local)).toBeNull();
  });

  it('finds a long given name and a surname in every order, with or without a dot', () => {
    fc.assert(
      fc.property(
        givens,
        surnames,
        fc.constantFrom('', '.', '_', '-'),
        fc.boolean(),
        digits,
        (given, surname, separator, isGivenFirst, number) => {
          const parts = isGivenFirst ? [given, surname] : [surname, given];
          const confidence = separator !== '' ? 'separated' : isGivenFirst ? 'given_prefix' : 'given_suffix';
          const expected: NamesInEmail = { given, surname, confidence };
          expect(namesInLocalPart(`${parts.join(separator)}${number}`)).toEqual(expected);
        },
      ),
    );
  });

  it('tells folded names that stand in the text, never throws, and does not mind case', () => {
    const anyLocal = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 80 }),
      fc.stringMatching(/^[a-z.]{1,20}$/),
      fc
        .array(fc.oneof(givens, surnames, fc.constantFrom('.', 'and', 'family', 'love')))
        .map((p) => p.join('')),
    );
    fc.assert(
      fc.property(anyLocal, (local) => {
        const names = namesInLocalPart(local);
        expect(namesInLocalPart(local.toUpperCase())).toEqual(
          namesInLocalPart(local.toUpperCase().toLowerCase()),
        );
        if (names === null) return;
        expect(names.given ?? names.surname).not.toBeNull();
        for (const name of [names.given, names.surname]) {
          if (name === null) continue;
          expect(foldName(name)).toBe(name);
          expect(foldName(local).replaceAll(' ', '')).toContain(name.replaceAll(' ', ''));
        }
      }),
    );
  });

  it('gives up on a megabyte at once', () => {
    expect(namesInLocalPart('a'.repeat(1_000_000))).toBeNull();
  });
});
