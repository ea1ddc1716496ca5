import fc from 'fast-check';
import { linkByPhone } from '../../../contacts/matching';
import type { Candidate, LinkedNumber } from '../../../contacts/model/linked-number';
import type { SourceRecord } from '../../../contacts/model/source-record';
import type { ReviewDecision } from '../../../contacts/review';
import { conflictPattern, sameDecision } from '../../../contacts/review/alike-conflicts';
import { importFile } from '../../../contacts/sources/import-file';
import { defaultImportOptions } from '../../../contacts/sources/import-options';
import { generateBootstrap } from '../../../sandbox/generate/generate-bootstrap';

const candidate = (candidateNo: number, fields: Partial<Candidate> = {}): Candidate => ({
  candidateNo,
  contact: {
    firstName: 'Wanda',
    lastName: 'Kessler',
    company: null,
    jobTitle: null,
    emails: [],
    address: null,
    lineage: { firstName: null, lastName: null, company: null, jobTitle: null, emails: null, address: null },
  },
  sources: ['quickbooks'],
  recordKeys: [`r${candidateNo}`],
  isWeak: false,
  ...fields,
});
const company = { ...candidate(1).contact, firstName: null, lastName: null, company: 'Kessler Plumbing' };
const conflict = (phoneNumber: string, ...candidates: Candidate[]) => ({ phoneNumber, candidates });
const [ONE, OTHER] = ['+16175550101', '+16175550102'];
const fromPropertyRadar = (no: number) => candidate(no, { sources: ['propertyradar'] });
const decided = conflict(ONE, candidate(1), fromPropertyRadar(2));
const useQuickBooks = { phoneNumber: ONE, decision: 'use_candidate', candidateNo: 1 } as const;

