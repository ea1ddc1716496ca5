import type { SourceRecord } from '../../../contacts/model/source-record';
import {
  claimEvents,
  completeEvents,
  conflictsPage,
  duePushes,
  eraseContact,
  listAcceptedRecords,
  listConversations,
  listUnmapped,
  logEnrichment,
  mayContact,
  mergeByHand,
  queueEffects,
  recordConsent,
  recordPushResults,
  report,
  resolve,
  saveConversations,
  saveInteractions,
  saveMatches,
  saveSourceRecords,
  saveWebhookSubscription,
  storeEvents,
  verifyPush,
  type Clock,
  type Ledger,
} from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { decide, fillAndMatch } from '../bootstrap-scenario';
import { fillEveryTable } from '../care/full-ledger';
import { sampleStatement } from '../consent/sample-statement';
import { everyText, tablesWith } from '../every-text';
import { conversation, matchOf, sampleRecord, testClock, toSave } from '../sample-records';
import { said } from './people';

const PHONE = '+15125550177';
const OTHER_PHONE = '+15125550178';
const MAIL = 'wk77@example.com';
const WHO = { firstName: 'Wilhelmina', lastName: 'Kesselring' };
const NAMES = ['wilhelmina', 'kesselring', 'minna'];
const NUMBERS = ['5125550177', '512-555-0177', '(512) 555-0177'];

const hers = (fields: Partial<Parameters<typeof sampleRecord>[0]> & { row: number }): SourceRecord => ({
  ...sampleRecord({ file: 'w.csv', first: 'Wilhelmina', last: 'Kesselring', ...fields }),
  notes: 'Minna, call (512) 555-0177',
});
const push = { limit: 50, runId: 'r2', retryFailed: true, leaseSeconds: 0 };

/** Her rows of the import, in every state they can be in. */
async function importHer(ledger: Ledger, clock: Clock): Promise<SourceRecord[]> {
  const named = hers({ row: 1, phones: [PHONE, OTHER_PHONE], emails: [MAIL] });
  const other = sampleRecord({ file: 'w.csv', row: 2, first: 'Minna', last: 'Kesselring', phones: [PHONE] });
  const customer = hers({
    row: 3,
    file: 'q.csv',
    source: 'quickbooks',
    externalId: 'Kesselring, W',
    phones: [PHONE],
  });
  const repeated = hers({ row: 4, file: 'q.csv', source: 'quickbooks', externalId: 'Kesselring, W' });
  const byMail = hers({ row: 5, emails: [MAIL] });
  const somebody = sampleRecord({
    file: 'w.csv',
    row: 6,
    first: 'Idris',
    last: 'Okonkwo',
    phones: ['+13035550112'],
  });
  const records = [named, other, customer, somebody];
  const phones = [PHONE, OTHER_PHONE, '+13035550112'];
  await saveConversations(
    ledger,
    phones.map((phone, n) => conversation(`CN${n}`, phone)),
    clock,
  );
  await saveSourceRecords(
    ledger,
    records.map((record) => toSave(record)),
    clock,
  );
  const matches = [
    matchOf(PHONE, [[named, customer], [other]]),
    matchOf(OTHER_PHONE, [[named]]),
    matchOf('+13035550112', [[somebody]]),
  ];
  await saveMatches(ledger, matches, clock);
  const left = [repeated, { ...byMail, notes: null, label: 'Wilhelmina' }].map((record) =>
    toSave(
      { ...record, notes: null },
      { disposition: 'rejected', reason: 'no_phone', explanation: 'Kesselring has no phone.' },
    ),
  );
  await saveSourceRecords(ledger, left, clock);
  return records;
}

