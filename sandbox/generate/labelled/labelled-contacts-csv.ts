import { csvText } from '../csv-text';
import type { LabelledContact, LabelledTrap } from './labelled-contact';

export const LABELLED_HEADER =
  'rec_id,cluster_id,source,first_name,last_name,email,phone,property_id,street,city,state,zip,updated_at';
const TRAPS_HEADER = 'kind,cluster_a,cluster_b';
const RECORDS_PER_CHUNK = 2_000;

/** The contacts as CSV, in chunks of whole lines, the header first; UTF-8, lines end with "\n". */
export function* labelledContactsCsv(contacts: Iterable<LabelledContact>): Iterable<string> {
  yield `${LABELLED_HEADER}\n`;
  let rows: string[][] = [];
  for (const contact of contacts) {
    rows.push([
      contact.recordId,
      contact.personId,
      contact.source,
      contact.firstName,
      contact.lastName,
      contact.email,
      contact.phone,
      contact.propertyId,
      contact.street,
      contact.city,
      contact.state,
      contact.zip,
      contact.updatedAt,
    ]);
    if (rows.length < RECORDS_PER_CHUNK) continue;
    yield csvText(rows, ',', '\n');
    rows = [];
  }
  yield csvText(rows, ',', '\n');
}

/** The traps as CSV with a header, one pair a line. */
export function labelledTrapsCsv(traps: readonly LabelledTrap[]): string {
  const rows = traps.map(({ kind, personA, personB }) => [kind, personA, personB]);
  return `${TRAPS_HEADER}\n${csvText(rows, ',', '\n')}`;
}
