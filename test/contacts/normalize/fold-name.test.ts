import fc from 'fast-check';
import { foldName, nameTokens } from '../../../contacts/normalize/fold-name';

describe('foldName', () => {
  it.each([
    ["Siobhán O'Brien", 'siobhan obrien', 'accent and apostrophe'],
    ['O’BRIEN', 'obrien', 'a curly apostrophe, capitals'],
    ['Łukasz Wójcik', 'lukasz wojcik', 'a letter Unicode does not take apart'],
    ['Strauß-Ørsted', 'strauss orsted', 'sharp s, slashed o, hyphen'],
    ['?ukasz', '?ukasz', 'a letter an export has lost is kept as lost'],
    ['\ufffdukasz', '?ukasz', 'the same, lost elsewhere'],
    ['  Hannah\u00a0 Birch ', 'hannah birch', 'blanks of every kind'],
    ['🔥 Marcus', 'marcus', 'decoration'],
    ['Nguyễn Văn', 'nguyen van', 'two marks on one letter'],
    ['', '', 'nothing'],
  ])('folds %j to %j: %s', (text, expected) => expect(foldName(text)).toBe(expected));

  it('changes nothing the second time', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) =>
        expect(foldName(foldName(text))).toBe(foldName(text)),
      ),
    ));
});

describe('nameTokens', () => {
  it('leaves out what is neither letter nor digit', () =>
    expect(nameTokens('Bob ??? ?ukasz 2')).toEqual(['bob', '?ukasz', '2']));
});
