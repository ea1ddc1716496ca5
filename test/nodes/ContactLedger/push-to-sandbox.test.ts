import type { IDataObject } from 'n8n-workflow';
import { recordKey } from '../../../contacts/model/source-record';
import type { LedgerSettings } from '../../../ledger';
import { phoneNo, sampleRecord } from '../../ledger/sample-records';
import { openSandbox, type KeptContact, type OpenSandbox } from '../../clients/openphone/sandbox';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { credentialsOf, itemsOf, runOpenPhone } from '../OpenPhone/run-open-phone';
import { ledgerJson } from './run-contact-ledger';

const CONTACTS = 12;

/** People with two numbers each, all matched. */
async function fill(settings: LedgerSettings): Promise<void> {
  const people = Array.from({ length: CONTACTS }, (_, n) =>
    sampleRecord({
      row: n + 1,
      first: 'Jonah',
      last: `Lindqvist ${n}`,
      phones: [phoneNo(n), phoneNo(50 + n)],
    }),
  );
  const numbers = people.flatMap((record) =>
    record.phones.map(({ e164 }) => ({
      phoneNumber: e164,
      conversationId: `CN${e164}`,
      outcome: 'matched',
      links: [{ recordKey: recordKey(record), candidateNo: 1 }],
    })),
  );
  await ledgerJson(settings, 'source.saveRecords', people);
  await ledgerJson(settings, 'conversation.save', numbers);
  await ledgerJson(settings, 'match.save', numbers);
}

/** One round of the workflow: get due, upsert with "On Error: Continue", record. @returns how many were due. */
async function round(
  settings: LedgerSettings,
  sandbox: OpenSandbox,
  runId: string,
  isKilled = false,
): Promise<number> {
  const due = await ledgerJson(settings, 'push.getDue', undefined, { limit: 5, options: { runId } });
  if (due.length === 0) return 0;
  const credentials = credentialsOf(sandbox.url);
  const parameters = { resource: 'contact', operation: 'upsert' };
  const { outputs, error } = await runOpenPhone(credentials, parameters, itemsOf(...due), {
    continueOnFail: true,
  });
  if (error) throw error;
  if (!isKilled)
    await ledgerJson(
      settings,
      'push.recordResults',
      outputs[0]!.map(({ json }) => json),
    );
  return due.length;
}

const phonesOf = (contact: KeptContact) =>
  contact.defaultFields.phoneNumbers.map(({ value }) => value).sort();

describeOnEachDatabase('the push to a sandbox OpenPhone', ({ freshSettings }) => {
  let sandbox: OpenSandbox;
  let settings: LedgerSettings;
  beforeEach(async () => {
    sandbox = await openSandbox();
    settings = await freshSettings();
    await fill(settings);
  });
  afterEach(() => sandbox.close());

  const verify = async (): Promise<IDataObject> => {
    const parameters = { resource: 'contact', operation: 'getAll', returnAll: true };
    const { outputs } = await runOpenPhone(credentialsOf(sandbox.url), parameters);
    const [verification] = await ledgerJson(
      settings,
      'report.verify',
      outputs[0]!.map(({ json }) => json),
    );
    return verification!;
  };

  it('creates one contact a person with every number, and changes nothing the second time', async () => {
    while ((await round(settings, sandbox, 'run-1')) > 0);
    const contacts = await sandbox.contacts();
    expect(contacts).toHaveLength(CONTACTS);
    expect(phonesOf(contacts[0]!)).toHaveLength(2);
    expect(await verify()).toMatchObject({ isProved: true, numbers: 2 * CONTACTS });
    const [summary] = await ledgerJson(settings, 'push.summary', undefined, { options: { runId: 'run-1' } });
    expect(summary).toMatchObject({ created: 2 * CONTACTS, updated: 0, unchanged: 0, failed: 0 });
    expect(await round(settings, sandbox, 'run-2')).toBe(0);
    expect(await sandbox.contacts()).toEqual(contacts);
  }, 60_000);

  it('creates nobody twice when the run is killed between the request and its result', async () => {
    await round(settings, sandbox, 'run-1');
    await round(settings, sandbox, 'run-1', true);
    const before = (await sandbox.contacts()).length;
    expect(before).toBe(10);
    while ((await round(settings, sandbox, 'run-2')) > 0);
    expect(await sandbox.contacts()).toHaveLength(CONTACTS);
    expect(await verify()).toMatchObject({ isProved: true, confirmed: 2 * CONTACTS });
    expect(await ledgerJson(settings, 'report.get')).toMatchObject([
      { pushed: 2 * CONTACTS, balanced: true },
    ]);
  }, 60_000);

  it('ends a run in which OpenPhone refuses, says how many failed, and mends it in the next', async () => {
    await sandbox.misbehave({ match: { method: 'POST' }, times: 3, action: 'status', status: 400 });
    while ((await round(settings, sandbox, 'run-1')) > 0);
    const [report] = await ledgerJson(settings, 'report.get');
    expect(report).toMatchObject({ failed: 6, pushed: 2 * CONTACTS - 6, waiting: 0, balanced: true });
    while ((await round(settings, sandbox, 'run-2')) > 0);
    expect(await ledgerJson(settings, 'report.get')).toMatchObject([{ failed: 0, pushed: 2 * CONTACTS }]);
    expect(await verify()).toMatchObject({ isProved: true });
  }, 60_000);

  it('finds a contact that somebody deleted in OpenPhone', async () => {
    while ((await round(settings, sandbox, 'run-1')) > 0);
    const [first] = await sandbox.contacts();
    await runOpenPhone(credentialsOf(sandbox.url), {
      resource: 'contact',
      operation: 'delete',
      contactId: { __rl: true, mode: 'id', value: first!.id },
    });
    expect(await verify()).toMatchObject({
      isProved: false,
      numbersWithoutContact: 2,
      vanishedContacts: 1,
      findings: { withoutContact: phonesOf(first!), vanishedContactIds: [first!.id] },
    });
  }, 60_000);
});
