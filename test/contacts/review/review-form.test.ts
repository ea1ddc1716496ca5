import fc from 'fast-check';
import { tryToParseJsonToFormFields } from 'n8n-workflow';
import { linkByPhone } from '../../../contacts/matching';
import type { Candidate, SurvivingContact } from '../../../contacts/model/linked-number';
import { buildReviewForm, decisionFieldName, displayPhone, parseDecisions } from '../../../contacts/review';
import type { FormField, ReviewConflict } from '../../../contacts/review';
import { expectedOutcomes, recordsOfExpected } from '../matching/expected-samples';

const nobody: SurvivingContact = {
  firstName: null,
  lastName: null,
  company: null,
  jobTitle: null,
  emails: [],
  address: null,
  lineage: { firstName: null, lastName: null, company: null, jobTitle: null, emails: null, address: null },
};
const candidate = (
  candidateNo: number,
  contact: Partial<SurvivingContact>,
  facts: Partial<Candidate> = {},
): Candidate => ({
  candidateNo,
  contact: { ...nobody, ...contact },
  sources: ['propertyradar'],
  recordKeys: [`r${candidateNo}`],
  isWeak: false,
  ...facts,
});
const smiths: ReviewConflict = {
  phoneNumber: '+16175550123',
  conversationIds: ['c1', 'c2'],
  candidates: [
    candidate(1, {
      firstName: 'John',
      lastName: 'Smith',
      emails: ['john@example.com'],
      address: '123 Main St',
    }),
    candidate(
      2,
      { firstName: 'Jane', lastName: 'Smith' },
      { sources: ['quickbooks', 'google'], isWeak: true },
    ),
  ],
  differs: ['name'],
  reasons: ['Same last name, other first name: perhaps one household.'],
};

const htmlOf = (fields: readonly FormField[]) =>
  fields.flatMap((field) => (field.fieldType === 'html' ? [field.html] : [])).join('\n');
const optionsOf = (fields: readonly FormField[]) =>
  fields.flatMap((field) =>
    field.fieldType === 'radio' ? [field.fieldOptions.values.map(({ option }) => option)] : [],
  );

/** What n8n 2.41 does with the parameter `={{ JSON.stringify($json.fields) }}` of a Form page. */
function asFormPageReads(fields: readonly FormField[]) {
  const parameter = '{{ JSON.stringify($json.fields) }}';
  const json = parameter.replace(parameter, JSON.stringify(fields));
  return tryToParseJsonToFormFields(json);
}

describe('buildReviewForm', () => {
  it('asks one question a conflict, with every candidate, merge and skip', () => {
    expect(optionsOf(buildReviewForm([smiths]))).toEqual([
      [
        'Use 1: John Smith (PropertyRadar)',
        'Use 2: Jane Smith (QuickBooks, Google Contacts)',
        'Merge into one contact',
        'Same household, show 1: John Smith',
        'Same household, show 2: Jane Smith',
        'None of these: leave the number without a name',
        'Skip for now',
      ],
    ]);
  });

  it('shows the candidates side by side and marks what differs', () => {
    expect(htmlOf(buildReviewForm([smiths]))).toMatchInlineSnapshot(
      `"<h2>(617) 555-0123</h2><p>2 conversations</p><table><thead><tr><td></td><th scope="col">1</th><th scope="col">2</th></tr></thead><tbody><tr><th scope="row">Name<br><em>differs</em></th><td><strong>John Smith</strong></td><td><strong>Jane Smith</strong></td></tr><tr><th scope="row">Company</th><td>(none)</td><td>(none)</td></tr><tr><th scope="row">E-mail</th><td>john@example.com</td><td>(none)</td></tr><tr><th scope="row">Address</th><td>123 Main St</td><td>(none)</td></tr><tr><th scope="row">From</th><td>PropertyRadar<br>1 record</td><td>QuickBooks, Google Contacts<br>1 record, inactive</td></tr></tbody></table><ul><li>Same last name, other first name: perhaps one household.</li></ul>"`,
    );
  });

  it('does not mark a field in which only a hidden candidate differs', () => {
    const near = { address: '1 Main St' };
    const candidates = [1, 2, 3].map((no) => candidate(no, { firstName: `N${no}`, ...near }));
    const far = candidate(4, { firstName: 'N4', address: '2 Hill Rd' });
    const fields = buildReviewForm([
      { ...smiths, candidates: [...candidates, far], differs: ['name', 'address'] },
    ]);
    expect(htmlOf(fields)).toContain('<th scope="row">Address</th><td>1 Main St</td>');
  });

  it('says how many candidates it does not show', () => {
    const many = {
      ...smiths,
      candidates: [1, 2, 3, 4].map((no) => candidate(no, { firstName: `N${no}` })),
      moreCandidates: 2,
    };
    const fields = buildReviewForm([many]);
    expect(htmlOf(fields)).toContain('3 more candidates are not shown.');
    expect(optionsOf(fields)[0]).toEqual([
      'Use 1: N1 (PropertyRadar)',
      'Use 2: N2 (PropertyRadar)',
      'Use 3: N3 (PropertyRadar)',
      'Merge into one contact (all 6)',
      'Same household, show 1: N1',
      'Same household, show 2: N2',
      'Same household, show 3: N3',
      'None of these (all 6): leave the number without a name',
      'Skip for now',
    ]);
  });

  it('does not offer to merge a single candidate, nor a household of one', () => {
    expect(optionsOf(buildReviewForm([{ ...smiths, candidates: smiths.candidates.slice(0, 1) }]))).toEqual([
      ['Use 1: John Smith (PropertyRadar)', 'None of these: leave the number without a name', 'Skip for now'],
    ]);
  });

  it('names the company behind the person', () => {
    const conflict = {
      ...smiths,
      candidates: [
        candidate(1, { firstName: 'Paula', company: 'Brightwater' }),
        candidate(2, { company: 'Brightwater' }),
      ],
    };
    expect(optionsOf(buildReviewForm([conflict]))[0]?.slice(0, 2)).toEqual([
      'Use 1: Paula, Brightwater (PropertyRadar)',
      'Use 2: Brightwater (PropertyRadar)',
    ]);
  });

  it('is accepted by n8n for every conflict of the samples', () => {
    const linked = linkByPhone(
      expectedOutcomes.map(({ phoneNumber }) => ({ phoneNumber, conversationIds: [] })),
      recordsOfExpected(),
    ).filter(({ outcome }) => outcome === 'conflict');
    const fields = buildReviewForm(linked);
    expect(fields).toHaveLength(18);
    expect(asFormPageReads(fields)).toEqual(fields);
  });
});

