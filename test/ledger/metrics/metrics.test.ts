import {
  contactMetrics,
  contactsCounted,
  contactTrends,
  enrichmentMetrics,
  type CountedRequest,
  type Ledger,
  type MetricsRequest,
} from '../../../ledger';
import type { LedgerDb } from '../../../ledger/tables';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { emptyContact } from '../../support/empty-contact';
import { insertContact, insertInteraction, insertMerged, january } from '../sample-contacts';

const JANUARY: MetricsRequest = { propertyId: 'P1', from: '2026-01-01', to: '2026-01-31' };
const DECEMBER = '2025-12-15T12:00:00.000Z';

async function insertEnrichment(
  db: LedgerDb,
  id: string,
  contactId: string,
  facts: object = {},
): Promise<void> {
  await db
    .insertInto('contact_enrichment_log')
    .values({
      id,
      entry_key: id,
      contact_id: contactId,
      enrichment_type: 'conversation_data',
      enriched_data: '{}',
      source: 'chatbot',
      score: null,
      created_at: january(10),
      ...facts,
    })
    .execute();
}

describeOnEachDatabase('the metrics of contacts', ({ open }) => {
  const openWith = async (fill: (db: LedgerDb) => Promise<void>): Promise<Ledger> => {
    const ledger = await open();
    await ledger.write(fill);
    return ledger;
  };

  it('of an empty ledger are zero or unknown, never NaN', async () => {
    const ledger = await open();
    expect(await contactMetrics(ledger, JANUARY)).toEqual({
      total_contacts: 0,
      new_contacts: 0,
      active_contacts: 0,
      contact_growth_rate: null,
      average_lead_score: null,
      conversion_rate: null,
    });
    expect(await contactTrends(ledger, { ...JANUARY, to: '2026-01-02' })).toEqual({
      daily_new_contacts: [
        { date: '2026-01-01', count: 0 },
        { date: '2026-01-02', count: 0 },
      ],
      contact_source_distribution: {},
      lead_score_distribution: { '0-19': 0, '20-39': 0, '40-59': 0, '60-79': 0, '80-100': 0, none: 0 },
    });
    expect(await enrichmentMetrics(ledger, JANUARY)).toEqual({
      enrichment_rate: null,
      average_enrichment_score: null,
      top_enrichment_sources: [],
    });
  });

  it('count who was known at the end of the range, and who became known within it', async () => {
    const ledger = await openWith(async (db) => {
      await insertContact(db, { id: 'before', created_at: DECEMBER });
      await insertContact(db, { id: 'first moment', created_at: january(1) });
      await insertContact(db, { id: 'last moment', created_at: january(31, '23:59:59.999') });
      await insertContact(db, { id: 'after', created_at: '2026-02-01T00:00:00.000Z' });
    });
    const { total_contacts, new_contacts, contact_growth_rate } = await contactMetrics(ledger, JANUARY);
    expect({ total_contacts, new_contacts, contact_growth_rate }).toEqual({
      total_contacts: 3,
      new_contacts: 2,
      contact_growth_rate: 2,
    });
  });

  it('count a person once, since the first of the contacts that were merged', async () => {
    const ledger = await openWith(async (db) => {
      await insertContact(db, { id: 'c1', created_at: january(20), lead_score: 40 });
      await insertMerged(db, 'c2', 'c1', { created_at: DECEMBER, lead_score: 90 });
      await insertContact(db, { id: 'c3', created_at: january(5) });
      await insertMerged(db, 'c4', 'c3', { created_at: january(4) });
      await insertMerged(db, 'c5', 'c3', { created_at: january(6) });
    });
    expect(await contactMetrics(ledger, JANUARY)).toMatchObject({
      total_contacts: 2,
      new_contacts: 1,
      average_lead_score: 40,
    });
    const { daily_new_contacts } = await contactTrends(ledger, JANUARY);
    expect(daily_new_contacts.filter(({ count }) => count > 0)).toEqual([{ date: '2026-01-04', count: 1 }]);
  });

  it('leave out people who were erased and contacts of other properties', async () => {
    const ledger = await openWith(async (db) => {
      await insertContact(db, { id: 'c1' });
      await insertContact(db, { id: 'c2', status: 'erased' });
      await insertContact(db, { id: 'c3', property_id: 'P2' });
      await insertContact(db, { id: 'c4', property_id: null });
    });
    expect(await contactMetrics(ledger, JANUARY)).toMatchObject({ total_contacts: 1 });
    expect(await contactMetrics(ledger, { ...JANUARY, propertyId: null })).toMatchObject({
      total_contacts: 3,
    });
  });

  it('call those active with whom something was said within the range, each once', async () => {
    const ledger = await openWith(async (db) => {
      for (const id of ['chatty', 'merged chat', 'early', 'late', 'silent']) await insertContact(db, { id });
      await insertMerged(db, 'secondary', 'merged chat');
      await insertInteraction(db, { id: 'i1', contact_id: 'chatty', occurred_at: january(2) });
      await insertInteraction(db, { id: 'i2', contact_id: 'chatty', occurred_at: january(3) });
      await insertInteraction(db, { id: 'i3', contact_id: 'secondary', occurred_at: january(3) });
      await insertInteraction(db, { id: 'i4', contact_id: 'early', occurred_at: DECEMBER });
      await insertInteraction(db, { id: 'i5', contact_id: 'late', occurred_at: '2026-02-01T00:00:00.000Z' });
    });
    expect(await contactMetrics(ledger, JANUARY)).toMatchObject({ total_contacts: 5, active_contacts: 2 });
  });

  it('average the scores of those who have one', async () => {
    const ledger = await openWith(async (db) => {
      for (const [index, lead_score] of [10, 20, 25, null].entries())
        await insertContact(db, { id: `c${index}`, lead_score });
    });
    expect(await contactMetrics(ledger, JANUARY)).toMatchObject({ average_lead_score: 18.3333 });
  });

  it('take as converted the new contacts of a known role who apply or live there', async () => {
    const ledger = await openWith(async (db) => {
      for (const [index, role] of ['prospect', 'prospect', 'applicant', 'resident', null].entries())
        await insertContact(db, { id: `c${index}`, role });
      await insertContact(db, { id: 'long known', role: 'resident', created_at: DECEMBER });
    });
    expect(await contactMetrics(ledger, JANUARY)).toMatchObject({ conversion_rate: 0.5 });
  });

  it('tell the days of a time zone', async () => {
    const ledger = await openWith(async (db) => {
      await insertContact(db, { id: 'c1', created_at: '2026-01-01T04:59:59.999Z' });
      await insertContact(db, { id: 'c2', created_at: '2026-01-01T05:00:00.000Z' });
      await insertContact(db, { id: 'c3', created_at: '2026-01-02T04:59:00.000Z' });
      await insertContact(db, { id: 'c4', created_at: '2026-01-02T05:00:00.000Z' });
    });
    const range = { ...JANUARY, to: '2026-01-02' };
    const counts = async (timeZone?: string) =>
      (
        await contactTrends(ledger, { ...range, ...(timeZone !== undefined && { timeZone }) })
      ).daily_new_contacts.map(({ count }) => count);
    expect(await counts('America/New_York')).toEqual([2, 1]);
    expect(await counts()).toEqual([2, 2]);
    expect(await counts('Asia/Kathmandu')).toEqual([2, 2]);
  });

  it('tell the new contacts by source, the most first, and by lead score', async () => {
    const ledger = await openWith(async (db) => {
      const contacts: [string, number | null][] = [
        ['domiq', 0],
        ['resman', 19.9],
        ['resman', 20],
        ['csv', 60],
        ['csv', 80],
        ['resman', 100],
        ['csv', null],
      ];
      for (const [index, [first_system, lead_score]] of contacts.entries())
        await insertContact(db, { id: `c${index}`, first_system, lead_score });
      await insertContact(db, { id: 'old', created_at: DECEMBER });
    });
    const trends = await contactTrends(ledger, JANUARY);
    expect(Object.entries(trends.contact_source_distribution)).toEqual([
      ['csv', 3],
      ['resman', 3],
      ['domiq', 1],
    ]);
    expect(trends.lead_score_distribution).toEqual({
      '0-19': 2,
      '20-39': 1,
      '40-59': 0,
      '60-79': 1,
      '80-100': 2,
      none: 1,
    });
  });

  it('tell how many contacts something was learned about, how complete it was and who learned it', async () => {
    const ledger = await openWith(async (db) => {
      for (const id of ['c1', 'c2', 'c3', 'c4']) await insertContact(db, { id });
      await insertContact(db, { id: 'elsewhere', property_id: 'P2' });
      await insertMerged(db, 'merged', 'c2');
      await insertEnrichment(db, 'e1', 'c1', { score: 0.5 });
      await insertEnrichment(db, 'e2', 'c1', { score: 1, source: 'manual' });
      await insertEnrichment(db, 'e3', 'merged', { source: 'resman' });
      await insertEnrichment(db, 'e4', 'merged', { source: 'manual' });
      await insertEnrichment(db, 'e5', 'c3', { score: 0.1, created_at: DECEMBER });
      await insertEnrichment(db, 'e6', 'elsewhere', { score: 0.1 });
    });
    expect(await enrichmentMetrics(ledger, JANUARY)).toEqual({
      enrichment_rate: 0.5,
      average_enrichment_score: 0.75,
      top_enrichment_sources: [
        { source: 'manual', count: 2 },
        { source: 'chatbot', count: 1 },
        { source: 'resman', count: 1 },
      ],
    });
  });

  it('list the contacts behind a figure, those known last first, with what they were merged from', async () => {
    const ledger = await openWith(async (db) => {
      const fields_json = JSON.stringify({ ...emptyContact, firstName: 'Wanda' });
      await insertContact(db, { id: 'c1', created_at: january(2), first_system: 'resman', fields_json });
      await insertContact(db, { id: 'c2', created_at: january(3), lead_score: 50, role: 'resident' });
      await insertMerged(db, 'secondary', 'c2', { created_at: january(1) });
      await insertContact(db, { id: 'c3', created_at: DECEMBER });
      await insertContact(db, { id: 'elsewhere', property_id: 'P2' });
      await insertInteraction(db, { id: 'i1', contact_id: 'secondary', occurred_at: january(20) });
      await insertEnrichment(db, 'e1', 'secondary');
      await insertEnrichment(db, 'e2', 'c3');
      await insertEnrichment(db, 'e3', 'c1', { created_at: DECEMBER });
    });
    const idsOf = async (asked: Partial<CountedRequest>) => {
      const request = { ...JANUARY, figure: 'new_contacts' as const, ...asked };
      const { count, entries } = await contactsCounted(ledger, request, { limit: 10 });
      expect(entries).toHaveLength(count);
      return entries.map(({ contactId }) => contactId);
    };
    expect(await idsOf({})).toEqual(['c1', 'c2']);
    expect(await idsOf({ figure: 'total_contacts' })).toEqual(['c1', 'c2', 'c3']);
    expect(await idsOf({ figure: 'active_contacts' })).toEqual(['c2']);
    expect(await idsOf({ figure: 'converted_contacts' })).toEqual(['c2']);
    expect(await idsOf({ figure: 'enriched_contacts' })).toEqual(['c2', 'c3']);
    expect(await idsOf({ source: 'resman' })).toEqual(['c1']);
    expect(await idsOf({ leadScore: '40-59' })).toEqual(['c2']);
    expect(await idsOf({ day: '2026-01-01' })).toEqual(['c2']);
    const [wanda] = (await contactsCounted(ledger, { ...JANUARY, figure: 'new_contacts' }, { limit: 1 }))
      .entries;
    expect(wanda).toMatchObject({
      contactId: 'c1',
      knownSince: january(2),
      firstSystem: 'resman',
      contact: { firstName: 'Wanda' },
    });
    await expect(idsOf({ day: '2026-02-01' })).rejects.toThrow('none of the range');
  });
});
