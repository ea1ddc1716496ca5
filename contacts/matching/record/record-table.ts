import { readEmailIdentity } from '../../normalize/email-identity';
import { namesInLocalPart } from '../../normalize/name-in-email';
import type { CountryCode } from '../../normalize/libphonenumber';
import type { MatchRecord } from '../match-record';
import { AddressTable } from './address-table';
import { AttributeTable } from './attribute-table';
import { EmailTable, PhoneTable } from './contact-points';
import { growingInt32, growingUint8 } from './growing-array';
import { Interner } from './interner';
import { NameTable } from './name-table';
import { OrganisationTable } from './organisation-table';
import { readBirthDate } from './read-birth-date';
import { NameReader } from './read-record-name';
import type { RecordName } from './read-record-name';

/** How many values of a kind take part in matching; a record with more keeps the first ones. */
export const valuesPerRecord = { email: 6, phone: 6, address: 3 } as const;

/** How a name came about. */
export const nameFlags = { givenInferred: 1, surnameInferred: 2 } as const;

/**
 * The records that are matched, as columns of numbers: equal numbers are equal values, 0 is a missing one. Rows of
 * removed records are used again.
 */
export class RecordTable {
  readonly names = new NameTable();
  readonly emails = new EmailTable();
  readonly phones: PhoneTable;
  readonly addresses = new AddressTable();
  readonly organisations = new OrganisationTable();
  readonly attributes = new AttributeTable();
  readonly sources = new Interner();

  readonly given = growingInt32();
  readonly middle = growingInt32();
  readonly surname = growingInt32();
  readonly generation = growingUint8();
  readonly flags = growingUint8();
  readonly unit = growingInt32();
  readonly birth = growingInt32();
  readonly organisation = growingInt32();
  readonly source = growingInt32();
  /** 1 for applicants and residents, who have a lease or an application of their own. */
  readonly isTenant = growingUint8();
  readonly emailIds = growingInt32();
  readonly phoneIds = growingInt32();
  readonly addressIds = growingInt32();
  private readonly alive = growingUint8();
  private readonly idByRow: string[] = [];
  private readonly rowById = new Map<string, number>();
  private readonly freeRows: number[] = [];
  private readonly reader = new NameReader();
  /** One more than the highest row in use. */
  rows = 0;

  constructor(region: CountryCode) {
    this.phones = new PhoneTable(region);
  }

  get size(): number {
    return this.rows - this.freeRows.length;
  }

  isAlive(row: number): boolean {
    return this.alive.get(row) === 1;
  }

  idOf(row: number): string {
    return this.idByRow[row] ?? '';
  }

  /** undefined when no record has the id. */
  rowOf(id: string): number | undefined {
    return this.rowById.get(id);
  }

  /** Puts a record in and answers with its row. The id must be new. */
  add(record: MatchRecord): number {
    const row = this.freeRows.pop() ?? this.rows++;
    this.idByRow[row] = record.id;
    this.rowById.set(record.id, row);
    this.alive.set(row, 1);
    this.source.set(row, record.source === null ? 0 : this.sources.idOf(record.source));
    this.fill(this.emailIds, row, valuesPerRecord.email, record.emails, (raw) => this.emails.idOf(raw));
    this.fill(this.phoneIds, row, valuesPerRecord.phone, record.phones, (raw) => this.phones.idOf(raw));
    const addresses = this.fill(this.addressIds, row, valuesPerRecord.address, record.addresses, (address) =>
      this.addresses.idOf(address),
    );
    this.isTenant.set(row, record.role === 'applicant' || record.role === 'resident' ? 1 : 0);
    const name = this.reader.read(record.name);
    this.writeName(row, name, record.emails);
    const company = record.organisation ?? name.company;
    this.organisation.set(row, company === null ? 0 : this.organisations.idOf(company));
    this.unit.set(row, this.addresses.unitId(name.unit) || this.addresses.partOf(addresses, 'unit'));
    const born = record.birthDate === null ? null : readBirthDate(record.birthDate);
    this.birth.set(row, born === null ? 0 : born.year * 10_000 + born.month * 100 + born.day);
    this.attributes.write(row, record.attributes);
    return row;
  }

  /** Takes a record out; its row is used for a later one. */
  remove(row: number): void {
    this.rowById.delete(this.idOf(row));
    this.alive.set(row, 0);
    for (let place = 0; place < valuesPerRecord.address; place += 1) {
      const address = this.addressIds.get(row * valuesPerRecord.address + place);
      if (address !== 0) this.addresses.free(address);
      this.addressIds.set(row * valuesPerRecord.address + place, 0);
    }
    this.attributes.clear(row);
    this.freeRows.push(row);
  }

  /** Writes the values that are usable, each once, the rest of the places empty; answers with the first. */
  private fill<T>(
    column: { set(index: number, value: number): void; get(index: number): number },
    row: number,
    width: number,
    values: readonly T[],
    idOf: (value: T) => number,
  ): number {
    const start = row * width;
    let used = 0;
    for (const value of values) {
      if (used === width) break;
      const id = idOf(value);
      if (id === 0) continue;
      let isNew = true;
      for (let place = 0; place < used; place += 1) if (column.get(start + place) === id) isNew = false;
      if (isNew) column.set(start + used++, id);
    }
    const first = used === 0 ? 0 : column.get(start);
    for (; used < width; used += 1) column.set(start + used, 0);
    return first;
  }

  /** What the record's own name lacks may stand in its e-mail address: "chelseajustice@..." for "Chelsea". */
  private writeName(row: number, name: RecordName, addresses: readonly string[]): void {
    const { names } = this;
    let { given, surname } = name;
    let flags = 0;
    const isSurnameOpen = surname.length === 0 || (surname.length === 1 && surname[0]?.length === 1);
    const found = (given === '' || isSurnameOpen) && name.company === null ? namesInAddress(addresses) : null;
    const fits =
      found !== null &&
      (given === '' || found.given === null || found.given[0] === given[0] || found.given === surname[0]);
    if (fits && isSurnameOpen && found.surname?.startsWith(surname[0] ?? '') && found.surname !== given) {
      surname = found.surname.split(' ');
      flags |= nameFlags.surnameInferred;
    }
    if (fits && given === '' && found.given !== null) {
      given = found.given;
      flags |= nameFlags.givenInferred;
    }
    this.given.set(row, names.idOf(given));
    this.middle.set(row, names.idOf(name.middle));
    this.surname.set(row, names.idOfWords(surname));
    this.generation.set(row, name.generation);
    this.flags.set(row, flags);
  }
}

function namesInAddress([raw]: readonly string[]): ReturnType<typeof namesInLocalPart> {
  const identity = raw === undefined ? null : readEmailIdentity(raw);
  if (identity?.kind !== 'personal') return null;
  return namesInLocalPart(identity.address.slice(0, identity.address.lastIndexOf('@')));
}
