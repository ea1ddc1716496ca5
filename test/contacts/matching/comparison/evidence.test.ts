import fc from 'fast-check';
import { Evidence, SLOTS } from '../../../../contacts/matching/comparison/evidence';
import { findingsIn } from '../evidence-of';

const anyFinding = fc.record({
  slot: fc.nat({ max: SLOTS - 1 }),
  level: fc.nat({ max: 8 }),
  log: fc.constantFrom(0, -3, -7.5),
});
const anyFindings = fc.uniqueArray(anyFinding, { selector: ({ slot }) => slot });

describe('Evidence', () => {
  it('gives the levels back that were set, and 0 for the others', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const found = new Evidence();
        for (const { slot, level, log } of findings) found.set(slot, level, log);
        const known = findings.filter(({ level }) => level !== 0);
        expect([...found.slots.subarray(0, found.count)]).toEqual(known.map(({ slot }) => slot));
        for (let slot = 0; slot < SLOTS; slot += 1)
          expect(found.levelOf(slot)).toBe(known.find((finding) => finding.slot === slot)?.level ?? 0);
      }),
    );
  });

  it('is as new when it has been cleared', () => {
    fc.assert(
      fc.property(anyFindings, (findings) => {
        const found = new Evidence();
        for (const { slot, level, log } of findings) found.set(slot, level, log);
        found.hasSameName = true;
        found.holders = 3;
        found.clear();
        expect(findingsIn(found)).toEqual(findingsIn(new Evidence()));
        expect([...found.levels, ...found.randomLogs].filter((value) => value !== 0)).toEqual([]);
      }),
    );
  });

  it('has a level for a slot that no field has of 0', () =>
    expect(new Evidence().levelOf(SLOTS + 5)).toBe(0));
});
