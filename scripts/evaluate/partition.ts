/** Which records belong together: the number of the group of each record, from 0 to `size` - 1. */
export interface Partition {
  readonly groupOf: Int32Array;
  readonly size: number;
}

/** The records, those of a group one after the other: group g stands from `start[g]` to before `start[g + 1]`. */
export interface GroupedRecords {
  readonly start: Int32Array;
  readonly records: Int32Array;
}

/** Numbers any labels from 0 on, in the order in which they first occur. */
export function partitionOf(labels: ArrayLike<number>): Partition {
  const numbers = new Map<number, number>();
  const groupOf = new Int32Array(labels.length);
  for (let record = 0; record < labels.length; record += 1) {
    const label = labels[record] ?? 0;
    let group = numbers.get(label);
    if (group === undefined) numbers.set(label, (group = numbers.size));
    groupOf[record] = group;
  }
  return { groupOf, size: numbers.size };
}

/** How many records each group has. */
export function groupSizes({ groupOf, size }: Partition): Int32Array {
  const sizes = new Int32Array(size);
  for (const group of groupOf) sizes[group] = (sizes[group] ?? 0) + 1;
  return sizes;
}

/** Sorts the records by their group, in time linear in both. */
export function groupRecords(partition: Partition): GroupedRecords {
  const start = new Int32Array(partition.size + 1);
  groupSizes(partition).forEach((size, group) => (start[group + 1] = (start[group] ?? 0) + size));
  const next = start.slice();
  const records = new Int32Array(partition.groupOf.length);
  partition.groupOf.forEach((group, record) => {
    const place = next[group] ?? 0;
    records[place] = record;
    next[group] = place + 1;
  });
  return { start, records };
}

/**
 * Together only where both say so. Symmetric but for the numbers of the groups; linear in records and groups.
 */
export function meet(a: Partition, b: Partition): Partition {
  const { start, records } = groupRecords(a);
  const groupOf = new Int32Array(records.length);
  /** The first group of this round; older marks are of earlier groups of `a`. */
  const mark = new Int32Array(b.size).fill(-1);
  let size = 0;
  for (let group = 0; group < a.size; group += 1) {
    const first = size;
    const end = start[group + 1] ?? 0;
    for (let place = start[group] ?? 0; place < end; place += 1) {
      const record = records[place] ?? 0;
      const other = b.groupOf[record] ?? 0;
      let number = mark[other] ?? -1;
      if (number < first) mark[other] = number = size++;
      groupOf[record] = number;
    }
  }
  return { groupOf, size };
}

/** The pairs of records in one group, each pair once. */
export function pairsWithin(partition: Partition): number {
  let pairs = 0;
  for (const size of groupSizes(partition)) pairs += (size * (size - 1)) / 2;
  return pairs;
}
