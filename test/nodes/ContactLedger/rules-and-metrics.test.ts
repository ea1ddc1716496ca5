import { randomUUID } from 'node:crypto';
import type { INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { dateIn, firstOfDays } from '../../../contacts/analytics/date-range';
import { openLedger, type LedgerSettings } from '../../../ledger';
import { insertContact, insertInteraction } from '../../ledger/sample-contacts';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { ledgerJson, runLedger } from './run-contact-ledger';

const jsonOf = (output: readonly INodeExecutionData[] | undefined) => (output ?? []).map(({ json }) => json);

async function insertContacts(settings: LedgerSettings, ...ids: string[]): Promise<void> {
  const ledger = await openLedger(settings);
  await ledger.write(async (db) => {
    for (const id of ids) await insertContact(db, { id, lead_score: 50, role: 'prospect' });
    for (const id of ids) await insertInteraction(db, { id: randomUUID(), contact_id: id });
  });
}

describeOnEachDatabase('Contact Ledger > Rule', ({ freshSettings }) => {
  it('saves what the parameters say, and what they do not say as it usually is', async () => {
    const settings = await freshSettings();
    const survivorship = { fields: [{ field: 'leadScore', method: 'source_priority' }] };
    const parameters = {
      propertyId: 'P1',
      mergeStrategy: 'domiq_wins',
      options: {
        autoMerge: 0.95,
        sourcePriority: 'manual, DomIQ',
        survivorship,
        combinations: '[["email"],["phone","name"]]',
        weights: '{"email":0.5}',
      },
      decidedBy: 'ana',
    };
    const [saved] = await ledgerJson(settings, 'rule.save', undefined, parameters);
    expect(saved).toMatchObject({
      propertyId: 'P1',
      mergeStrategy: 'domiq_wins',
      matchingCriteria: {
        model: 'probabilistic',
        autoMerge: 0.95,
        review: 0.7,
        combinations: [['email'], ['phone', 'name']],
        weights: { email: 0.5, phone: 0.3 },
      },
      survivorship: { sourcePriority: ['manual', 'domiq'], methods: { leadScore: 'source_priority' } },
    });
    expect(await ledgerJson(settings, 'rule.getAll')).toEqual([saved]);
  });

  it('tells which rule a property follows, and that it is its own', async () => {
    const settings = await freshSettings();
    const get = async (propertyId: string) =>
      (await ledgerJson(settings, 'rule.get', undefined, { propertyId }))[0];
    expect(await get('P1')).toMatchObject({
      askedPropertyId: 'P1',
      isOwn: false,
      mergeStrategy: 'resman_wins',
    });
    expect(await get('')).toMatchObject({ askedPropertyId: null, isOwn: false });
    await ledgerJson(settings, 'rule.save', [{ property: 'P1' }, { property: '' }], {
      propertyId: '={{ $json.property }}',
      mergeStrategy: '={{ $json.property ? "domiq_wins" : "manual_review" }}',
    });
    expect(await get('P1')).toMatchObject({ isOwn: true, propertyId: 'P1', mergeStrategy: 'domiq_wins' });
    expect(await get('P2')).toMatchObject({ isOwn: false, propertyId: null, mergeStrategy: 'manual_review' });
    expect(await get('')).toMatchObject({ isOwn: true, askedPropertyId: null });
    const remove = () => ledgerJson(settings, 'rule.delete', undefined, { propertyId: 'P1' });
    expect(await remove()).toEqual([{ propertyId: 'P1', wasDeleted: true }]);
    expect(await remove()).toEqual([{ propertyId: 'P1', wasDeleted: false }]);
    expect(await get('P1')).toMatchObject({ isOwn: false, mergeStrategy: 'manual_review' });
  });

  it.each([
    ['Auto-Merge From', { autoMerge: 0.5, review: 0.9 }],
    ['Combinations', { combinations: '[["email"' }],
    ['Combinations', { combinations: '[["fax"]]' }],
    ['Weights', { weights: '{' }],
    ['Source Priority', { sourcePriority: 'res man!' }],
  ])('names "%s" when it makes no sense, and saves nothing', async (parameter, options) => {
    const settings = await freshSettings();
    const { error } = await runLedger(settings, 'rule.save', undefined, { options });
    expect(error?.message).toContain(parameter);
    expect(await ledgerJson(settings, 'rule.getAll')).toEqual([]);
  });
});

describeOnEachDatabase('Contact Ledger > Enrichment', ({ freshSettings }) => {
  it('logs each once, and lists them for the contact', async () => {
    const settings = await freshSettings();
    await insertContacts(settings, 'c1');
    const item = { contactId: 'c1', enrichedData: { topics: ['pets'] } };
    const logged = await ledgerJson(settings, 'enrichment.log', [item, item], { score: 0.8 });
    expect(logged).toMatchObject([
      { contactId: 'c1', enrichmentType: 'conversation_data', source: 'chatbot', score: 0.8, isNew: true },
      { isNew: false, enrichmentId: logged[0]?.enrichmentId },
    ]);
    expect(await ledgerJson(settings, 'enrichment.getAll', [{ contactId: 'c1' }])).toMatchObject([
      { enrichmentId: logged[0]?.enrichmentId, enrichedData: { topics: ['pets'] }, score: 0.8 },
    ]);
  });

  it('takes JSON that is written as text', async () => {
    const settings = await freshSettings();
    await insertContacts(settings, 'c1');
    const parameters = { contactId: 'c1', enrichedData: '{"budget": 1800}', enrichmentType: 'preferences' };
    expect(await ledgerJson(settings, 'enrichment.log', undefined, parameters)).toMatchObject([
      { isNew: true },
    ]);
  });

  it('goes on with the others when one cannot be logged, and repeats nothing of it', async () => {
    const settings = await freshSettings();
    await insertContacts(settings, 'c1');
    const items = [
      { contactId: 'nobody', enrichedData: { name: 'Jonah' } },
      { contactId: 'c1', enrichedData: ['Jonah'] },
      { contactId: 'c1', enrichedData: {} },
    ];
    const { outputs } = await runLedger(settings, 'enrichment.log', items, {}, { continueOnFail: true });
    expect(jsonOf(outputs[0])).toMatchObject([
      { error: 'The ledger has no contact of this id.', errorCode: 'ledger.unknown_contact' },
      { error: expect.stringContaining('"Enriched Data"') as string },
      { isNew: true },
    ]);
    expect(JSON.stringify(outputs[0])).not.toContain('Jonah');
  });
});

describeOnEachDatabase('Contact Ledger > Metric', ({ freshSettings }) => {
  const range = { firstDay: '2026-01-01', lastDay: '2026-01-03T00:00:00', propertyId: 'P1' };

  it('counts under the customer’s names', async () => {
    const settings = await freshSettings();
    await insertContacts(settings, 'c1', 'c2');
    expect(await ledgerJson(settings, 'metric.getContactMetrics', undefined, range)).toEqual([
      {
        total_contacts: 2,
        new_contacts: 2,
        active_contacts: 2,
        contact_growth_rate: null,
        average_lead_score: 50,
        conversion_rate: 0,
      },
    ]);
    expect(await ledgerJson(settings, 'metric.getContactTrends', undefined, range)).toMatchObject([
      {
        daily_new_contacts: [{ count: 2 }, { count: 0 }, { count: 0 }],
        contact_source_distribution: { domiq: 2 },
        lead_score_distribution: { '40-59': 2 },
      },
    ]);
    expect(await ledgerJson(settings, 'metric.getEnrichmentMetrics', undefined, range)).toMatchObject([
      { enrichment_rate: 0, average_enrichment_score: null, top_enrichment_sources: [] },
    ]);
  });

  it('lists the contacts behind a figure, as many as are wanted', async () => {
    const settings = await freshSettings();
    await insertContacts(settings, 'c1', 'c2');
    const idsOf = async (parameters: INodeParameters) =>
      (await ledgerJson(settings, 'metric.getContactsCounted', undefined, { ...range, ...parameters })).map(
        ({ contactId }) => contactId,
      );
    expect(await idsOf({})).toEqual(['c2', 'c1']);
    expect(await idsOf({ limit: 1 })).toEqual(['c2']);
    const only = { day: '2026-01-01', source: 'domiq', leadScore: '40-59' };
    expect(await idsOf({ returnAll: true, only })).toEqual(['c2', 'c1']);
    expect(await idsOf({ only: { leadScore: 'none' } })).toEqual([]);
    expect(await idsOf({ figure: 'converted_contacts' })).toEqual([]);
    const asked = { figure: '={{ "people" }}' };
    const { error } = await runLedger(settings, 'metric.getContactsCounted', undefined, asked);
    expect(error?.message).toContain('"Figure"');
  });

  it('tells of a day, with links where it knows the address of the pages', async () => {
    const settings = await freshSettings();
    await insertContacts(settings, 'c1', 'c2');
    const digest = async (parameters: INodeParameters) =>
      (await ledgerJson(settings, 'metric.getDailyDigest', undefined, parameters))[0];
    const pagesAddress = 'https://n8n.example.com/';
    const told = await digest({ day: '2026-01-01', timeZone: 'UTC', pagesAddress });
    expect(told).toMatchObject({
      subject: 'Leasing contacts, Jan 1, 2026: 2 new, nothing waits for you',
      total: { newContacts: 2, chatMessages: 2 },
      properties: [{ propertyId: 'P1', newContacts: 2 }],
    });
    const page = 'https://n8n.example.com/webhook/leasing-contacts-analytics?property_id=P1&from=2026-01-01';
    expect(told?.text).toContain(page);
    expect((await digest({ day: '2026-01-01', timeZone: 'UTC' }))?.text).not.toContain('http');
    const { error } = await runLedger(settings, 'metric.getDailyDigest', undefined, {
      pagesAddress: 'javascript:alert(1)',
    });
    expect(error?.message).toContain('"Address of the Pages"');
  });

  it('tells of yesterday, in the time zone, when no day is named', async () => {
    const settings = await freshSettings();
    const timeZone = 'Pacific/Kiritimati';
    const before = firstOfDays(dateIn(new Date().toISOString(), timeZone), 2);
    const [told] = await ledgerJson(settings, 'metric.getDailyDigest', undefined, { timeZone });
    const after = firstOfDays(dateIn(new Date().toISOString(), timeZone), 2);
    expect([before, after]).toContain(told?.date);
  });

  it('counts the last 30 days when nothing is said', async () => {
    const settings = await freshSettings();
    const [trends] = await ledgerJson(settings, 'metric.getContactTrends');
    expect(trends?.daily_new_contacts).toHaveLength(30);
  });

  it('takes days that an expression gives as a time, and counts those of a time zone', async () => {
    const settings = await freshSettings();
    await insertContacts(settings, 'c1');
    const [trends] = await ledgerJson(settings, 'metric.getContactTrends', undefined, {
      firstDay: '={{ DateTime.fromISO("2025-12-31") }}',
      lastDay: '={{ DateTime.fromISO("2026-01-01") }}',
      options: { timeZone: 'America/New_York' },
    });
    expect(trends?.daily_new_contacts).toEqual([
      { date: '2025-12-31', count: 1 },
      { date: '2026-01-01', count: 0 },
    ]);
  });

  it.each([
    [{ firstDay: 'yesterday' }, 'no day of the calendar'],
    [{ firstDay: '2026-02-01', lastDay: '2026-01-01' }, 'ends before it begins'],
    [{ options: { timeZone: 'Boston' } }, 'time zone'],
  ])('refuses %j', async (parameters, sentence) => {
    const settings = await freshSettings();
    const { error } = await runLedger(settings, 'metric.getContactMetrics', undefined, parameters);
    expect(error?.message).toContain(sentence);
  });
});
