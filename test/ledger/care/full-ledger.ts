import {
  beginComparison,
  compareListed,
  decidePair,
  duePushes,
  endJob,
  logEnrichment,
  mergeByHand,
  queueEffects,
  recordFailure,
  recordPushResults,
  resolve,
  saveCheckpoint,
  savePlannedWrites,
  saveRule,
  startJob,
  storeEvents,
  type Clock,
  type Ledger,
} from '../../../ledger';
import { defaultMatchingRule } from '../../../contacts/model/matching-rule';
import { recordConsent } from '../../../ledger/consent/record-consent';
import { decide, fillAndMatch } from '../bootstrap-scenario';
import { insertInteraction, january } from '../sample-contacts';
import { matchOf, phoneNo, sampleRecord } from '../sample-records';
import { said } from '../contacts/people';

/** Text that formats of lines, quotes and databases like to break. */
export const AWKWARD = 'Siobhán "O\'Brien"\u2028\r\n\t\u{1f3e0} \\u0000; drop table contacts';

/** A ledger in which every table has rows, chains of merges among them. */
export async function fillEveryTable(ledger: Ledger, clock: Clock): Promise<void> {
  await fillBootstrap(ledger, clock);
  const ids = await resolvePeople(ledger, clock);
  const [a = '', b = '', c = '', d = '', e = '', f = ''] = ids;
  const by = 'ana';
  // The ids of the chain ascend and descend, so that no order of ids alone puts survivors first.
  for (const [primaryId, secondaryId] of [
    [b, c],
    [a, b],
    [e, d],
  ] as const)
    await mergeByHand(
      ledger,
      { primaryId, secondaryId, isPrimaryFixed: true, evenTenants: false, by },
      clock,
    );
  await ledger.write((db) => saveCheckpoint(db, { name: 'resman.contacts.P1', value: january(4) }, clock));
  const { comparisonId } = await beginComparison(ledger, 'resman', clock);
  const listed = said({ system: 'resman', externalId: 'P1:R1:N1' });
  await compareListed(ledger, { comparisonId, records: [listed] }, clock);
  await decidePair(ledger, { contactId: a, otherContactId: f, decision: 'not_the_same', by }, clock);
  await saveRule(ledger, { ...defaultMatchingRule, propertyId: 'P1' }, by, clock);
  await recordConsent(
    ledger,
    [
      {
        identifier: 'phone:+16175550142',
        channel: 'text',
        scope: 'all',
        state: 'denied',
        basis: 'said',
        system: 'openphone',
        statedAt: january(2),
        evidenceId: null,
        quote: AWKWARD,
      },
    ],
    clock,
  );
  const changed = { source: 'resman', type: 'prospect.changed', payload: { AWKWARD } };
  const [event] = await storeEvents(ledger, [changed], clock);
  await ledger.writeKeys([], (db) =>
    db
      .insertInto('event_corrections')
      .values({
        id: 'correction 1',
        event_id: event?.id ?? '',
        payload_before: JSON.stringify({ AWKWARD }),
        payload_after: '{}',
        reason: AWKWARD,
        corrected_by: 'ada@example.com',
        corrected_at: clock.now(),
      })
      .execute(),
  );
  await queueEffects(
    ledger,
    [
      {
        idempotencyKey: 'k1',
        target: 'resman',
        operation: 'contact.upsert',
        subject: a,
        version: '1',
        payload: { AWKWARD },
      },
    ],
    clock,
  );
  await ledger.write(async (db) => {
    await insertInteraction(db, { id: 'i1', contact_id: c, data: JSON.stringify({ text: AWKWARD }) });
    await db.insertInto('interaction_sharers').values({ interaction_id: 'i1', contact_id: f }).execute();
    const entry = {
      contactId: c,
      enrichmentType: 'preferences',
      enrichedData: { AWKWARD },
      source: 'manual',
    } as const;
    await logEnrichment(db, { ...entry, score: 0.1 + 0.2 }, clock);
  });
  await insertOpenReview(ledger, a, f);
}

async function fillBootstrap(ledger: Ledger, clock: Clock): Promise<void> {
  const records = ['Jonah', 'Aimee', AWKWARD].map((first, index) =>
    sampleRecord({ row: index + 1, first, phones: [phoneNo(index % 2)] }),
  );
  const [one, two, three] = records;
  if (!one || !two || !three) return;
  await fillAndMatch(ledger, clock, records, [
    matchOf(phoneNo(0), [[one], [three]]),
    matchOf(phoneNo(1), [[two]]),
  ]);
  await decide(ledger, clock, phoneNo(0), 'use_candidate');
  const due = await duePushes(ledger, { limit: 5, runId: 'r1', retryFailed: true, leaseSeconds: 0 }, clock);
  await recordPushResults(
    ledger,
    due.map(
      ({ contactId, contentHash }) =>
        ({ contactId, contentHash, action: 'created', openPhoneContactId: 'o1' }) as const,
    ),
    clock,
  );
  const job = { kind: 'verify', subject: AWKWARD, requestedBy: AWKWARD } as const;
  const { jobId } = await startJob(ledger, job, '2026-01-01T00:00:00.000Z', clock);
  await endJob(ledger, { jobId, problem: AWKWARD, result: { numbers: 1 } }, clock);
  const write = { externalId: 'lc-1', action: 'update', changes: ['e-mails'] } as const;
  await savePlannedWrites(ledger, [write], clock);
  const failure = { workflowName: 'Push', nodeName: null, message: AWKWARD, executionId: '1' };
  await recordFailure(ledger, failure, clock);
}

/** Six people of whom nothing is alike; their contacts' ids. */
async function resolvePeople(ledger: Ledger, clock: Clock): Promise<string[]> {
  const names = [
    'Wanda Kessler',
    'Fergus Okonkwo',
    'Ximena Castellano',
    'Tobias Faherty',
    'Oksana Tibbets',
    'Idris Thornbury',
  ];
  const ids = [];
  for (const [index, fullName] of names.entries()) {
    const fields = {
      externalId: `u${index}`,
      fullName,
      phone: phoneNo(40 + index),
      notes: AWKWARD,
      leadScore: 12.5 + index,
    };
    ids.push((await resolve(ledger, said({ ...fields, propertyId: 'P1' }), clock)).contactId);
  }
  return ids;
}

const insertOpenReview = (ledger: Ledger, left: string, right: string) =>
  ledger.write((db) =>
    db
      .insertInto('match_reviews')
      .values({
        id: 'review',
        left_contact_id: left < right ? left : right,
        right_contact_id: left < right ? right : left,
        property_id: null,
        confidence: 0.8,
        explanation_json: '{}',
        status: 'open',
        opened_at: january(3),
        closed_at: null,
      })
      .execute(),
  );
