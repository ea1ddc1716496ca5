import { genericColumn } from '../generic-columns';
import { identify } from '../identity';
import type { SourceProfile } from '../source-profile';

/** Any file whose layout is not a known one. Source of the rule: docs/sources.md, "Generic aliases". */
export const generic: SourceProfile = {
  source: 'csv',
  layout: 'other file',
  detects: () => true,
  column: genericColumn,
  readsOtherColumns: false,
  people: ['primary'],
  identify,
};
