import fc from 'fast-check';
import type { MatchIndex, MatchIndexOptions } from '../../../contacts/matching/match-index';
import type { MatchRecord } from '../../../contacts/matching/match-record';
import { answersOf } from './index-answers';
import { anyFacts, indexOf, matchRecord } from './match-records';
import type { MatchFacts } from './match-records';

type Step = {
  readonly kind: 'put' | 'remove' | 'ask' | 'keepApart';
  readonly id: string;
  readonly facts: MatchFacts;
};

/** Does the steps on an index and on a plain map of the records, with everything that was asked on the way. */
function afterSteps(
  steps: readonly Step[],
  options: MatchIndexOptions,
): { index: MatchIndex; records: Map<string, MatchRecord> } {
  const index = indexOf([], options);
  const records = new Map<string, MatchRecord>();
  for (const { kind, id, facts } of steps) {
    const record = matchRecord(id, facts);
    if (kind === 'remove') expect(index.remove(id)).toBe(records.delete(id));
    else if (kind === 'ask') index.matchesFor(matchRecord('asked', facts), 0);
    else if (kind === 'put') {
      if (records.has(id)) index.update(record);
      else index.add(record);
      records.delete(id);
      records.set(id, record);
      index.matchesOf(id, 0);
    }
    expect(index.size).toBe(records.size);
  }
  return { index, records };
}

function expectLikeFresh(steps: readonly Step[], options: MatchIndexOptions = {}): void {
  const { index, records } = afterSteps(steps, options);
  const fresh = indexOf([...records.values()], options);
  expect(answersOf(index, records.keys())).toEqual(answersOf(fresh, records.keys()));
}

const put = (id: string, facts: MatchFacts): Step => ({ kind: 'put', id, facts });
const remove = (id: string): Step => ({ kind: 'remove', id, facts: {} });

describe('MatchIndex after any sequence of changes', () => {
  const anyStep = fc.record({
    kind: fc.constantFrom<Step['kind'][]>('put', 'put', 'put', 'remove', 'ask'),
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'),
    facts: anyFacts,
  });

  it('answers as a fresh index of the records that are left', () => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 25 }), (steps) => expectLikeFresh(steps)),
      { numRuns: 80 },
    );
  });

  it.each<[string, MatchIndexOptions]>([
    ['the weighted model', { model: 'weighted' }],
    ['lists that are linked', { link: true }],
  ])('does so for %s', (_, options) => {
    fc.assert(
      fc.property(fc.array(anyStep, { maxLength: 20 }), (steps) => expectLikeFresh(steps, options)),
      { numRuns: 15 },
    );
  });

  it('does so with many records that hold one number', () => {
    const people = Array.from({ length: 12 }, (_, at): Step =>
      put(String(at), {
        name: `${['Ann', 'Omar', 'Teresa', 'Bob'][at % 4]} Moreau`,
        phones: ['617-555-0123'],
      }),
    );
    expectLikeFresh([...people, remove('1'), remove('5'), remove('9'), remove('2')]);
  });

  it.each<[string, Step[]]>([
    [
      'an address has taken the number of a removed one',
      [
        put('a', { name: 'Ann Moreau', addresses: ['980 Quarry Hill Rd'] }),
        put('b', { name: 'Ann Moreau', addresses: ['980 Quary Hill Rd'] }),
        put('b', { name: 'Ann Moreau', addresses: ['12 Elm St'] }),
      ],
    ],
    [
      'a double last name that parted another has gone',
      [
        put('a', { name: 'Ann Vail' }),
        put('b', { name: 'Ann Davis-Vail' }),
        put('c', { name: 'Ann Davisvail' }),
        remove('b'),
      ],
    ],
    [
      'a double last name has come after what it parts was compared',
      [
        put('a', { name: 'Ann Vail' }),
        put('c', { name: 'Ann Davisvail' }),
        put('b', { name: 'Ann Davis-Vail' }),
      ],
    ],
    [
      'most numbers of a column have gone',
      [
        ...Array.from({ length: 12 }, (_, at) =>
          put(`x${at}`, { attributes: { licence_id: `S12345${at + 10}` } }),
        ),
        put('a', { name: 'Ann Moreau', attributes: { licence_id: 'S7654321' } }),
        put('b', { name: 'Ann Moreau', attributes: { licence_id: 'S7654321' } }),
        ...Array.from({ length: 12 }, (_, at) => remove(`x${at}`)),
      ],
    ],
    [
      'the columns of a removed record have taken all the room',
      [
        put('x', {
          attributes: Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`column ${at}`, 'value'])),
        }),
        remove('x'),
        put('a', { name: 'Ann Moreau', attributes: { licence_id: 'S7654321' } }),
        put('b', { name: 'Ann Moreau', attributes: { licence_id: 'S7654321' } }),
      ],
    ],
    [
      'a property has the number of the sound of a name',
      [
        put('a', { name: 'Bob -' }),
        put('a', { name: '- Robert', birthDate: '1978-12-11', attributes: { property_id: 'P2' } }),
        put('b', { birthDate: '1978-11-12', attributes: { property_id: 'P1' } }),
      ],
    ],
  ])('answers as a fresh index when %s', (_, steps) => expectLikeFresh(steps));
});
