import fc from 'fast-check';
import { FIELDS } from '../../../../contacts/matching/comparison/evidence';
import { attribute } from '../../../../contacts/matching/comparison/levels';
import { guardOf } from '../../../../contacts/matching/scoring/guards';
import { anyFindings, evidenceOf } from '../evidence-of';
import type { Findings } from '../evidence-of';
import { anyRecords, indexOf } from '../match-records';

const plain = { isKeptApart: false, isTwoTenancies: false };
const otherFirst: Findings = { given: 'other', surname: 'same' };

describe('guardOf', () => {
  it.each<[string, Findings, Partial<typeof plain>, string | null]>([
    ['a person has said so', { given: 'same', email: 'same' }, { isKeptApart: true }, 'kept_apart'],
    [
      'Sr and Jr of one name',
      { given: 'same', surname: 'same', generation: 'differs' },
      {},
      'other_generation',
    ],
    ['Sr and Jr of a misspelt name', { surname: 'slip', generation: 'differs' }, {}, 'other_generation'],
    ['Sr and Jr of two families', { surname: 'different', generation: 'differs' }, {}, null],
    ['a father without his Sr', { given: 'same', surname: 'same', generation: 'one_side' }, {}, null],
    ['a couple on one number', { ...otherFirst, phone: 'same' }, {}, 'shared_by_other_name'],
    ['a couple in one mailbox', { ...otherFirst, email: 'same' }, {}, 'shared_by_other_name'],
    ['a couple in one home', { ...otherFirst, street: 'home' }, {}, 'shared_by_other_name'],
    ['an office', { given: 'other', surname: 'different', phone: 'same' }, {}, 'shared_by_other_name'],
    ['neighbours in one building', { ...otherFirst, street: 'building' }, {}, null],
    ['one date of birth', { ...otherFirst, phone: 'same', birth: 'same' }, {}, null],
    ['nearly one date of birth', { ...otherFirst, phone: 'same', birth: 'slip' }, {}, 'shared_by_other_name'],
    ['an unusual first name', { given: 'different', surname: 'same', phone: 'same' }, {}, null],
    ['a nickname on one number', { given: 'nickname', surname: 'same', phone: 'same' }, {}, null],
    [
      'two residents of one system',
      { given: 'same', surname: 'same' },
      { isTwoTenancies: true },
      'two_tenancies',
    ],
    ['nothing in particular', { given: 'same', surname: 'same', phone: 'same' }, {}, null],
    ['nothing at all', {}, {}, null],
  ])('for %s, %j and %j, is %j', (_, findings, facts, reason) =>
    expect(guardOf(evidenceOf(findings), { ...plain, ...facts })?.reason ?? null).toBe(reason),
  );

  it.each([
    ['a licence number', Math.log(1e-4), null],
    ['a gender', Math.log(0.5), 'shared_by_other_name'],
  ])('lets %s that agrees stand for a person only if it is rare', (_, randomLog, reason) => {
    const found = evidenceOf({ ...otherFirst, phone: 'same' });
    found.set(FIELDS, attribute.same, randomLog);
    expect(guardOf(found, plain)?.reason ?? null).toBe(reason);
  });

  it('puts what a person has said before everything else, and holds for good', () => {
    fc.assert(
      fc.property(anyFindings, fc.boolean(), (findings, isTwoTenancies) =>
        expect(guardOf(evidenceOf(findings), { isKeptApart: true, isTwoTenancies })).toMatchObject({
          reason: 'kept_apart',
          cap: 0,
          isFinal: true,
        }),
      ),
    );
  });

  it('leaves no guarded pair sure enough for the customer’s threshold', () => {
    const facts = fc.record({ isKeptApart: fc.boolean(), isTwoTenancies: fc.boolean() });
    fc.assert(
      fc.property(anyFindings, facts, (findings, about) =>
        expect(guardOf(evidenceOf(findings), about)?.cap ?? 0).toBeLessThan(0.9),
      ),
    );
  });
});

describe.each(['probabilistic', 'weighted'] as const)('MatchIndex.score of the %s model', (model) => {
  it('never states more than a guard allows', () => {
    fc.assert(
      fc.property(anyRecords(6), fc.boolean(), (records, isKeptApart) => {
        const index = indexOf(records, { model });
        if (isKeptApart) index.keepApart('0', '1');
        for (let left = 0; left < records.length; left += 1)
          for (let right = 0; right < left; right += 1) {
            const { confidence, guard } = index.score(left, right);
            expect(confidence).toBeLessThanOrEqual(guard?.cap ?? 1);
            expect(confidence).toBeGreaterThanOrEqual(0);
          }
        if (isKeptApart) expect(index.score(0, 1).confidence).toBe(0);
      }),
      { numRuns: 25 },
    );
  });
});
