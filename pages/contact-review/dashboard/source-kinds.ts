import type { FileSource } from '../api/send-file';
import type { SourceShown } from '../contract';

/** One line of the first step: one of the customer's four kinds of source, with everything that was read of it. */
export interface SourceKind {
  readonly source: FileSource;
  readonly title: string;
  readonly says: string;
}

export const sourceKinds: readonly SourceKind[] = [
  { source: 'propertyradar', title: 'PropertyRadar', says: 'Owners: names, e-mails, addresses' },
  { source: 'quickbooks', title: 'QuickBooks', says: 'Customers with their job history' },
  { source: 'csv', title: 'Other CSVs', says: 'Google, Outlook, HubSpot, Jobber or any other list' },
  { source: 'openphone', title: 'OpenPhone export', says: 'Contacts exported from OpenPhone on the web' },
];

const OWN_KINDS: readonly string[] = [
  'propertyradar',
  'quickbooks',
  'openphone',
] satisfies readonly FileSource[];

/** Which line a source system belongs to: what has none of its own is another CSV. */
export const kindOf = (source: string): FileSource =>
  OWN_KINDS.includes(source) ? (source as FileSource) : 'csv';

export type SourceSum = Omit<SourceShown, 'source' | 'title'>;

/** The counts of a line over all its source systems. */
export function sumOfKind(sources: readonly SourceShown[], kind: FileSource): SourceSum {
  const nothing: SourceSum = {
    files: 0,
    records: 0,
    accepted: 0,
    rejected: 0,
    furniture: 0,
    matched: 0,
    conflicts: 0,
  };
  return sources
    .filter(({ source }) => kindOf(source) === kind)
    .reduce(
      (sum, one) => ({
        files: sum.files + one.files,
        records: sum.records + one.records,
        accepted: sum.accepted + one.accepted,
        rejected: sum.rejected + one.rejected,
        furniture: sum.furniture + one.furniture,
        matched: sum.matched + one.matched,
        conflicts: sum.conflicts + one.conflicts,
      }),
      nothing,
    );
}
