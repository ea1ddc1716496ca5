import { Evidence, slotOf } from '../comparison/evidence';
import { birth, email, given, phone, street } from '../comparison/levels';
import type { Thresholds } from '../decide';
import type { ScoringModel } from '../scoring/scoring-model';
import type { PairFinding } from './summary-sentence';

/** What might agree, in the order in which a leasing office can find out. */
const WISHES = [
  ['email', email.same, 'the e-mail agreed'],
  ['phone', phone.same, 'the phone number agreed'],
  ['given', given.same, 'the first name agreed'],
  ['street', street.home, 'the address agreed'],
  ['birth', birth.same, 'the date of birth agreed'],
] as const;
/** What a merge may rest on alone. */
const SUPPORTS = [
  ['email', 'the e-mail'],
  ['phone', 'the phone number'],
  ['birth', 'the date of birth'],
  ['given', 'the first name'],
] as const;

/**
 * What would change the decision: "Would merge by itself if the e-mail agreed", or what a merge rests on: "Would need a
 * person without the phone number". null when no single field would do, or a guard decides.
 */
export function counterfactual(
  model: ScoringModel,
  { found, confidence, decision, guard }: PairFinding,
  { autoMerge }: Thresholds,
): string | null {
  if (guard !== null) return null;
  if (decision === 'auto_merge') {
    const support = SUPPORTS.find(
      ([field]) =>
        found.levelOf(slotOf[field]) !== 0 && model.confidence(changed(found, slotOf[field], 0)) < autoMerge,
    );
    return support === undefined ? null : `Would need a person without ${support[1]}.`;
  }
  const wish = WISHES.find(
    ([field, level]) =>
      found.levelOf(slotOf[field]) !== level &&
      model.confidence(changed(found, slotOf[field], level)) >= autoMerge,
  );
  return wish === undefined || confidence >= autoMerge ? null : `Would merge by itself if ${wish[2]}.`;
}

/** The evidence with one field as if it were at another level; 0 takes it out. */
function changed(found: Evidence, slot: number, level: number): Evidence {
  const other = new Evidence();
  for (let index = 0; index < found.count; index += 1) {
    const own = found.slots[index] ?? 0;
    if (own !== slot) other.set(own, found.levelOf(own), found.randomLogs[own]);
  }
  other.set(slot, level);
  other.hasSameName = found.hasSameName;
  other.holders = found.holders;
  return other;
}
