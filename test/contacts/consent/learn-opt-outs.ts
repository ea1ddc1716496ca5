import { writeFileSync } from 'node:fs';
import { passagesOf } from '../../../contacts/consent/own-words';
import { partsOf, refusalScore, type RefusalWeights } from '../../../contacts/consent/refusal-score';
import { NEITHER, OPT_INS, OPT_OUTS } from './opt-out-corpus';
import { ASK_FOR_OTHER_THINGS, ASK_TO_STOP } from './opt-out-messages';
import { phrases, type Phrase } from './opt-out-phrases';

const USAGE =
  'npx esbuild test/contacts/consent/learn-opt-outs.ts --bundle --platform=node | node - [contacts/consent/refusal-weights.json]: tells how well unseen messages are heard; with a file, writes the weights';

/** How often the messages are gone through, how far each moves a weight, how much weights are held down. */
const ROUNDS = 30;
const STEP = 0.3;
const HELD_DOWN = 2e-4;
/** A part that fewer messages have says nothing. */
const FEWEST_MESSAGES = 3;
/** Weights nearer to nothing are left out, in thousandths. */
const LEAST_WEIGHT = 700;
const FOLDS = 5;
const SEED = 7;

type Message = Pick<Phrase, 'text' | 'label'>;

const MESSAGES: readonly Message[] = [
  ...phrases,
  ...[...OPT_OUTS.map(([text]) => text), ...ASK_TO_STOP].map((text) => ({ text, label: 'opt_out' as const })),
  ...[...NEITHER.map(([text]) => text), ...ASK_FOR_OTHER_THINGS].map((text) => ({
    text,
    label: 'neither' as const,
  })),
  ...OPT_INS.map((text) => ({ text, label: 'opt_in' as const })),
];

interface Example {
  readonly parts: readonly string[];
  readonly refuses: 0 | 1;
}

/** A message that refuses does so as a whole; of one that does not, no passage does. */
const examplesOf = ({ text, label }: Message): Example[] => {
  const passages = passagesOf(text);
  return (label === 'opt_out' ? passages.slice(0, 1) : passages).map((clauses) => ({
    parts: [...partsOf(clauses)],
    refuses: label === 'opt_out' ? 1 : 0,
  }));
};

/** Numbers from 0 to 1 that are the same in every run. */
function sameNumbers(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) / 2_147_483_648;
}

/** Logistic regression, by AdaGrad, on the parts of each passage. */
function learn(learned: readonly Message[]): RefusalWeights {
  const counts = new Map<string, number>();
  const all = learned.flatMap(examplesOf);
  for (const part of all.flatMap(({ parts }) => parts)) counts.set(part, (counts.get(part) ?? 0) + 1);
  const examples = all.map(({ parts, refuses }) => ({
    parts: parts.filter((part) => (counts.get(part) ?? 0) >= FEWEST_MESSAGES),
    scale: 1 / Math.sqrt(parts.length + 1),
    refuses,
  }));
  const weights = new Map<string, { weight: number; moved: number }>();
  for (const part of counts.keys()) weights.set(part, { weight: 0, moved: 1e-6 });
  let bias = 0;
  let biasMoved = 1;
  const next = sameNumbers(SEED);
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const { parts, scale, refuses } of shuffled(examples, next)) {
      const known = parts.flatMap((part) => weights.get(part) ?? []);
      const score = bias + scale * known.reduce((sum, { weight }) => sum + weight, 0);
      const off = 1 / (1 + Math.exp(-score)) - refuses;
      biasMoved += off * off;
      bias -= (STEP * off) / Math.sqrt(biasMoved);
      for (const entry of known) {
        const slope = off * scale + HELD_DOWN * entry.weight;
        entry.moved += slope * slope;
        entry.weight -= (STEP * slope) / Math.sqrt(entry.moved);
      }
    }
  }
  const kept = [...weights]
    .map(([part, { weight }]) => [part, Math.round(weight * 1_000)] as const)
    .filter(([, weight]) => Math.abs(weight) >= LEAST_WEIGHT)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return { bias: Math.round(bias * 1_000), parts: Object.fromEntries(kept) };
}

function shuffled<T>(items: readonly T[], next: () => number): T[] {
  return items
    .map((item) => ({ item, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

const highest = (text: string, { bias, parts }: RefusalWeights): number => {
  const known = new Map(Object.entries(parts));
  return Math.max(...passagesOf(text).map((clauses) => refusalScore(clauses, known, bias)));
};

/** Each fifth of the messages, read with what the other four teach. */
function tellOfUnseen(least: readonly number[]): void {
  const read = shuffled(MESSAGES, sameNumbers(SEED)).map((phrase, at) => ({ phrase, fold: at % FOLDS }));
  const scored = Array.from({ length: FOLDS }, (_, fold) => {
    const weights = learn(read.filter((one) => one.fold !== fold).map(({ phrase }) => phrase));
    return read
      .filter((one) => one.fold === fold)
      .map(({ phrase }) => ({ phrase, score: highest(phrase.text, weights) }));
  }).flat();
  const refusals = scored.filter(({ phrase }) => phrase.label === 'opt_out');
  const others = scored.filter(({ phrase }) => phrase.label !== 'opt_out');
  for (const threshold of least) {
    const heard = (list: typeof scored) => list.filter(({ score }) => score >= threshold).length;
    process.stdout.write(
      `${threshold}: ${heard(refusals)} of ${refusals.length} refusals, ${heard(others)} of ${others.length} others\n`,
    );
  }
}

function main(): void {
  const [file, ...more] = process.argv.slice(2);
  if (more.length > 0) {
    process.stderr.write(`${USAGE}\n`);
    process.exitCode = 2;
    return;
  }
  if (file === undefined) tellOfUnseen([0, 0.5, 1, 1.5, 2, 3]);
  else writeFileSync(file, `${JSON.stringify(learn(MESSAGES), null, 2)}\n`);
}

main();
