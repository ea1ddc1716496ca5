import fc from 'fast-check';
import { readResManStatus } from '../../../contacts/mapping/resman-standing';
import {
  checkPerson,
  parseContactId,
  contactIdOf,
  requireNames,
  ResManClient,
  splitName,
} from '../../../clients/resman';
import { refusalOf } from '../../../clients/resman/guard';
import { fromResManPhone, phoneDigits, toResManPhone } from '../../../clients/resman/phone';
import { scoreCandidates } from '../../../clients/resman/score-candidates';
import { unionOf } from '../../../clients/resman/search-contacts';
import { contactOf, PROPERTY } from './people';

describe('contact ids', () => {
  it('come back as the parts they were made of', () => {
    const part = fc.stringMatching(/^[a-z0-9-]{1,36}$/);
    fc.assert(
      fc.property(part, fc.option(part), part, (propertyId, prospectId, personId) => {
        const key = { propertyId, prospectId, personId };
        expect(parseContactId(contactIdOf(key))).toEqual(key);
      }),
    );
  });

  it.each(['', 'a', 'a:', 'a::', ':b:c', 'a:b:c:d'])('%j is none', (text) => {
    expect(parseContactId(text)).toBeNull();
  });
});

describe('the guard', () => {
  it.each([
    ['applicant', 'is_applicant', 'household_has_applicant'],
    ['APPLICANT', 'is_applicant', 'household_has_applicant'],
    ['denied', 'is_applicant', 'household_has_applicant'],
    ['current_resident', 'is_resident', 'household_has_resident'],
    ['Notice to Vacate', 'is_resident', 'household_has_resident'],
    ['former resident', 'is_former_resident', 'household_has_former_resident'],
    ['unknown', 'status_unknown', 'household_status_unknown'],
    ['a word that we do not know', 'status_unknown', 'household_status_unknown'],
    ['', 'status_unknown', 'household_status_unknown'],
    ['prospect', null, null],
    ['LOST', null, null],
  ])('says of %j %s, of somebody with it on the record %s', (status, own, others) => {
    const roommate = contactOf({ personId: 'person-2', status, isMainContact: false });
    expect(refusalOf(contactOf({ status }), [])).toBe(own);
    expect(refusalOf(contactOf(), [contactOf(), roommate])).toBe(others);
  });

  it('names what says most when several things protect', () => {
    const onLease = contactOf({ prospectId: null, status: 'current_resident' });
    expect(refusalOf(contactOf({ status: 'waitlist' }), [], [onLease])).toBe('is_resident');
    const household = ['waitlist', 'applicant'].map((status, index) =>
      contactOf({ personId: `other-${index}`, status }),
    );
    expect(refusalOf(contactOf(), household)).toBe('household_has_applicant');
  });

  it('says who is protected: the person, somebody on the record, or the same person on a lease', () => {
    const prospect = contactOf();
    const roommate = contactOf({ personId: 'person-2', status: 'applicant', isMainContact: false });
    const onLease = contactOf({ prospectId: null, status: 'current_resident' });
    expect(refusalOf(prospect, [prospect])).toBeNull();
    expect(refusalOf(contactOf({ status: 'current_resident' }), [])).toBe('is_resident');
    expect(refusalOf(contactOf({ status: 'applicant' }), [])).toBe('is_applicant');
    expect(refusalOf(prospect, [prospect, roommate])).toBe('household_has_applicant');
    expect(refusalOf(prospect, [prospect], [onLease])).toBe('is_resident');
  });
});

describe('people on leases', () => {
  it.each([
    ['Pending', 'applicant', 'applicant'],
    ['Pending Renewal', 'current_resident', 'resident'],
    ['Current', 'current_resident', 'resident'],
    [null, 'current_resident', 'resident'],
    ['Denied', 'declined_applicant', 'declined'],
    ['Former', 'former_resident', 'former'],
  ])('have, with the lease status %j, the status %s, which reads %s', async (Status, status, standing) => {
    const People = [{ PersonID: 'person-1', Status }];
    const client = new ResManClient({
      callV1: () => Promise.resolve({ kind: 'json', json: { People } }),
      callV2: () => Promise.reject(new Error('not asked')),
    });
    expect(await client.applicantsAndResidents(PROPERTY)).toMatchObject([{ status }]);
    expect(readResManStatus(status)).toBe(standing);
  });
});

