import {
  IncomingRecordSchema,
  readIncomingRecord,
  type IncomingRecord,
} from '../../../contacts/normalize/incoming-record';

/** The source record that the ledger makes of what a mapper says. */
export const readPerson = (incoming: IncomingRecord) =>
  readIncomingRecord(IncomingRecordSchema.parse(incoming), 'US').record;
