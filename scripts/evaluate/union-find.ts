import { partitionOf, type Partition } from './partition';

/** Groups that grow as records are found to belong together; nearly constant time for each step. */
export class UnionFind {
  private readonly parent: Int32Array;
  private readonly size: Int32Array;

  /** @param records how many records, each a group of its own; or groups to go on from, which stay as they are */
  constructor(records: number | UnionFind) {
    if (typeof records === 'number') {
      this.parent = new Int32Array(records).map((_, record) => record);
      this.size = new Int32Array(records).fill(1);
    } else {
      this.parent = records.parent.slice();
      this.size = records.size.slice();
    }
  }

  /** The record that stands for the group. */
  rootOf(record: number): number {
    let at = record;
    for (;;) {
      const above = this.parent[at] ?? at;
      if (above === at) return at;
      const next = this.parent[above] ?? above;
      this.parent[at] = next;
      at = next;
    }
  }

  /** Joins the groups of two records and answers with the root of the new one. */
  join(a: number, b: number): number {
    const [first, second] = [this.rootOf(a), this.rootOf(b)];
    if (first === second) return first;
    const [firstSize, secondSize] = [this.size[first] ?? 1, this.size[second] ?? 1];
    const [large, small] = firstSize >= secondSize ? [first, second] : [second, first];
    this.parent[small] = large;
    this.size[large] = firstSize + secondSize;
    return large;
  }

  groups(): Partition {
    return partitionOf(this.parent.map((_, record) => this.rootOf(record)));
  }
}
