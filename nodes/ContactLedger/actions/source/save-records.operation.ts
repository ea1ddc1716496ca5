import { saveSourceRecords } from '../../../../ledger';
import { summaryItems, type Operation } from '../operation';
import { readItems } from '../read-items';
import { ImportedRecordSchema } from './imported-record';

/** The items of both outputs of Contact Import in, one summary a file out. */
export const saveRecords: Operation = {
  properties: [
    {
      displayName:
        'Connect BOTH outputs of Contact Import, so that every row of a file is accounted for. Saving the same file again changes nothing.',
      name: 'saveRecordsNotice',
      type: 'notice',
      default: '',
    },
  ],
  async execute({ node, ledger, clock }) {
    const { values, refused } = readItems(node, {
      schema: ImportedRecordSchema,
      what: 'a row of an imported file',
      remedy: 'Connect the outputs of Contact Import.',
      identifiedBy: ['contentHash', 'record'],
    });
    const files = await saveSourceRecords(ledger, values.flat(), clock);
    const differing = files.reduce((sum, file) => sum + file.readDifferently, 0);
    if (differing > 0) {
      node.addExecutionHints({
        message: `${differing} rows were saved before and are read differently now. The first reading stays; change the file (for example its first line) to import it anew.`,
        location: 'outputPane',
      });
    }
    return [...summaryItems(files), ...refused];
  },
};
