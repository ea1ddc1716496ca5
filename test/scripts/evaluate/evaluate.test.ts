import { existsSync, readFileSync } from 'node:fs';
import type { MatchRecord } from '../../../contacts/matching/match-record';
import { evaluate, type Engine } from '../../../scripts/evaluate/evaluate';
import type { EvaluateOptions } from '../../../scripts/evaluate/options';
import type { Measures } from '../../../scripts/evaluate/report';
import { scoredPairs } from './sample-pairs';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();

/** Pairs every two records of one e-mail, 0.95 sure; 0.8 when the first names differ. */
class SameEmailEngine implements Engine {
  readonly records: MatchRecord[] = [];

  add(record: MatchRecord): void {
    this.records.push(record);
  }

  run() {
    const cluster = this.records.map(({ emails }, at) =>
      this.records.findIndex((other, index) => index === at || other.emails[0] === emails[0]),
    );
    const pairs = this.records.flatMap((right, at) =>
      this.records
        .slice(0, at)
        .flatMap((left, index): [number, number, number][] =>
          left.emails[0] === right.emails[0]
            ? [[index, at, left.name.first === right.name.first ? 0.95 : 0.8]]
            : [],
        ),
    );
    return { pairs: scoredPairs(pairs), clusters: Int32Array.from(cluster) };
  }
}

const RECORDS = `rec_id,cluster_id,source,first_name,email
r1,c1,A,Ana,ana@example.com
r2,c1,B,Ana,ana@example.com
r3,c2,B,Bob,ana@example.com
r4,c3,A,Cy,cy@example.com
r5,c3,B,Cy,cyrus@example.com
`;

async function run(
  options: Partial<EvaluateOptions> = {},
  engine: Engine = new SameEmailEngine(),
): Promise<Measures> {
  let clock = 0;
  return evaluate(
    {
      file: folder.write('people.csv', RECORDS),
      link: false,
      model: 'probabilistic',
      without: [],
      predictionsFile: null,
      clustersFile: null,
      trapsFile: null,
      ...options,
    },
    { createEngine: () => engine, log: { step: () => undefined }, now: () => (clock += 1_000) },
  );
}

describe('evaluate', () => {
  it('measures pairs, closure, clusters and reviews against the answer', async () => {
    const report = await run();
    expect(report).toMatchObject({
      file: 'people.csv',
      records: 5,
      entities: 3,
      true_pairs: 2,
      predicted_pairs: 3,
      at_0_9: {
        precision: 1,
        recall: 0.5,
        f1: 0.6667,
        closed_precision: 1,
        closed_recall: 0.5,
        closed_f1: 0.6667,
      },
      at_0_7: { precision: 0.3333, recall: 0.5, f1: 0.4, closed_precision: 0.3333 },
      best_f1: 0.6667,
      best_f1_threshold: 0.95,
      recall_at_precision_0_99: 0.5,
      recall_at_precision_0_995: 0.5,
      closed_recall_at_closed_precision_0_99: 0.5,
      closed_recall_at_closed_precision_0_995: 0.5,
      review_pairs_per_1000_records: 400,
      auto_plus_review_closed_recall: 0.5,
      b_cubed: { precision: 0.7333, recall: 0.8, f1: 0.7652 },
      clusters: { count: 3, pairwise_precision: 0.3333, pairwise_recall: 0.5, pairwise_f1: 0.4 },
    });
    expect(report).not.toHaveProperty('traps');
  });

  it('looks only at pairs across lists when lists are linked', async () =>
    // r2 with r3, both of B, is a pair of nobody's asking.
    expect(await run({ link: true })).toMatchObject({
      true_pairs: 2,
      clusters: { pairwise_precision: 0.5, pairwise_recall: 0.5 },
    }));

  it('gives the engine every record and nothing of the answer', async () => {
    const engine = new SameEmailEngine();
    await run({}, engine);
    expect(engine.records.map(({ id }) => id)).toEqual(['r1', 'r2', 'r3', 'r4', 'r5']);
    expect(JSON.stringify(engine.records)).not.toMatch(/"c[123]"|cluster/);
  });

  it('counts the traps that the clusters fell into', async () => {
    const trapsFile = folder.write(
      'traps.csv',
      'kind,cluster_a,cluster_b\nhousehold,c1,c2\nhousehold,c2,c3\n',
    );
    expect(await run({ trapsFile })).toMatchObject({
      traps: { household: { pairs: 2, merged: 1, share: 0.5 } },
    });
  });

  it('writes pairs and clusters, also of a file without the answer, of which it only counts', async () => {
    const [predictionsFile, clustersFile] = [folder.path('p.csv'), folder.path('c.csv')];
    const file = folder.write(
      'unknown.csv',
      'rec_id,first_name,email\nr1,Ana,a@example.com\nr2,Ana,a@example.com\n',
    );
    const report = await run({ file, predictionsFile, clustersFile });
    expect(Object.keys(report)).toEqual([
      'file',
      'records',
      'predicted_pairs',
      'clusters',
      'seconds',
      'peak_memory_mb',
    ]);
    expect(report).toMatchObject({ records: 2, predicted_pairs: 1, clusters: { count: 1 } });
    expect(readFileSync(predictionsFile, 'utf8')).toBe(
      'rec_id_l,rec_id_r,confidence,decision\nr1,r2,0.950000,create_new\n',
    );
    expect(readFileSync(clustersFile, 'utf8')).toBe('rec_id,cluster\nr1,0\nr2,0\n');
  });

  it('tells the time of reading from that of matching', async () => {
    const { seconds } = await run();
    const { read, match, total } = seconds as Record<string, number>;
    expect(read).toBeGreaterThan(0);
    expect(match).toBeGreaterThan(0);
    expect((read ?? 0) + (match ?? 0)).toBeLessThanOrEqual(total ?? 0);
  });

  it('writes nothing when the file is refused', async () => {
    const predictionsFile = folder.path('never.csv');
    const file = folder.write('twice.csv', 'rec_id\nr1\nr1\n');
    await expect(run({ file, predictionsFile })).rejects.toThrow('stands on an earlier line');
    expect(existsSync(predictionsFile)).toBe(false);
  });

  it('refuses traps for records without the answer', async () => {
    const file = folder.write('unknown.csv', 'rec_id\nr1\n');
    await expect(run({ file, trapsFile: folder.path('traps.csv') })).rejects.toThrow('no such column');
  });
});
