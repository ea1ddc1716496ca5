import fc from 'fast-check';
import { Interner } from '../../../../contacts/matching/record/interner';

const texts = fc.array(
  fc.oneof(fc.constantFrom('', 'ann', '__proto__', 'constructor', '\ud800'), fc.string()),
);

describe('Interner', () => {
  it('gives equal texts equal numbers, 1, 2, 3 ... as they appear', () => {
    fc.assert(
      fc.property(texts, (list) => {
        const interner = new Interner();
        const model = new Map<string, number>();
        for (const text of list) {
          if (!model.has(text)) model.set(text, model.size + 1);
          expect(interner.idOf(text)).toBe(model.get(text));
        }
        expect(interner.size).toBe(model.size + 1);
        for (const [text, id] of model)
          expect([interner.find(text), interner.textOf(id)]).toEqual([id, text]);
      }),
    );
  });

  it('finds nothing without giving a number', () => {
    const interner = new Interner();
    expect([interner.find('ann'), interner.textOf(7), interner.size]).toEqual([0, '', 1]);
  });
});
