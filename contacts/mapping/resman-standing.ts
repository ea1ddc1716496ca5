import type { TenancyRole } from '../model/person-record';

/**
 * What somebody is to a property in ResMan:
 * `declined` has applied and was denied or withdrew; `former` lived there; `unknown` is a word that we do not know, or none.
 */
export const resManStandings = [
  'resident',
  'applicant',
  'former',
  'declined',
  'prospect',
  'lost',
  'unknown',
] as const;
export type ResManStanding = (typeof resManStandings)[number];

/** Whose name and contact details a prospect's update must not touch. */
export type ProtectedStanding = Exclude<ResManStanding, 'prospect' | 'lost'>;

/** The standings that somebody on a lease can have. */
export type LeaseStanding = Exclude<ProtectedStanding, 'unknown'>;

/** What somebody is in the ledger's words, and whether they still are. */
export interface Standing {
  readonly role: TenancyRole | null;
  readonly isActive: boolean;
}

const STANDING_IN_LEDGER: Readonly<Record<ResManStanding, Standing>> = {
  resident: { role: 'resident', isActive: true },
  applicant: { role: 'applicant', isActive: true },
  former: { role: null, isActive: false },
  declined: { role: 'prospect', isActive: false },
  prospect: { role: 'prospect', isActive: true },
  lost: { role: 'prospect', isActive: false },
  unknown: { role: null, isActive: true },
};

/** Tried top down on the letters of a status; the first that fits is taken. Only a prospect has to fit as a whole. */
const READINGS: readonly (readonly [RegExp, ResManStanding])[] = [
  [/former|past|movedout|evicted/, 'former'],
  [/denied|declined|cancell?ed|withdr[ae]w|^(?=.*lost)(?=.*applic)/, 'declined'],
  [/applic/, 'applicant'],
  [/resident|current|notice|monthtomonth|undereviction|renew|transfer/, 'resident'],
  [/pending|approved/, 'applicant'],
  [/lost/, 'lost'],
  [/^(?:new|(?:new)?(?:prospect|lead)s?)$/, 'prospect'],
];

/**
 * Reads the type or status of a person in ResMan, of either generation of the API: "lost", "Current_Resident", "Notice to
 * Vacate", "MonthToMonth" ... The one place that does. Case, blanks and marks do not matter. Never throws. Pure.
 * Source: resman reference, sections 2.1, 2.2, 3.1 and 6.2.
 */
export function readResManStatus(status: string | null): ResManStanding {
  const letters = (status ?? '').toLowerCase().replace(/[^\p{L}]+/gu, '');
  return READINGS.find(([words]) => words.test(letters))?.[1] ?? 'unknown';
}

/** The same for somebody on a lease: who is not known to have applied or moved out lives there. Pure. */
export function readLeaseStatus(status: string | null): LeaseStanding {
  const standing = readResManStatus(status);
  return standing === 'prospect' || standing === 'lost' || standing === 'unknown' ? 'resident' : standing;
}

/**
 * Why a person with this status may not be changed by what a prospect said; null for prospects, lost ones among them. A status
 * that is missing or not known protects: a resident under a new word must not be overwritten. Pure.
 * Source: resman reference, section 4, warning.
 */
export function protectedStandingOf(status: string | null): ProtectedStanding | null {
  const standing = readResManStatus(status);
  return standing === 'prospect' || standing === 'lost' ? null : standing;
}

/**
 * A status in the ledger's words. A lost prospect is one that is archived; who has moved out is nothing to the property any
 * more; for a word that is not known no role. Pure.
 */
export function standingOf(status: string | null): Standing {
  return STANDING_IN_LEDGER[readResManStatus(status)];
}

/** The same for somebody on a lease. Pure. */
export function leaseStandingOf(status: string | null): Standing {
  return STANDING_IN_LEDGER[readLeaseStatus(status)];
}
