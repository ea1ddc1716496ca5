import fc from 'fast-check';
import { readKeptApart } from '../../../nodes/ContactMatch/actions/kept-apart';

describe('readKeptApart', () => {
  it.each<[unknown, [string, string][], string]>([
    [undefined, [], 'not set'],
    ['', [], 'left empty'],
    ['[]', [], 'the default'],
    [
      '[["17", "23"], [17, 40]]',
      [
        ['17', '23'],
        ['17', '40'],
      ],
      'JSON as it is typed',
    ],
    [[['17', 23]], [['17', '23']], 'a list as an expression gives it'],
    [[{ left: 17, right: 'b', confidence: 0.8 }], [['17', 'b']], 'pairs as this node puts them out'],
    [
      '17, 23\n\n17;40\r\na\tb',
      [
        ['17', '23'],
        ['17', '40'],
        ['a', 'b'],
      ],
      'a pair a line',
    ],
  ])('reads %j as %j: %s', (value, pairs) => expect(readKeptApart(value)).toEqual(pairs));

  it.each([['[["17"'], ['{"17": "23"}'], ['17'], [[['a', 'b', 'c']]], [[['a', null]]], [7], [true]])(
    'refuses %j',
    (value) => expect(readKeptApart(value)).toBeNull(),
  );

  it('never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        readKeptApart(value);
      }),
    );
  });
});
