import {
  duePushes,
  recordFailure,
  recordPushResults,
  report,
  saveConversations,
  saveMatches,
  saveSourceRecords,
  verifyPush,
} from '../../ledger';
import { describeOnEachDatabase, type LedgerTestbed } from '../support/ledger-databases';
import { decide, fill } from './bootstrap-scenario';
import { conversation, matchOf, phoneNo, sampleRecord, testClock, toSave } from './sample-records';

const phone = (n: number) => phoneNo(n);
const quickbooks = (row: number, externalId: string, phones: string[], first = 'Dana') =>
  sampleRecord({
    file: 'qb.csv',
    row,
    first,
    phones,
    source: 'quickbooks',
    externalId,
    emails: [`qb${row}@example.com`],
  });

async function finishedLedger(open: LedgerTestbed['open']) {
  const ledger = await open();
  const clock = testClock();
  const a = sampleRecord({ row: 1, phones: [phone(1), phone(2)] });
  const b = sampleRecord({ row: 2, first: 'Aimee', phones: [phone(3)] });
  const nameless = sampleRecord({ row: 3, first: null, last: null, phones: [phone(5)] });
  const [q1, q2, q3] = [
    quickbooks(1, 'Dana Okafor', [phone(3)]),
    quickbooks(2, 'Nobody calls', [phone(90)]),
    quickbooks(3, 'Dana Two', [phone(4)]),
  ] as const;
  await saveConversations(
    ledger,
    [
      ...[1, 2, 3, 4, 5, 6, 7].map((n) => conversation(`CN${n}`, phone(n))),
      conversation('CN1b', phone(1)),
      { ...conversation('CNgroup', null), participants: 2 },
      conversation('CNshort', '64123'),
    ],
    clock,
  );
  await saveSourceRecords(
    ledger,
    [
      ...[a, b, nameless].map((record) => toSave(record)),
      toSave(sampleRecord({ row: 4 }), { disposition: 'rejected', reason: 'no_phone' }),
      toSave(sampleRecord({ row: 5 }), { disposition: 'furniture', reason: 'title', data: null }),
      ...[q1, q2, q3].map((record) => toSave(record)),
      toSave(quickbooks(4, 'No phone', []), { disposition: 'rejected', reason: 'no_phone' }),
      toSave(quickbooks(5, 'Dana Okafor', [phone(91)])),
    ],
    clock,
  );
  await saveMatches(
    ledger,
    [
      matchOf(phone(1), [[a]]),
      matchOf(phone(2), [[a]]),
      matchOf(phone(3), [[b], [q1]]),
      matchOf(phone(4), [[q3], [b]]),
      matchOf(phone(5), [], [nameless]),
      matchOf(phone(6), []),
    ],
    clock,
  );
  await decide(ledger, clock, phone(3), 'use_candidate', 2);
  await decide(ledger, clock, phone(4), 'skip');
  const items = await duePushes(ledger, { limit: 9, runId: 'r', retryFailed: true, leaseSeconds: 0 }, clock);
  const [first, second] = items as [(typeof items)[0], (typeof items)[0]];
  await recordPushResults(
    ledger,
    [
      {
        contactId: first.contactId,
        contentHash: first.contentHash,
        action: 'created',
        openPhoneContactId: 'op-1',
      },
      { contactId: second.contactId, errorCode: '500', message: 'no answer' },
    ],
    clock,
  );
  return { ledger, clock, first, second };
}

