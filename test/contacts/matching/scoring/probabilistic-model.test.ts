import fc from 'fast-check';
import {
  matchProbability,
  ProbabilisticModel,
} from '../../../../contacts/matching/scoring/probabilistic-model';
import { anyFindings, evidenceOf } from '../evidence-of';
import type { Findings } from '../evidence-of';
import { fixedParameters } from '../match-records';

const model = new ProbabilisticModel(fixedParameters);
const confidence = (findings: Findings, facts?: Parameters<typeof evidenceOf>[1]): number =>
  model.confidence(evidenceOf(findings, facts));
const anyFacts = fc.record({ hasSameName: fc.boolean(), holders: fc.nat({ max: 4 }) });

describe('ProbabilisticModel.confidence', () => {
  it('is within 0 and 1, whatever the evidence', () => {
    fc.assert(
      fc.property(anyFindings, anyFacts, (findings, facts) => {
        const value = confidence(findings, facts);
        expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });

  it('does not depend on the order in which the evidence was found', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const found = evidenceOf(findings);
        const backwards = evidenceOf({});
        for (const slot of [...found.slots.subarray(0, found.count)].reverse())
          backwards.set(slot, found.levelOf(slot), found.randomLogs[slot]);
        expect(model.confidence(backwards)).toBeCloseTo(model.confidence(found), 12);
      }),
    );
  });

  it.each(['email', 'phone', 'birth', 'given'] as const)(
    'never falls when the %s agrees instead of differing',
    (field) => {
      const apart = field === 'given' ? 'other' : 'different';
      fc.assert(
        fc.property(anyFindings, anyFacts, (findings, facts) => {
          const more = confidence({ ...findings, [field]: 'same' }, facts);
          expect(more).toBeGreaterThanOrEqual(confidence({ ...findings, [field]: apart }, facts) - 1e-12);
        }),
      );
    },
  );

  it.each(['given', 'surname', 'birth', 'organisation'] as const)(
    'grows with the rarity of the %s that agrees',
    (field) => {
      const at = (share: number) => confidence({ phone: 'same', [field]: ['same', Math.log(share)] });
      expect(at(1e-5)).toBeGreaterThan(at(1e-2));
    },
  );

  it('falls with the number of people who hold the number', () => {
    const at = (holders: number) => confidence({ given: 'same', phone: 'same' }, { holders });
    expect(at(4)).toBeLessThan(at(2));
    expect(at(2)).toBeLessThan(at(1));
  });

  it('takes look-alike addresses of namesakes for less than those of strangers', () => {
    const findings: Findings = { given: 'same', surname: 'same', email: 'slip' };
    expect(confidence(findings, { hasSameName: true })).toBeLessThan(confidence(findings));
  });

  it('is what is held before, without evidence', () => {
    const { match, household, relative } = fixedParameters.priorLogs;
    const shares = [match, household, relative, 0].map(Math.exp);
    const sum = shares.reduce((total, share) => total + share, 0);
    expect(confidence({})).toBeCloseTo(Math.exp(match) / sum, 12);
  });
});

describe('ProbabilisticModel.relation', () => {
  it.each<[Findings, string]>([
    [{ given: 'same', surname: 'same', email: 'same', phone: 'same' }, 'same_person'],
    [{ given: 'other', surname: 'same', phone: 'same', street: 'home' }, 'same_household'],
    [
      { given: 'same', surname: 'same', generation: 'differs', street: 'home', birth: 'different' },
      'same_named_relative',
    ],
    [{ given: 'other', surname: 'different', phone: 'different' }, 'strangers'],
    [{}, 'strangers'],
  ])('of %j is %s', (findings, relation) => expect(model.relation(evidenceOf(findings))).toBe(relation));
});

describe('matchProbability', () => {
  const logs = fc.double({ min: -500, max: 500, noNaN: true });

  it('is 0 to 1 for any evidence, and grows with the match alone', () => {
    fc.assert(
      fc.property(
        logs,
        logs,
        logs,
        logs,
        fc.double({ min: 0, max: 50, noNaN: true }),
        (match, household, relative, random, more) => {
          const value = matchProbability({ match, household, relative, random });
          expect(value >= 0 && value <= 1).toBe(true);
          expect(
            matchProbability({ match: match + more, household, relative, random }),
          ).toBeGreaterThanOrEqual(value);
        },
      ),
    );
  });

  it('is a quarter for four classes that are as likely', () =>
    expect(matchProbability({ match: -7, household: -7, relative: -7, random: -7 })).toBeCloseTo(0.25));
});
