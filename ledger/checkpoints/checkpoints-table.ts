/** Up to which moment something was read, so that whoever reads it next begins there. */
export interface CheckpointsTable {
  /** What is read, e.g. "resman.contacts.harbor-lofts". */
  name: string;
  /** ISO 8601 UTC */
  value: string;
  created_at: string;
  updated_at: string;
}