describe('displayPhone', () => {
  it.each([
    ['+16175550123', '(617) 555-0123', 'the way people here write it'],
    ['+18005550199', '(800) 555-0199', 'toll-free has no country'],
    ['+442079460958', '+44 20 7946 0958', 'foreign'],
    ['no number', 'no number', 'as it is'],
  ])('shows %s as %s: %s', (e164, shown) => expect(displayPhone(e164)).toBe(shown));
});

/** A decision as the form can give it, without what its kind does not have. */
function expectedDecision(phoneNumber: string, decision: string, candidateNo: number | null) {
  if (decision === 'merge') return { phoneNumber, decision, candidateNos: null, fields: {} };
  return decision === 'skip' || decision === 'none'
    ? { phoneNumber, decision }
    : { phoneNumber, decision, candidateNo };
}

describe('parseDecisions', () => {
  const field = decisionFieldName(smiths.phoneNumber);
  it.each<[unknown, string, number | null, string]>([
    ['Use 2: Jane Smith (QuickBooks)', 'use_candidate', 2, 'a choice'],
    ['Use 1', 'skip', null, 'not an answer of the page'],
    ['Use 7: nobody', 'skip', null, 'a candidate that is not there'],
    ['use 1: john', 'skip', null, 'not an answer of the page'],
    ['Merge into one contact', 'merge', null, 'merge'],
    ['Merge into one contact (all 6)', 'merge', null, 'merge with hidden ones'],
    ['Same household, show 2: Jane Smith', 'same_household', 2, 'a household'],
    ['Same household, show 7: nobody', 'skip', null, 'a candidate that is not there'],
    ['None of these: leave the number without a name', 'none', null, 'nobody'],
    ['None of these (all 6): leave the number without a name', 'none', null, 'nobody, hidden ones too'],
    ['Skip for now', 'skip', null, 'skip'],
    [['Use 1: John Smith (PropertyRadar)'], 'use_candidate', 1, 'a list, as older versions give it'],
    ['', 'skip', null, 'empty'],
    [null, 'skip', null, 'left open'],
    [{ option: 'Use 1: x' }, 'skip', null, 'another shape'],
  ])('reads %j as %s %s: %s', (answer, decision, candidateNo) => {
    expect(parseDecisions({ [field]: answer, submittedAt: 'now' }, [smiths])).toEqual([
      expectedDecision(smiths.phoneNumber, decision, candidateNo),
    ]);
  });

  it.each([null, undefined, 'text', 7, [], { decision_: 'Use 1: x' }, Object.create(null)])(
    'skips when %j was submitted',
    (submitted) => {
      expect(parseDecisions(submitted, [smiths])).toEqual([
        { phoneNumber: smiths.phoneNumber, decision: 'skip' },
      ]);
    },
  );

  it.each(['Merge into one contact', 'Same household, show 1: John Smith'])(
    'needs several candidates for %j',
    (answer) => {
      const single = { ...smiths, candidates: smiths.candidates.slice(0, 1) };
      expect(parseDecisions({ [field]: answer }, [single])[0]?.decision).toBe('skip');
    },
  );

  it("never says that a number is nobody's of candidates it does not know", () => {
    const unknown = { ...smiths, candidates: [] };
    expect(parseDecisions({ [field]: 'None of these: x' }, [unknown])[0]?.decision).toBe('skip');
  });
});