/** Everything else that the ledger can know of her, or of anybody. */
async function knowHer(ledger: Ledger, clock: Clock): Promise<string> {
  await fillEveryTable(ledger, clock);
  const one = await resolve(ledger, said({ externalId: 'u1', ...WHO, email: MAIL, phone: PHONE }), clock);
  const resman = { system: 'resman', externalId: 'Wilhelmina-7', firstName: 'Minna', phone: PHONE };
  const two = await resolve(ledger, said({ ...resman, preferences: { email_opt_out: true } }), clock);
  const contactId = one.contactId;
  if (two.contactId !== contactId)
    await mergeByHand(
      ledger,
      {
        primaryId: contactId,
        secondaryId: two.contactId,
        isPrimaryFixed: true,
        evenTenants: true,
        by: 'ann',
      },
      clock,
    );
  const identifier = `phone:${PHONE}`;
  const words = 'It is Wilhelmina, (512) 555-0177';
  await recordConsent(ledger, [sampleStatement({ identifier, quote: words, evidenceId: 'minna-1' })], clock);
  await saveInteractions(
    ledger,
    [
      {
        system: 'openphone',
        externalId: 'minna-2',
        kind: 'text',
        occurredAt: '2026-02-01T10:00:00Z',
        identifier,
        data: words,
      },
    ],
    clock,
  );
  await storeEvents(
    ledger,
    [{ source: 'openphone', eventId: 'E1', type: 'text', payload: { text: words } }],
    clock,
  );
  await completeEvents(ledger, await claimEvents(ledger, { limit: 50, leaseMs: 60_000 }, clock), clock);
  await queueEffects(
    ledger,
    [
      {
        idempotencyKey: 'k2',
        target: 'resman',
        operation: 'contact.upsert',
        subject: contactId,
        version: '1',
        contactId,
        payload: { words },
      },
    ],
    clock,
  );
  await ledger.write(async (db) => {
    const at = clock.now();
    const permit = {
      id: 'permit',
      identifier,
      channel: 'text',
      scope: 'all',
      granted_at: at,
      begin_by: at,
    } as const;
    await db.insertInto('send_permits').values(permit).execute();
    const correction = {
      id: 'correction',
      event_id: 'an event that waits',
      payload_before: JSON.stringify({ phone: PHONE }),
      payload_after: JSON.stringify({ phone: PHONE }),
      reason: 'mistyped',
      corrected_by: 'operator',
      corrected_at: '2026-01-01T12:00:00.000Z',
    };
    await db.insertInto('event_corrections').values(correction).execute();
    const learned = {
      contactId,
      enrichmentType: 'preferences',
      enrichedData: { words },
      source: 'manual',
      score: null,
    } as const;
    await logEnrichment(db, learned, clock);
    const subscription = {
      system: 'openphone',
      account: 'a',
      url: 'https://n8n.example.com/webhook',
      vendorId: '1',
    };
    await saveWebhookSubscription(db, { ...subscription, secret: 's', events: [], resourceIds: [] }, clock);
  });
  return contactId;
}

