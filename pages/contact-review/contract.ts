import type { RowList } from '../../contacts/review/page/page-requests';
import type { ChosenField } from '../../contacts/review/review-decision';

/**
 * What the page shares with its server. Types only: nothing of the server is bundled. The two lists are checked
 * against the server's types here, so that a name that is added there does not compile until it is added here.
 */
export type * from '../../contacts/review/page/page-answers';
export type {
  Ask,
  EnteredPerson,
  JobKind,
  PageRequest,
  RowList,
  VersionedDecision,
} from '../../contacts/review/page/page-requests';
export type { ChosenField, ReviewDecision } from '../../contacts/review/review-decision';

const everyRowList: Readonly<Record<RowList, true>> = {
  numbers: true,
  unmapped: true,
  matched: true,
  resolved: true,
  conflicts: true,
  skipped: true,
  setAside: true,
  unnamed: true,
  unknown: true,
  notYetMatched: true,
  withEmail: true,
  pushed: true,
  waiting: true,
  failed: true,
  quickbooksUnmatched: true,
  rejectedRows: true,
};
export const rowLists = Object.keys(everyRowList) as readonly RowList[];

const everyField: Readonly<Record<ChosenField, true>> = {
  name: true,
  company: true,
  emails: true,
  address: true,
};
export const chosenFields = Object.keys(everyField) as readonly ChosenField[];