describeOnEachDatabase('the report', ({ open }) => {
  it('counts every conversation, number, row, push and customer once', async () => {
    const { ledger, clock } = await finishedLedger(open);
    await recordFailure(
      ledger,
      { workflowName: 'Import', nodeName: 'Read', message: 'a@example.com said no', executionId: '7' },
      clock,
    );
    expect(await report(ledger)).toEqual({
      conversations: 10,
      skipped: 2,
      groups: 1,
      withoutNumber: 1,
      furtherConversations: 1,
      numbers: 7,
      matched: 2,
      resolved: 1,
      conflicts: 1,
      setAside: 0,
      unnamed: 1,
      unknown: 1,
      notYetMatched: 1,
      pushed: 2,
      created: 2,
      updated: 0,
      unchanged: 0,
      failed: 1,
      failedBy: [{ code: '500', numbers: 1 }],
      waiting: 0,
      contacts: 1,
      withName: 3,
      phoneOnly: 4,
      withEmail: 1,
      quickbooksCustomers: {
        total: 4,
        matched: 1,
        conflict: 1,
        setAside: 0,
        withoutConversation: 1,
        withoutPhone: 1,
      },
      decisions: { use_candidate: 1, merge: 0, same_household: 0, none: 0, by_hand: 0, skipped: 1 },
      files: [
        {
          file: 'a.csv',
          source: 'google',
          records: 5,
          accepted: 3,
          rejected: 1,
          furniture: 1,
          rejectedBy: [{ reason: 'no_phone', rows: 1 }],
          matched: 1,
          conflicts: 1,
        },
        {
          file: 'qb.csv',
          source: 'quickbooks',
          records: 5,
          accepted: 4,
          rejected: 1,
          furniture: 0,
          rejectedBy: [{ reason: 'no_phone', rows: 1 }],
          matched: 1,
          conflicts: 1,
        },
      ],
      failures: 1,
      balanced: true,
      imbalances: [],
    });
  });

  it('balances when nothing was done yet', async () => {
    expect(await report(await open())).toMatchObject({
      conversations: 0,
      numbers: 0,
      balanced: true,
      files: [],
    });
  });

  it('calls a contact that changed since it was pushed waiting', async () => {
    const { ledger, clock } = await finishedLedger(open);
    const more = sampleRecord({ file: 'c.csv', row: 1, phones: [phone(1)], emails: ['jonah@example.com'] });
    await fill(ledger, clock, [], [more]);
    await saveMatches(
      ledger,
      [matchOf(phone(1), [[sampleRecord({ row: 1, phones: [phone(1), phone(2)] }), more]])],
      clock,
    );
    expect(await report(ledger)).toMatchObject({
      pushed: 0,
      waiting: 2,
      failed: 1,
      withEmail: 3,
      balanced: true,
    });
  });

  it.each([
    [
      'rows of a file that were never saved',
      "update enrichment_sources set total_records = 9 where file_name = 'a.csv'",
      /^rows of file 1 .* does not hold: 9 against 5\.$/,
    ],
    [
      'a number without an outcome',
      `delete from enrichment_conversations where conversation_id = 'CN7'`,
      /^1 numbers have no conversation\.$/,
    ],
    [
      'a decision nobody made',
      `delete from enrichment_decisions`,
      /^1 numbers decided by a person have no decision in the history\.$/,
    ],
    [
      'a decided number with nothing applied',
      `update enrichment_matches set status = 'rejected' where status = 'applied' and record_key like '%:1:%'`,
      /decided numbers have no applied record\.$/,
    ],
    [
      'a push that nobody answered for',
      `update enrichment_numbers set push_action = null`,
      /^pushed = created \+ updated \+ unchanged does not hold: 2 against 0\.$/,
    ],
  ])('finds %s', async (_reason, tamper, sentence) => {
    const { ledger } = await finishedLedger(open);
    const { sql } = await import('../../ledger/kysely');
    await ledger.write((db) => sql.raw(tamper).execute(db));
    const { balanced, imbalances } = await report(ledger);
    expect(balanced).toBe(false);
    expect(imbalances).toContainEqual(expect.stringMatching(sentence));
  });

  it('compares what was pushed with what OpenPhone lists', async () => {
    const { ledger, first } = await finishedLedger(open);
    const contact = { id: 'op-1', externalId: first.externalId, phones: [phone(1), phone(2)] };
    expect(
      await verifyPush(ledger, [contact, { id: 'theirs', externalId: null, phones: [phone(80)] }]),
    ).toEqual({
      isProved: true,
      numbers: 2,
      confirmed: 2,
      numbersWithoutContact: 0,
      numbersWithSeveralContacts: 0,
      vanishedContacts: 0,
      repeatedExternalIds: 0,
      findings: {
        withoutContact: [],
        withSeveralContacts: [],
        vanishedContactIds: [],
        repeatedExternalIds: [],
      },
    });
    const twin = { ...contact, id: 'op-2', phones: [phone(1)] };
    expect(await verifyPush(ledger, [{ ...contact, phones: [phone(1)] }, twin])).toEqual({
      isProved: false,
      numbers: 2,
      confirmed: 0,
      numbersWithoutContact: 1,
      numbersWithSeveralContacts: 1,
      vanishedContacts: 0,
      repeatedExternalIds: 1,
      findings: {
        withoutContact: [phone(2)],
        withSeveralContacts: [{ phoneNumber: phone(1), contactIds: ['op-1', 'op-2'] }],
        vanishedContactIds: [],
        repeatedExternalIds: [first.externalId],
      },
    });
    expect(await verifyPush(ledger, [])).toMatchObject({
      vanishedContacts: 1,
      confirmed: 0,
      isProved: false,
    });
  });
});
