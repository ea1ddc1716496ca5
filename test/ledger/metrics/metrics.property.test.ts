import fc from 'fast-check';
import { scoreBuckets, type ContactsListed } from '../../../contacts/analytics/contact-analytics';
import { contactMetrics, contactsCounted, contactTrends, type CountedRequest } from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { insertContact, insertMerged, january } from '../sample-contacts';

interface Group {
  /** Minutes since 1 January 2026 at which its contacts were made; the first is that of the survivor. */
  readonly madeAt: readonly number[];
  readonly role: 'prospect' | 'applicant' | 'resident' | null;
  readonly score: number | null;
}

const groups = fc.array(
  fc.record({
    madeAt: fc.array(fc.integer({ min: -2_000, max: 8 * 1_440 }), { minLength: 1, maxLength: 4 }),
    role: fc.constantFrom('prospect', 'applicant', 'resident', null),
    score: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
  }),
  { minLength: 20, maxLength: 60 },
);
const momentOf = (minute: number) => new Date(Date.parse(january(1)) + minute * 60_000).toISOString();

describeOnEachDatabase('metrics and a plain count of the same contacts', ({ open }) => {
  it.each([1, 2, 3, 4])('agree, and the books of the trends balance (sample %i)', async (seed) => {
    const [sample = []] = fc.sample(groups, { seed, numRuns: 1 }) as Group[][];
    const ledger = await open();
    await ledger.write(async (db) => {
      for (const [index, { madeAt, role, score }] of sample.entries()) {
        const [own = 0, ...merged] = madeAt;
        const id = `g${index}`;
        await insertContact(db, { id, role, lead_score: score, created_at: momentOf(own) });
        for (const [no, minute] of merged.entries())
          await insertMerged(db, `${id} ${no}`, id, { created_at: momentOf(minute) });
      }
    });
    const request = { from: '2026-01-02', to: '2026-01-05', timeZone: 'Asia/Kolkata' };
    const [startsAt, endsAt] = ['2026-01-01T18:30:00.000Z', '2026-01-05T18:30:00.000Z'];
    const known = sample.map((group) => ({ ...group, at: momentOf(Math.min(...group.madeAt)) }));
    const total = known.filter(({ at }) => at < endsAt);
    const made = total.filter(({ at }) => at >= startsAt);

    const metrics = await contactMetrics(ledger, request);
    expect(metrics).toMatchObject({ total_contacts: total.length, new_contacts: made.length });
    const scored = total.flatMap(({ score }) => (score === null ? [] : [score]));
    expect(metrics.average_lead_score).toBeCloseTo(
      scored.reduce((sum, score) => sum + score, 0) / scored.length,
      3,
    );

    const trends = await contactTrends(ledger, request);
    const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
    expect(sum(trends.daily_new_contacts.map(({ count }) => count))).toBe(made.length);
    expect(sum(Object.values(trends.contact_source_distribution))).toBe(made.length);
    expect(sum(Object.values(trends.lead_score_distribution))).toBe(made.length);
    expect(trends.daily_new_contacts.map(({ count }) => count)).toEqual(
      trends.daily_new_contacts.map(({ date }) => {
        const from = Date.parse(`${date}T00:00:00+05:30`);
        return made.filter(({ at }) => Date.parse(at) >= from && Date.parse(at) < from + 86_400_000).length;
      }),
    );

    /** How many contacts are listed behind a figure, a few a page, and how many the list says there are. */
    const listed = async (asked: Omit<CountedRequest, 'from' | 'to'>): Promise<number> => {
      const ids = new Set<string>();
      let [entries, after, said]: [number, ContactsListed['next'], number] = [0, null, 0];
      do {
        const page = await contactsCounted(ledger, { ...request, ...asked }, { limit: 7, after });
        for (const { contactId } of page.entries) ids.add(contactId);
        [entries, after, said] = [entries + page.entries.length, page.next, page.count];
      } while (after !== null);
      expect([ids.size, entries]).toEqual([said, said]);
      return said;
    };
    expect(await listed({ figure: 'total_contacts' })).toBe(total.length);
    expect(await listed({ figure: 'new_contacts' })).toBe(made.length);
    expect(await listed({ figure: 'converted_contacts' })).toBe(
      made.filter(({ role }) => role === 'applicant' || role === 'resident').length,
    );
    for (const { date, count } of trends.daily_new_contacts)
      expect(await listed({ figure: 'new_contacts', day: date })).toBe(count);
    for (const bucket of scoreBuckets)
      expect(await listed({ figure: 'new_contacts', leadScore: bucket })).toBe(
        trends.lead_score_distribution[bucket],
      );
  });
});
