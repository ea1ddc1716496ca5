import { randomUUID } from 'node:crypto';
import { dailyDigest, resolve, type Ledger } from '../../../ledger';
import { syncHealth } from '../../../ledger/health/sync-health';
import type { LedgerDb } from '../../../ledger/tables';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { said } from '../contacts/people';
import { insertContact, insertInteraction, insertMerged, january } from '../sample-contacts';

const NOW = january(11, '08:00:00.000');
const DAY = { date: '2026-01-10', timeZone: 'UTC' };

async function insertMerge(db: LedgerDb, id: string, primaryId: string, facts: object = {}): Promise<void> {
  await insertMerged(db, `${id} secondary`, primaryId);
  await db
    .insertInto('merges')
    .values({
      id,
      primary_id: primaryId,
      secondary_id: `${id} secondary`,
      cause: 'matched',
      confidence: 0.95,
      merged_by: 'rules',
      merged_at: january(10, '12:00:00.000'),
      primary_hash: '',
      secondary_hash: '',
      merged_hash: '',
      secondary_sync_json: null,
      undone_at: null,
      undone_by: null,
      ...facts,
    })
    .execute();
}

const insertStatement = (db: LedgerDb, id: string, facts: object) =>
  db
    .insertInto('consent_statements')
    .values({
      id,
      statement_key: id,
      channel: 'text',
      identifier: 'phone:+16175550142',
      scope: 'all',
      state: 'denied',
      basis: 'said',
      system: 'openphone',
      evidence_id: null,
      quote: null,
      contact_id: null,
      stated_at: january(10),
      recorded_at: january(10),
      ...facts,
    })
    .execute();

const insertEffect = (db: LedgerDb, id: string, facts: object) =>
  db
    .insertInto('effects')
    .values({
      id,
      idempotency_key: id,
      target: 'resman',
      operation: 'opt_out.log',
      family: 'opt_out',
      subject: id,
      version: '1',
      contact_id: 'c1',
      merge_id: null,
      payload: null,
      payload_hash: '',
      status: 'waiting',
      is_unanswered: 0,
      attempts: 0,
      due_at: january(10),
      lease_token: null,
      lease_until: null,
      external_id: null,
      result: null,
      error_code: null,
      error: null,
      queued_at: january(9),
      place: 0,
      finished_at: null,
      given_up_at: null,
      given_up_by: null,
      given_up_reason: null,
      ...facts,
    })
    .execute();

