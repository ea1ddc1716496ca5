import type { Json } from '../../contacts/model/person-record';

/** What a system, or the ledger, holds about one contact: the model's or the real one. */
export interface Row {
  /** The model's name of the contact. */
  readonly key: string;
  readonly fields: Readonly<Record<string, Json>>;
}

export const tables = ['ledger', 'resman', 'domiq', 'openphone', 'questions', 'consent'] as const;
export type Table = (typeof tables)[number];

/** Everything that is held when the day is over. */
export type Holdings = Readonly<Record<Table, readonly Row[]>>;
