interface StatusCount<Status extends string> {
  readonly status: Status;
  readonly count: number;
}

/** Counts as a database groups them, with 0 for every status that no row has. */
export function countByStatus<Status extends string>(
  statuses: readonly Status[],
  rows: readonly StatusCount<Status>[],
): Readonly<Record<Status, number>> {
  const counted = new Map(rows.map(({ status, count }) => [status, count]));
  return Object.fromEntries(statuses.map((status) => [status, counted.get(status) ?? 0])) as Record<
    Status,
    number
  >;
}
