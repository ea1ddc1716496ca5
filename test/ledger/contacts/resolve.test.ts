import { defaultMatchingRule } from '../../../contacts/model/matching-rule';
import {
  decideReview,
  getContact,
  listOpenReviews,
  mergeByHand,
  resolve,
  saveRule,
  searchContacts,
  separateEntry,
  unmerge,
  type Ledger,
} from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { testClock } from '../sample-records';
import { said } from './people';

const wanda = {
  firstName: 'Wanda',
  lastName: 'Kessler',
  phone: '(617) 555-0142',
  email: 'wanda@example.com',
};

describeOnEachDatabase('resolve', ({ open }) => {
  let ledger: Ledger;
  const clock = testClock();
  const take = (fields: object) => resolve(ledger, said(fields), clock);
  beforeEach(async () => {
    ledger = await open();
  });

  it('makes a contact of somebody nobody knows', async () => {
    const { contact, ...found } = await take({ externalId: 'u1', ...wanda, propertyId: 'P1' });
    expect(found).toMatchObject({
      decision: 'create_new',
      confidence: 0,
      isNewContact: true,
      isRepeat: false,
      merged: [],
      candidates: [],
    });
    expect(contact).toMatchObject({
      firstName: 'Wanda',
      lastName: 'Kessler',
      phones: ['+16175550142'],
      emails: ['wanda@example.com'],
      propertyId: 'P1',
    });
  });

  it('joins another system’s record of the same person, and says why', async () => {
    const first = await take({ externalId: 'u1', ...wanda });
    const second = await take({
      system: 'resman',
      externalId: 'R7',
      firstName: 'Wanda',
      lastName: 'Kessler',
      phone: '617-555-0142',
    });
    expect(second).toMatchObject({ decision: 'auto_merge', contactId: first.contactId, isNewContact: false });
    expect(second.confidence).toBeGreaterThan(0.9);
    expect(second.candidates[0]?.sentence).toMatch(/phone|number/i);
    const { entries } = await getContact(ledger, first.contactId);
    expect(entries.map(({ system, externalId }) => [system, externalId])).toEqual([
      ['domiq', 'u1'],
      ['resman', 'R7'],
    ]);
  });

  describe('a number that texted before it had a name', () => {
    const number = { system: 'openphone', externalId: 'phone:+16175550142', phone: wanda.phone };

    it('is whose it turns out to be, in either order', async () => {
      const first = await take(number);
      const named = await take({ externalId: 'u1', ...wanda });
      expect(named).toMatchObject({
        decision: 'auto_merge',
        contactId: first.contactId,
        isNewContact: false,
      });
      expect(named.contact).toMatchObject({ firstName: 'Wanda', emails: ['wanda@example.com'] });
      const later = await take({ ...number, externalId: 'CT1' });
      expect(later).toMatchObject({ decision: 'auto_merge', contactId: first.contactId });
      expect(await listOpenReviews(ledger, { limit: 5 })).toEqual([]);
    });

    it('is the first one’s of two who say it is theirs', async () => {
      const first = await take(number);
      const named = await take({ externalId: 'u1', ...wanda });
      const other = await take({
        externalId: 'u2',
        firstName: 'Noemi',
        lastName: 'Kessler',
        phone: wanda.phone,
      });
      expect(named.contactId).toBe(first.contactId);
      expect(other.contactId).not.toBe(first.contactId);
    });

    it('is asked about when it has been quiet for so long that somebody else may have it', async () => {
      const first = await take(number);
      const later = { ...clock, now: () => '2026-12-24T00:00:00.000Z' };
      const named = await resolve(ledger, said({ externalId: 'u1', ...wanda }), later);
      expect(named).toMatchObject({ decision: 'manual_review', isNewContact: true });
      expect(named.contactId).not.toBe(first.contactId);
    });

    it('is asked about where a person decides everything', async () => {
      await saveRule(
        ledger,
        { ...defaultMatchingRule, propertyId: 'P1', mergeStrategy: 'manual_review' },
        'ann',
        clock,
      );
      await take(number);
      const named = await take({ externalId: 'u1', ...wanda, propertyId: 'P1' });
      expect(named.decision).toBe('manual_review');
    });
  });

  it('changes nothing when the same record comes again, and answers as the first time', async () => {
    const first = await take({ externalId: 'u1', ...wanda });
    const again = await take({ externalId: 'u1', ...wanda });
    expect(again).toMatchObject({
      contactId: first.contactId,
      decision: 'create_new',
      isRepeat: true,
      isNewContact: false,
      revision: first.revision,
    });
  });

  it('takes a new version of an entry to its contact, and never goes back to an older one', async () => {
    const first = await take({ externalId: 'u1', ...wanda, version: 1 });
    const third = await take({ externalId: 'u1', ...wanda, email: 'new@example.com', version: 3 });
    const second = await take({ externalId: 'u1', ...wanda, email: 'old@example.com', version: 2 });
    expect(third).toMatchObject({
      contactId: first.contactId,
      decision: 'known_identity',
      isOutdated: false,
    });
    expect(third.contact.emails).toEqual(['new@example.com']);
    expect(second).toMatchObject({ contactId: first.contactId, isOutdated: true });
    expect(second.contact.emails).toEqual(['new@example.com']);
  });

  it('puts a doubtful pair to a person and makes a contact of its own meanwhile', async () => {
    const first = await take({ externalId: 'u1', ...wanda, email: null });
    const second = await take({
      system: 'openphone',
      externalId: 'C1',
      phone: '617-555-0142',
      company: 'Kessler Plumbing',
    });
    expect(second).toMatchObject({ decision: 'manual_review', isNewContact: true });
    const [review] = await listOpenReviews(ledger, { limit: 10 });
    expect(new Set([review?.left.contactId, review?.right.contactId])).toEqual(
      new Set([first.contactId, second.contactId]),
    );
    expect(review?.explanation.fields.map(({ field }) => field)).toContain('Phone');
    const answered = await decideReview(
      ledger,
      { reviewId: review?.reviewId ?? '', decision: 'merge', by: 'ann' },
      clock,
    );
    expect(answered.merge?.primaryId).toBe(first.contactId);
    expect(await listOpenReviews(ledger, { limit: 10 })).toEqual([]);
    expect((await getContact(ledger, second.contactId)).contactId).toBe(first.contactId);
  });

  it('never asks again about two whom a person has kept apart, and never joins them', async () => {
    await take({ externalId: 'u1', ...wanda });
    await take({ system: 'openphone', externalId: 'C1', phone: '617-555-0142', company: 'Kessler Plumbing' });
    const [review] = await listOpenReviews(ledger, { limit: 10 });
    await decideReview(
      ledger,
      { reviewId: review?.reviewId ?? '', decision: 'not_the_same', by: 'ann' },
      clock,
    );
    const later = await take({ system: 'openphone', externalId: 'C1', ...wanda });
    expect(later.merged).toEqual([]);
    expect(later.candidates[0]).toMatchObject({ isKeptApart: true });
    expect(await listOpenReviews(ledger, { limit: 10 })).toEqual([]);
    await expect(
      decideReview(ledger, { reviewId: review?.reviewId ?? '', decision: 'merge', by: 'ann' }, clock),
    ).rejects.toThrow('not open');
  });

  it('finds that two contacts are one when a record connects them', async () => {
    const byPhone = await take({ externalId: 'u1', ...wanda, email: null });
    const byEmail = await take({ system: 'quickbooks', externalId: 'q1', ...wanda, phone: null });
    expect(byEmail.decision).not.toBe('auto_merge');
    const both = await take({ system: 'resman', externalId: 'R7', ...wanda });
    expect(both.decision).toBe('auto_merge');
    expect(both.merged).toHaveLength(1);
    for (const { contactId } of [byPhone, byEmail])
      expect((await getContact(ledger, contactId)).contactId).toBe(both.contactId);
  });

  it('keeps two people on one number apart', async () => {
    const one = await take({ externalId: 'u1', ...wanda });
    const two = await take({
      externalId: 'u2',
      firstName: 'Fergus',
      lastName: 'Kessler',
      phone: '617-555-0142',
    });
    expect(two.contactId).not.toBe(one.contactId);
    expect(two.decision).toBe('create_new');
  });

  it('follows a reference without guessing, in either order', async () => {
    const resman = await take({ system: 'resman', externalId: 'R7', firstName: 'Wanda' });
    const chat = await take({
      externalId: 'u1',
      phone: '512-555-0111',
      references: [{ system: 'resman', externalId: 'R7' }],
    });
    expect(chat).toMatchObject({ decision: 'auto_merge', contactId: resman.contactId });
    const early = await take({
      externalId: 'u2',
      phone: '303-555-0112',
      references: [{ system: 'resman', externalId: 'R8' }],
    });
    const late = await take({ system: 'resman', externalId: 'R8', firstName: 'Noemi' });
    expect(late).toMatchObject({ decision: 'auto_merge', contactId: early.contactId });
  });

  it('never joins by name alone', async () => {
    await take({ externalId: 'u1', firstName: 'Ximena', lastName: 'Ravenscroft', propertyId: 'P1' });
    const second = await take({
      system: 'resman',
      externalId: 'R1',
      firstName: 'Ximena',
      lastName: 'Ravenscroft',
      propertyId: 'P1',
    });
    expect(second.decision).toBe('manual_review');
  });

  it('takes a merge back exactly, and gives what came meanwhile to whom it is about', async () => {
    const one = await take({ externalId: 'u1', ...wanda });
    const two = await take({
      system: 'resman',
      externalId: 'R1',
      firstName: 'Noemi',
      lastName: 'Faherty',
      phone: '512-555-0111',
    });
    const before = await Promise.all(
      [one, two].map(async ({ contactId }) => (await getContact(ledger, contactId)).contentHash),
    );
    const request = { isPrimaryFixed: true, evenTenants: false, by: 'ann' };
    const merge = await mergeByHand(
      ledger,
      { ...request, primaryId: one.contactId, secondaryId: two.contactId },
      clock,
    );
    expect(await getContact(ledger, two.contactId)).toMatchObject({
      contactId: one.contactId,
      wasMerged: true,
    });
    const meanwhile = await take({
      system: 'quickbooks',
      externalId: 'q9',
      firstName: 'Noemi',
      lastName: 'Faherty',
      phone: '512-555-0111',
      email: 'noemi@example.net',
    });
    expect(meanwhile.contactId).toBe(one.contactId);
    const undone = await unmerge(ledger, { mergeId: merge.mergeId, by: 'ann', keepApart: true }, clock);
    expect(undone.isAsBefore).toBe(false);
    const [first, second] = await Promise.all(
      [one, two].map(({ contactId }) => getContact(ledger, contactId)),
    );
    expect(first?.contentHash).toBe(before[0]);
    expect(second?.entries.map(({ externalId }) => externalId)).toEqual(['q9', 'R1']);
    await expect(
      unmerge(ledger, { mergeId: merge.mergeId, by: 'ann', keepApart: true }, clock),
    ).rejects.toThrow('taken back before');
  });

  it('takes an entry out of a contact again, and keeps it out', async () => {
    const one = await take({ externalId: 'u1', ...wanda });
    const before = (await getContact(ledger, one.contactId)).contentHash;
    const joined = await take({ system: 'quickbooks', externalId: 'q1', ...wanda, jobTitle: 'Nurse' });
    expect(joined.contactId).toBe(one.contactId);
    const entry = { system: 'quickbooks', externalId: 'q1', by: 'ann' };
    const { newContactId } = await separateEntry(ledger, entry, clock);
    expect((await getContact(ledger, one.contactId)).contentHash).toBe(before);
    const again = await take({ system: 'quickbooks', externalId: 'q1', ...wanda, jobTitle: 'Doctor' });
    expect(again).toMatchObject({ contactId: newContactId, merged: [] });
    await expect(separateEntry(ledger, entry, clock)).rejects.toThrow('only one');
  });

  it('finds contacts by number, address and name', async () => {
    const { contactId } = await take({ externalId: 'u1', ...wanda });
    const searches = [{ phone: '+16175550142' }, { email: 'wanda@example.com' }, { name: 'Wanda Kessler' }];
    for (const search of searches)
      expect((await searchContacts(ledger, { ...search, limit: 5 })).map((found) => found.contactId)).toEqual(
        [contactId],
      );
    expect(await searchContacts(ledger, { name: 'Nobody Here', limit: 5 })).toEqual([]);
  });
});
