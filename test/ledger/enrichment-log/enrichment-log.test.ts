import {
  ContactErasedError,
  EnrichmentToLogSchema,
  listEnrichment,
  logEnrichment,
  UnknownContactError,
  type EnrichmentToLog,
  type PageMark,
  type PageRequest,
} from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { insertContact, insertMerged } from '../sample-contacts';
import { testClock } from '../sample-records';

const entryOf = (facts: Partial<EnrichmentToLog> = {}): EnrichmentToLog => ({
  contactId: 'c1',
  enrichmentType: 'conversation_data',
  enrichedData: { topics: ['pets'], conversationId: 'CN1' },
  source: 'chatbot',
  score: 0.5,
  ...facts,
});

describeOnEachDatabase('the enrichment log', ({ open }) => {
  const openWithContact = async () => {
    const ledger = await open();
    await ledger.write((db) => insertContact(db, { id: 'c1' }));
    return ledger;
  };

  it('gives back what was logged', async () => {
    const ledger = await openWithContact();
    const { id, isNew } = await ledger.write((db) => logEnrichment(db, entryOf(), testClock()));
    expect(isNew).toBe(true);
    const { entries, next } = await ledger.read((db) => listEnrichment(db, { contactId: 'c1', limit: 10 }));
    expect(entries).toEqual([{ id, ...entryOf(), createdAt: expect.any(String) as string }]);
    expect(next).toBeNull();
  });

  it('holds the same entry once, in whatever order its keys are written', async () => {
    const ledger = await openWithContact();
    const clock = testClock();
    const first = await ledger.write((db) => logEnrichment(db, entryOf(), clock));
    const turned = entryOf({ enrichedData: { conversationId: 'CN1', topics: ['pets'] } });
    const again = await ledger.write((db) => logEnrichment(db, turned, clock));
    expect(again).toEqual({ id: first.id, isNew: false });
  });

  it.each<Partial<EnrichmentToLog>>([
    { enrichedData: { topics: ['pets'], conversationId: 'CN2' } },
    { enrichmentType: 'preferences' },
    { source: 'manual' },
    { score: null },
  ])('holds another entry for %j', async (facts) => {
    const ledger = await openWithContact();
    const clock = testClock();
    await ledger.write((db) => logEnrichment(db, entryOf(), clock));
    const other = await ledger.write((db) => logEnrichment(db, entryOf(facts), clock));
    expect(other.isNew).toBe(true);
  });

  it('of a person has what was logged for every contact merged into one, by any of their ids', async () => {
    const ledger = await openWithContact();
    const clock = testClock();
    await ledger.write(async (db) => {
      await insertMerged(db, 'c2', 'c1');
      await insertContact(db, { id: 'c3' });
      for (const contactId of ['c1', 'c2', 'c3']) await logEnrichment(db, entryOf({ contactId }), clock);
    });
    for (const contactId of ['c1', 'c2']) {
      const { entries } = await ledger.read((db) => listEnrichment(db, { contactId, limit: 10 }));
      expect(entries.map((entry) => entry.contactId)).toEqual(['c2', 'c1']);
    }
  });

  it('is paged, the newest first', async () => {
    const ledger = await openWithContact();
    const clock = { ...testClock(), now: () => '2026-01-01T00:00:00.000Z' };
    await ledger.write(async (db) => {
      for (const n of [1, 2, 3, 4, 5]) await logEnrichment(db, entryOf({ enrichedData: { n } }), clock);
    });
    const seen: unknown[] = [];
    let after: PageMark | null = null;
    do {
      const request: PageRequest = { limit: 2, after };
      const page = await ledger.read((db) => listEnrichment(db, { contactId: 'c1', ...request }));
      seen.push(...page.entries.map(({ enrichedData }) => enrichedData?.n));
      after = page.next;
    } while (after !== null);
    expect(seen).toEqual([5, 4, 3, 2, 1]);
  });

  it('takes nothing for nobody or for somebody who was erased', async () => {
    const ledger = await openWithContact();
    await ledger.write(async (db) => {
      await insertContact(db, { id: 'gone', status: 'erased' });
      await insertMerged(db, 'gone too', 'gone');
    });
    const log = (contactId: string) =>
      ledger.write((db) => logEnrichment(db, entryOf({ contactId }), testClock()));
    await expect(log('nobody')).rejects.toThrow(UnknownContactError);
    await expect(log('gone')).rejects.toThrow(ContactErasedError);
    await expect(log('gone too')).rejects.toThrow(ContactErasedError);
    await expect(ledger.read((db) => listEnrichment(db, { contactId: 'nobody', limit: 1 }))).rejects.toThrow(
      UnknownContactError,
    );
  });

  it('keeps text that databases refuse', async () => {
    const ledger = await openWithContact();
    const enrichedData = { 'sum\0mary': 'half of \ud83d a character' };
    await ledger.write((db) => logEnrichment(db, entryOf({ enrichedData }), testClock()));
    const { entries } = await ledger.read((db) => listEnrichment(db, { contactId: 'c1', limit: 1 }));
    expect(entries[0]?.enrichedData).toEqual({ 'sum\ufffdmary': 'half of \ufffd a character' });
  });
});

it.each([
  ['a score above 1', { score: 1.1 }],
  ['a kind that there is not', { enrichmentType: 'summary' }],
  ['a source that there is not', { source: 'domiq' }],
  ['a list as what was learned', { enrichedData: [] }],
])('an entry with %s cannot be read', (_, facts) => {
  expect(EnrichmentToLogSchema.safeParse({ ...entryOf(), ...facts }).success).toBe(false);
});
