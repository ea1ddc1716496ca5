import type { Dashboard, FileShown, SourceShown } from '../../../contacts/review/page/page-answers';

const source = (name: string, title: string, files: number, records: number, rejected = 0): SourceShown => ({
  source: name,
  title,
  files,
  records,
  accepted: records - rejected,
  rejected,
  furniture: files,
  matched: Math.floor(records / 2),
  conflicts: Math.floor(records / 9),
});

const files: readonly FileShown[] = [
  {
    ...source('propertyradar', 'PropertyRadar', 1, 2_140, 12),
    fileName: 'owners-boston.csv',
    readAt: '2026-11-26T14:05:00Z',
    rejectedBy: [
      { reason: 'The phone number has too few digits.', rows: 9 },
      { reason: 'There is no phone number.', rows: 3 },
    ],
  },
  {
    ...source('quickbooks', 'QuickBooks', 0, 1_234),
    fileName: null,
    readAt: '2026-11-26T14:02:00Z',
    rejectedBy: [],
  },
];

/** The customer's own figures: 4,234 of 7,000 without a name, 2,103 confident, 353 conflicts, 1,778 without a match. */
export function sampleDashboard(
  reviewer: string,
  conflicts: number,
  resolved: number,
  skipped: number,
): Dashboard {
  return {
    reviewer,
    conversations: 7_120,
    leftOut: 120,
    numbers: 7_000,
    unmapped: 4_234,
    sources: [
      source('propertyradar', 'PropertyRadar', 3, 4_810, 12),
      source('quickbooks', 'QuickBooks', 0, 1_234),
      source('google', 'Google Contacts', 2, 640, 3),
      source('csv', 'CSV file', 3, 911),
    ],
    files,
    matching: {
      matched: 2_103,
      resolved,
      conflicts,
      skipped,
      setAside: 14,
      unnamed: 86,
      unknown: 1_778,
      notYetMatched: 2_666,
      withName: 2_766,
      withEmail: 2_310,
    },
    push: {
      pushed: 1_200,
      created: 1_010,
      updated: 140,
      unchanged: 50,
      waiting: 903,
      failed: 4,
      failedBy: [{ code: 'openphone.contact_read_only', numbers: 4 }],
    },
    quickbooks: {
      total: 1_234,
      matched: 1_190,
      conflict: 20,
      setAside: 2,
      withoutConversation: 15,
      withoutPhone: 7,
    },
    verification: null,
    targets: [
      { name: 'named', figure: 5_803, of: 7_000, wanted: 0.8, isMet: true },
      { name: 'withEmail', figure: 3_310, of: 7_000, wanted: 0.5, isMet: false },
      { name: 'quickbooks', figure: 1_190, of: 1_234, wanted: 1, isMet: false },
      { name: 'duplicates', figure: 0, of: null, wanted: 0, isMet: null },
    ],
    jobs: [
      {
        id: 'j3',
        kind: 'push',
        subject: null,
        status: 'interrupted',
        by: 'Ana Ruiz',
        startedAt: '2026-11-26T15:00:00Z',
        endedAt: null,
        problem: null,
      },
      {
        id: 'j2',
        kind: 'import',
        subject: 'broken-list.csv',
        status: 'failed',
        by: 'Tom Bell',
        startedAt: '2026-11-26T14:40:00Z',
        endedAt: '2026-11-26T14:40:02Z',
        problem:
          'The file has no column with phone numbers. Nothing was read. Name a column "Phone" and send it again.',
      },
      {
        id: 'j1',
        kind: 'match',
        subject: null,
        status: 'done',
        by: 'Ana Ruiz',
        startedAt: '2026-11-26T14:10:00Z',
        endedAt: '2026-11-26T14:12:00Z',
        problem: null,
      },
    ],
    balanced: true,
    imbalances: [],
  };
}

/** Before anything was brought in. */
export function emptyDashboard(reviewer: string): Dashboard {
  const full = sampleDashboard(reviewer, 0, 0, 0);
  return {
    ...full,
    unmapped: 7_000,
    sources: [],
    files: [],
    matching: {
      ...full.matching,
      matched: 0,
      setAside: 0,
      unnamed: 0,
      unknown: 0,
      notYetMatched: 7_000,
      withName: 0,
      withEmail: 0,
    },
    push: { pushed: 0, created: 0, updated: 0, unchanged: 0, waiting: 0, failed: 0, failedBy: [] },
    targets: full.targets.map((target) => ({
      ...target,
      figure: 0,
      isMet: target.of === null ? null : false,
    })),
    jobs: [],
  };
}
