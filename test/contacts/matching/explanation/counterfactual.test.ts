import fc from 'fast-check';
import { slotOf } from '../../../../contacts/matching/comparison/evidence';
import { defaultThresholds } from '../../../../contacts/matching/decide';
import type { Decision } from '../../../../contacts/matching/decide';
import { counterfactual } from '../../../../contacts/matching/explanation/counterfactual';
import { explainPair } from '../../../../contacts/matching/explanation/explain-pair';
import { ProbabilisticModel } from '../../../../contacts/matching/scoring/probabilistic-model';
import { WeightedModel } from '../../../../contacts/matching/scoring/weighted-model';
import type { ScoringModel } from '../../../../contacts/matching/scoring/scoring-model';
import type { FieldKey } from '../../../../contacts/matching/comparison/levels';
import { anyFindings, evidenceOf } from '../evidence-of';
import type { Findings } from '../evidence-of';
import { fixedParameters, indexOf, numbered } from '../match-records';

const models: readonly ScoringModel[] = [new ProbabilisticModel(fixedParameters), new WeightedModel()];
const { autoMerge, review } = defaultThresholds;

/** The counterfactual of some evidence that no guard holds. */
function wouldBe(model: ScoringModel, findings: Findings): string | null {
  const found = evidenceOf(findings);
  const confidence = model.confidence(found);
  const decision: Decision =
    confidence >= autoMerge ? 'auto_merge' : confidence >= review ? 'manual_review' : 'create_new';
  return counterfactual(
    model,
    { found, confidence, decision, relation: 'strangers', guard: null },
    defaultThresholds,
  );
}

const fieldOf: Readonly<Record<string, FieldKey>> = {
  'e-mail': 'email',
  'phone number': 'phone',
  'first name': 'given',
  address: 'street',
  'date of birth': 'birth',
};

describe('counterfactual', () => {
  it('says what would make a pair merge, and what a merge rests on', () => {
    const name = 'Ann Moreau';
    const of = (...list: Parameters<typeof numbered>[0]) =>
      explainPair(indexOf(numbered(list)), '0', '1').counterfactual;
    expect([
      of({ name, phones: ['617-555-0123'] }, { name, phones: ['617-555-0170'] }),
      of({ name, phones: ['617-555-0123'] }, { name, phones: ['617-555-0123'] }),
    ]).toMatchInlineSnapshot(`
      [
        "Would need a person without the first name.",
        null,
      ]
    `);
  });

  it.each(models.map((model) => [model.kind, model] as const))('is true of the %s model', (_, model) => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const sentence = wouldBe(model, findings);
        if (sentence === null) return;
        const [, wish, support] =
          /^(?:Would merge by itself if the (.+) agreed|Would need a person without the (.+))\.$/.exec(
            sentence,
          ) ?? [];
        const field = fieldOf[wish ?? support ?? ''];
        if (field === undefined) throw new Error(`an unknown sentence: ${sentence}`);
        const { [field]: own, ...rest } = findings;
        const before = model.confidence(evidenceOf(findings));
        const best = field === 'street' ? 'home' : 'same';
        const after = model.confidence(evidenceOf(wish === undefined ? rest : { ...rest, [field]: best }));
        expect(before >= autoMerge).toBe(wish === undefined);
        expect(after >= autoMerge).toBe(wish !== undefined);
        if (wish === undefined) expect(own).toBeDefined();
      }),
      { numRuns: 300 },
    );
  });

  it('does not change the evidence', () => {
    const found = evidenceOf({ given: 'same', surname: 'same', phone: 'different' });
    const levels = Array.from(found.levels);
    for (const model of models)
      counterfactual(
        model,
        { found, confidence: 0.5, decision: 'create_new', relation: 'strangers', guard: null },
        defaultThresholds,
      );
    expect([Array.from(found.levels), found.levelOf(slotOf.phone)]).toEqual([levels, levels[slotOf.phone]]);
  });

  it.each(['kept_apart', 'other_generation', 'shared_by_other_name', 'two_tenancies'] as const)(
    'promises nothing when the guard %s decides',
    (guard) => {
      const found = evidenceOf({ given: 'same', surname: 'same' });
      const finding = {
        found,
        confidence: 0.4,
        decision: 'create_new',
        relation: 'strangers',
        guard,
      } as const;
      for (const model of models) expect(counterfactual(model, finding, defaultThresholds)).toBeNull();
    },
  );
});
