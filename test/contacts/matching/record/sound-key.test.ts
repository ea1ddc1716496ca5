import fc from 'fast-check';
import { soundKey } from '../../../../contacts/matching/record/sound-key';

describe('soundKey', () => {
  it.each([
    ['cathryn', 'katherine', 'hard c, silent h'],
    ['kaitlyn', 'caitlin', 'vowels are left out'],
    ['smith', 'smyth', 'y for i'],
    ['kowalczyk', 'kowalchik', 'cz and ch'],
    ['stephen', 'steven', 'ph and v'],
    ['geoff', 'jeff', 'a soft g'],
    ['sean', 'shawn', 'sh'],
    ['knight', 'night', 'a silent k'],
    ['wright', 'right', 'a silent w'],
    ['schmidt', 'schmitt', 'd and t'],
    ['hannah', 'hana', 'doubled letters'],
  ])('is the same for %s and %s: %s', (one, other) => expect(soundKey(one)).toBe(soundKey(other)));

  it.each([
    ['moreau', 'castellano'],
    ['ann', 'nan'],
    ['bob', 'robert'],
  ])('tells %s from %s', (one, other) => expect(soundKey(one)).not.toBe(soundKey(other)));

  it('never throws, and stays short', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) =>
        expect(soundKey(text).length).toBeLessThanOrEqual(7),
      ),
    );
  });
});
