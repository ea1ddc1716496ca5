import { propertyColumns } from '../comparison/place-comparison';
import { nameTraits } from '../record/name-table';
import { valuesPerRecord } from '../record/record-cells';
import type { RecordTable } from '../record/record-table';
import { KEYS_PER_RECORD } from './posting-index';

/** What two records must share to be compared at all. The number goes into the key, so that kinds never meet. */
export const keyKinds = {
  mailbox: 1,
  emailLocal: 2,
  phone: 3,
  fullName: 4,
  soundOfName: 6,
  initialAndSurname: 7,
  surnameAndPlace: 8,
  givenAndPlace: 9,
  building: 10,
  birth: 11,
  birthAndInitial: 12,
  attribute: 13,
  surname: 14,
  given: 15,
  organisation: 16,
  nameAndPlace: 17,
  home: 18,
} as const;

/** Local parts shorter than this are shared by strangers at many providers. */
const SHORTEST_LOCAL = 6;

/** How much two records that share a key of a kind have in common; the two lowest bits of the key. */
const strength = { strong: 0, medium: 1, weak: 2 } as const;
const STRENGTH_BITS = 3;
const strengthOfKind: Readonly<Partial<Record<number, number>>> = {
  [keyKinds.soundOfName]: strength.medium,
  [keyKinds.initialAndSurname]: strength.weak,
  [keyKinds.surnameAndPlace]: strength.medium,
  [keyKinds.givenAndPlace]: strength.medium,
  [keyKinds.building]: strength.weak,
  [keyKinds.surname]: strength.weak,
  [keyKinds.given]: strength.weak,
};

/**
 * How many records may share a key; one that more share says nothing: it is passed over, and pairs are found by their
 * other keys. Together with the number of keys of a record it bounds the work for one record, however many there are.
 */
const sizesAmongMany: Readonly<Record<number, number>> = {
  [strength.strong]: 100,
  [strength.medium]: 8,
  [strength.weak]: 0,
};
/** Up to so many records there is time for every block of this size, and weak keys find what has no other. */
const FEW_RECORDS = 50_000;
export const LARGEST_BLOCK = 100;

/** How large the block of a key may be among so many records; 0 for a key that is not looked up. */
export const blockSizeOf = (key: number, records: number): number =>
  records > FEW_RECORDS ? (sizesAmongMany[key & STRENGTH_BITS] ?? 0) : LARGEST_BLOCK;

/** Of the formal names that a nickname may stand for so many count (Chris: Christian, Christine). */
const FORMAL_NAMES = 3;

/** Mixes a kind and two numbers to a key of 32 bits, never 0. */
function keyOf(kind: number, a: number, b: number): number {
  let hash = Math.imul(a ^ Math.imul(kind, 0x9e3779b1), 0x85ebca6b);
  hash ^= hash >>> 15;
  hash = Math.imul(hash ^ b, 0xc2b2ae35);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0x27d4eb2f);
  hash ^= hash >>> 16;
  const key = (hash & ~STRENGTH_BITS) | (strengthOfKind[kind] ?? strength.strong);
  return key === 0 ? STRENGTH_BITS + 1 : key;
}

/** Makes the blocking keys of rows. */
export class BlockingKeys {
  readonly keys = new Int32Array(KEYS_PER_RECORD * 4);
  count = 0;

  constructor(private readonly table: RecordTable) {}

  /** Writes the keys of a row into `keys`, the surest first, and their number into `count`. */
  fill(row: number): void {
    this.count = 0;
    this.addContactPoints(row);
    const place = this.placeOf(row);
    this.addNames(row, place);
    this.addPlacesAndDates(row, place);
  }

  /** One mailbox, or one name before the @ at another provider when it is long enough to be nobody else's. */
  mailboxKey(email: number): number {
    const { emails } = this.table;
    return emails.localText(email).length >= SHORTEST_LOCAL
      ? keyOf(keyKinds.emailLocal, emails.localOf(email), 0)
      : keyOf(keyKinds.mailbox, email, 0);
  }

  phoneKey(phone: number): number {
    return keyOf(keyKinds.phone, this.table.phones.tailOf(phone), 0);
  }

  private push(kind: number, a: number, b: number): void {
    this.add(keyOf(kind, a, b));
  }

