import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { fittingChoice, MatchRecordReader, valueAt } from '../../../contacts/matching';
import type { MatchRecord } from '../../../contacts/matching';
import { recordKey, RecordOriginSchema } from '../../../contacts/model/source-record';
import { MatchList } from './match-list';
import { refusedItem } from './refused-item';
import type { ScoredSettings } from './scored-settings';

/** What reading a list needs. */
export interface ListReading {
  readonly settings: ScoredSettings;
  /** Takes each record, under the id that it has in the engine. */
  readonly use: (record: MatchRecord) => void;
  /** Takes what goes on in place of items that cannot be read. */
  readonly refused: INodeExecutionData[];
  readonly nextTurn: () => Promise<void>;
}

/**
 * Reads the items of an input. Items without any field ("Always Output Data") are left out.
 * @throws {NodeOperationError} at the first item that cannot be read, unless the node continues on fail.
 */
export async function readMatchList(
  this: IExecuteFunctions,
  input: number,
  { settings, use, refused, nextTurn }: ListReading,
): Promise<MatchList> {
  const data = this.getInputData(input) ?? [];
  const { choice, missing } = fittingChoice(
    data.map(({ json }) => json),
    settings.fields,
  );
  const reader = new MatchRecordReader(choice);
  const list = new MatchList(input, data, missing);
  for (const [item, { json }] of data.entries()) {
    await nextTurn();
    if (Object.keys(json).length === 0) continue;
    const id = idOf(json, item, settings.idFields);
    const refuse = (message: string, remedy: string): void => {
      const identifying = id === null ? { itemIndex: item } : { id, itemIndex: item };
      refused.push(refusedItem.call(this, { input, item, message, remedy, identifying }));
    };
    if (id === null) {
      refuse('The field for the ID holds neither text nor a number', 'Check "ID Field".');
      continue;
    }
    const earlier = list.placeOf(id);
    if (earlier !== undefined) {
      const remedy =
        'Every record of a list needs an ID of its own: check "ID Field" and whether the list came twice.';
      refuse(`The item has the ID of item ${list.itemAt(earlier)}`, remedy);
      continue;
    }
    const reading = reader.read(json, list.engineIdOf(id));
    if (reading.kind === 'refused') {
      refuse(
        `The field "${reading.field}" holds neither text nor a list of texts`,
        'Check the names under "Fields".',
      );
      continue;
    }
    if (!reading.isComparable) list.bare += 1;
    list.add(id, item);
    use(reading.record);
  }
  list.kinds = reader.kindsSeen;
  return list;
}

/** Where ids usually stand. */
const ID_FIELDS = ['recordKey', 'id', 'ID', 'Id'];

/** The id of a record, by the named fields or the usual ones, else the number of the item; null for a value that is no id. */
function idOf(json: IDataObject, item: number, idFields: readonly string[]): string | null {
  for (const field of idFields.length > 0 ? idFields : ID_FIELDS) {
    const value = valueAt(json, field);
    const isId = (typeof value === 'string' && value.trim() !== '') || typeof value === 'number';
    if (isId) return String(value).trim();
    // What merely is called "id" may be anything; a field that was named must hold one.
    if (idFields.length > 0 && value !== null && value !== undefined && value !== '') return null;
  }
  const origin = idFields.length > 0 ? null : RecordOriginSchema.safeParse(json.origin);
  return origin?.success === true ? recordKey({ origin: origin.data }) : `item ${item}`;
}
