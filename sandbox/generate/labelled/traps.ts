import type { Household } from './households';
import type { TrapKind } from './labelled-contact';
import type { LabelledPerson } from './people';
import type { RentalProperty } from './properties';
import type { WrittenRecord } from './records-by-source';

/** A trap by the `index` of its two people. */
export interface FoundTrap {
  readonly kind: TrapKind;
  readonly one: number;
  readonly other: number;
}

/** So many people with one office contact are paired with each newcomer; pairs would grow with the square otherwise. */
const MOST_OFFICE_PAIRS = 10;

/** Notes who must stay apart: what people share counts only when records of both show it in a readable form. */
export class TrapCollector {
  readonly found: FoundTrap[] = [];
  private readonly officeUsers = new Map<string, number[]>();

  household(household: Household, records: ReadonlyMap<LabelledPerson, readonly WrittenRecord[]>): void {
    for (const { kind, one, other } of household.kinships) this.add(kind, one, other);
    for (const { kind, value } of household.shared) {
      const users = household.people.filter((person) =>
        records.get(person)?.some((record) => record[kind] === value),
      );
      users.forEach((one, place) =>
        users.slice(place + 1).forEach((other) => this.add(`household_${kind}`, one, other)),
      );
    }
  }

  /** Call once for each person, after all records of the person are written. */
  office(person: LabelledPerson, property: RentalProperty, records: readonly WrittenRecord[]): void {
    const contacts = [property.officePhone, property.officeEmail].filter((contact) =>
      records.some(({ phone, email }) => phone === contact || email === contact),
    );
    for (const contact of contacts) {
      const users = this.officeUsers.get(contact) ?? [];
      for (const other of users.slice(-MOST_OFFICE_PAIRS))
        this.found.push({ kind: 'office_contact', one: person.index, other });
      users.push(person.index);
      this.officeUsers.set(contact, users);
    }
  }

  add(kind: TrapKind, one: Pick<LabelledPerson, 'index'>, other: Pick<LabelledPerson, 'index'>): void {
    this.found.push({ kind, one: one.index, other: other.index });
  }
}
