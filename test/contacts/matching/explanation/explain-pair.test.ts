import fc from 'fast-check';
import { explainPair, recomputeConfidence } from '../../../../contacts/matching/explanation/explain-pair';
import type { Explanation } from '../../../../contacts/matching/explanation/explain-pair';
import { MatchIndexError } from '../../../../contacts/matching/match-index-error';
import { anyRecords, indexOf, matchRecord, numbered } from '../match-records';
import type { MatchFacts } from '../match-records';

const explained = (one: MatchFacts, other: MatchFacts, ...others: readonly MatchFacts[]): Explanation =>
  explainPair(indexOf(numbered([one, other, ...others])), '0', '1');

const ann: MatchFacts = { name: 'Ann Moreau' };
const phone: MatchFacts = { phones: ['617-555-0123'] };
const mail: MatchFacts = { emails: ['ann.moreau@example.com'] };

describe('explainPair in one sentence', () => {
  it.each<[string, MatchFacts, MatchFacts, RegExp]>([
    [
      'one person',
      { ...ann, ...phone, ...mail },
      { ...ann, ...phone, ...mail },
      /^One person: both names are the same and they share the phone number and the e-mail address\.$/,
    ],
    [
      'a nickname',
      { name: 'Bob Castellano', ...phone },
      { name: 'Robert Castellano', ...phone },
      /^One person: the names fit and they share the phone number\.$/,
    ],
    [
      'a couple',
      { ...ann, ...phone },
      { name: 'Teresa Moreau', ...phone },
      /^Kept apart: the first names differ and they share the phone number/,
    ],
    [
      'a recycled number',
      { ...ann, ...phone },
      { name: 'Omar Haddadine', ...phone },
      /may have passed to somebody new\.$/,
    ],
    [
      'father and son',
      { name: 'Frank Moreau, Sr', ...phone },
      { name: 'Frank Moreau, Jr', ...phone },
      /^Kept apart: one is Sr and the other Jr/,
    ],
    [
      'two tenancies',
      { ...ann, source: 'resman', role: 'resident' },
      { ...ann, source: 'resman', role: 'applicant' },
      /^Needs a person: both are residents or applicants/,
    ],
    [
      'strangers',
      { ...ann, phones: ['617-555-0170'] },
      { name: 'Omar Haddadine', ...phone },
      /^Probably two people: the names differ and the phone numbers differ\.$/,
    ],
    ['next to nothing', {}, ann, /^Probably two people: there is little to compare\.$/],
  ])('of %s says so', (_, one, other, sentence) => expect(explained(one, other).sentence).toMatch(sentence));

  it('tells how many people hold a number', () => {
    const others = ['Omar', 'Teresa', 'Robert', 'Keilah'].map((first) => ({
      name: `${first} Clark`,
      ...phone,
    }));
    const { sentence } = explained({ ...ann, ...phone }, { name: 'Alan Whitfield', ...phone }, ...others);
    expect(sentence).toContain('which 4 or more people have');
  });

  it('says when a person has kept two apart', () => {
    const index = indexOf(numbered([ann, ann]));
    index.keepApart('0', '1');
    expect(explainPair(index, '0', '1')).toMatchObject({
      sentence: 'Kept apart: a person has decided that they are two people.',
      guard: 'kept_apart',
      confidence: 0,
      decision: 'create_new',
      counterfactual: null,
    });
  });
});