describeOnEachDatabase('erasing a person who was imported', ({ open }) => {
  let ledger: Ledger;
  let clock = testClock();
  beforeEach(async () => {
    ledger = await open();
    clock = testClock();
  });
  const erase = (contactId: string) => eraseContact(ledger, { contactId, by: 'ann' }, clock);
  const contactOf = async (fields: object) => (await resolve(ledger, said(fields), clock)).contactId;
  const pushAll = async (due: Awaited<ReturnType<typeof duePushes>>) =>
    recordPushResults(
      ledger,
      due.map(({ contactId, contentHash }) => ({
        contactId,
        contentHash,
        action: 'created',
        openPhoneContactId: `op-${contactId}`,
      })),
      clock,
    );

  it('leaves no name, number or address of theirs in any table, but the number that must not be contacted', async () => {
    const contactId = await knowHer(ledger, clock);
    await importHer(ledger, clock);
    await decide(ledger, clock, PHONE, 'use_candidate');
    await pushAll(await duePushes(ledger, push, clock));
    const before = await everyText(ledger);
    // A table that is added has to be filled here (see fillEveryTable), or nothing would be proved of it.
    expect([...before].filter(([, rows]) => rows.length === 0)).toEqual([]);
    const traces = [...NAMES, ...NUMBERS, MAIL];
    expect(tablesWith(before, traces)).toMatchInlineSnapshot(`
      [
        "blocking_keys",
        "consent_statements",
        "consents",
        "contact_enrichment_log",
        "contact_sync",
        "contacts",
        "effects",
        "enrichment_conversations",
        "enrichment_decisions",
        "enrichment_matches",
        "enrichment_numbers",
        "enrichment_source_records",
        "event_corrections",
        "events",
        "interactions",
        "merges",
        "send_permits",
        "source_identities",
        "source_records",
      ]
    `);
    const books = await report(ledger);
    expect(books).toMatchObject({ balanced: true, pushed: expect.any(Number) as number });

    expect(await erase(contactId)).toMatchObject({ importedRows: 5, importedNumbers: 2 });

    const after = await everyText(ledger);
    expect(tablesWith(after, [...NAMES, OTHER_PHONE.slice(2)])).toEqual([]);
    expect(tablesWith(after, [...NUMBERS, MAIL])).toEqual(['consent_statements', 'consents']);
    const question = { identifier: `phone:${PHONE}`, channel: 'text', scope: 'all' } as const;
    expect(await mayContact(ledger, question)).toMatchObject({ isAllowed: false, state: 'denied' });
    expect(tablesWith(after, ['okonkwo'])).toContain('enrichment_matches');
    const { withEmail, ...counts } = await report(ledger);
    expect({ ...counts, withEmail: withEmail + 2 }).toEqual(books);
  });

  it('shows them to nobody and pushes them no more: their rows, conversations, conflict and contact', async () => {
    const contactId = await contactOf({ externalId: 'u1', ...WHO, email: MAIL, phone: PHONE });
    const records = await importHer(ledger, clock);
    expect((await conflictsPage(ledger, { limit: 5 })).remaining).toBe(1);
    await erase(contactId);
    expect(await conflictsPage(ledger, { limit: 5, includeSkipped: true })).toEqual({
      conflicts: [],
      remaining: 0,
      ahead: 0,
    });
    expect((await listConversations(ledger, 'all')).map(({ phoneNumber }) => phoneNumber)).toEqual([
      '+13035550112',
    ]);
    expect((await listAcceptedRecords(ledger)).map(({ name }) => name?.first)).toEqual(['Idris']);
    expect(await listUnmapped(ledger)).toEqual([]);
    const due = await duePushes(ledger, push, clock);
    expect(due.map(({ phones }) => phones)).toEqual([['+13035550112']]);
    await pushAll(due);
    const { decisions, ...books } = await report(ledger);
    expect(decisions.skipped).toBe(1);
    expect(books).toMatchObject({
      balanced: true,
      conflicts: 1,
      pushed: 1,
      waiting: 0,
      failed: 1,
      failedBy: [{ code: 'ledger.contact_erased', numbers: 1 }],
    });
    const actual = due.map((item) => ({
      id: `op-${item.contactId}`,
      externalId: item.externalId,
      phones: item.phones,
    }));
    expect(await verifyPush(ledger, actual)).toMatchObject({ isProved: true, numbers: 1 });

    await saveSourceRecords(
      ledger,
      records.map((record) => toSave(record)),
      clock,
    );
    await saveConversations(ledger, [conversation('CN0', PHONE)], clock);
    expect(tablesWith(await everyText(ledger), [...NAMES, ...NUMBERS, MAIL])).toEqual([]);
    const [saved] = await saveSourceRecords(
      ledger,
      records.map((record) => toSave(record)),
      clock,
    );
    expect(saved).toMatchObject({ added: 0, readDifferently: 0 });
  });

  it('keeps what is another person’s over a number they share', async () => {
    const contactId = await contactOf({ externalId: 'u1', ...WHO, email: MAIL, phone: PHONE });
    await contactOf({ externalId: 'u2', firstName: 'Alan', lastName: 'Whitfield', phone: PHONE });
    const own = hers({ row: 1, phones: [PHONE], emails: [MAIL] });
    const wife = sampleRecord({
      file: 'w.csv',
      row: 2,
      first: 'Wilhelmina',
      last: 'Kesselring',
      phones: [PHONE],
    });
    const alan = sampleRecord({ file: 'w.csv', row: 3, first: 'Alan', last: 'Whitfield', phones: [PHONE] });
    await fillAndMatch(ledger, clock, [own, wife, alan], [matchOf(PHONE, [[own, wife], [alan]])]);
    await decide(ledger, clock, PHONE, 'merge');
    await pushAll(await duePushes(ledger, push, clock));
    expect(await erase(contactId)).toMatchObject({ importedRows: 2, importedNumbers: 0 });
    expect(tablesWith(await everyText(ledger), NAMES)).toEqual([]);
    const [due] = await duePushes(ledger, { ...push, runId: 'r3' }, clock);
    expect(due).toMatchObject({ phones: [PHONE], firstName: 'Alan', lastName: 'Whitfield' });
    expect((await report(ledger)).imbalances).toEqual([]);
  });

  it('leaves a conflict to review with the candidates who are others', async () => {
    const contactId = await contactOf({ externalId: 'u1', ...WHO, email: MAIL });
    const own = hers({ row: 1, phones: [PHONE], emails: [MAIL] });
    const alan = sampleRecord({ file: 'w.csv', row: 2, first: 'Alan', last: 'Whitfield', phones: [PHONE] });
    await fillAndMatch(ledger, clock, [own, alan], [matchOf(PHONE, [[own], [alan]])]);
    await erase(contactId);
    const { conflicts } = await conflictsPage(ledger, { limit: 5 });
    expect(conflicts.map(({ candidates }) => candidates.map(({ contact }) => contact.firstName))).toEqual([
      ['Alan'],
    ]);
    expect(
      await decide(ledger, clock, PHONE, 'use_candidate', conflicts[0]?.candidates[0]?.candidateNo),
    ).toBe('recorded');
    await saveMatches(ledger, [matchOf(PHONE, [[alan]])], clock);
    expect((await duePushes(ledger, push, clock)).map(({ firstName }) => firstName)).toEqual(['Alan']);
    expect((await report(ledger)).imbalances).toEqual([]);
  });
});
