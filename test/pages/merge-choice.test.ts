import {
  chooseField,
  firstChoice,
  mergeDecision,
  previewOf,
  toggleIncluded,
} from '../../pages/contact-review/review/merge-choice';
import { sampleConflict } from './support/sample-conflicts';

/** Three candidates: PropertyRadar, QuickBooks with jobs, an inactive Google contact. None is recommended. */
const conflict = sampleConflict(2);

describe('a merge', () => {
  it('begins with everybody who is not inactive and with all e-mails', () => {
    expect(firstChoice(conflict)).toEqual({
      included: [1, 2],
      fields: { name: 1, address: 1 },
      keepsJobHistory: true,
    });
  });

  it('begins with the fields of the recommended one', () => {
    expect(firstChoice({ ...conflict, recommended: 2 }).fields).toEqual({ name: 2, address: 1 });
  });

  it('takes a field from somebody else when its candidate goes out', () => {
    const out = toggleIncluded(conflict, firstChoice(conflict), 1);
    expect(out).toMatchObject({ included: [2], fields: { name: 2 } });
    expect(out.fields.address).toBeUndefined();
  });

  it('fills an empty field when a candidate comes in who has it', () => {
    const without = toggleIncluded(conflict, firstChoice(conflict), 1);
    expect(toggleIncluded(conflict, without, 3)).toMatchObject({
      included: [2, 3],
      fields: { name: 2, address: 3 },
    });
  });

  it('has the QuickBooks candidate in it for the jobs, without its fields', () => {
    const choice = toggleIncluded(conflict, toggleIncluded(conflict, firstChoice(conflict), 2), 3);
    expect(mergeDecision(conflict, choice)).toMatchObject({ candidateNos: [1, 2, 3] });
    expect(mergeDecision(conflict, { ...choice, keepsJobHistory: false })).toMatchObject({
      candidateNos: [1, 3],
    });
  });

  it('is none with fewer than two', () => {
    const alone = { ...toggleIncluded(conflict, firstChoice(conflict), 2), keepsJobHistory: false };
    expect(mergeDecision(conflict, alone)).toBeNull();
  });

  it('shows the e-mails of all or of one, and every other field of one', () => {
    const all = previewOf(conflict, firstChoice(conflict));
    expect(all.find(({ field }) => field === 'emails')?.texts).toEqual([
      'maria.ruiz@example.com',
      'ruiz2@example.net',
    ]);
    const one = previewOf(conflict, chooseField(firstChoice(conflict), 'emails', 2));
    expect(one.map(({ field, texts }) => [field, texts])).toEqual([
      ['name', ['Maria Ruiz']],
      ['company', []],
      ['emails', ['ruiz2@example.net']],
      ['address', ['102 Main Street, Boston, MA 02118']],
    ]);
  });
});
