import { linkByPhone } from '../../../contacts/matching';
import { expectedOutcomes, recordsOfExpected } from './expected-samples';

const numbers = expectedOutcomes.map(({ phoneNumber }) => ({
  phoneNumber,
  conversationIds: [`c-${phoneNumber}`],
}));
const linked = new Map(
  linkByPhone(numbers, recordsOfExpected()).map((number) => [number.phoneNumber, number]),
);

describe('linkByPhone on the samples', () => {
  it.each(expectedOutcomes)('$phoneNumber is $outcome', ({ phoneNumber, outcome }) => {
    expect(linked.get(phoneNumber)).toMatchObject({ phoneNumber, outcome, confidence: null });
  });

  it('counts 42 matched, 9 conflicts, 5 unnamed and 8 unknown', () => {
    const counts = Object.groupBy(linked.values(), ({ outcome }) => outcome);
    expect(
      Object.fromEntries(Object.entries(counts).map(([outcome, found]) => [outcome, found.length])),
    ).toEqual({
      matched: 42,
      conflict: 9,
      unnamed: 5,
      unknown: 8,
    });
  });

  it.each(expectedOutcomes.filter(({ outcome }) => outcome === 'conflict'))(
    'shows as many candidates as people and companies stand behind $phoneNumber',
    ({ phoneNumber, persons }) => {
      expect(linked.get(phoneNumber)?.candidates).toHaveLength(persons.length);
    },
  );
});