describe('what is sent of a person', () => {
  it.each([
    ['000-000-0000', 'a placeholder'],
    ['(555) 555-5555', 'a placeholder'],
    ['12', 'no number'],
  ])('leaves out the phone %s: %s', (phone) => {
    expect(checkPerson({ phone })).toEqual({
      person: {},
      leftOut: [{ field: 'phone', reason: 'placeholder_or_no_number' }],
    });
  });

  it.each(['none@none.com', 'noemail@example.com', 'not an address'])('leaves out the e-mail %s', (email) => {
    const { person, leftOut } = checkPerson({ email });
    expect(person).toEqual({});
    expect(leftOut).toEqual([{ field: 'email', reason: expect.any(String) as string }]);
  });

  it('writes a number as ResMan does, and an address in small letters', () => {
    expect(checkPerson({ phone: '+1 512.555.0142', email: 'Nathan@Example.com' }).person).toEqual({
      phones: [{ number: '(512) 555-0142', type: 'cell' }],
      email: 'nathan@example.com',
    });
  });

  it('needs both names and says which is missing', () => {
    expect(() => requireNames({ firstName: 'Nathan' })).toThrow(/the last name is missing/);
    expect(() => requireNames({})).toThrow(/the first name is missing; the last name is missing/);
  });

  it('refuses what is no name any more', () => {
    expect(() => checkPerson({ firstName: 'x'.repeat(20_001) })).toThrow(/firstName has more than 20000/);
    expect(checkPerson({ firstName: 'x'.repeat(10_000) }).person.firstName).toHaveLength(10_000);
  });

  it('reads back a number that was written', () => {
    const numbers = fc.integer({ min: 0, max: 99 }).map((n) => `+1617555${String(100 + n).padStart(4, '0')}`);
    fc.assert(
      fc.property(numbers, (e164) => {
        const written = toResManPhone(e164) ?? '';
        expect(written).toMatch(/^\(617\) 555-\d{4}$/);
        expect(fromResManPhone(written)).toBe(e164);
        expect(phoneDigits(written)).toBe(phoneDigits(e164));
      }),
    );
  });
});

describe('names in one piece', () => {
  it.each([
    ['Nathan Smith', { firstName: 'Nathan', lastName: 'Smith' }],
    ['  Mary Ann   Lee ', { firstName: 'Mary Ann', lastName: 'Lee' }],
    ['Cher', null],
    ['', null],
  ])('%j', (name, expected) => expect(splitName(name)).toEqual(expected));
});

describe('who it may be', () => {
  const wanted = {
    firstName: 'Nathan',
    lastName: 'Smith',
    email: 'nathan@example.com',
    phone: '512-555-0142',
  };
  const confidenceOf = (changes: Parameters<typeof contactOf>[0], person = wanted) =>
    scoreCandidates(person, [contactOf(changes)], PROPERTY)[0];

  it('is sure of the same e-mail, number and name, and of two of them', () => {
    expect(confidenceOf({})?.confidence).toBeGreaterThan(0.9);
    expect(confidenceOf({ email: null })?.confidence).toBeGreaterThan(0.8);
    expect(confidenceOf({ phones: [] })?.confidence).toBeGreaterThan(0.8);
  });

  it('does not take somebody else on the same number for the person', () => {
    const spouse = confidenceOf({ firstName: 'Carla', email: null });
    expect(spouse?.confidence).toBeLessThan(0.8);
  });

  it('does not take a namesake for the person', () => {
    expect(confidenceOf({ email: 'other@example.com', phones: [] })?.confidence).toBeLessThan(0.8);
  });

  it('puts the surest first', () => {
    const candidates = [contactOf({ personId: 'other', firstName: 'Carla', email: null }), contactOf()];
    expect(scoreCandidates(wanted, candidates, PROPERTY).map(({ contact }) => contact.personId)).toEqual([
      'person-1',
      'other',
    ]);
  });

  it('counts a person once, by the entry that says more', () => {
    const onLease = contactOf({ prospectId: null, status: 'current_resident' });
    expect(unionOf([onLease, contactOf(), contactOf()])).toEqual([contactOf()]);
  });
});
