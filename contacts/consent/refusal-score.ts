import weights from './refusal-weights.json';
import { wordingOf } from './wording';

/** How much each part of a wording speaks for a refusal, as learned by `test/contacts/consent/learn-opt-outs.ts`; whole numbers, in thousandths. */
export interface RefusalWeights {
  readonly bias: number;
  readonly parts: Readonly<Record<string, number>>;
}

const LEARNED = weights as RefusalWeights;
const KNOWN: ReadonlyMap<string, number> = new Map(Object.entries(LEARNED.parts));

/** The parts of all clauses, each once. */
export const partsOf = (clauses: readonly string[]): ReadonlySet<string> =>
  new Set(clauses.flatMap((clause) => [...wordingOf(clause)]));

/**
 * How much clauses that were written together sound like a refusal to be contacted: log-odds, 0 as likely as not. Linear, so that
 * what each clause adds can be told.
 * @param clauses folded
 */
export function refusalScore(clauses: readonly string[], known = KNOWN, bias = LEARNED.bias): number {
  const parts = partsOf(clauses);
  let sum = 0;
  for (const part of parts) sum += known.get(part) ?? 0;
  return (bias + sum / Math.sqrt(parts.size + 1)) / 1_000;
}
