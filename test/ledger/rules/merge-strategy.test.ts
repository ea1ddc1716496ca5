import { decideReview, getContact, listOpenReviews, resolve, saveRule, type Ledger } from '../../../ledger';
import { MatchingRuleSchema, type MergeStrategy } from '../../../contacts/model/matching-rule';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { said } from '../contacts/people';
import { queueClock } from '../queue-clock';

const shared = { propertyId: 'h', phone: '617-555-0142', email: 'wanda@example.com' };
const inResMan = said({
  ...shared,
  system: 'resman',
  externalId: 'h:R1:N1',
  firstName: 'Wanda',
  lastName: 'Kessler',
  status: 'prospect',
  leadSource: 'walk-in',
});
const inDomIq = said({
  ...shared,
  system: 'domiq',
  externalId: 'u1',
  firstName: 'Wanda',
  lastName: 'Kesler',
  status: 'new',
  leadSource: 'website_chat',
});
const arrivals = [
  ['ResMan first', [inResMan, inDomIq]],
  ['DomIQ first', [inDomIq, inResMan]],
] as const;

describeOnEachDatabase('the merge strategy of a property', ({ open }) => {
  const under = async (mergeStrategy: MergeStrategy) => {
    const ledger = await open();
    const clock = queueClock();
    await saveRule(ledger, MatchingRuleSchema.parse({ propertyId: 'h', mergeStrategy }), 'Dana', clock);
    const take = async (record: typeof inResMan) => {
      clock.forward(1_000);
      return resolve(ledger, record, clock);
    };
    return { ledger, clock, take };
  };
  const shown = async (ledger: Ledger, contactId: string) => {
    const { contact } = await getContact(ledger, contactId);
    return { lastName: contact.lastName, status: contact.status, leadSource: contact.leadSource };
  };
  const ofResMan = { lastName: 'Kessler', status: 'prospect', leadSource: 'walk-in' };
  const ofDomIq = { lastName: 'Kesler', status: 'new', leadSource: 'website_chat' };

  describe.each(arrivals)('%s', (_order, records) => {
    it.each([
      ['resman_wins', ofResMan],
      ['domiq_wins', ofDomIq],
    ] as const)('%s: joined, with its values in every field', async (strategy, values) => {
      const { ledger, take } = await under(strategy);
      const [first, second] = [await take(records[0]), await take(records[1])];
      expect(second).toMatchObject({ contactId: first.contactId, decision: 'auto_merge' });
      expect(await shown(ledger, first.contactId)).toEqual(values);
    });

    it('manual_review: a question, and each keeps its values until a person has answered', async () => {
      const { ledger, clock, take } = await under('manual_review');
      const [first, second] = [await take(records[0]), await take(records[1])];
      expect(second.decision).toBe('manual_review');
      expect(second.contactId).not.toBe(first.contactId);
      const [review, ...others] = await listOpenReviews(ledger, { limit: 10 });
      expect(others).toEqual([]);
      const byRecord = new Map([
        [records[0], first.contactId],
        [records[1], second.contactId],
      ]);
      expect(await shown(ledger, byRecord.get(inResMan)!)).toEqual(ofResMan);
      expect(await shown(ledger, byRecord.get(inDomIq)!)).toEqual(ofDomIq);

      await decideReview(ledger, { reviewId: review!.reviewId, decision: 'merge', by: 'Dana' }, clock);
      expect(await shown(ledger, first.contactId)).toEqual(ofResMan);
      expect(await shown(ledger, second.contactId)).toEqual(ofResMan);
    });
  });

  it('manual_review: once a person has joined them, a chat changes no value that ResMan has', async () => {
    const { ledger, clock, take } = await under('manual_review');
    const { contactId } = await take(inResMan);
    await take(inDomIq);
    const [review] = await listOpenReviews(ledger, { limit: 10 });
    await decideReview(ledger, { reviewId: review!.reviewId, decision: 'merge', by: 'Dana' }, clock);
    await take({ ...inDomIq, version: '', name: { ...inDomIq.name, last: 'Other' }, status: 'toured' });
    expect(await shown(ledger, contactId)).toEqual(ofResMan);
  });
});