describe('explainPair', () => {
  it.each<[string, MatchFacts, MatchFacts, Partial<Explanation>]>([
    [
      'one person',
      { ...ann, ...phone, ...mail },
      { ...ann, ...phone, ...mail },
      { decision: 'auto_merge', relation: 'same_person' },
    ],
    [
      'a couple',
      { ...ann, ...phone },
      { name: 'Teresa Moreau', ...phone },
      { decision: 'same_household', relation: 'same_household' },
    ],
    ['strangers', ann, { name: 'Omar Haddadine' }, { decision: 'create_new', relation: 'strangers' }],
  ])('decides for %s', (_, one, other, expected) => expect(explained(one, other)).toMatchObject(expected));

  it('follows the thresholds it is given', () => {
    const index = indexOf(
      numbered([
        { ...ann, ...phone },
        { ...ann, ...phone },
      ]),
    );
    const { confidence } = explainPair(index, '0', '1');
    const decisionAt = (autoMerge: number, review: number) =>
      explainPair(index, '0', '1', { autoMerge, review }).decision;
    expect(decisionAt(confidence, 0)).toBe('auto_merge');
    expect(decisionAt(1, confidence)).toBe('manual_review');
    expect(decisionAt(1, 1)).toBe('create_new');
  });

  it('leaves two tenancies to a person, whatever the thresholds', () => {
    const lease: MatchFacts = { ...ann, ...phone, ...mail, source: 'resman', role: 'resident' };
    const index = indexOf(numbered([lease, lease]));
    expect(explainPair(index, '0', '1', { autoMerge: 0.8, review: 0.6 }).decision).toBe('manual_review');
  });

  it('lists what speaks for and against, the heaviest first, with the words of the levels', () => {
    const { fields } = explained(
      { ...ann, ...phone, ...mail },
      { ...ann, phones: ['617-555-0170'], ...mail },
    );
    const weights = fields.map(({ weight }) => Math.abs(weight));
    expect(weights).toEqual([...weights].sort((a, b) => b - a));
    expect(fields).toContainEqual(
      expect.objectContaining({ field: 'E-mail', comparison: 'the same mailbox', says: 'for' }),
    );
    expect(fields).toContainEqual(
      expect.objectContaining({ field: 'Phone', comparison: 'different', says: 'against' }),
    );
  });

  it('calls a further column by its name', () => {
    const facts: MatchFacts = { ...ann, attributes: { licence_id: 'S1234567' } };
    expect(explained(facts, facts).fields.map(({ field }) => field)).toContain('licence_id');
  });

  it('has the same confidence as the index', () => {
    fc.assert(
      fc.property(anyRecords(5), (records) => {
        const index = indexOf(records);
        expect(explainPair(index, '0', '1').confidence).toBe(index.score(0, 1).confidence);
      }),
      { numRuns: 25 },
    );
  });

  it('refuses an id that is not there, and an index without a model', () => {
    expect(() => explainPair(indexOf(numbered([ann])), '0', 'nobody')).toThrow(MatchIndexError);
  });
});

describe.each(['probabilistic', 'weighted'] as const)('recomputeConfidence of the %s model', (model) => {
  it('gives the confidence from its parts', () => {
    fc.assert(
      fc.property(anyRecords(6), (records) => {
        const index = indexOf(records, { model });
        for (let right = 1; right < records.length; right += 1) {
          const { parts, confidence, guard } = explainPair(index, '0', String(right));
          expect(recomputeConfidence(parts)).toBeCloseTo(parts.confidence, 9);
          if (guard === null) expect(parts.confidence).toBe(confidence);
          else expect(confidence).toBeLessThanOrEqual(parts.confidence);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('survives being written as JSON', () => {
    fc.assert(
      fc.property(anyRecords(3), (records) => {
        const { parts } = explainPair(indexOf(records, { model }), '0', '1');
        const read = JSON.parse(JSON.stringify(parts)) as typeof parts;
        expect(recomputeConfidence(read)).toBeCloseTo(parts.confidence, 9);
      }),
      { numRuns: 25 },
    );
  });
});

describe('explainPair and private data', () => {
  /** Values that stand in no sentence by chance. */
  const anyOne: fc.Arbitrary<MatchFacts> = fc.constantFrom('xqvelda', 'zorbkin', 'wuxmira').chain((word) =>
    fc.record<MatchFacts>({
      name: fc.constantFrom(`${word} Moreauqz`, `Zorbkin ${word}`, `${word} -`),
      emails: fc.constantFrom([], [`${word}@quuxmail.example.com`]),
      phones: fc.constantFrom([], ['617-555-0123'], ['617-555-0132']),
      addresses: fc.constantFrom([], ['980 Quarrywexel Rd Apt 4'], ['981 Quarrywexel Rd Apt 77']),
      birthDate: fc.constantFrom(null, '1978-12-11'),
      organisation: fc.constantFrom(null, 'Plonkwerk LLC'),
      attributes: fc.constantFrom<Record<string, string>[]>(
        {},
        { licence: 'S1234567' },
        { licence: 'S1234576' },
      ),
    }),
  );
  const traces =
    /xqvelda|zorbkin|wuxmira|moreauqz|quux|617|555|0123|0132|98[01]|quarrywexel|\b4\b|77|1978|plonk|1234/i;

  it.each(['probabilistic', 'weighted'] as const)('has none of it in a word of the %s model', (model) => {
    fc.assert(
      fc.property(anyOne, anyOne, (one, other) => {
        const index = indexOf(numbered([one, other]), { model });
        const { sentence, counterfactual, fields, parts } = explainPair(index, '0', '1');
        const words = [
          sentence,
          counterfactual,
          ...fields.flatMap(({ field, comparison }) => [field, comparison]),
        ];
        expect(words.filter((word) => word !== null && traces.test(word))).toEqual([]);
        expect(Object.keys(parts)).toEqual(['model', 'prior', 'fields', 'confidence']);
        expect(sentence).toMatch(/^[A-Z].*\.$/);
      }),
      { numRuns: 80 },
    );
  });

  it('has none of it in an error', () => {
    const index = indexOf([matchRecord('0', { name: 'Xqvelda Moreauqz' })]);
    expect(() => explainPair(index, '0', 'xqvelda@example.com')).toThrow(/^(?!.*(?:xqvelda|Moreauqz))/i);
  });
});
