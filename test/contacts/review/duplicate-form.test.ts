import type { GoldenRecord } from '../../../contacts/model/golden-record';
import {
  buildDuplicateForm,
  parseDuplicateAnswers,
  shownDuplicates,
  type DuplicateSide,
  type NewContactPanel,
} from '../../../contacts/review';
import { emptyContact } from '../../support/empty-contact';

const HOSTILE = '<img src=x onerror=alert(1)> {{ $env }} $&';
const contact = (fields: Partial<GoldenRecord>): GoldenRecord => ({ ...emptyContact, ...fields });
const side = (contactId: string, fields: Partial<GoldenRecord>): DuplicateSide => ({
  contactId,
  contact: contact(fields),
  origins: { phones: [{ system: 'resman', receivedAt: '2026-11-22T10:00:00Z' }] },
  interactions: [
    {
      system: 'openphone',
      kind: 'text',
      direction: 'incoming',
      occurredAt: '2026-11-20T09:00:00Z',
      text: HOSTILE,
    },
  ],
});
const panel: NewContactPanel = {
  contact: side('c-new', { firstName: HOSTILE, phones: ['+16175550142'] }),
  moreCandidates: 0,
  questions: ['Wanda', HOSTILE].map((firstName, index) => ({
    reviewId: `q${index + 1}`,
    version: 'v1',
    confidence: 0.876,
    sentence: 'Perhaps one person: they share the phone number.',
    counterfactual: null,
    evidence: [{ field: 'phone', comparison: 'the same', says: 'for' as const }],
    candidate: side(`c${index}`, { firstName, phones: ['+16175550142'] }),
  })),
};
const shown = shownDuplicates([panel]);
const decisionsOf = (answer: unknown) =>
  parseDuplicateAnswers({ decision_cnew: answer }, shown)[0]?.decisions.map(({ reviewId, decision }) => [
    reviewId,
    decision,
  ]);

describe('buildDuplicateForm', () => {
  const fields = buildDuplicateForm([panel]);
  const html = fields.flatMap((field) => (field.fieldType === 'html' ? [field.html] : [])).join('');

  it('shows confidence, evidence, source and date, and says in words what differs', () => {
    expect(html).toContain('88 % sure');
    expect(html).toContain('phone: the same');
    expect(html).toContain('ResMan, 2026-11-22');
    expect(html).toContain('Name<br><strong>differs</strong>');
    expect(html).not.toContain('Phone<br><strong>differs');
  });

  it('keeps hostile names text', () => {
    expect(html).not.toContain('<img');
    expect(JSON.stringify(fields)).not.toMatch(/\{\{|\$&/);
  });
});

describe('parseDuplicateAnswers', () => {
  it.each<[unknown, string[][], string]>([
    [
      'Merge with 2: x',
      [
        ['q1', 'not_the_same'],
        ['q2', 'merge'],
      ],
      'the others are somebody else',
    ],
    [
      'Merge all of them into one contact',
      [
        ['q1', 'merge'],
        ['q2', 'merge'],
      ],
      'all',
    ],
    ['Same household as 1: x', [['q1', 'same_household']], 'the others stay open'],
    [
      'Not the same person as any of them',
      [
        ['q1', 'not_the_same'],
        ['q2', 'not_the_same'],
      ],
      'none',
    ],
    ['Merge with 3: x', [], 'nobody was shown as 3'],
    ['Skip for now', [], 'skipped'],
    [null, [], 'left open'],
    [{ toString: 'x' }, [], 'no answer at all'],
  ])('reads %p: %p, %s', (answer, expected) => expect(decisionsOf(answer)).toEqual(expected));

  it('reads every answer that the form offers as it was meant', () => {
    const radio = buildDuplicateForm([panel]).find(({ fieldType }) => fieldType === 'radio');
    const options = radio?.fieldType === 'radio' ? radio.fieldOptions.values.map(({ option }) => option) : [];
    expect(options.map((option) => decisionsOf(option)?.map(([, decision]) => decision))).toEqual([
      ['merge', 'not_the_same'],
      ['not_the_same', 'merge'],
      ['merge', 'merge'],
      ['same_household'],
      ['same_household'],
      ['not_the_same', 'not_the_same'],
      [],
    ]);
  });
});
