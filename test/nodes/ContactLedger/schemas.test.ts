import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import { recordKey } from '../../../contacts/model/source-record';
import { openLedger, startJob, systemClock } from '../../../ledger';
import { operations } from '../../../nodes/ContactLedger/actions/operations';
import { phoneNo, sampleRecord } from '../../ledger/sample-records';
import { schemaMisfits } from '../../support/output-schema';
import { ledgerJson, runLedger } from './run-contact-ledger';

const folder = mkdtempSync(join(tmpdir(), 'leasing-contacts-schemas-'));
const settings = { kind: 'sqlite', file: join(folder, 'ledger.sqlite') } as const;
const outputs = new Map<string, IDataObject>();
const [three, four] = [phoneNo(3), phoneNo(4)];

async function run(
  operation: `${string}.${string}`,
  items?: readonly object[],
  parameters = {},
): Promise<IDataObject> {
  const { outputs: routed, error } = await runLedger(settings, operation, items, parameters);
  if (error) throw error;
  const json = routed.flat()[0]?.json;
  outputs.set(operation, json ?? {});
  return json ?? {};
}

/** Two events of the same words but for their ids, stored and taken. */
async function takenEvents(told: { id: string; type: string }): Promise<IDataObject[]> {
  const items = [told, { ...told, id: 'evt-2' }].map((body) => ({ body, source: 'resman' }));
  await run('event.store', items);
  const taken = await ledgerJson(settings, 'event.takeDue');
  outputs.set('event.takeDue', taken[0] ?? {});
  return taken;
}

