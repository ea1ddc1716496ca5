import type { IDataObject } from 'n8n-workflow';
import { recordKey } from '../../../contacts/model/source-record';
import type { LedgerSettings } from '../../../ledger';
import { phoneNo, sampleRecord } from '../../ledger/sample-records';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { ledgerJson, runLedger } from './run-contact-ledger';

const phone = phoneNo(1);
const jonah = sampleRecord({ row: 1, phones: [phone] });
const aimee = sampleRecord({ row: 2, first: 'Aimee', phones: [phone] });
const rejectedRow = {
  fileName: 'a.csv',
  contentHash: 'hash-of-a.csv',
  source: 'google',
  record: 3,
  disposition: 'rejected',
  reason: 'no_phone',
  explanation: 'The record has no phone number.',
  contacts: [sampleRecord({ row: 3 })],
};
const unreadable = {
  fileName: 'scan.pdf',
  contentHash: null,
  source: null,
  record: null,
  disposition: 'file',
  reason: 'file',
  explanation: 'The file is a PDF document, not CSV.',
  contacts: [],
};
const conflict = {
  phoneNumber: phone,
  outcome: 'conflict',
  links: [
    { recordKey: recordKey(jonah), candidateNo: 1 },
    { recordKey: recordKey(aimee), candidateNo: 2 },
  ],
};

async function withConflict(settings: LedgerSettings): Promise<void> {
  await ledgerJson(settings, 'source.saveRecords', [jonah, aimee]);
  await ledgerJson(settings, 'conversation.save', [{ conversationId: 'CN1', phoneNumber: phone }]);
  await ledgerJson(settings, 'match.save', [conflict]);
}

