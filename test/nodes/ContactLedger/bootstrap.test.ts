import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { IDataObject } from 'n8n-workflow';
import type { LedgerSettings } from '../../../ledger';
import { ContactImport } from '../../../nodes/ContactImport/ContactImport.node';
import { ContactMatch } from '../../../nodes/ContactMatch/ContactMatch.node';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { readBinary, runNode, storeBinary } from '../../support/run-workflow';
import { itemsOf, ledgerJson, runLedger } from './run-contact-ledger';

const samples = join(__dirname, '..', '..', '..', 'samples');
interface Expected {
  files: Record<
    string,
    { summary: { dataRecords: number; accept: number; reject: number; furniture: number } }
  >;
  matching: { phone: string; class: 'match' | 'conflict' | 'unnamed' | 'none' }[];
}
const expected = JSON.parse(readFileSync(join(samples, 'expected.json'), 'utf8')) as Expected;
const conversations = expected.matching.map(({ phone }, index) => ({
  conversationId: `CN${index}`,
  phoneNumber: phone,
  participants: [phone],
  phoneNumberId: 'PN1',
  lastActivityAt: '2026-11-20T10:00:00Z',
}));

/** All six sample files through Contact Import: both outputs, one list. */
async function importSamples(): Promise<IDataObject[]> {
  const files = readdirSync(samples).filter((name) => name in expected.files);
  const items = await Promise.all(
    files.map(async (name) => ({
      json: {},
      binary: { data: await storeBinary(readFileSync(join(samples, name)), name) },
    })),
  );
  const { outputs, error } = await runNode({
    node: new ContactImport(),
    typeName: 'contactImport',
    parameters: {},
    inputs: [items],
  });
  if (error) throw error;
  return outputs.flat().map(({ json }) => json);
}

async function match(settings: LedgerSettings): Promise<IDataObject[]> {
  const { outputs, error } = await runNode({
    node: new ContactMatch(),
    typeName: 'contactMatch',
    parameters: {},
    inputs: [
      itemsOf(await ledgerJson(settings, 'conversation.getAll', undefined, { returnAll: true })),
      itemsOf(await ledgerJson(settings, 'sourceRecord.getAll', undefined, { returnAll: true })),
    ],
  });
  if (error) throw error;
  return outputs.flat().map(({ json }) => json);
}

describeOnEachDatabase('the bootstrap on the samples, node by node,', ({ freshSettings }) => {
  it('accounts for every row, number and push, and repeats nothing', async () => {
    const settings = await freshSettings();
    const imported = await importSamples();
    const files = await ledgerJson(settings, 'source.saveRecords', imported);
    for (const file of files) {
      const { dataRecords, accept, reject, furniture } = expected.files[String(file.file)]!.summary;
      const counts = { records: dataRecords, accepted: accept, rejected: reject, furniture };
      expect({ file: file.file, ...file }).toMatchObject({ file: file.file, ...counts });
    }
    expect(files).toHaveLength(Object.keys(expected.files).length);
    const again = await ledgerJson(settings, 'source.saveRecords', imported);
    expect(again.map(({ added, readDifferently }) => ({ added, readDifferently }))).toEqual(
      again.map(() => ({ added: 0, readDifferently: 0 })),
    );

    expect(await ledgerJson(settings, 'conversation.save', conversations)).toMatchObject([
      { conversations: 64, numbers: 64, added: 64 },
    ]);
    expect(await ledgerJson(settings, 'match.save', await match(settings))).toMatchObject([
      { numbers: 64, matched: 42, conflicts: 9, unnamed: 5, unknown: 8 },
    ]);
    expect(await ledgerJson(settings, 'match.save', await match(settings))).toMatchObject([
      { unchanged: 64 },
    ]);

    // Nine conflicts on two pages; the first candidate of each on the first page, nothing on the second.
    const [page] = await ledgerJson(settings, 'review.getPage', undefined, { limit: 5 });
    expect(page).toMatchObject({ count: 5, remaining: 9, title: 'Review conflicts (9 remaining)' });
    const fields = page!.fields as { fieldName: string; fieldOptions?: { values: { option: string }[] } }[];
    const answers = fields.flatMap(({ fieldName, fieldOptions }) =>
      fieldOptions ? [[fieldName, fieldOptions.values[0]!.option]] : [],
    );
    const [recorded] = await ledgerJson(settings, 'review.recordDecisions', [Object.fromEntries(answers)], {
      reviewer: 'nathan@example.com',
      phoneNumbers: JSON.stringify(page!.versions),
    });
    expect(recorded).toMatchObject({ recorded: 5, skipped: 0, remaining: 4, lastPhone: page!.lastPhone });
    const [second] = await ledgerJson(settings, 'review.getPage', undefined, {
      limit: 5,
      afterPhone: String(recorded!.lastPhone),
    });
    const open = { phoneNumbers: JSON.stringify(second!.phoneNumbers) };
    expect(
      await ledgerJson(settings, 'review.recordDecisions', [{ submittedAt: 'now' }], open),
    ).toMatchObject([{ recorded: 0, skipped: 4, remaining: 0 }]);

    // Push in batches, as the workflow does; the first contact fails once.
    const inOpenPhone: IDataObject[] = [];
    for (let round = 0; ; round += 1) {
      const due = await ledgerJson(settings, 'push.getDue', undefined, {
        limit: 20,
        options: { runId: 'run-1' },
      });
      if (due.length === 0) break;
      const results = due.map((item, index) => {
        if (round === 0 && index === 0)
          return { ...item, error: 'no answer', errorCode: 'openphone.no_answer' };
        const contact = { id: `op-${inOpenPhone.length}`, externalId: item.externalId, phones: item.phones };
        inOpenPhone.push(contact as IDataObject);
        return { action: 'created', id: contact.id, requestedExternalId: item.externalId };
      });
      const [counts] = await ledgerJson(settings, 'push.recordResults', results);
      expect(counts).toMatchObject({ notExpected: 0 });
    }
    const [failed] = await ledgerJson(settings, 'push.getDue', undefined, { options: { runId: 'run-2' } });
    const [summary] = await ledgerJson(settings, 'push.summary', undefined, { options: { runId: 'run-1' } });
    expect(Number(summary!.created) + Number(summary!.failed)).toBe(47);
    inOpenPhone.push({ id: 'op-last', externalId: failed!.externalId, phones: failed!.phones });
    await ledgerJson(settings, 'push.recordResults', [
      { externalId: failed!.externalId, action: 'updated', id: 'op-last' },
    ]);

    const [report] = await ledgerJson(settings, 'report.get');
    expect(report).toMatchObject({
      conversations: 64,
      matched: 42,
      resolved: 5,
      conflicts: 4,
      unnamed: 5,
      unknown: 8,
      pushed: 47,
      failed: 0,
      waiting: 0,
      contacts: inOpenPhone.length,
      imbalances: [],
      balanced: true,
    });
    expect(await ledgerJson(settings, 'report.verify', inOpenPhone)).toMatchObject([
      { isProved: true, numbers: 47, confirmed: 47, namedShare: 0.734 },
    ]);

    const { outputs } = await runLedger(settings, 'conversation.exportUnmapped');
    const [unmapped] = outputs[0]!;
    expect(unmapped!.json).toMatchObject({ fileName: 'unmapped-numbers.csv', numbers: 13 });
    const csv = (await readBinary(unmapped!.binary!.data!)).toString('utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(14);
  }, 60_000);
});
