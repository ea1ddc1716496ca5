import type {
  CandidateShown,
  ConflictShown,
  SaidBy,
  ValueShown,
} from '../../../contacts/review/page/page-answers';
import type { ChosenField } from '../../../contacts/review/review-decision';

const GIVEN = ['Ana', 'John', 'Maria', 'Wei', 'Fatima', 'Luis', 'Grace', 'Omar', 'Priya', 'Tom'];
const FAMILY = ['Ruiz', 'Smith', 'Okafor', 'Chen', 'Haddad', 'Novak', 'Bell', 'Ito', 'Shah', 'Larsen'];

const pick = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** Area codes in their order, a hundred numbers each: 555-0100 to 555-0199 are nobody's. */
const AREAS = ['617', '774', '781', '857', '978'];

export const phoneOf = (index: number): string =>
  `+1${pick(AREAS, Math.floor(index / 100))}555${String(100 + (index % 100)).padStart(4, '0')}`;
export const shownPhone = (number: string): string =>
  `(${number.slice(2, 5)}) ${number.slice(5, 8)}-${number.slice(8)}`;

const propertyRadar: SaidBy = {
  source: 'PropertyRadar',
  fileName: 'owners-boston.csv',
  at: '2025-11-20T10:00:00Z',
  dated: 'read',
};
const quickBooks: SaidBy = {
  source: 'QuickBooks',
  fileName: null,
  at: '2024-03-03T15:00:00Z',
  dated: 'changed',
};
const google: SaidBy = {
  source: 'Google Contacts',
  fileName: 'contacts.csv',
  at: '2023-06-14T09:30:00Z',
  dated: 'changed',
};

const said = (text: string | null, by: SaidBy): readonly ValueShown[] =>
  text === null ? [] : [{ text, saidBy: [by] }];

function candidate(
  candidateNo: number,
  by: SaidBy,
  texts: Readonly<Record<ChosenField, string | null>>,
  rest: Partial<CandidateShown> = {},
): CandidateShown {
  return {
    candidateNo,
    title: texts.name ?? texts.company ?? 'No name',
    isCompany: false,
    sources: [by.source],
    records: 1,
    isWeak: false,
    values: {
      name: said(texts.name, by),
      company: said(texts.company, by),
      emails: said(texts.emails, by),
      address: said(texts.address, by),
    },
    further: [],
    hasJobHistory: false,
    ...rest,
  };
}

/** One of the customer's conflicts: PropertyRadar says one thing, QuickBooks another, at times a third. */
export function sampleConflict(index: number): ConflictShown {
  const given = pick(GIVEN, index);
  const family = pick(FAMILY, Math.floor(index / 3));
  const number = phoneOf(index);
  const owner = candidate(1, propertyRadar, {
    name: `${given} ${family}`,
    company: null,
    emails: `${given}.${family}@example.com`.toLowerCase(),
    address: `${100 + index} Main Street, Boston, MA 02118`,
  });
  const customer = candidate(
    2,
    quickBooks,
    {
      name: `${given.slice(0, 1)}. ${family}`,
      company: index % 4 === 0 ? `${family} Plumbing LLC` : null,
      emails: `${family}${index}@example.net`.toLowerCase(),
      address: null,
    },
    {
      records: 2,
      hasJobHistory: true,
      further: [{ label: 'Last job', value: { text: '2024, unit 4B repairs', saidBy: [quickBooks] } }],
    },
  );
  const third = candidate(
    3,
    google,
    {
      name: `${given} and Sam ${family}`,
      company: null,
      emails: null,
      address: '9 Elm Court, Quincy, MA 02169',
    },
    {
      isWeak: true,
      further: [{ label: 'Notes', value: { text: 'Old number, moved out in 2021', saidBy: [google] } }],
    },
  );
  const candidates = index % 5 === 2 ? [owner, customer, third] : [owner, customer];
  const tone = pick(['good', 'fair', 'weak'] as const, index);
  return {
    phoneNumber: number,
    phone: shownPhone(number),
    version: `v1-${index}`,
    isSkipped: false,
    conversations: 1 + (index % 7),
    lastActivityAt: `2026-${String(1 + (index % 9)).padStart(2, '0')}-12T17:20:00Z`,
    candidates,
    differs: ['name', 'emails', 'address'],
    reasons: [
      'Both have this number.',
      'The last names are the same; the given name of one is an initial.',
      'The e-mail addresses are different.',
    ],
    confidence: {
      words: {
        good: 'Very likely the same person',
        fair: 'May be the same person',
        weak: 'Little speaks for it',
      }[tone],
      tone,
      share: tone === 'good' ? 0.93 : null,
    },
    recommended: tone === 'weak' ? null : 1,
    alike: index % 3 === 0 ? 117 : 0,
  };
}