describe('sameDecision', () => {
  it('takes the candidate from the same sources, wherever it stands', () => {
    const other = conflict(OTHER, fromPropertyRadar(1), candidate(2));
    expect(sameDecision(useQuickBooks, decided, other)).toEqual({
      phoneNumber: OTHER,
      decision: 'use_candidate',
      candidateNo: 2,
    });
    const merge = { phoneNumber: ONE, decision: 'merge' as const, candidateNos: null, fields: {} };
    expect(sameDecision(merge, decided, other)).toEqual({ ...merge, phoneNumber: OTHER });
  });

  it('takes a household, nobody, some of the candidates and their fields along', () => {
    const two = conflict(OTHER, fromPropertyRadar(1), candidate(2));
    const as = (decision: ReviewDecision, other = two) => sameDecision(decision, decided, other);
    const household = { ...useQuickBooks, decision: 'same_household' } as const;
    expect(as(household)).toEqual({ ...household, phoneNumber: OTHER, candidateNo: 2 });
    expect(as({ phoneNumber: ONE, decision: 'none' })).toEqual({ phoneNumber: OTHER, decision: 'none' });
    const merge = { phoneNumber: ONE, decision: 'merge' as const, candidateNos: [2, 1], fields: { name: 1 } };
    expect(as(merge)).toEqual({ ...merge, phoneNumber: OTHER, candidateNos: [1, 2], fields: { name: 2 } });
  });

  it('merges several from the same sources only when all of them are merged, and takes no field of one of them', () => {
    const own = conflict(ONE, candidate(1), candidate(2), fromPropertyRadar(3));
    const other = conflict(OTHER, fromPropertyRadar(1), candidate(2), candidate(3));
    const merge = (candidateNos: number[], fields: { name?: number } = {}) =>
      sameDecision({ phoneNumber: ONE, decision: 'merge', candidateNos, fields }, own, other);
    expect(merge([1, 2])).toMatchObject({ candidateNos: [2, 3] });
    expect(merge([1, 3])).toBeNull();
    expect(merge([1, 2, 7])).toBeNull();
    expect(merge([1, 2, 3], { name: 3 })).toMatchObject({ candidateNos: [1, 2, 3], fields: { name: 1 } });
    expect(merge([1, 2], { name: 1 })).toBeNull();
  });

  it.each([
    ['other sources', conflict(OTHER, candidate(1), candidate(2, { sources: ['google'] }))],
    ['one more candidate', conflict(OTHER, candidate(1), fromPropertyRadar(2), fromPropertyRadar(3))],
    ['weaker evidence', conflict(OTHER, candidate(1, { isWeak: true }), fromPropertyRadar(2))],
    ['a company', conflict(OTHER, candidate(1, { contact: company }), fromPropertyRadar(2))],
  ])('says nothing about a conflict with %s', (_, other) => {
    expect(sameDecision(useQuickBooks, decided, other)).toBeNull();
  });

  it('says nothing when two candidates come from the same sources, for a skip, and for a candidate that was not there', () => {
    const twins = conflict(ONE, candidate(1), candidate(2));
    expect(sameDecision(useQuickBooks, twins, { ...twins, phoneNumber: OTHER })).toBeNull();
    const skip = { phoneNumber: ONE, decision: 'skip' } as const;
    expect(sameDecision(skip, decided, { ...decided, phoneNumber: OTHER })).toBeNull();
    expect(sameDecision({ ...useQuickBooks, candidateNo: 7 }, decided, decided)).toBeNull();
  });

  it('is the decision itself for the conflict itself, whatever the order of its candidates', () => {
    const source = fc.constantFrom('quickbooks', 'propertyradar', 'google', 'csv');
    fc.assert(
      fc.property(fc.uniqueArray(source, { minLength: 2, maxLength: 4 }), fc.nat(3), (sources, place) => {
        const candidates = sources.map((one, index) => candidate(index + 1, { sources: [one] }));
        const candidateNo = 1 + (place % candidates.length);
        const own = conflict(ONE, ...candidates);
        const others = candidates.map((one) => one.candidateNo).filter((no) => no !== candidateNo);
        const merged = [candidateNo, others[0] ?? 0].sort((a, b) => a - b);
        const decisions: ReviewDecision[] = [
          { phoneNumber: ONE, decision: 'use_candidate', candidateNo },
          { phoneNumber: ONE, decision: 'same_household', candidateNo },
          { phoneNumber: ONE, decision: 'none' },
          { phoneNumber: ONE, decision: 'merge', candidateNos: merged, fields: { emails: candidateNo } },
          { phoneNumber: ONE, decision: 'merge', candidateNos: null, fields: {} },
        ];
        const reversed = conflict(ONE, ...[...candidates].reverse());
        expect(conflictPattern(reversed)).toBe(conflictPattern(own));
        for (const decision of decisions) expect(sameDecision(decision, own, reversed)).toEqual(decision);
      }),
    );
  });
});

/** The conflicts of an invented bootstrap of 7,000 conversations, by number. */
async function conflictsOfBootstrap(seed: number): Promise<LinkedNumber[]> {
  const { phones, files } = generateBootstrap({ conversations: 7_000, seed });
  const records: SourceRecord[] = [];
  for (const { fileName, bytes } of files) {
    const file = {
      fileName,
      async *openBytes() {
        yield await Promise.resolve(bytes);
      },
    };
    for await (const outcome of importFile(file, defaultImportOptions))
      if (outcome.kind !== 'furniture') records.push(...outcome.contacts);
  }
  const numbers = phones.map((phoneNumber, index) => ({ phoneNumber, conversationIds: [`CN${index}`] }));
  return [...linkByPhone(numbers, records)].filter(({ outcome }) => outcome === 'conflict');
}

describe('conflicts of a bootstrap of 7,000 conversations', () => {
  it('leave a person at most four in ten to decide one by one, when each answer is repeated where it can be', async () => {
    const open = await conflictsOfBootstrap(1);
    expect(open.length).toBeGreaterThan(300);
    let byHand = 0;
    const left = new Map(open.map((one) => [one.phoneNumber, one]));
    for (const one of open) {
      if (!left.delete(one.phoneNumber)) continue;
      byHand += 1;
      const first = one.candidates[0]!.candidateNo;
      const decision = {
        phoneNumber: one.phoneNumber,
        decision: 'use_candidate',
        candidateNo: first,
      } as const;
      for (const other of left.values())
        if (sameDecision(decision, one, other) !== null) left.delete(other.phoneNumber);
    }
    expect(byHand / open.length).toBeLessThanOrEqual(0.4);
  });
});
