import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import type { ImportSummary, RowOutcome } from '../../../contacts/sources/row-outcome';

/** The items of one file or list: contacts for the first output, everything else for the second. */
export interface ImportedItems {
  readonly contacts: INodeExecutionData[];
  readonly rejected: INodeExecutionData[];
}

/**
 * Turns the outcomes of one file into items. A contact keeps the keys of its source record at the top level; beside
 * them stand what was found out about the file and the values of the same row that could not be used.
 * @param itemOf the input item that a record belongs to
 */
export function outputItems(
  outcomes: readonly RowOutcome[],
  summary: ImportSummary,
  itemOf: (record: number) => number,
): ImportedItems {
  const file = fileFacts(summary);
  const contacts: INodeExecutionData[] = [];
  const rejected: INodeExecutionData[] = [];
  for (const outcome of outcomes) {
    const pairedItem = { item: itemOf(outcome.record) };
    if (outcome.kind === 'accepted') {
      const leftovers = { phones: outcome.rejectedPhones, emails: outcome.rejectedEmails };
      for (const contact of outcome.contacts) {
        contacts.push({ json: asJson({ ...contact, file, leftovers, rowFlags: outcome.flags }), pairedItem });
      }
    } else rejected.push({ json: asJson(rejectedRow(outcome, summary)), pairedItem });
  }
  return { contacts, rejected };
}

/** What one file that cannot be read leaves on the second output. Never a value of the file. */
export function unreadableFileRow(
  fileName: string | null,
  code: string,
  message: string,
  remedy: string,
): IDataObject {
  return {
    fileName,
    contentHash: null,
    source: null,
    record: null,
    disposition: 'file',
    reason: 'file',
    code,
    explanation: `${message} ${remedy}`,
    error: message,
    rejectedPhones: [],
    rejectedEmails: [],
    contacts: [],
  };
}

/** What was found out about the file; `records` lets the ledger check that none is missing. */
function fileFacts({ source, encoding, delimiter, headerLine, records }: ImportSummary): object {
  return { source, encoding, delimiter, headerLine, records };
}

function rejectedRow(outcome: Exclude<RowOutcome, { kind: 'accepted' }>, summary: ImportSummary): object {
  const isRejected = outcome.kind === 'rejected';
  return {
    fileName: summary.fileName,
    contentHash: summary.contentHash,
    source: summary.source,
    record: outcome.record,
    disposition: outcome.kind,
    reason: outcome.reason,
    explanation: outcome.explanation,
    rejectedPhones: isRejected ? outcome.rejectedPhones : [],
    rejectedEmails: isRejected ? outcome.rejectedEmails : [],
    rowFlags: isRejected ? outcome.flags : [],
    contacts: isRejected ? outcome.contacts : [],
    file: fileFacts(summary),
  };
}

/** Outcomes are read-only plain data; items want the same data without the promise. */
function asJson(value: object): IDataObject {
  return value as IDataObject;
}
