import { editDistance } from '../name-spelling';
import { valuesPerRecord } from '../record/record-cells';
import type { RecordTable } from '../record/record-table';
import { slotOf } from './evidence';
import type { Evidence } from './evidence';
import { area, property, street, unit } from './levels';
import { PairCache } from './pair-cache';
import type { ValueFrequencies } from './value-frequencies';

/** Columns that name the apartment property a record belongs to. */
export const propertyColumns: ReadonlySet<string> = new Set(['property_id', 'property', 'propertyid']);

/**
 * Compares where two rows live: street, unit, property, town. The town counts only when the streets do not agree, the property only
 * when neither street nor unit does: who lives in one building lives in one town.
 */
export class PlaceComparison {
  private readonly nearStreets: PairCache;
  private streetLevel = 0;
  private streetLog = 0;
  private areaLevel = 0;
  private areaLog = 0;

  constructor(
    private readonly table: RecordTable,
    private readonly frequencies: ValueFrequencies,
  ) {
    this.nearStreets = new PairCache(15, (left, right) => Number(this.isNearStreet(left, right)));
  }

  compare(left: number, right: number, found: Evidence): void {
    this.compareAddresses(left, right);
    found.set(slotOf.street, this.streetLevel, this.streetLog);
    if (this.streetLevel === 0) this.compareUnits(left, right, found);
    if (this.streetLevel !== 0 && this.streetLevel <= street.slip) return;
    found.set(slotOf.area, this.areaLevel, this.areaLog);
    this.compareProperties(left, right, found);
  }

  private compareAddresses(left: number, right: number): void {
    const ids = this.table.addressIds;
    const width = valuesPerRecord.address;
    this.streetLevel = 0;
    this.streetLog = 0;
    this.areaLevel = 0;
    this.areaLog = 0;
    for (let place = 0; place < width; place += 1) {
      const a = ids.get(left, place);
      if (a === 0) break;
      for (let other = 0; other < width; other += 1) {
        const b = ids.get(right, other);
        if (b === 0) break;
        this.compareStreets(a, b);
        this.compareAreas(a, b);
      }
    }
  }

  private compareStreets(a: number, b: number): void {
    const level = this.levelOfStreets(a, b);
    if (level === 0 || (this.streetLevel !== 0 && level > this.streetLevel)) return;
    const log = this.logOfStreets(level, a, b);
    // Of two pairs that are as much alike the rarer one counts.
    this.streetLog = level === this.streetLevel ? Math.min(this.streetLog, log) : log;
    this.streetLevel = level;
  }

  private logOfStreets(level: number, a: number, b: number): number {
    const { addresses } = this.table;
    const { home, building } = this.frequencies;
    if (level === street.home) return Math.log(home.share(addresses.partOf(a, 'home'), 0.5));
    if (level !== street.building && level !== street.otherUnit) return 0;
    const [left, right] = [addresses.partOf(a, 'building'), addresses.partOf(b, 'building')];
    return Math.log(Math.max(building.share(left, 0.5), building.share(right, 0.5)));
  }

  private levelOfStreets(a: number, b: number): number {
    const { addresses } = this.table;
    const [lineA, lineB] = [addresses.partOf(a, 'line'), addresses.partOf(b, 'line')];
    if (lineA === 0 || lineB === 0) return 0;
    const [buildingA, buildingB] = [addresses.partOf(a, 'building'), addresses.partOf(b, 'building')];
    const [unitA, unitB] = [addresses.partOf(a, 'unit'), addresses.partOf(b, 'unit')];
    const isOtherUnit = unitA !== 0 && unitB !== 0 && unitA !== unitB;
    if (buildingA !== 0 && buildingA === buildingB) {
      if (unitA === 0 || unitB === 0) return street.building;
      return isOtherUnit ? street.otherUnit : street.home;
    }
    if (lineA !== lineB && this.nearStreets.of(lineA, lineB) === 0) return street.different;
    return isOtherUnit ? street.otherUnit : street.slip;
  }

  /** One slip in the street or in the number of the house, everything else equal. */
  private isNearStreet(a: number, b: number): boolean {
    const [numberA, nameA] = this.table.addresses.lineText(a);
    const [numberB, nameB] = this.table.addresses.lineText(b);
    const [streetA, streetB] = [nameA.replace(/ /g, ''), nameB.replace(/ /g, '')];
    if (numberA !== numberB) {
      const isNearNumber = numberA.length > 1 && numberB.length > 1 && editDistance(numberA, numberB, 1) <= 1;
      return (isNearNumber || numberA === '' || numberB === '') && streetA === streetB;
    }
    if (streetA === streetB) return true;
    const length = Math.min(streetA.length, streetB.length);
    const allowed = length < 5 ? 0 : length < 9 ? 2 : 3;
    const isBegun = length >= 4 && (streetA.startsWith(streetB) || streetB.startsWith(streetA));
    return isBegun || (allowed > 0 && editDistance(streetA, streetB, allowed) <= allowed);
  }

  private compareAreas(a: number, b: number): void {
    const { addresses } = this.table;
    let isComparable = false;
    for (const [part, level] of AREA_PARTS) {
      const left = addresses.partOf(a, part);
      const right = addresses.partOf(b, part);
      if (left === 0 || right === 0) continue;
      isComparable = true;
      if (left !== right) continue;
      if (this.areaLevel !== 0 && level > this.areaLevel) return;
      const log = Math.log(this.frequencies[part].share(left, 1));
      this.areaLog = level === this.areaLevel ? Math.min(this.areaLog, log) : log;
      this.areaLevel = level;
      return;
    }
    if (isComparable && this.areaLevel === 0) this.areaLevel = area.different;
  }

  private compareUnits(left: number, right: number, found: Evidence): void {
    const [a, b] = [this.table.unit.get(left), this.table.unit.get(right)];
    if (a === 0 || b === 0) return;
    if (a === b) found.set(slotOf.unit, unit.same, Math.log(this.frequencies.unit.share(a, 1)));
    else found.set(slotOf.unit, unit.differs);
  }

  private compareProperties(left: number, right: number, found: Evidence): void {
    for (const column of this.table.attributes.columns) {
      if (!propertyColumns.has(column.name)) continue;
      const [a, b] = [column.ids.get(left), column.ids.get(right)];
      if (a === 0 || b === 0) continue;
      if (a === b) found.set(slotOf.property, property.same, Math.log(column.shareOf(a)));
      else found.set(slotOf.property, property.differs);
      return;
    }
  }
}

const AREA_PARTS = [
  ['zip', area.zip],
  ['city', area.city],
  ['state', area.state],
] as const;