describeOnEachDatabase('Contact Ledger', ({ freshSettings }) => {
  it('saves both outputs of Contact Import in any order, and a file that cannot be read', async () => {
    const settings = await freshSettings();
    const [first] = await ledgerJson(settings, 'source.saveRecords', [rejectedRow, unreadable]);
    expect(first).toMatchObject({ file: 'a.csv', records: 1, rejected: 1 });
    const [second] = await ledgerJson(settings, 'source.saveRecords', [
      jonah,
      { ...aimee, file: { encoding: 'utf-8' } },
    ]);
    expect(second).toMatchObject({ file: 'a.csv', records: 3, accepted: 2, rejected: 1, added: 2 });
    expect(await ledgerJson(settings, 'source.getAll')).toMatchObject([
      { file: 'a.csv', records: 3 },
      { file: 'scan.pdf', records: 0 },
    ]);
  });

  it.each<[`${string}.${string}`, readonly object[], string]>([
    ['source.saveRecords', [], 'one a file, so none'],
    ['source.getAll', [], 'a list'],
    ['sourceRecord.getAll', [], 'a list'],
    ['conversation.getAll', [], 'a list'],
    ['push.getDue', [], 'a list'],
    ['conversation.save', [{ conversations: 0 }], 'a summary'],
    ['match.save', [{ numbers: 0 }], 'a summary'],
    ['push.begin', [{ waiting: 0, failed: 0, pushed: 0 }], 'a summary'],
    ['push.recordResults', [{ created: 0, notExpected: 0 }], 'a summary'],
    ['push.summary', [{ contacts: 0, created: 0 }], 'a summary'],
    ['review.getPage', [{ count: 0, fields: [], phoneNumbers: [] }], 'a summary'],
    ['review.recordDecisions', [{ decisions: 0 }], 'a summary'],
    ['report.get', [{ conversations: 0, balanced: true }], 'a summary'],
    ['report.verify', [{ numbers: 0, isProved: true, namedShare: null }], 'a summary'],
    ['conversation.exportUnmapped', [{ numbers: 0 }], 'a file with headings only'],
  ])('%s of an empty ledger, after a node that put out nothing, gives %j: %s', async (operation, json) => {
    const { outputs, error } = await runLedger(await freshSettings(), operation, [{}]);
    expect(error).toBeUndefined();
    expect(outputs[0]?.map((item) => item.json)).toMatchObject(json);
    for (const item of outputs[0] ?? []) expect(item.pairedItem).toEqual({ item: 0 });
  });

  it('returns up to a limit, or all', async () => {
    const settings = await freshSettings();
    const many = Array.from({ length: 60 }, (_, n) => ({
      conversationId: `CN${n}`,
      phoneNumber: phoneNo(n),
    }));
    await ledgerJson(settings, 'conversation.save', many);
    expect(await ledgerJson(settings, 'conversation.getAll')).toHaveLength(50);
    expect(await ledgerJson(settings, 'conversation.getAll', undefined, { limit: 7 })).toHaveLength(7);
    expect(await ledgerJson(settings, 'conversation.getAll', undefined, { returnAll: true })).toHaveLength(
      60,
    );
  });

  it('reads conversations simplified or not', async () => {
    const settings = await freshSettings();
    const [summary] = await ledgerJson(settings, 'conversation.save', [
      {
        conversationId: 'CN1',
        phoneNumber: phone,
        participants: [phone],
        lastActivityAt: '2026-11-20T10:00:00Z',
      },
      { id: 'CN2', participants: [phoneNo(2)], lastActivityAt: 'not a time' },
      { id: 'CN3', participants: [phoneNo(2), phoneNo(3)] },
      { conversationId: 'CN4', phoneNumber: null, participants: ['anonymous'] },
    ]);
    expect(summary).toMatchObject({ conversations: 4, numbers: 2, groups: 1, withoutNumber: 1 });
    expect(await ledgerJson(settings, 'conversation.getAll')).toMatchObject([
      { conversationId: 'CN1', lastActivityAt: '2026-11-20T10:00:00.000Z' },
      { conversationId: 'CN2', lastActivityAt: null },
    ]);
  });

  it('stops at the first item that cannot be read, names its place and no value, and saves nothing', async () => {
    const settings = await freshSettings();
    const items = [{ conversationId: 'CN1', phoneNumber: phone }, { phoneNumber: { name: 'Jonah' } }];
    const { error } = await runLedger(settings, 'conversation.save', items);
    expect(error?.name).toBe('NodeOperationError');
    expect(error).toMatchObject({
      context: { itemIndex: 1 },
      description: expect.stringContaining('OpenPhone'),
    });
    expect(error?.message).toBe('The item is not a conversation: phoneNumber cannot be read');
    expect(await ledgerJson(settings, 'conversation.getAll')).toEqual([]);
  });

  it('saves the rest when it continues on fail, and puts the bad item out with its place', async () => {
    const settings = await freshSettings();
    const items = [
      { conversationId: 'CN1', phoneNumber: phone },
      { conversationId: 'CN2', phoneNumber: 5 },
    ];
    const { outputs, error } = await runLedger(
      settings,
      'conversation.save',
      items,
      {},
      { continueOnFail: true },
    );
    expect(error).toBeUndefined();
    expect(outputs[0]).toMatchObject([
      { json: { added: 1 }, pairedItem: { item: 0 } },
      {
        json: { conversationId: 'CN2', error: expect.stringContaining('phoneNumber') },
        pairedItem: { item: 1 },
      },
    ]);
  });

  it('sends the bad item to the error output when that is how the node is set', async () => {
    const settings = await freshSettings();
    const items = [
      { conversationId: 'CN1', phoneNumber: phone },
      { conversationId: 'CN2', phoneNumber: 5 },
    ];
    const { outputs } = await runLedger(
      settings,
      'conversation.save',
      items,
      {},
      { continueErrorOutput: true },
    );
    expect(outputs.map((output) => output.length)).toEqual([1, 1]);
    expect(outputs[1]?.[0]?.json).toMatchObject({
      conversationId: 'CN2',
      error: expect.stringContaining('phoneNumber') as string,
      details: { errorDescription: expect.stringContaining('not saved') as string, errorCode: null },
    });
  });

  it('refuses matches of records it does not have: what happened, what was not changed, what to do', async () => {
    const settings = await freshSettings();
    await ledgerJson(settings, 'conversation.save', [{ conversationId: 'CN1', phoneNumber: phone }]);
    const { error } = await runLedger(settings, 'match.save', [conflict]);
    expect(error).toMatchObject({
      message: 'The matches name 2 source records that the ledger does not hold.',
      description: expect.stringMatching(
        /^None of these matches were saved\. Save the outputs of Contact Import/,
      ),
    });
    const { outputs } = await runLedger(settings, 'match.save', [conflict], {}, { continueOnFail: true });
    expect(outputs[0]?.[0]?.json).toMatchObject({ errorCode: 'ledger.records_not_saved' });
  });

  it.each([
    ['the versions of the page', (page: IDataObject) => page.versions],
    ['the numbers of the page', (page: IDataObject) => page.phoneNumbers],
    ['nothing but the answers', () => []],
  ])('records a decision with %s', async (_reason, shown) => {
    const settings = await freshSettings();
    await withConflict(settings);
    const [page] = await ledgerJson(settings, 'review.getPage');
    const answers = {
      decision_16175550101: 'Use 2: Aimee Lindqvist (Google Contacts)',
      formMode: 'production',
    };
    const parameters = { reviewer: 'nathan@example.com', phoneNumbers: JSON.stringify(shown(page!)) };
    expect(await ledgerJson(settings, 'review.recordDecisions', [answers], parameters)).toMatchObject([
      { decisions: 1, recorded: 1, remaining: 0, lastPhone: phone },
    ]);
    expect(await ledgerJson(settings, 'push.getDue')).toMatchObject([
      { firstName: 'Aimee', phones: [phone] },
    ]);
    expect(await ledgerJson(settings, 'review.recordDecisions', [answers], parameters)).toMatchObject([
      { recorded: 0, alreadyDecided: 1 },
    ]);
  });

  it('takes back what a page decided, once, and says so of what is on its way to OpenPhone', async () => {
    const settings = await freshSettings();
    await withConflict(settings);
    const answers = [{ decision_16175550101: 'Merge into one contact' }];
    const [first] = await ledgerJson(settings, 'review.recordDecisions', answers);
    const undo = (batchId: unknown) =>
      ledgerJson(settings, 'review.undoDecisions', [{ batchId }], { decidedBy: 'nathan@example.com' });
    expect(await undo(first?.batchId)).toMatchObject([{ decisions: 1, undone: 1 }]);
    expect(await undo(first?.batchId)).toMatchObject([{ undone: 0, alreadyUndone: 1 }]);
    expect(await ledgerJson(settings, 'review.getPage')).toMatchObject([{ count: 1 }]);
    const [again] = await ledgerJson(settings, 'review.recordDecisions', answers);
    expect(again).toMatchObject({ recorded: 1 });
    await ledgerJson(settings, 'push.getDue');
    expect(await undo(again?.batchId)).toMatchObject([{ undone: 0, handedOut: 1 }]);
    const { error } = await runLedger(settings, 'review.undoDecisions', [{ batchId: 'nobody’s' }]);
    expect(error?.message).toBe('Nothing was decided under this batch ID');
  });

  it('does not decide a conflict that got other records since the page was shown', async () => {
    const settings = await freshSettings();
    await withConflict(settings);
    const [page] = await ledgerJson(settings, 'review.getPage');
    const fergus = sampleRecord({ file: 'b.csv', row: 1, first: 'Fergus', phones: [phone] });
    await ledgerJson(settings, 'source.saveRecords', [fergus]);
    const links = [...conflict.links, { recordKey: recordKey(fergus), candidateNo: 3 }];
    await ledgerJson(settings, 'match.save', [{ ...conflict, links }]);
    const answers = { decision_16175550101: 'Merge into one contact' };
    const shown = { phoneNumbers: JSON.stringify(page!.versions) };
    expect(await ledgerJson(settings, 'review.recordDecisions', [answers], shown)).toMatchObject([
      { recorded: 0, changedMeanwhile: 1, remaining: 1 },
    ]);
  });

  it('refuses a page that is none', async () => {
    const { error } = await runLedger(await freshSettings(), 'review.recordDecisions', [{ a: 1 }], {
      phoneNumbers: '"all"',
    });
    expect(error?.message).toBe('The parameter "Phone Numbers Shown" cannot be read');
  });

  it('counts a contact that OpenPhone would not let us change as failed, with the reason', async () => {
    const settings = await freshSettings();
    await withConflict(settings);
    await ledgerJson(settings, 'review.recordDecisions', [
      { decision_16175550101: 'Merge into one contact' },
    ]);
    const [due] = await ledgerJson(settings, 'push.getDue');
    const result = {
      action: 'skipped_read_only',
      reason: 'app_made',
      id: 'x',
      requestedExternalId: due!.externalId,
    };
    expect(await ledgerJson(settings, 'push.recordResults', [result])).toMatchObject([
      { failed: 1, notExpected: 0 },
    ]);
    expect(await ledgerJson(settings, 'report.get')).toMatchObject([
      { failedBy: [{ code: 'openphone.contact_read_only', numbers: 1 }], balanced: true },
    ]);
  });

  it('does not hand out twice in one execution what has no result yet', async () => {
    const settings = await freshSettings();
    await withConflict(settings);
    await ledgerJson(settings, 'review.recordDecisions', [
      { decision_16175550101: 'Merge into one contact' },
    ]);
    const options = { options: { runId: 'one' } };
    expect(await ledgerJson(settings, 'push.getDue', undefined, options)).toHaveLength(1);
    expect(await ledgerJson(settings, 'push.getDue', undefined, options)).toEqual([]);
  });

  it('records what an Error Trigger puts out, without personal data', async () => {
    const settings = await freshSettings();
    const failures = await ledgerJson(settings, 'failure.record', [
      {
        execution: {
          id: '231',
          lastNodeExecuted: 'Upsert',
          error: { message: 'No answer for +16175550101' },
        },
        workflow: { id: '1', name: '07 Push contacts to OpenPhone' },
      },
      {
        trigger: { error: { message: 'The form could not start' } },
        workflow: { id: '2', name: '01 Upload' },
      },
    ]);
    expect(failures).toMatchObject([
      { workflowName: '07 Push contacts to OpenPhone', nodeName: 'Upsert', executionId: '231' },
      { workflowName: '01 Upload', nodeName: null, executionId: null },
    ]);
    expect(await ledgerJson(settings, 'report.get')).toMatchObject([{ failures: 2 }]);
  });

  it('gives the report as form pages and sentences too, with untrusted names escaped', async () => {
    const settings = await freshSettings();
    const evil = sampleRecord({ file: '<img src=x onerror=alert(1)>', row: 1, phones: [phone] });
    await ledgerJson(settings, 'source.saveRecords', [
      { ...evil, origin: { ...evil.origin, contentHash: 'hash-of-evil' } },
    ]);
    const [report] = await ledgerJson(settings, 'report.get');
    expect(JSON.stringify(report!.pages)).not.toContain('<img');
    expect(report!.text).toMatchObject({ matches: expect.any(String), review: expect.any(String) });
  });
});
