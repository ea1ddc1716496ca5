import { unmappedNumbersCsv } from '../../../../contacts/sources/unmapped-csv';
import { listUnmapped } from '../../../../ledger';
import type { Operation } from '../operation';

/** One item with a CSV file of every number nobody could name; people fill it in and import it again. */
export const exportUnmapped: Operation = {
  properties: [
    {
      displayName: 'Put Output File in Field',
      name: 'binaryPropertyName',
      type: 'string',
      default: 'data',
      description: 'Where the following node finds the file',
      required: true,
      hint: 'The name of the output binary field to put the file in',
    },
    {
      displayName: 'File Name',
      name: 'fileName',
      type: 'string',
      default: 'unmapped-numbers.csv',
      description: 'What the file is called when somebody downloads it',
      required: true,
      placeholder: 'e.g. unmapped-numbers.csv',
    },
  ],
  async execute({ node, ledger }) {
    const numbers = await listUnmapped(ledger);
    const property = String(node.getNodeParameter('binaryPropertyName', 0, 'data') || 'data');
    const fileName = String(node.getNodeParameter('fileName', 0, '') || 'unmapped-numbers.csv');
    const bytes = Buffer.from(unmappedNumbersCsv(numbers), 'utf8');
    return [
      {
        json: { fileName, numbers: numbers.length },
        binary: { [property]: await node.helpers.prepareBinaryData(bytes, fileName, 'text/csv') },
        pairedItem: { item: 0 },
      },
    ];
  },
};
