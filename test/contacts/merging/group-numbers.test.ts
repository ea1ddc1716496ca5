import fc from 'fast-check';
import { groupNumbersByPerson } from '../../../contacts/merging';

describe('groupNumbersByPerson', () => {
  it('makes one contact of numbers that share a record, over other numbers too', () => {
    const applied = [
      { phoneNumber: '+16175550103', recordKeys: ['b', 'c'] },
      { phoneNumber: '+16175550101', recordKeys: ['a'] },
      { phoneNumber: '+16175550102', recordKeys: ['a', 'b'] },
      { phoneNumber: '+16175550104', recordKeys: ['d'] },
      { phoneNumber: '+16175550105', recordKeys: [] },
    ];
    expect(groupNumbersByPerson(applied)).toEqual([
      { phoneNumbers: ['+16175550101', '+16175550102', '+16175550103'] },
      { phoneNumbers: ['+16175550104'] },
      { phoneNumbers: ['+16175550105'] },
    ]);
  });

  const anyApplied = fc.array(
    fc.record({
      phoneNumber: fc.constantFrom('1', '2', '3', '4', '5', '6'),
      recordKeys: fc.subarray(['a', 'b', 'c', 'd', 'e']),
    }),
  );

  it('does not depend on the order and keeps every number once', () =>
    fc.assert(
      fc.property(
        anyApplied.chain((applied) =>
          fc.tuple(fc.constant(applied), fc.shuffledSubarray(applied, { minLength: applied.length })),
        ),
        ([applied, shuffled]) => {
          const groups = groupNumbersByPerson(applied);
          expect(groupNumbersByPerson(shuffled)).toEqual(groups);
          expect(groups.flatMap(({ phoneNumbers }) => phoneNumbers).sort()).toEqual(
            [...new Set(applied.map(({ phoneNumber }) => phoneNumber))].sort(),
          );
        },
      ),
    ));

  it('groups a long chain without running out of stack', () => {
    const chain = Array.from({ length: 50_000 }, (_, index) => ({
      phoneNumber: `n${index}`,
      recordKeys: [`r${index}`, `r${index + 1}`],
    }));
    expect(groupNumbersByPerson(chain)).toHaveLength(1);
  });
});