const hostile = fc.oneof(
  fc.constantFrom(
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    '</td></tr></table>',
    "$& $1 $` $' $$",
    '{{ $env.SECRET }}',
    '={{ 1 }}',
    'Use 2: me',
    'Skip for now',
    'Merge into one contact',
    'Same household, show 1: me',
    'None of these',
    '\u202egnp.exe',
    'a\nb\u2028c\0d',
    '\ud800',
    '&lt;b&gt;',
    '__proto__',
  ),
  fc.string({ unit: 'binary', maxLength: 300 }),
);
const anyContact = fc
  .record({
    firstName: fc.option(hostile),
    lastName: fc.option(hostile),
    company: fc.option(hostile),
    emails: fc.array(hostile, { maxLength: 5 }),
    address: fc.option(hostile),
  })
  .map((contact) => ({ ...nobody, ...contact }));
const anyConflicts = fc
  .array(
    fc.record({
      contacts: fc.array(anyContact, { minLength: 1, maxLength: 5 }),
      differs: fc.subarray(['name', 'company', 'emails', 'address'] as const),
      reasons: fc.array(hostile, { maxLength: 2 }),
      moreCandidates: fc.nat(3),
    }),
    { maxLength: 5 },
  )
  .map((conflicts) =>
    conflicts.map(({ contacts, ...rest }, index): ReviewConflict => ({
      ...rest,
      phoneNumber: `+1617555010${index}`,
      candidates: contacts.map((contact, position) => candidate(position + 1, contact)),
    })),
  );

describe('a page with hostile names', () => {
  it('comes back as it was answered', () =>
    fc.assert(
      fc.property(anyConflicts, fc.array(fc.nat(9), { minLength: 5, maxLength: 5 }), (conflicts, choices) => {
        const fields = asFormPageReads(buildReviewForm(conflicts));
        const radios = fields.filter(({ fieldType }) => fieldType === 'radio');
        const answers = radios.map((radio, index) => {
          const values = (radio.fieldOptions as { values: { option: string }[] }).values;
          return { name: String(radio.fieldName), at: (choices[index] ?? 0) % values.length, values };
        });
        const submitted = Object.fromEntries(
          answers.map(({ name, at, values }) => [name, values[at]?.option]),
        );
        const expectedDecisions = conflicts.map((conflict, index) => {
          const { at } = answers[index] ?? { at: 0 };
          const shown = Math.min(3, conflict.candidates.length);
          const several = conflict.candidates.length + (conflict.moreCandidates ?? 0) > 1;
          const kinds = [
            ...Array<string>(shown).fill('use_candidate'),
            ...(several ? ['merge', ...Array<string>(shown).fill('same_household')] : []),
            'none',
            'skip',
          ];
          const candidateNo = at < shown ? at + 1 : at - shown;
          return expectedDecision(conflict.phoneNumber, kinds[at] ?? '', candidateNo);
        });
        expect(parseDecisions(submitted, conflicts)).toEqual(expectedDecisions);
      }),
      { numRuns: 300 },
    ));

  it('has no tag that is not ours and no attribute that n8n removes', () =>
    fc.assert(
      fc.property(anyConflicts, (conflicts) => {
        const html = htmlOf(buildReviewForm(conflicts));
        const tags = html.match(/<[^>]*>?/g) ?? [];
        for (const tag of tags) {
          expect(tag).toMatch(
            /^<\/?(table|thead|tbody|tr|th|td|strong|em|h2|p|ul|li|br)( scope="(col|row)")?>$/,
          );
        }
        expect(html).not.toMatch(/[${}]/);
      }),
      { numRuns: 300 },
    ));

  it('gives no two answers of a question the same text', () =>
    fc.assert(
      fc.property(anyConflicts, (conflicts) => {
        for (const options of optionsOf(buildReviewForm(conflicts)))
          expect(new Set(options).size).toBe(options.length);
      }),
    ));
});
