import { basename } from 'node:path';
import type { MatchResult } from '../../contacts/matching/deduplicate';
import type { MatchRecord } from '../../contacts/matching/match-record';
import type { Log } from '../log';
import { csvRows } from './csv-rows';
import { EvaluationError } from './evaluation-error';
import type { EvaluateOptions } from './options';
import { partitionOf } from './partition';
import { readRecords, type RecordLabels } from './read-records';
import { readTraps } from './read-traps';
import { measures, rounded, type Measures } from './report';
import type { Trap } from './traps';
import { groundTruth } from './truth';
import { clusterRows, predictionRows, requireFolderOf, writeCsvFiles, type CsvOutput } from './write-csv';

/** What is measured. It gets every record once, then runs once. */
export interface Engine {
  add(record: MatchRecord): void;
  run(): MatchResult;
}

export interface Surroundings {
  createEngine(options: Pick<EvaluateOptions, 'link' | 'model'>): Engine;
  readonly log: Log;
  /** Milliseconds since the tool began. */
  now(): number;
}

/**
 * Runs the engine over a file and, when the file holds the answer, measures the result. The engine never sees the answer.
 * Writes only the files that the options name, when everything else is done.
 * @returns what is printed: counts, measures, seconds, and the largest resident memory in MB
 * @throws {EvaluationError} see its message; no file was changed.
 */
export async function evaluate(
  options: EvaluateOptions,
  { createEngine, log, now }: Surroundings,
): Promise<Measures> {
  for (const file of [options.predictionsFile, options.clustersFile])
    if (file !== null) await requireFolderOf(file);
  const watch = new StopWatch(now);
  const { labels, result, traps } = await match(options, createEngine(options), watch, log);
  const { people, sources } = labels;
  log.step(`${result.pairs.length} pairs found; measuring and writing ...`);
  const measured =
    people === null
      ? { predicted_pairs: result.pairs.length, clusters: { count: partitionOf(result.clusters).size } }
      : measures(result, groundTruth(people, options.link ? sources : null), traps);
  await writeCsvFiles(outputsOf(options, labels, result));
  return {
    file: basename(options.file),
    records: labels.ids.length,
    ...measured,
    seconds: {
      read: rounded(watch.seconds('read'), 2),
      match: rounded(watch.seconds('match'), 2),
      total: rounded(now() / 1000, 2),
    },
    peak_memory_mb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

function outputsOf(
  { predictionsFile, clustersFile }: EvaluateOptions,
  { ids }: RecordLabels,
  { pairs, clusters }: MatchResult,
): readonly CsvOutput[] {
  return [
    ...(predictionsFile === null ? [] : [{ file: predictionsFile, rows: predictionRows(pairs, ids) }]),
    ...(clustersFile === null ? [] : [{ file: clustersFile, rows: clusterRows(clusters, ids) }]),
  ];
}

interface Matched {
  readonly labels: RecordLabels;
  readonly result: MatchResult;
  readonly traps: readonly Trap[] | null;
}

/** The engine is let go when this ends, so that its memory is free for the measures. */
async function match(options: EvaluateOptions, engine: Engine, watch: StopWatch, log: Log): Promise<Matched> {
  log.step(`Reading ${basename(options.file)} ...`);
  watch.turnTo('read');
  const choice = { without: options.without, needsSource: options.link };
  const labels = await readRecords(csvRows(options.file), choice, (records) => {
    watch.turnTo('match');
    for (const record of records) engine.add(record);
    watch.turnTo('read');
  });
  const traps = options.trapsFile === null ? null : await trapsOf(options.trapsFile, labels, log);
  log.step(`Matching ${labels.ids.length} records ...`);
  watch.turnTo('match');
  const result = engine.run();
  watch.turnTo('other');
  return { labels, result, traps };
}

async function trapsOf(file: string, labels: RecordLabels, log: Log): Promise<readonly Trap[]> {
  if (labels.people === null)
    throw new EvaluationError(
      'column',
      'Traps name people by their cluster_id, and the records have no such column.',
      'Leave --traps out, or give records with a cluster_id.',
    );
  const { traps, unknown } = await readTraps(csvRows(file), labels.peopleByClusterId);
  if (unknown > 0) log.step(`${unknown} traps left out: not both people are among the records.`);
  return traps;
}

type Activity = 'read' | 'match' | 'other';

/** Time spent on each activity; one is under way at a time. */
class StopWatch {
  private readonly spentMs: Record<Activity, number> = { read: 0, match: 0, other: 0 };
  private activity: Activity = 'other';
  private since: number;

  constructor(private readonly now: () => number) {
    this.since = now();
  }

  turnTo(activity: Activity): void {
    const at = this.now();
    this.spentMs[this.activity] += at - this.since;
    [this.activity, this.since] = [activity, at];
  }

  seconds(activity: Activity): number {
    return this.spentMs[activity] / 1000;
  }
}
