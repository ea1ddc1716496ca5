import { NodeOperationError } from 'n8n-workflow';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { LeasingContactsError } from '../../../contacts/model/errors';
import { importFile } from '../../../contacts/sources/import-file';
import { importJsonItems } from '../../../contacts/sources/import-json';
import type { ImportOptions } from '../../../contacts/sources/import-options';
import type { ImportSummary, RowOutcome } from '../../../contacts/sources/row-outcome';
import type { ImportFile } from '../../../contacts/sources/sniff-file';
import { binaryFile, fieldsToRead, sourceHintOf } from './binary-files';
import { importSettings } from './import-settings';
import { outputItems, unreadableFileRow, type ImportedItems } from './output-items';

type Outputs = [contacts: INodeExecutionData[], rejected: INodeExecutionData[]];

/** Reads every file, or every item, and puts each record on one of the two outputs. */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
  const outputs: Outputs = [[], []];
  const counts = { records: 0, accepted: 0, rejected: 0, furniture: 0 };
  const add = ({ contacts, rejected }: ImportedItems, summary: ImportSummary) => {
    for (const item of contacts) outputs[0].push(item);
    for (const item of rejected) outputs[1].push(item);
    for (const key of ['records', 'accepted', 'rejected', 'furniture'] as const) counts[key] += summary[key];
  };
  if (this.getNodeParameter('readFrom', 0, 'files') === 'json') readItems.call(this, outputs, add);
  else await readFiles.call(this, outputs, add);
  if (counts.rejected + counts.furniture > 0) {
    const message = `${counts.records} records: ${counts.accepted} accepted, ${counts.rejected} rejected, ${counts.furniture} not contacts.`;
    this.addExecutionHints({ message, location: 'outputPane' });
  }
  return outputs;
}

async function readFiles(
  this: IExecuteFunctions,
  outputs: Outputs,
  add: (items: ImportedItems, summary: ImportSummary) => void,
): Promise<void> {
  let fileNumber = 0;
  for (const [itemIndex, { binary }] of this.getInputData().entries()) {
    const { options, stopsAtUnreadableFile } = importSettings.call(this, itemIndex);
    for (const field of fieldsToRead(
      binary,
      this.getNodeParameter('binaryFields', itemIndex, '*') as string,
    )) {
      fileNumber += 1;
      const file = binaryFile.call(this, itemIndex, field, binary ?? {});
      try {
        const { outcomes, summary } = await wholeFile(file, { ...options, sourceHint: sourceHintOf(field) });
        add(
          outputItems(outcomes, summary, () => itemIndex),
          summary,
        );
      } catch (error) {
        const stops = stopsAtUnreadableFile && !this.continueOnFail();
        if (stops) throw fileError.call(this, error, `File ${fileNumber} ("${field}")`, itemIndex);
        outputs[1].push(unreadableItem(error, file.fileName, itemIndex));
      }
    }
  }
  if (fileNumber > 0 || this.getInputData().length === 0) return;
  const message = 'No file arrived in "Input Binary Fields"';
  const description =
    'Nothing was imported. Check the names of the fields, or set "Read From" to "JSON Items".';
  if (!this.continueOnFail())
    throw new NodeOperationError(this.getNode(), message, { itemIndex: 0, description });
  for (const itemIndex of this.getInputData().keys()) {
    outputs[1].push({
      json: unreadableFileRow(null, 'import.no_file', `${message}.`, description),
      pairedItem: { item: itemIndex },
    });
  }
}

function readItems(
  this: IExecuteFunctions,
  outputs: Outputs,
  add: (items: ImportedItems, summary: ImportSummary) => void,
): void {
  const items = this.getInputData();
  if (items.length === 0) return;
  const { options, stopsAtUnreadableFile } = importSettings.call(this, 0);
  try {
    const { outcomes, summary } = allItems(
      items.map(({ json }) => json),
      options,
    );
    add(
      outputItems(outcomes, summary, (record) => record - 1),
      summary,
    );
  } catch (error) {
    if (stopsAtUnreadableFile && !this.continueOnFail())
      throw fileError.call(this, error, 'The list of items', 0);
    for (const itemIndex of items.keys()) outputs[1].push(unreadableItem(error, null, itemIndex));
  }
}

/** A file counts only as a whole: when reading it breaks off, none of its records goes out. */
async function wholeFile(
  file: ImportFile,
  options: ImportOptions,
): Promise<{ outcomes: RowOutcome[]; summary: ImportSummary }> {
  const outcomes: RowOutcome[] = [];
  const rows = importFile(file, options);
  let next = await rows.next();
  while (!next.done) {
    outcomes.push(next.value);
    next = await rows.next();
  }
  return { outcomes, summary: next.value };
}

function allItems(
  items: readonly unknown[],
  options: ImportOptions,
): { outcomes: RowOutcome[]; summary: ImportSummary } {
  const outcomes: RowOutcome[] = [];
  const rows = importJsonItems(items, options);
  let next = rows.next();
  while (!next.done) {
    outcomes.push(next.value);
    next = rows.next();
  }
  return { outcomes, summary: next.value };
}

interface Trouble {
  readonly code: string;
  readonly message: string;
  readonly unchanged: string;
  readonly remedy: string;
}

/** What to tell about an error: ours say it themselves, others come from n8n's binary store. */
function troubleOf(error: unknown): Trouble {
  if (error instanceof LeasingContactsError) return error;
  return {
    code: 'import.read_failed',
    message: 'The file could not be fetched from the binary store.',
    unchanged: 'No record of this file was imported.',
    remedy: 'Run the workflow again; the stored file may have expired.',
  };
}

function fileError(
  this: IExecuteFunctions,
  error: unknown,
  what: string,
  itemIndex: number,
): NodeOperationError {
  const { message, unchanged, remedy } = troubleOf(error);
  return new NodeOperationError(this.getNode(), `${what}: ${message}`, {
    itemIndex,
    description: `${unchanged} ${remedy}`,
  });
}

/** Stays a row of its own form: n8n would put an error of the item in the place of its data. */
function unreadableItem(error: unknown, fileName: string | null, itemIndex: number): INodeExecutionData {
  const { code, message, remedy } = troubleOf(error);
  return { json: unreadableFileRow(fileName, code, message, remedy), pairedItem: { item: itemIndex } };
}
