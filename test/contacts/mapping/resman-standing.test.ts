import fc from 'fast-check';
import {
  leaseStandingOf,
  protectedStandingOf,
  readLeaseStatus,
  readResManStatus,
  resManStandings,
  standingOf,
  type ResManStanding,
} from '../../../contacts/mapping/resman-standing';

/** Every status word of the ResMan reference, and what else systems write. */
const statuses: [string, ResManStanding, string][] = [
  ['prospect', 'prospect', 'type of a Lead Management customer'],
  ['lost', 'lost', 'type of a Lead Management customer'],
  ['applicant', 'applicant', 'type of a Lead Management customer, read back'],
  ['current_resident', 'resident', 'type of a Lead Management customer, read back'],
  ['Prospect', 'prospect', 'status of the Partners API'],
  ['Lost', 'lost', 'status of the Partners API'],
  ['Applicant', 'applicant', 'status of the Partners API'],
  ['Resident', 'resident', 'status of the Partners API'],
  ['Pending', 'applicant', 'of people on leases'],
  ['Current', 'resident', 'of people on leases'],
  ['Approved', 'applicant', 'approval of an application'],
  ['Denied', 'declined', 'approval of an application'],
  ['Cancelled', 'declined', 'of an application'],
  ['Canceled', 'declined', 'the American spelling'],
  ['Notice to Vacate', 'resident', 'residency of the Partners API'],
  ['On Notice', 'resident', 'the report of ResMan'],
  ['Month To Month', 'resident', 'residency of the Partners API'],
  ['MonthToMonth', 'resident', 'in one word'],
  ['Under Eviction', 'resident', 'residency of the Partners API'],
  ['Pending Renewal', 'resident', 'lives there, only the lease is pending'],
  ['Pending Transfer', 'resident', 'lives there, only the unit is pending'],
  ['Approved Applicant', 'applicant', 'two words'],
  ['Pending Applicant', 'applicant', 'two words'],
  ['Denied Applicant', 'declined', 'two words'],
  ['Lost Applicant', 'declined', 'no prospect: an application is on record'],
  ['Former Resident', 'former', 'has moved out'],
  ['Former', 'former', 'of people on leases'],
  ['Past Resident', 'former', 'has moved out'],
  ['Moved Out', 'former', 'has moved out'],
  ['Evicted', 'former', 'is no more under eviction'],
  ['Former Applicant', 'former', 'an application is on record'],
  ['new', 'prospect', "the customer's own word"],
  ['New Lead', 'prospect', "the customer's own word"],
  ['Lost Prospect', 'lost', 'two words'],
  ['New Resident', 'resident', 'new does not make a prospect'],
  ['Prospect Resident', 'resident', 'what protects counts more'],
  ['something new to us', 'unknown', 'a sentence is no status'],
  ['former prospective tenant of ours', 'former', 'what protects counts more'],
  ['waitlist', 'unknown', 'a word that we do not know'],
  ['unknown', 'unknown', 'how the client calls a missing type'],
  ['', 'unknown', 'nothing is said'],
  ['  ', 'unknown', 'nothing is said'],
  ['42', 'unknown', 'a code'],
  ['Заявитель', 'unknown', 'another language'],
];

describe('readResManStatus', () => {
  it.each(statuses)('reads %j as %s: %s', (status, standing) => {
    expect(readResManStatus(status)).toBe(standing);
  });

  it('reads a status that is missing as unknown', () => expect(readResManStatus(null)).toBe('unknown'));

  it('is the same in every case and with every separator', () => {
    const changed = fc.constantFrom<(text: string) => string>(
      (text) => text.toUpperCase(),
      (text) => text.toLowerCase(),
      (text) => text.replace(/ /g, '_'),
      (text) => text.replace(/[ _]/g, ''),
      (text) => ` ${text.replace(/[ _]/g, ' - ')}\n`,
    );
    fc.assert(
      fc.property(fc.constantFrom(...statuses), changed, ([status, standing], change) =>
        expect(readResManStatus(change(status))).toBe(standing),
      ),
    );
  });

  it('gives one of the standings, whatever comes', () => {
    fc.assert(fc.property(fc.string(), (text) => expect(resManStandings).toContain(readResManStatus(text))));
  });

  it('takes a megabyte in its stride', () => {
    expect(readResManStatus('lost '.repeat(200_000))).toBe('lost');
    expect(readResManStatus('applic '.repeat(200_000))).toBe('applicant');
    expect(readResManStatus('new'.repeat(300_000))).toBe('unknown');
  });
});

describe('protectedStandingOf', () => {
  it.each(statuses)('protects by %j unless it is %s and that is a prospect', (status, standing) => {
    const isProspect = standing === 'prospect' || standing === 'lost';
    expect(protectedStandingOf(status)).toBe(isProspect ? null : standing);
  });

  it('protects whom nothing is said about', () => expect(protectedStandingOf(null)).toBe('unknown'));

  it('lets nobody be changed by a word with "applicant" or "resident" in it', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('applicant', 'Resident'), fc.string(), (before, word, after) =>
        expect(protectedStandingOf(`${before} ${word} ${after}`)).not.toBeNull(),
      ),
    );
  });
});

describe('standingOf', () => {
  it.each([
    ['prospect', 'prospect', true],
    ['Lost', 'prospect', false],
    ['Denied', 'prospect', false],
    ['Applicant', 'applicant', true],
    ['current_resident', 'resident', true],
    ['Former Resident', null, false],
    ['something new to us', null, true],
    ['', null, true],
    [null, null, true],
  ])('reads %s as %s, active %s', (status, role, isActive) => {
    expect(standingOf(status)).toEqual({ role, isActive });
  });
});

describe('somebody on a lease', () => {
  it.each([
    ['Pending', 'applicant'],
    ['Approved', 'applicant'],
    ['Pending Renewal', 'resident'],
    ['Current', 'resident'],
    ['Denied', 'declined'],
    ['Former', 'former'],
    ['a word that we do not know', 'resident'],
    ['prospect', 'resident'],
    [null, 'resident'],
  ])('is, with the status %j, %s', (status, standing) => expect(readLeaseStatus(status)).toBe(standing));

  it('is a resident for the ledger too when the status says nothing', () => {
    expect(leaseStandingOf(null)).toEqual({ role: 'resident', isActive: true });
    expect(leaseStandingOf('Former')).toEqual({ role: null, isActive: false });
  });

  it('is protected in every standing', () => {
    for (const [status] of statuses) expect(protectedStandingOf(readLeaseStatus(status))).not.toBeNull();
  });
});
