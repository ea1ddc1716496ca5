import type { PersonRecord } from '../../../contacts/model/person-record';
import { IncomingRecordSchema, readIncomingRecord } from '../../../contacts/normalize/incoming-record';

/** What a system says about an invented person, normalised. */
export const said = (fields: object): PersonRecord =>
  readIncomingRecord(IncomingRecordSchema.parse({ system: 'domiq', ...fields }), 'US').record;

/** First and last names, far enough apart that no two of them are taken for one another. */
const FIRST =
  'Wanda Fergus Aimee Tobias Ximena Jonah Priya Ulrich Noemi Casper Oksana Mateo Greta Idris Beatrix'.split(
    ' ',
  );
const LAST =
  'Kessler Lindqvist Okonkwo Castellano Thornbury Whitfield Bonaventura Grunwald Faherty Kingsolver Tibbets Ravenscroft'.split(
    ' ',
  );
const AREAS = ['617', '512', '303', '206', '404', '702', '919', '215', '313', '816'];

/** An invented person: everything that different systems may know. */
export interface Person {
  readonly first: string;
  readonly last: string;
  /** Two numbers and two addresses that nobody else has. */
  readonly phones: readonly [string, string];
  readonly emails: readonly [string, string];
}

/** The n-th invented person, n < 50,000; two different ones share nothing but perhaps a name. */
export function person(n: number): Person {
  const first = FIRST[n % FIRST.length] ?? '';
  const last = `${LAST[Math.floor(n / FIRST.length) % LAST.length] ?? ''}`;
  const line = 2 * n;
  return {
    first,
    last,
    phones: [number(line), number(line + 1)],
    emails: [`${first}.${last}.${n}@example.com`.toLowerCase(), `${n}${last}@example.org`.toLowerCase()],
  };
}

/** An invented number: 555-01xx behind area codes that exist, then further ones of the block 555. */
function number(n: number): string {
  const area = AREAS[n % AREAS.length] ?? '617';
  const line = Math.floor(n / AREAS.length);
  return `+1${area}555${String(100 + (line % 9_900)).padStart(4, '0')}`;
}
