import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { whyRefused } from '../refused-arguments';
import { EvaluationError } from './evaluation-error';

const models = ['probabilistic', 'weighted'] as const;

export interface EvaluateOptions {
  /** The records, a CSV with `rec_id` and, for the measures, `cluster_id`. */
  readonly file: string;
  /** Only pairs of different `source` are looked at. */
  readonly link: boolean;
  readonly model: (typeof models)[number];
  /** Columns that the engine does not see. */
  readonly without: readonly string[];
  /** Where the pairs are written; null for nowhere. */
  readonly predictionsFile: string | null;
  readonly clustersFile: string | null;
  /** Pairs of people that must stay apart. */
  readonly trapsFile: string | null;
}

export const USAGE = `npm run evaluate -- FILE.csv [options]
  FILE.csv             records with rec_id; with cluster_id, the answer, the result is measured
  --link               link lists: only pairs of different source are looked at
  --model NAME         probabilistic (default) or weighted
  --without COLUMN     leave a column out; may be given several times
  --out FILE.csv       write the pairs: rec_id_l,rec_id_r,confidence,decision
  --clusters FILE.csv  write the clusters: rec_id,cluster
  --traps FILE.csv     kind,cluster_a,cluster_b: people who must stay apart
  --help               this text
One line of JSON goes to standard output.`;

const remedy = `Mend the command and run it again.\n\n${USAGE}`;

/**
 * Reads the command line; paths become absolute.
 * @throws {EvaluationError} an unknown option, not exactly one file, an unknown model, one path for two things.
 */
export function parseEvaluateOptions(args: readonly string[], cwd: string): EvaluateOptions | 'help' {
  const { values, positionals } = readArguments(args);
  if (values.help) return 'help';
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw new EvaluationError('option', `One CSV file is wanted, ${positionals.length} were given.`, remedy);
  const model = models.find((known) => known === (values.model ?? 'probabilistic'));
  if (model === undefined)
    throw new EvaluationError('option', `--model is neither ${models.join(' nor ')}.`, remedy);
  const path = (value: string | undefined): string | null =>
    value === undefined ? null : resolve(cwd, value);
  const options: EvaluateOptions = {
    file: resolve(cwd, file),
    link: values.link === true,
    model,
    without: values.without ?? [],
    predictionsFile: path(values.out),
    clustersFile: path(values.clusters),
    trapsFile: path(values.traps),
  };
  refuseSharedPaths(options);
  return options;
}

/** A result must never land on the records. */
function refuseSharedPaths({ file, predictionsFile, clustersFile, trapsFile }: EvaluateOptions): void {
  const paths = [file, predictionsFile, clustersFile, trapsFile].filter((path) => path !== null);
  if (new Set(paths).size === paths.length) return;
  throw new EvaluationError('option', 'The same file is named twice.', remedy);
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      strict: true,
      allowPositionals: true,
      options: {
        link: { type: 'boolean' },
        model: { type: 'string' },
        without: { type: 'string', multiple: true },
        out: { type: 'string' },
        clusters: { type: 'string' },
        traps: { type: 'string' },
        help: { type: 'boolean' },
      },
    });
  } catch (cause) {
    throw refused(cause);
  }
}

const refused = (cause: unknown): EvaluationError =>
  new EvaluationError('option', whyRefused(cause), remedy, { cause });