describeOnEachDatabase('dailyDigest', ({ open }) => {
  const openWith = async (fill: (db: LedgerDb) => Promise<void>): Promise<Ledger> => {
    const ledger = await open();
    await ledger.write(async (db) => {
      await insertContact(db, { id: 'c1', created_at: january(10), lead_score: 85 });
      await insertContact(db, { id: 'c2', property_id: 'P2' });
      await insertContact(db, { id: 'c3', property_id: null });
      await fill(db);
    });
    return ledger;
  };
  const ofProperties = async (fill: (db: LedgerDb) => Promise<void>, request = DAY) => {
    const ledger = await openWith(fill);
    const digest = await dailyDigest(ledger, request, NOW);
    return { ledger, digest, of: new Map(digest.properties.map((one) => [one.propertyId, one])) };
  };

  it('of an empty ledger is all nought', async () => {
    const digest = await dailyDigest(await open(), DAY, NOW);
    expect(digest).toMatchObject({ properties: [], failedEvents: 0, drifted: 0, comparedAt: null });
    const { newByLeadScore, ...figures } = digest.total;
    expect([...Object.values(figures), ...Object.values(newByLeadScore)].every((count) => count === 0)).toBe(
      true,
    );
  });

  it('counts who became known that day by property and lead score, with the queries of the metrics', async () => {
    const { digest, of } = await ofProperties(async (db) => {
      await insertContact(db, { id: 'c4', created_at: january(10, '23:59:59.999') });
      await insertContact(db, { id: 'c5', created_at: january(11) });
      await insertContact(db, { id: 'c6', created_at: january(10), property_id: null, lead_score: 10 });
    });
    expect(of.get('P1')).toMatchObject({ newContacts: 2, newByLeadScore: { '80-100': 1, none: 1 } });
    expect(of.get(null)).toMatchObject({ newContacts: 1, newByLeadScore: { '0-19': 1 } });
    expect(digest.total).toMatchObject({ newContacts: 3 });
    expect(digest.properties.map(({ propertyId }) => propertyId)).toEqual(['P1', 'P2', null]);
  });

  it('takes the day of the time zone', async () => {
    const { digest } = await ofProperties(
      (db) => insertContact(db, { id: 'c4', created_at: january(11, '04:59:59.999') }),
      { date: '2026-01-10', timeZone: 'America/New_York' },
    );
    expect(digest.total.newContacts).toBe(1);
  });

  it('counts what the rules recognized, not what was known by its id, was asked about or was new', async () => {
    const ledger = await open();
    const clock = { now: () => january(10, '09:00:00.000'), newId: randomUUID };
    const know = (fields: object) =>
      resolve(ledger, said({ firstName: 'Ada', lastName: 'Marchetti', propertyId: 'P1', ...fields }), clock);
    const decisions = [
      await know({ externalId: 'u1', phone: '(617) 555-0142' }),
      await know({ system: 'resman', externalId: 'P1:1:2', phone: '(617) 555-0142' }),
      await know({
        system: 'resman',
        externalId: 'P1:1:2',
        phone: '(617) 555-0142',
        email: 'ada@example.com',
      }),
      await know({ externalId: 'u2', phone: '(617) 555-0188' }),
    ].map(({ decision }) => decision);
    expect(decisions).toEqual(['create_new', 'auto_merge', 'known_identity', 'manual_review']);
    const { total } = await dailyDigest(ledger, DAY, NOW);
    expect(total).toMatchObject({ recognized: 1, merges: 0, newContacts: 2, openQuestions: 1 });
    const dayBefore = await dailyDigest(ledger, { ...DAY, date: '2026-01-09' }, NOW);
    expect(dayBefore.total.recognized).toBe(0);
  });

  it('counts merges of the day that stand, at the property that the contact has now', async () => {
    const { of } = await ofProperties(async (db) => {
      await insertMerged(db, 'old', 'c2');
      await insertMerge(db, 'm1', 'old');
      await insertMerge(db, 'm2', 'c1');
      await insertMerge(db, 'undone', 'c1', { undone_at: january(11), undone_by: 'dana' });
      await insertMerge(db, 'day before', 'c1', { merged_at: january(9) });
    });
    expect([of.get('P1')?.merges, of.get('P2')?.merges]).toEqual([1, 1]);
  });

  it('counts who refused something, each once, and nothing that follows from a refusal', async () => {
    const { digest, of } = await ofProperties(async (db) => {
      await insertMerged(db, 'old', 'c1');
      await insertStatement(db, 's1', { contact_id: 'c1' });
      await insertStatement(db, 's2', { contact_id: 'old', channel: 'call' });
      await insertStatement(db, 's3', { contact_id: 'c2', basis: 'recorded' });
      await insertStatement(db, 's4', { contact_id: 'c3', basis: 'merged' });
      await insertStatement(db, 's5', { contact_id: 'c3', state: 'allowed' });
      await insertStatement(db, 's6', { identifier: 'phone:+16175550199' });
      await insertStatement(db, 's7', { contact_id: 'c3', recorded_at: january(11) });
    });
    expect(digest.total.optOuts).toBe(3);
    expect([of.get('P1'), of.get('P2'), of.get(null)].map((one) => one?.optOuts)).toEqual([1, 1, 1]);
  });

  it('tells what a system is still owed, and what failed, as the health does', async () => {
    const { ledger, digest, of } = await ofProperties(async (db) => {
      await insertEffect(db, 'waiting', {});
      await insertEffect(db, 'on its way', { status: 'sending', contact_id: 'c2' });
      await insertEffect(db, 'told', { status: 'done' });
      await insertEffect(db, 'other', { operation: 'contact.upsert' });
      await insertEffect(db, 'dead', { status: 'dead' });
      await insertEffect(db, 'dead contact', {
        status: 'dead',
        operation: 'contact.upsert',
        contact_id: null,
      });
      await insertEffect(db, 'given up', { status: 'dead', given_up_at: january(10), given_up_by: 'dana' });
    });
    const { openOptOuts, deadEffects } = await syncHealth(ledger, NOW);
    expect(digest.total).toMatchObject({ optOutsWaiting: 2, optOutsFailed: 1, failedChanges: 2 });
    expect([digest.total.optOutsWaiting, digest.total.failedChanges]).toEqual([openOptOuts, deadEffects]);
    expect(of.get('P1')).toMatchObject({ optOutsWaiting: 1, optOutsFailed: 1, failedChanges: 1 });
    expect(of.get('P2')).toMatchObject({ optOutsWaiting: 1, failedChanges: 0 });
    expect(of.get(null)).toMatchObject({ failedChanges: 1, optOutsFailed: 0 });
  });

  it('counts texts by direction, calls, and messages of chats, by when they were', async () => {
    const { of } = await ofProperties(async (db) => {
      const at = { occurred_at: january(10, '15:00:00.000') };
      await insertInteraction(db, { id: 'i1', contact_id: 'c1', kind: 'text', ...at });
      await insertInteraction(db, { id: 'i2', contact_id: 'c1', kind: 'text', direction: 'outgoing', ...at });
      await insertInteraction(db, { id: 'i3', contact_id: 'c1', kind: 'call', direction: 'outgoing', ...at });
      await insertInteraction(db, { id: 'i4', contact_id: 'c2', property_id: 'P1', ...at });
      await insertInteraction(db, { id: 'i5', contact_id: 'c2', kind: 'note', ...at });
      await insertInteraction(db, { id: 'i6', contact_id: 'c2', occurred_at: january(11) });
    });
    expect(of.get('P1')).toMatchObject({ textsIn: 1, textsOut: 1, calls: 1, chatMessages: 0 });
    expect(of.get('P2')).toMatchObject({ textsIn: 0, textsOut: 0, calls: 0, chatMessages: 1 });
  });

  it('counts questions that are open now, by the property they were asked about', async () => {
    const { ledger, digest, of } = await ofProperties(async (db) => {
      const question = {
        left_contact_id: 'c1',
        right_contact_id: 'c2',
        property_id: 'P1',
        confidence: 0.8,
        explanation_json: '{}',
        status: 'open',
        opened_at: january(2),
        closed_at: null,
      } as const;
      await db
        .insertInto('match_reviews')
        .values({ ...question, id: 'r1' })
        .execute();
      const closed = { right_contact_id: 'c3', status: 'decided', closed_at: january(10) } as const;
      await db
        .insertInto('match_reviews')
        .values({ ...question, ...closed, id: 'r2' })
        .execute();
    });
    expect(of.get('P1')?.openQuestions).toBe(1);
    expect(digest.total.openQuestions).toBe((await syncHealth(ledger, NOW)).openQuestions);
  });

  it('refuses a day that there is not', async () => {
    await expect(dailyDigest(await open(), { date: '2026-02-30', timeZone: 'UTC' }, NOW)).rejects.toThrow(
      'no day of the calendar',
    );
  });
});
