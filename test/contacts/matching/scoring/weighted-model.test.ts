import fc from 'fast-check';
import { customerWeights, WeightedModel } from '../../../../contacts/matching/scoring/weighted-model';
import type { FieldWeights } from '../../../../contacts/matching/scoring/weighted-model';
import { anyFindings, evidenceOf } from '../evidence-of';
import type { Findings } from '../evidence-of';

const confidence = (findings: Findings, weights: FieldWeights = customerWeights): number =>
  new WeightedModel(weights).confidence(evidenceOf(findings));
const sameName: Findings = { given: 'same', surname: 'same' };
const anyWeights: fc.Arbitrary<FieldWeights> = fc
  .array(fc.integer({ min: 0, max: 10 }), { minLength: 5, maxLength: 5 })
  .map(([email = 0, phone = 0, name = 0, address = 0, birth = 0]) => ({
    email,
    phone,
    name,
    address,
    birth,
  }));

describe('WeightedModel of the customer’s weights', () => {
  it.each<[Findings, number, string]>([
    [{ ...sameName, email: 'same', phone: 'same' }, 1, 'everything agrees'],
    [{ ...sameName, email: 'different', phone: 'same' }, 0.6, '30 % phone and 30 % name'],
    [{ ...sameName, email: 'same', phone: 'different' }, 0.7, '40 % e-mail and 30 % name'],
    [
      { given: 'other', surname: 'different', email: 'same', phone: 'same' },
      0.7,
      '40 % e-mail and 30 % phone',
    ],
    [{ given: 'other', surname: 'same', email: 'same', phone: 'same' }, 0.85, 'half of the name'],
    [{ ...sameName, email: 'different', phone: 'different' }, 0.3, '30 % name'],
    [{ given: 'other', surname: 'different', email: 'different', phone: 'different' }, 0, 'nothing agrees'],
    [{}, 0, 'nothing is known'],
  ])('%j gives %d: %s', (findings, expected) => expect(confidence(findings)).toBeCloseTo(expected));

  it('leaves what is missing out instead of counting it as different', () => {
    expect(confidence({ ...sameName, phone: 'same' })).toBeCloseTo(1);
    expect(confidence({ ...sameName, phone: 'same', email: 'different' })).toBeLessThan(0.7);
  });

  it('does not call a name alone a match', () => expect(confidence(sameName)).toBeLessThan(0.7));

  it.each<[Findings, Findings]>([
    [{ given: 'same' }, { given: 'nickname' }],
    [{ given: 'nickname' }, { given: 'similar' }],
    [{ given: 'similar' }, { given: 'other' }],
    [{ email: 'slip' }, { email: 'other_domain' }],
    [{ phone: 'without_area_code' }, { phone: 'slip' }],
  ])('holds %j for more alike than %j', (more, less) => {
    const rest: Findings = { surname: 'same', phone: 'same', email: 'same' };
    expect(confidence({ ...rest, ...more })).toBeGreaterThan(confidence({ ...rest, ...less }));
  });
});

describe('WeightedModel of other weights', () => {
  const weights = (own: Partial<FieldWeights>): FieldWeights => ({
    ...{ email: 0, phone: 0, name: 0, address: 0, birth: 0 },
    ...own,
  });

  it.each<[string, FieldWeights, number]>([
    ['the e-mail counts alone', weights({ email: 1 }), 1],
    ['the phone counts alone', weights({ phone: 1 }), 0],
    ['the address counts as much', weights({ email: 1, address: 1 }), 0.5],
    ['the date of birth counts three times as much', weights({ email: 1, birth: 3 }), 1],
    ['nothing counts', weights({}), 0],
    ['a weight below 0 counts as 0', weights({ email: 1, phone: -5 }), 1],
  ])('follows them: %s', (_, own, expected) => {
    const findings: Findings = { email: 'same', phone: 'different', street: 'different', birth: 'same' };
    expect(confidence(findings, own)).toBeCloseTo(expected);
  });

  it('does not change when all weights are multiplied', () => {
    fc.assert(
      fc.property(anyFindings, anyWeights, fc.integer({ min: 2, max: 9 }), (findings, own, factor) => {
        const { email, phone, name, address, birth } = own;
        const larger = {
          email: email * factor,
          phone: phone * factor,
          name: name * factor,
          address: address * factor,
          birth: birth * factor,
        };
        expect(confidence(findings, larger)).toBeCloseTo(confidence(findings, own));
      }),
    );
  });

  it('gives 0 to 1, whatever the evidence', () => {
    fc.assert(
      fc.property(anyFindings, anyWeights, (findings, own) => {
        const value = confidence(findings, own);
        expect(value >= 0 && value <= 1).toBe(true);
      }),
    );
  });
});

describe('WeightedModel.relation', () => {
  it.each<[Findings, string]>([
    [{ given: 'other', surname: 'same' }, 'same_household'],
    [{ given: 'other', surname: 'different' }, 'strangers'],
    [{ given: 'same', surname: 'same' }, 'strangers'],
  ])('of %j is %s, if it is not one person', (findings, relation) =>
    expect(new WeightedModel().relation(evidenceOf(findings))).toBe(relation),
  );
});