  private add(key: number): void {
    if (this.count < this.keys.length) this.keys[this.count++] = key;
  }

  /** In ascending order, so that swapped names share the key. */
  private pushNames(kind: number, a: number, b: number): void {
    this.push(kind, Math.min(a, b), Math.max(a, b));
  }

  private addContactPoints(row: number): void {
    const { emails, emailIds, phones, phoneIds, attributes } = this.table;
    for (let place = 0; place < valuesPerRecord.email; place += 1) {
      const id = emailIds.get(row, place);
      if (id === 0) break;
      if (emails.isRole(id)) continue;
      this.add(this.mailboxKey(id));
    }
    for (let place = 0; place < valuesPerRecord.phone; place += 1) {
      const id = phoneIds.get(row, place);
      if (id === 0) break;
      this.push(keyKinds.phone, phones.tailOf(id), 0);
    }
    attributes.columns.forEach((column) => {
      if (propertyColumns.has(column.name)) return;
      const id = column.ids.get(row);
      if (id !== 0 && column.values.textOf(id).length >= 5)
        this.push(keyKinds.attribute, id, column.position + 1);
    });
  }

  private addNames(row: number, place: number): void {
    const { names, given, surname, middle } = this.table;
    const [first, family] = [given.get(row), surname.get(row)];
    const last = names.joinedOf(family);
    const isInitial = first === 0 || names.has(first, nameTraits.initial);
    if (last !== 0 && first !== 0) {
      if (!isInitial) {
        const [formalLast = last] = names.formalsOf(last);
        for (const formal of names.formalsOf(first).slice(0, FORMAL_NAMES))
          this.pushNames(keyKinds.fullName, formal, formalLast);
        this.pushNames(keyKinds.soundOfName, names.soundOf(first), names.soundOf(last));
      }
      this.push(keyKinds.initialAndSurname, names.textOf(first).charCodeAt(0), last);
      for (const part of names.partsOf(family)) this.pushNames(keyKinds.fullName, first, part);
      if (place !== 0) this.push(keyKinds.nameAndPlace, first, Math.imul(last, 31) ^ place);
    }
    if (last !== 0) {
      if (place !== 0) this.push(keyKinds.surnameAndPlace, last, place);
      this.push(keyKinds.surname, last, 0);
    }
    if (!isInitial) {
      if (place !== 0) this.push(keyKinds.givenAndPlace, first, place);
      this.push(keyKinds.given, first, 0);
    }
    const second = middle.get(row);
    if (last !== 0 && second !== 0 && !names.has(second, nameTraits.initial))
      this.pushNames(keyKinds.fullName, second, last);
  }

  private addPlacesAndDates(row: number, place: number): void {
    const { addresses, addressIds, birth, organisation, names, given, surname } = this.table;
    for (let index = 0; index < valuesPerRecord.address; index += 1) {
      const id = addressIds.get(row, index);
      if (id === 0) break;
      const home = addresses.partOf(id, 'home');
      const building = addresses.partOf(id, 'building');
      if (home !== 0) this.push(keyKinds.home, home, 0);
      if (building !== 0) this.push(keyKinds.building, building, 0);
      else if (addresses.partOf(id, 'street') !== 0)
        this.push(keyKinds.building, addresses.partOf(id, 'street'), 2);
    }
    const born = birth.get(row);
    if (born !== 0) {
      this.push(keyKinds.birth, born, 0);
      const name = surname.get(row) || given.get(row);
      this.push(
        keyKinds.birthAndInitial,
        Math.floor(born / 10_000),
        name === 0 ? -1 - place : names.soundOf(name),
      );
    }
    const company = organisation.get(row);
    if (company !== 0) this.push(keyKinds.organisation, company, 0);
  }

  /** A number for where the record belongs: its property, or else the town of its first address. */
  private placeOf(row: number): number {
    const { attributes, addresses, addressIds } = this.table;
    const property = attributes.find('property_id') ?? attributes.find('property');
    const id = property?.ids.get(row) ?? 0;
    if (id !== 0) return id * 2 + 1;
    const address = addressIds.get(row, 0);
    const town = addresses.partOf(address, 'city') || addresses.partOf(address, 'zip');
    return town * 2;
  }
}
