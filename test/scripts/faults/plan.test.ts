import { seededRandom } from '../../../sandbox/generate/seeded-random';
import { planTraffic } from '../../../scripts/faults/plan';

const plan = (seed: number, count = 2000) => planTraffic(count, seededRandom(seed), seed);

describe('planTraffic', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(plan(3)).toEqual(plan(3));
    expect(plan(3).people[0]).not.toEqual(plan(4).people[0]);
  });

  it('sends every delivery, and three in ten again', () => {
    const { deliveries, sequence } = plan(1);
    expect(Math.abs(sequence.length - 2000)).toBeLessThan(10);
    expect(new Set(sequence)).toEqual(new Set(deliveries));
    const share = (sequence.length - deliveries.length) / sequence.length;
    expect(share).toBeGreaterThan(0.29);
    expect(share).toBeLessThan(0.31);
  });

  it('sends a fifth of them out of order', () => {
    const { deliveries, sequence } = plan(1);
    const place = new Map(deliveries.map(({ id }, index) => [id, index]));
    const first = [...new Set(sequence.map(({ id }) => id))].map((id) => place.get(id) ?? -1);
    let furthest = -1;
    const late = first.filter((at) => {
      const isLate = at < furthest;
      furthest = Math.max(furthest, at);
      return isLate;
    });
    expect(late.length / deliveries.length).toBeGreaterThan(0.15);
  });

  it('knows every sort of people, couples on one number, and no number or address of two others', () => {
    const { people } = plan(1);
    expect(new Set(people.map(({ acquaintance }) => acquaintance)).size).toBe(5);
    expect(new Set(people.map(({ email }) => email)).size).toBe(people.length);
    const couples = people.filter(({ acquaintance }) => acquaintance === 'couple');
    expect(couples.length % 2).toBe(0);
    expect(new Set(people.map(({ phone }) => phone)).size).toBe(people.length - couples.length / 2);
    expect(new Set(people.map(({ firstName, lastName }) => `${firstName} ${lastName}`)).size).toBe(
      people.length,
    );
    expect(people.some(({ optsOut }) => optsOut)).toBe(true);
  });
});
