import { companiesAgree } from '../company-agreement';
import { editDistance } from '../name-spelling';
import type { RecordTable } from '../record/record-table';
import { birthLevel } from './birth-comparison';
import { ContactPointComparison } from './contact-point-comparison';
import { FIELDS, slotOf } from './evidence';
import type { Evidence } from './evidence';
import { attribute, birth, organisation } from './levels';
import { PersonComparison } from './person-comparison';
import { PlaceComparison, propertyColumns } from './place-comparison';
import type { ValueFrequencies } from './value-frequencies';

/** Compares two rows of a table field by field. */
export class RecordComparer {
  private readonly person: PersonComparison;
  private readonly contactPoints: ContactPointComparison;
  private readonly places: PlaceComparison;

  constructor(
    private readonly table: RecordTable,
    private readonly frequencies: ValueFrequencies,
  ) {
    this.person = new PersonComparison(table, frequencies);
    this.contactPoints = new ContactPointComparison(table, frequencies);
    this.places = new PlaceComparison(table, frequencies);
  }

  /** Writes into `found` how the two rows compare. Symmetric. */
  compare(left: number, right: number, found: Evidence): void {
    found.clear();
    this.person.compare(left, right, found);
    this.contactPoints.compare(left, right, found);
    this.places.compare(left, right, found);
    this.compareBirth(left, right, found);
    this.compareOrganisations(left, right, found);
    this.compareAttributes(left, right, found);
  }

  private compareBirth(left: number, right: number, found: Evidence): void {
    const [a, b] = [this.table.birth.get(left), this.table.birth.get(right)];
    if (a === 0 || b === 0) return;
    const level = birthLevel(a, b);
    found.set(slotOf.birth, level, level === birth.same ? Math.log(this.frequencies.birthShare(a)) : 0);
  }

  private compareOrganisations(left: number, right: number, found: Evidence): void {
    const [a, b] = [this.table.organisation.get(left), this.table.organisation.get(right)];
    if (a === 0 || b === 0) return;
    const { organisations } = this.table;
    if (a === b) {
      found.set(
        slotOf.organisation,
        organisation.same,
        Math.log(this.frequencies.organisation.share(a, 0.5)),
      );
      return;
    }
    const isAlike = companiesAgree(organisations.tokensOf(a), organisations.tokensOf(b));
    found.set(slotOf.organisation, isAlike ? organisation.alike : organisation.different);
  }

  private compareAttributes(left: number, right: number, found: Evidence): void {
    for (const column of this.table.attributes.columns) {
      if (propertyColumns.has(column.name)) continue;
      const a = column.ids.get(left);
      const b = column.ids.get(right);
      if (a === 0 || b === 0) continue;
      const slot = FIELDS + column.position;
      if (a === b) found.set(slot, attribute.same, Math.log(column.shareOf(a)));
      else {
        const isNear = isNearText(column.values.textOf(a), column.values.textOf(b));
        found.set(slot, isNear ? attribute.slip : attribute.different);
      }
    }
  }
}

/** A slip in a longer text, or one within the other. */
function isNearText(left: string, right: string): boolean {
  const length = Math.min(left.length, right.length);
  if (length < 5) return false;
  const allowed = length < 8 ? 1 : 2;
  return left.startsWith(right) || right.startsWith(left) || editDistance(left, right, allowed) <= allowed;
}
