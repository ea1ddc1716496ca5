import { NameTable, nameTraits } from '../../../../contacts/matching/record/name-table';

describe('NameTable', () => {
  it('has 0 for no name, and one number for a name whichever cell it stands in', () => {
    const names = new NameTable();
    expect([names.idOf(''), names.idOfWords([])]).toEqual([0, 0]);
    expect(names.idOfWords(['clark'])).toBe(names.idOf('clark'));
  });

  it('joins a name of several words and remembers its parts', () => {
    const names = new NameTable();
    const double = names.idOfWords(['davis', 'vail']);
    expect(names.textOf(names.joinedOf(double))).toBe('davisvail');
    expect(names.joinedOf(double)).toBe(names.joinedOf(names.idOf('davisvail')));
    expect(names.partsOf(double).map((part) => names.textOf(part))).toEqual(['davis', 'vail']);
    expect(names.partsOf(names.idOf('davis'))).toEqual([]);
  });

  it.each([
    ['r', nameTraits.initial, true],
    ['robert', nameTraits.initial, false],
    ['bob', nameTraits.knownGiven, true],
    ['qwxyz', nameTraits.knownGiven, false],
    ['smith', nameTraits.knownSurname, true],
    ['qwxyz', nameTraits.knownSurname, false],
  ])('of %s says of trait %d: %s', (name, trait, expected) => {
    const names = new NameTable();
    expect(names.has(names.idOf(name), trait)).toBe(expected);
  });

  it('gives a nickname the formal names it may stand for, and an unknown name itself', () => {
    const names = new NameTable();
    const formals = (name: string) => names.formalsOf(names.idOf(name)).map((id) => names.textOf(id));
    expect(formals('bob')).toContain('robert');
    expect(formals('robert')).toContain('robert');
    expect(formals('qwxyz')).toEqual(['qwxyz']);
  });

  it('has one sound for two spellings', () => {
    const names = new NameTable();
    expect(names.soundOf(names.idOf('cathryn'))).toBe(names.soundOf(names.idOf('katherine')));
  });
});
