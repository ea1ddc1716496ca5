import { readEmailIdentity } from '../../normalize/email-identity';
import { namesInLocalPart } from '../../normalize/name-in-email';
import type { CountryCode } from '../../normalize/libphonenumber';
import type { MatchAddress, MatchRecord } from '../match-record';
import { AddressTable } from './address-table';
import { AttributeTable } from './attribute-table';
import { EmailTable, PhoneTable } from './contact-points';
import { growingUint8 } from './growing-array';
import { Interner } from './interner';
import { NameTable } from './name-table';
import { OrganisationTable } from './organisation-table';
import { readBirthDate } from './read-birth-date';
import { NameReader } from './read-record-name';
import type { RecordName } from './read-record-name';
import { Field, ManyField, RecordCells, valuesPerRecord } from './record-cells';

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

  private readonly cells = new RecordCells();
  readonly given = new Field(this.cells, 'given');
  readonly middle = new Field(this.cells, 'middle');
  readonly surname = new Field(this.cells, 'surname');
  readonly generation = new Field(this.cells, 'generation');
  readonly flags = new Field(this.cells, 'flags');
  readonly unit = new Field(this.cells, 'unit');
  readonly birth = new Field(this.cells, 'birth');
  readonly organisation = new Field(this.cells, 'organisation');
  readonly source = new Field(this.cells, 'source');
  /** 1 for applicants and residents, who have a lease or an application of their own. */
  readonly isTenant = new Field(this.cells, 'isTenant');
  readonly emailIds = new ManyField(this.cells, 'emails', valuesPerRecord.email);
  readonly phoneIds = new ManyField(this.cells, 'phones', valuesPerRecord.phone);
  readonly addressIds = new ManyField(this.cells, 'addresses', valuesPerRecord.address);
  private readonly alive = growingUint8();
  private readonly idByRow: (string | null)[] = [];
  private readonly rowById = new Map<string, number>();
  private readonly freeRows: number[] = [];
  private readonly reader = new NameReader();
  private readonly emailId = (raw: string): number => this.emails.idOf(raw);
  private readonly phoneId = (raw: string): number => this.phones.idOf(raw);
  private readonly addressId = (address: MatchAddress): number => this.addresses.idOf(address);
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

  /** Puts a record in and answers with its row; null, and nothing is changed, when its id is in already. */
  add(record: MatchRecord): number | null {
    const row = this.newRowFor(record.id);
    if (row === null) return null;
    this.alive.set(row, 1);
    this.cells.growTo(row + 1);
    this.source.set(row, record.source === null ? 0 : this.sources.idOf(record.source));
    this.emailIds.fill(row, record.emails, this.emailId);
    this.phoneIds.fill(row, record.phones, this.phoneId);
    this.addressIds.fill(row, record.addresses, this.addressId);
    this.isTenant.set(row, record.role === 'applicant' || record.role === 'resident' ? 1 : 0);
    const name = this.reader.read(record.name);
    this.writeName(row, name, record.emails);
    const company = record.organisation ?? name.company;
    this.organisation.set(row, company === null ? 0 : this.organisations.idOf(company));
    this.unit.set(
      row,
      this.addresses.unitId(name.unit) || this.addresses.partOf(this.addressIds.get(row, 0), 'unit'),
    );
    const born = record.birthDate === null ? null : readBirthDate(record.birthDate);
    this.birth.set(row, born === null ? 0 : born.year * 10_000 + born.month * 100 + born.day);
    this.attributes.write(row, record.attributes);
    return row;
  }

  /** Asks the map once, not twice, because it is large: whether the id was new shows in its size. */
  private newRowFor(id: string): number | null {
    const row = this.freeRows.at(-1) ?? this.rows;
    const known = this.rowById.size;
    this.rowById.set(id, row);
    if (this.rowById.size === known) {
      this.rowById.set(id, this.idByRow.indexOf(id));
      return null;
    }
    if (this.freeRows.pop() === undefined) this.rows += 1;
    this.idByRow[row] = id;
    return row;
  }

  /** Takes a record out; its row is used for a later one. */
  remove(row: number): void {
    this.rowById.delete(this.idOf(row));
    this.idByRow[row] = null;
    this.alive.set(row, 0);
    for (let place = 0; place < valuesPerRecord.address; place += 1) {
      const address = this.addressIds.get(row, place);
      if (address !== 0) this.addresses.free(address);
    }
    this.addressIds.fill(row, [], () => 0);
    this.attributes.clear(row);
    this.freeRows.push(row);
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