/** One round through every operation, so that each puts out a whole item. */
beforeAll(async () => {
  const [one, two] = [phoneNo(1), phoneNo(2)];
  const records = ['Jonah', 'Aimee', 'Fergus'].map((first, index) =>
    sampleRecord({
      row: index + 1,
      first,
      phones: [one, two],
      emails: [`${first}@example.com`.toLowerCase()],
    }),
  );
  const [jonah, aimee, fergus] = records.map(recordKey);
  await run('source.saveRecords', records);
  await run('source.getAll');
  await run('sourceRecord.getAll');
  await run('conversation.save', [
    { conversationId: 'CN1', phoneNumber: one, lastActivityAt: '2026-11-20T10:00:00Z' },
    { conversationId: 'CN2', phoneNumber: two },
  ]);
  await run('conversation.getAll');
  await run('conversation.exportUnmapped');
  await run('match.save', [
    {
      phoneNumber: one,
      outcome: 'conflict',
      links: [
        { recordKey: jonah, candidateNo: 1 },
        { recordKey: aimee, candidateNo: 2 },
      ],
    },
    { phoneNumber: two, outcome: 'matched', links: [{ recordKey: fergus, candidateNo: 1 }] },
  ]);
  await run('review.getPage');
  const answers = [{ decision_16175550101: 'Use 1: Jonah' }];
  const recorded = await run('review.recordDecisions', answers);
  await run('review.undoDecisions', [{ batchId: recorded.batchId }]);
  await ledgerJson(settings, 'review.recordDecisions', answers);
  await run('review.getLink', undefined, {
    pageUrl: 'https://n8n.example.com/webhook/leasing-contacts',
    linkReviewer: 'ann@example.com',
  });
  const job = { kind: 'match', subject: null, requestedBy: 'ann' } as const;
  const ledger = await openLedger(settings);
  const { jobId } = await startJob(ledger, job, '2026-01-01', systemClock);
  await ledger.close();
  await run('job.end', [{ jobId }]);
  const planned = await run('push.preview');
  const looked = { requestedExternalId: planned.externalId, action: 'would_create', changes: [] };
  await run('push.recordPreview', [looked]);
  await run('push.begin');
  const due = await run('push.getDue', undefined, { limit: 1 });
  await run('push.recordResults', [{ ...due, action: 'created', id: 'op-1' }]);
  await run('push.summary');
  await run('report.get');
  await run('report.getHealth');
  await run('report.verify', [{ id: 'op-1', externalId: due.externalId, phones: due.phones }]);
  const told = { id: 'evt-1', type: 'prospect.changed' };
  const [taken, other] = await takenEvents(told);
  await run('event.get', [{ id: taken?.id }]);
  await run('event.fail', [{ ...taken, error: 'not now' }]);
  await run('event.complete', [{ ...other }]);
  await run('event.getAll');
  await run('event.correct', [{ id: taken?.id, payload: told }], { reason: 'mistyped' });
  await run('event.giveUp', [{ id: taken?.id }], { reason: 'a test' });
  await run('event.count');
  await run('event.replay');
  const owed = { contactId: 'C1', revision: 3, firstName: 'Jonah' };
  const target = { target: 'resman', effectOperation: 'contact.upsert' };
  await run('effect.queue', [owed], target);
  await run('effect.recordResult', [await run('effect.takeDue')]);
  await run('effect.checkEcho', [{ externalId: 'R1' }], { target: 'resman' });
  await run('effect.getAll');
  await run('effect.giveUp', [{ id: 'none' }], { reason: 'a test' });
  const failures = await run('failure.getPage');
  await run('failure.recordDecisions', [{}], { shown: JSON.stringify(failures.shown) });
  await run('effect.count');
  await run('effect.replay');
  await run('failure.record', [
    { workflow: { name: 'Push' }, execution: { id: '1', lastNodeExecuted: 'Upsert' } },
  ]);
  await contactsRound();
  await passedOnRound();
  await rulesAndMetricsRound();
  await comparisonRound();
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** How far something was read, and a comparison that finds something of everything. */
async function comparisonRound(): Promise<void> {
  const named = { checkpointName: 'resman.contacts.h' };
  await run('checkpoint.save', [{ until: '2026-02-01T10:00:00Z' }], named);
  await run('checkpoint.get', undefined, named);
  const { comparisonId } = await run('report.beginComparison');
  const listed = { contactId: 'h:R70:N70', propertyId: 'h', prospectId: 'R70', personId: 'N70' };
  await run('report.compare', [listed], { comparisonId: String(comparisonId) });
  await run('report.finishComparison', undefined, { comparisonId: String(comparisonId), propertyIds: 'h' });
  await run('report.getDriftReports');
}

/** A rule, what was learned about a contact, and what is counted. */
async function rulesAndMetricsRound(): Promise<void> {
  const saved = await run('rule.save', undefined, {
    propertyId: 'P1',
    options: { sourcePriority: 'manual' },
  });
  await run('rule.get', undefined, { propertyId: saved.propertyId });
  await run('rule.getAll');
  await run('rule.apply', undefined, { propertyId: saved.propertyId });
  await run('rule.delete', undefined, { propertyId: saved.propertyId });
  const [contact] = await ledgerJson(settings, 'contact.getAll');
  const learned = { contactId: contact?.contactId, enrichedData: { topics: ['pets'] } };
  await run('enrichment.log', [learned]);
  await run('enrichment.getAll', [learned]);
  await run('metric.answerRequest', [{ query: {} }]);
  await run('metric.getContactMetrics');
  await run('metric.getContactTrends');
  await run('metric.getDailyDigest');
  const known = { figure: 'total_contacts', firstDay: '2026-01-01', lastDay: '2035-12-31' };
  await run('metric.getContactsCounted', undefined, known);
  await run('metric.getEnrichmentMetrics');
}

/** The continuous side: two people, a question, a merge and its undoing. */
async function contactsRound(): Promise<void> {
  const wanda = { system: 'domiq', externalId: 'u1', firstName: 'Wanda', lastName: 'Kessler', phone: three };
  await run('effect.queueForSystems', [await run('contact.resolve', [wanda])]);
  const [[left], [asked]] = await Promise.all([
    ledgerJson(settings, 'contact.search', undefined, { name: 'Wanda Kessler' }),
    resolvedForReview({ system: 'openphone', externalId: 'C1', phone: three, company: 'Kessler Plumbing' }),
  ]);
  const contactId = String(left?.contactId);
  await run('match.getOpen');
  const pair = { primaryId: contactId, secondaryId: String(asked?.contactId) };
  await run('merge.preview', [pair]);
  const { shown } = await run('match.getPage');
  await run('match.recordDecisions', [{}], { shown: JSON.stringify(shown) });
  const { reviewId } = outputs.get('match.getOpen') ?? {};
  await run('match.decide', [{ reviewId }]);
  const fergus = {
    system: 'resman',
    externalId: 'R1',
    firstName: 'Fergus',
    lastName: 'Faherty',
    phone: four,
  };
  const [other] = (await runLedger(settings, 'contact.resolve', [fergus])).outputs[2] ?? [];
  const merged = await run('merge.merge', [{ primaryId: contactId, secondaryId: other?.json.contactId }]);
  await run('contact.get', [{ contactId }]);
  await run('merge.undo', [{ mergeId: merged.mergeId }]);
  await run('decision.record', [{ contactId }], { otherContactId: String(other?.json.contactId) });
  await run('decision.getAll');
  await runLedger(settings, 'contact.resolve', [{ ...wanda, system: 'quickbooks', externalId: 'q1' }]);
  await run('contact.separate', [{ system: 'quickbooks', externalId: 'q1' }]);
  await run('contact.getAll');
  await run('contact.search', undefined, { phone: three });
  const message = {
    system: 'openphone',
    kind: 'text',
    id: 'M1',
    from: three,
    createdAt: '2026-02-01T10:00:00Z',
    contactId,
  };
  await run('interaction.save', [message]);
  await run('interaction.getHistory', [{ contactId }]);
  const resource = { id: 'M2', from: three, to: [], text: 'Hello', createdAt: '2026-02-01T10:00:00Z' };
  const told = { payload: { type: 'message.received', data: { resource } } };
  await run('interaction.saveFromEvent', [told]);
  const contact_data = { first_name: 'Imani', phone: three };
  const said = { id: 'm1', sender: 'user', content: 'Hello', sent_at: '2026-02-01T10:00:00Z' };
  await run('interaction.saveFromConversation', [
    { id: 'v1', user_id: 'u1', contact_data, messages: [said] },
  ]);
  const refused = { user_id: 'u1', phone: three, preferences: { opt_out: true } };
  await run('preference.recordFromEvent', [{ payload: { data: refused } }]);
  await run('preference.readOptOut', [{ text: 'please stop texting me' }]);
  await run('preference.recordConsent', [{ phone: three }], { system: 'openphone', quote: 'STOP' });
  await run('preference.recordOptOut', [{ contactId }], { system: 'openphone' });
  await run('preference.getConsent', [{ contactId }]);
  await run('preference.checkConsent', [{ phone: three }]);
  const begun = await run('preference.beginSend', [{ phone: three }]);
  await run('preference.endSend', [begun]);
  await run('contact.erase', [{ contactId: other?.json.contactId }]);
}

/** Somebody of whom everything is known that other systems are told. */
async function passedOnRound(): Promise<void> {
  const imani = {
    system: 'domiq',
    externalId: 'u9',
    firstName: 'Imani',
    lastName: 'Okafor',
    phone: phoneNo(5),
    email: 'imani@example.com',
    status: 'new',
    leadScore: 72,
    preferences: { communication_method: 'text' },
  };
  const { outputs: routed } = await runLedger(settings, 'contact.resolve', [imani]);
  const contactId = routed[2]?.[0]?.json.contactId;
  const chat = {
    system: 'domiq',
    kind: 'chat',
    id: 'M9',
    from: phoneNo(5),
    createdAt: '2026-02-01T10:00:00Z',
    contactId,
  };
  await ledgerJson(settings, 'interaction.save', [chat]);
  await ledgerJson(settings, 'enrichment.log', [{ contactId, enrichedData: { topics: ['pets'] } }]);
  for (const system of ['DomIq', 'OpenPhone', 'ResMan'])
    await run(`contact.getFor${system}`, [{ contactId }]);
}

/** What comes out by the output of records that a person has to look at. */
async function resolvedForReview(record: object): Promise<IDataObject[]> {
  const { outputs: items } = await runLedger(settings, 'contact.resolve', [record]);
  return (items[1] ?? []).map(({ json }) => json);
}

describe('what the editor is told about the output of Contact Ledger', () => {
  const all = Object.entries(operations).flatMap(([resource, ofResource]) =>
    Object.keys(ofResource).map((operation) => [resource, operation] as const),
  );

  it.each(all)('is what %s > %s puts out', (resource, operation) => {
    const json = outputs.get(`${resource}.${operation}`);
    expect(Object.keys(json ?? {}).length).toBeGreaterThan(0);
    expect(schemaMisfits('ContactLedger', 'v1.0.0', resource, operation, json)).toEqual([]);
  });
});
