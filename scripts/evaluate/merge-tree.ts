import type { ScoredPairs } from '../../contacts/matching/deduplicate';
import type { Partition } from './partition';
import { UnionFind } from './union-find';

/**
 * How the transitive closure grows as the threshold falls: every merge of two groups is a node above both. Nodes below
 * `records` are the records themselves, node `records + m` is merge m; a merge stands after the merges under it.
 */
export interface MergeTree {
  readonly records: number;
  readonly merges: number;
  /** Of each merge, in falling order. */
  readonly threshold: Float64Array;
  /** The child of each merge that holds more records, and the other one. */
  readonly heavy: Int32Array;
  readonly light: Int32Array;
  /** By node; -1 for one without. */
  readonly parent: Int32Array;
  /** By node: the number of records under it, and the place of the first of them in `order`. */
  readonly size: Int32Array;
  readonly start: Int32Array;
  /** The records, so that those under a node stand side by side, the heavy child's first. */
  readonly order: Int32Array;
}

/**
 * Builds the tree in time linear in pairs and records.
 * @param byConfidence the pairs, the most confident first
 */
export function mergeTree(pairs: ScoredPairs, byConfidence: Uint32Array, records: number): MergeTree {
  const most = Math.max(0, records - 1);
  const threshold = new Float64Array(most);
  const [heavy, light] = [new Int32Array(most), new Int32Array(most)];
  const parent = new Int32Array(records + most).fill(-1);
  const size = new Int32Array(records + most).fill(1, 0, records);
  const groups = new UnionFind(records);
  const nodeOfRoot = new Int32Array(records).map((_, record) => record);
  let merges = 0;
  for (const pair of byConfidence) {
    const a = groups.rootOf(pairs.left[pair] ?? 0);
    const b = groups.rootOf(pairs.right[pair] ?? 0);
    if (a === b) continue;
    const [first, second] = [nodeOfRoot[a] ?? a, nodeOfRoot[b] ?? b];
    const [firstSize, secondSize] = [size[first] ?? 1, size[second] ?? 1];
    const node = records + merges;
    threshold[merges] = pairs.confidence[pair] ?? 0;
    heavy[merges] = firstSize >= secondSize ? first : second;
    light[merges] = firstSize >= secondSize ? second : first;
    parent[first] = parent[second] = node;
    size[node] = firstSize + secondSize;
    nodeOfRoot[groups.join(a, b)] = node;
    merges += 1;
  }
  const tree = { records, merges, threshold, heavy, light, parent, size };
  return { ...tree, ...placeRecords(tree) };
}

/** From the roots down: a heavy child begins where its parent does, the light one behind it. */
function placeRecords({
  records,
  merges,
  heavy,
  light,
  parent,
  size,
}: Omit<MergeTree, 'start' | 'order'>): Pick<MergeTree, 'start' | 'order'> {
  const start = new Int32Array(records + merges);
  const order = new Int32Array(records);
  let free = 0;
  for (let node = records + merges - 1; node >= 0; node -= 1) {
    if (parent[node] === -1) {
      start[node] = free;
      free += size[node] ?? 1;
    }
    const begin = start[node] ?? 0;
    if (node < records) {
      order[begin] = node;
      continue;
    }
    const heavyChild = heavy[node - records] ?? 0;
    start[heavyChild] = begin;
    start[light[node - records] ?? 0] = begin + (size[heavyChild] ?? 1);
  }
  return { start, order };
}

/**
 * For each merge, the pairs that it brings together and that are of one group of `labels`. Each record is looked at once
 * for every light child it is under, so at most log2(records) times.
 */
export function agreeingPairsOfMerges(tree: MergeTree, { groupOf, size: labels }: Partition): Float64Array {
  const { records, merges, parent, size, start, order, heavy, light } = tree;
  const pairs = new Float64Array(merges);
  /** How many records of each label stand under the node that the climb has reached. */
  const count = new Int32Array(labels);
  const labelAt = (place: number): number => groupOf[order[place] ?? 0] ?? 0;
  const add = (place: number): void => {
    const label = labelAt(place);
    count[label] = (count[label] ?? 0) + 1;
  };
  for (let top = 0; top < records + merges; top += 1) {
    const above = parent[top] ?? -1;
    if (above !== -1 && heavy[above - records] === top) continue;
    const begin = start[top] ?? 0;
    let node = order[begin] ?? 0;
    if (node !== top) add(begin);
    while (node !== top) {
      node = parent[node] ?? top;
      const added = light[node - records] ?? 0;
      const from = start[added] ?? 0;
      const to = from + (size[added] ?? 1);
      let found = 0;
      for (let place = from; place < to; place += 1) found += count[labelAt(place)] ?? 0;
      for (let place = from; place < to; place += 1) add(place);
      pairs[node - records] = found;
    }
    for (let place = begin; place < begin + (size[top] ?? 1); place += 1) count[labelAt(place)] = 0;
  }
  return pairs;
}
