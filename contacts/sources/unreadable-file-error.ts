import { LeasingContactsError } from '../model/errors';

/** What is wrong with a file as a whole. */
export type FileProblem =
  | 'empty'
  | 'spreadsheet'
  | 'old_spreadsheet'
  | 'pdf'
  | 'html'
  | 'zip'
  | 'vcard'
  | 'json'
  | 'binary'
  | 'no_header'
  | 'one_column'
  | 'header_only'
  | 'no_fields'
  | 'wrong_columns';

const exportAsCsv =
  'Open it in the program it comes from and save or export it as CSV (UTF-8), then import that file.';

const sentences: Record<FileProblem, readonly [what: string, remedy: string]> = {
  empty: ['The file is empty.', 'Export it again and check that the export holds rows.'],
  spreadsheet: ['The file is an Excel workbook (XLSX), not CSV.', exportAsCsv],
  old_spreadsheet: ['The file is an old Excel workbook (XLS), not CSV.', exportAsCsv],
  pdf: ['The file is a PDF document, not CSV.', 'Export the list as CSV instead of printing it.'],
  html: [
    'The file is a web page (HTML), not CSV.',
    'The download may have been a sign-in page: sign in and export the list as CSV again.',
  ],
  zip: ['The file is a ZIP archive, not CSV.', 'Unpack it and import the CSV files in it.'],
  vcard: [
    'The file holds vCards, not CSV.',
    'Export the address book as CSV, for example through Google Contacts.',
  ],
  json: ['The file holds JSON, not CSV.', 'Turn it into items first and set "Read From" to "JSON Items".'],
  binary: ['The file holds binary data, not text.', exportAsCsv],
  no_header: [
    'None of the first 20 records has two column headings that are known.',
    'Add a heading line such as "Name,Phone,Email", or name the columns in "Column Mapping".',
  ],
  one_column: [
    'The file has only one column; a contact needs a name and a phone number in columns of their own.',
    'Export it with one column for each field, or set "Delimiter" if the fields are separated by another character.',
  ],
  no_fields: [
    'The items have fewer than two fields that are known.',
    'Use field names such as "name", "phone" and "email", or name the fields in "Column Mapping".',
  ],
  header_only: [
    'The file has a heading line but no records below it.',
    'Export it again and check that the export holds rows.',
  ],
  wrong_columns: [
    '"Column Mapping" names a column or a field that does not exist.',
    'Compare the mapping with the heading line of the file; columns may also be given by number, starting at 1.',
  ],
};

/** A file cannot be read as a list of contacts. No record of it was imported. */
export class UnreadableFileError extends LeasingContactsError {
  readonly code: string;

  constructor(readonly problem: FileProblem) {
    super(sentences[problem][0], 'No record of this file was imported.', sentences[problem][1]);
    this.code = `import.${problem}`;
  }
}
