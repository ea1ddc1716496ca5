import type { RowList } from '../contract';

/** What each list is, as a heading and in a sentence. */
export const rowListTitles: Readonly<Record<RowList, { readonly title: string; readonly says: string }>> = {
  numbers: { title: 'All numbers', says: 'Every phone number that has a conversation.' },
  unmapped: { title: 'Unmapped numbers', says: 'Numbers that have no name yet.' },
  matched: { title: 'Confident matches', says: 'The rules found whose these numbers are.' },
  resolved: { title: 'Decided by a person', says: 'Conflicts that were decided in the review.' },
  conflicts: { title: 'Conflicts', says: 'Several sources say different things; a person decides.' },
  skipped: { title: 'Put off', says: 'Conflicts that were skipped; they are still open.' },
  setAside: {
    title: 'None of these',
    says: 'A person decided that no candidate is right. They stay phone only.',
  },
  unnamed: { title: 'Matches without a name', says: 'A source has the number, but no name for it.' },
  unknown: { title: 'No match', says: 'No source has these numbers.' },
  notYetMatched: { title: 'Not looked at yet', says: 'Run the matching to look at them.' },
  withEmail: { title: 'With an e-mail address', says: 'Numbers whose contact has an e-mail address.' },
  pushed: { title: 'Pushed', says: 'Written to OpenPhone.' },
  waiting: { title: 'Waiting for the push', says: 'Have a name and are not in OpenPhone yet.' },
  failed: { title: 'Push failed', says: 'OpenPhone did not take them. Push again.' },
  quickbooksUnmatched: {
    title: 'QuickBooks customers without a match',
    says: 'They have no conversation, no phone number, or wait for a decision.',
  },
  rejectedRows: {
    title: 'Rows that were not usable',
    says: 'Each with the reason. Correct the file and send it again.',
  },
};
