import { goldenRecord, goldenRulesOf } from '../../../contacts/merging';
import { GoldenRecordSchema, type GoldenField } from '../../../contacts/model/golden-record';
import { MatchingRuleSchema, type SurvivorshipMethod } from '../../../contacts/model/matching-rule';
import type { Json, RecordOfContact } from '../../../contacts/model/person-record';
import { recordOf } from './person-records';

const rulesWith = (
  methods: Partial<Record<GoldenField, SurvivorshipMethod>> = {},
  sourcePriority?: string[],
) => goldenRulesOf(MatchingRuleSchema.parse({ survivorship: { methods, sourcePriority } }));

const survives = (
  records: readonly RecordOfContact[],
  methods: Partial<Record<GoldenField, SurvivorshipMethod>> = {},
) => goldenRecord(records, rulesWith(methods));

const JANUARY = 't2026-01-01T00:00:00.000Z';
const FEBRUARY = 't2026-02-01T00:00:00.000Z';
const named = (first: string | null, last: string | null) => ({ name: { first, last } });

describe('the rules of a property', () => {
  it.each([
    ['resman_wins', 'resman'],
    ['domiq_wins', 'domiq'],
    ['manual_review', 'resman'],
  ])('%s believes %s first', (mergeStrategy, system) => {
    const rules = goldenRulesOf(MatchingRuleSchema.parse({ mergeStrategy }));
    const records = ['csv', 'domiq', 'resman'].map((source) => recordOf({ system: source, status: source }));
    expect(goldenRecord(records, rules).status).toBe(system);
  });

  it('takes its own source priority before that of its strategy', () => {
    const rules = rulesWith({}, ['csv']);
    const records = ['resman', 'csv'].map((system) => recordOf({ system, status: system }));
    expect(goldenRecord(records, rules).status).toBe('csv');
  });
});

describe('a single value', () => {
  const resman = recordOf({ system: 'resman', version: JANUARY, leadScore: 70, jobTitle: 'Nurse' });
  const domiq = recordOf({ system: 'domiq', version: FEBRUARY, leadScore: 40, jobTitle: 'Head nurse' });
  const csv = recordOf({ system: 'csv', leadScore: 55, jobTitle: 'Nurse (night)' });

  it.each<[SurvivorshipMethod, string]>([
    ['source_priority', 'Nurse'],
    ['most_recent', 'Head nurse'],
    ['most_complete', 'Nurse (night)'],
    ['union', 'Nurse'],
    ['most_restrictive', 'Nurse'],
  ])('by %s is %s', (method, expected) => {
    const { jobTitle } = survives([csv, domiq, resman], { jobTitle: method });
    expect(jobTitle).toBe(expected);
  });

  it('of the lead score is the newest unless a rule says otherwise', () => {
    expect(survives([resman, domiq, csv]).leadScore).toBe(40);
    expect(survives([resman, domiq, csv], { leadScore: 'source_priority' }).leadScore).toBe(70);
    expect(survives([resman, domiq], { leadScore: 'most_restrictive' }).leadScore).toBe(40);
  });

  it('comes with the record it is from', () => {
    expect(survives([resman, domiq, csv]).lineage).toMatchObject({
      leadScore: [domiq.recordId],
      jobTitle: [resman.recordId],
    });
  });

  it('passes over records that say nothing or an empty text', () => {
    const silent = recordOf({ system: 'resman', jobTitle: '' });
    expect(survives([silent, csv])).toMatchObject({
      jobTitle: 'Nurse (night)',
      lineage: { jobTitle: [csv.recordId] },
    });
  });
});

describe('"most recent"', () => {
  it.each<[string, string, string, string]>([
    ['domiq', FEBRUARY, 'resman', JANUARY],
    ['domiq', JANUARY, 'resman', 'n00000000000000000009'],
    ['domiq', JANUARY, 'resman', ''],
    ['resman', 'n00000000000000000001', 'domiq', 'n00000000000000000009'],
    ['resman', '', 'domiq', 's9'],
    ['resman', JANUARY, 'domiq', JANUARY],
  ])('believes %s of version "%s" before %s of "%s"', (system, version, other, otherVersion) => {
    const records = [
      recordOf({ system, version, leadScore: 1 }),
      recordOf({ system: other, version: otherVersion, leadScore: 2 }),
    ];
    expect(survives(records).leadScore).toBe(1);
  });

  it('compares numbers of versions within one system', () => {
    const records = ['n001', 'n003', 'n002'].map((version, leadScore) => recordOf({ version, leadScore }));
    expect(survives(records).leadScore).toBe(1);
  });
});

describe('a list', () => {
  const resman = recordOf({ system: 'resman', version: JANUARY, emails: ['a@example.com', 'b@example.com'] });
  const domiq = recordOf({ system: 'domiq', version: FEBRUARY, emails: ['c@example.com', 'a@example.com'] });
  const csv = recordOf({ system: 'csv', emails: ['1', '2', '3'].map((name) => `${name}@example.com`) });

  it.each<[SurvivorshipMethod, string]>([
    ['union', 'abc123'],
    ['source_priority', 'ab'],
    ['most_recent', 'ca'],
    ['most_complete', '123'],
    ['most_restrictive', 'ab'],
  ])('by %s is %s', (emails, expected) => {
    const found = survives([csv, domiq, resman], { emails }).emails;
    expect(found.map((address) => address[0]).join('')).toBe(expected);
  });

  it('has an address once, however it is written', () => {
    const address = { street: '18 Old Tannery Rd', city: 'Eastmere', state: 'MA', postalCode: '01197' };
    const shouted = { ...address, street: '18 OLD TANNERY RD.' };
    const { addresses, lineage } = survives([
      recordOf({ system: 'resman', addresses: [address] }, 'one'),
      recordOf({ system: 'csv', addresses: [shouted, { ...address, city: null }] }, 'two'),
    ]);
    expect(addresses).toEqual([address, { ...address, city: null }]);
    expect(lineage.addresses).toEqual(['one', 'two']);
  });
});

describe('the name', () => {
  it.each<[string, RecordOfContact[], string]>([
    [
      'is one record’s as a whole, never mixed',
      [
        recordOf({ system: 'resman', ...named('Wanda', 'Kessler') }),
        recordOf({ system: 'domiq', name: { first: 'Jonah', middle: 'Emil', last: 'Lindqvist' } }),
      ],
      'Wanda Kessler',
    ],
    [
      'is full rather than an initial',
      [
        recordOf({ system: 'resman', ...named('W.', 'Kessler') }),
        recordOf({ system: 'csv', name: { first: 'Wanda', middle: 'Anne', last: 'Kessler', suffix: 'Jr' } }),
      ],
      'Wanda Anne Kessler Jr',
    ],
    [
      'gets what is missing from a record that does not contradict',
      [recordOf({ system: 'resman', ...named('Wanda', null) }), recordOf(named('Wanda', 'Kessler'))],
      'Wanda Kessler',
    ],
    [
      'keeps the accents another source has lost',
      [recordOf({ system: 'resman', ...named('SIOBHAN', 'OBRIEN') }), recordOf(named('Siobhán', "O'Brien"))],
      "Siobhán O'Brien",
    ],
    [
      'stays the nickname that the believed source uses',
      [
        recordOf({ system: 'resman', ...named('Bob', 'Castellano') }),
        recordOf(named('Robert', 'Castellano')),
      ],
      'Bob Castellano',
    ],
    [
      'is not completed by a father of the same name',
      [
        recordOf({ system: 'resman', name: { first: 'J', last: 'Doe', suffix: 'III' } }),
        recordOf({ name: { first: 'John', last: 'Doe', suffix: 'Jr' } }),
      ],
      'J Doe III',
    ],
    [
      'is taken apart when it is in one cell',
      [recordOf({ name: { full: 'KESSLER, WANDA ANNE' } })],
      'Wanda Anne Kessler',
    ],
    ['is nobody’s when the cell names a company', [recordOf({ name: { full: 'Old Mill LLC' } })], ''],
    [
      'is what a person typed, but for what they left out',
      [
        recordOf({ system: 'manual', ...named('W', 'kessler') }),
        recordOf({ system: 'resman', name: { first: 'Wanda', middle: 'Anne', last: 'Kessler' } }),
      ],
      'W Anne kessler',
    ],
  ])('%s', (_, records, expected) => {
    const { firstName, middleName, lastName, suffix } = survives(records);
    expect([firstName, middleName, lastName, suffix].filter(Boolean).join(' ')).toBe(expected);
  });

  it('by most complete is the one with the most parts', () => {
    const records = [
      recordOf({ system: 'resman', ...named('Wanda', 'Kessler') }),
      recordOf({ name: { first: 'Jonah', middle: 'Emil', last: 'Lindqvist' } }),
    ];
    expect(survives(records, { name: 'most_complete' }).firstName).toBe('Jonah');
  });

  it('names every record that a part is from', () => {
    const initial = recordOf({ system: 'resman', ...named('W.', 'Kessler') });
    const silent = recordOf({ system: 'domiq', ...named(null, 'Kessler') });
    const full = recordOf({ system: 'csv', ...named('Wanda', 'Kessler') });
    expect(survives([full, silent, initial]).lineage.name).toEqual([initial.recordId, full.recordId]);
  });
});

describe('whatever the method', () => {
  const resident = recordOf({
    system: 'csv',
    role: 'resident',
    version: JANUARY,
    ...named('W', 'Kessler'),
    company: 'Kessler LLC',
    phones: ['+16175550101'],
    status: 'Current',
    tags: ['pets'],
  });
  const prospect = recordOf({
    system: 'resman',
    role: 'prospect',
    version: FEBRUARY,
    name: { first: 'Wanda', middle: 'Anne', last: 'Kessler' },
    company: 'A much longer company name Inc',
    phones: ['+16175550102', '+16175550103'],
    status: 'Prospect',
    tags: ['vip'],
  });

  it.each<SurvivorshipMethod>(['source_priority', 'most_recent', 'most_complete', 'most_restrictive'])(
    'a resident is not changed by a prospect: %s',
    (method) => {
      const methods = { name: method, company: method, phones: method, status: method };
      expect(survives([prospect, resident], methods)).toMatchObject({
        firstName: 'W',
        middleName: null,
        lastName: 'Kessler',
        company: 'Kessler LLC',
        phones: ['+16175550101'],
        status: 'Current',
        role: 'resident',
      });
    },
  );

  it('the numbers of a resident come before those of a prospect', () => {
    expect(survives([prospect, resident]).phones[0]).toBe('+16175550101');
  });

  it('what does not identify a person follows its method', () => {
    expect(survives([prospect, resident], { tags: 'most_recent' }).tags).toEqual(['vip']);
  });

  it('what an archived record says comes last', () => {
    const archived = recordOf({ system: 'manual', isActive: false, status: 'Lost', role: 'resident' });
    const active = recordOf({ system: 'csv', status: 'new', role: 'prospect' });
    expect(survives([archived, active])).toMatchObject({ status: 'new', role: 'resident', isActive: true });
    expect(survives([archived])).toMatchObject({ status: 'Lost', isActive: false });
  });

  it('what a person typed comes first', () => {
    const typed = recordOf({ system: 'manual', status: 'Moved out', leadScore: 5 });
    const records = [resident, prospect, typed, recordOf({ version: FEBRUARY, leadScore: 90 })];
    expect(survives(records)).toMatchObject({ status: 'Moved out', leadScore: 5 });
  });

  it('what a person typed about a prospect does not change a resident', () => {
    const typed = recordOf({ system: 'manual', role: 'prospect', ...named('Jonah', 'Lindqvist') });
    expect(survives([typed, resident]).lastName).toBe('Kessler');
  });

  it('the furthest role counts', () => {
    const applicant = recordOf({ role: 'applicant' }, 'applicant');
    expect(survives([prospect, applicant], { role: 'most_recent' })).toMatchObject({
      role: 'applicant',
      lineage: { role: ['applicant'] },
    });
  });
});

describe('preferences', () => {
  const prefer = (system: string, version: string, preferences: Record<string, Json>, isActive = true) =>
    recordOf({ system, version, preferences, isActive });

  it('are chosen key by key, the newest first', () => {
    const older = prefer('resman', JANUARY, { communication_method: 'email', pets: 2 });
    const newer = prefer('domiq', FEBRUARY, { communication_method: 'text' });
    expect(survives([older, newer])).toMatchObject({
      preferences: { communication_method: 'text', pets: 2 },
      lineage: { preferences: [newer.recordId, older.recordId] },
    });
  });

  it.each<[string, Json, Json, Json]>([
    ['opt_out', false, true, true],
    ['email_opt_out', false, 'yes', 'yes'],
    ['doNotCall', null, true, true],
    [
      'communication',
      { method: 'text' },
      { method: 'email', opt_out: true },
      { method: 'text', opt_out: true },
    ],
    ['communication', 'text', { opt_out: true }, { opt_out: true }],
    ['optOuts', ['email'], ['sms', 'email'], ['email', 'sms']],
    ['opt_out', { email: true }, { phone: true, email: false }, { email: true, phone: true }],
    ['opt_out', { email: false }, true, true],
    ['frequency', 'daily', 'weekly', 'daily'],
  ])('keep a denial of an older or archived record: %s', (key, newer, older, expected) => {
    const records = [prefer('domiq', FEBRUARY, { [key]: newer }), prefer('csv', '', { [key]: older }, false)];
    expect(survives(records).preferences).toEqual({ [key]: expected });
  });

  it.each<[string, Json, Json, Json]>([
    ['share_data', false, true, true],
    ['email_opt_in', true, false, false],
    ['budget', 2000, 1500, 1500],
    ['contact_frequency', 'immediate', 'Weekly', 'Weekly'],
    ['unit', 'studio', 'loft', 'studio'],
    ['opt_out', 1, 0, 1],
    ['communication', { opt_out: true }, false, { opt_out: true }],
  ])('by most restrictive: %s of %j and %j is %j', (key, first, second, expected) => {
    const records = [prefer('resman', '', { [key]: first }), prefer('domiq', '', { [key]: second })];
    const { preferences } = survives(records, { preferences: 'most_restrictive' });
    expect(preferences).toEqual({ [key]: expected });
  });

  it('hold keys that are names of JavaScript’s own as any other', () => {
    const preferences = JSON.parse('{"__proto__":{"opt_out":true},"constructor":1}') as Record<string, Json>;
    const found = survives([prefer('domiq', '', preferences), prefer('csv', '', preferences)]).preferences;
    expect(JSON.stringify(found)).toBe('{"__proto__":{"opt_out":true},"constructor":1}');
    expect(({} as { opt_out?: unknown }).opt_out).toBeUndefined();
  });
});

describe('the references', () => {
  it('are every entry with an id of its own and what it refers to, sorted, each once', () => {
    const { references } = survives([
      recordOf({ system: 'resman', externalId: '7' }),
      recordOf({
        system: 'domiq',
        externalId: 'u2',
        references: [
          { system: 'resman', externalId: '7' },
          { system: 'resman', externalId: '10' },
          { system: 'res', externalId: 'z' },
        ],
      }),
      recordOf({ system: 'csv', externalId: 'content:abc' }),
    ]);
    expect(references.map(({ system, externalId }) => `${system} ${externalId}`)).toEqual([
      'domiq u2',
      'res z',
      'resman 10',
      'resman 7',
    ]);
  });
});

it('without records is a contact of which nothing is known', () => {
  const nobody = survives([]);
  expect(GoldenRecordSchema.parse(nobody)).toEqual(nobody);
  expect(nobody).toMatchObject({ firstName: null, phones: [], isActive: false, lineage: {} });
});

it('is computed in microseconds', () => {
  const rules = rulesWith();
  const records = ['resman', 'domiq', 'quickbooks'].map((system) =>
    recordOf({
      system,
      version: JANUARY,
      name: { full: 'Wanda Anne Kessler', first: 'Wanda', last: 'Kessler' },
      phones: ['+16175550101'],
      emails: [`${system}@example.com`],
      addresses: [{ street: '18 Old Tannery Rd', city: 'Eastmere', state: 'MA', postalCode: '01197' }],
      preferences: { communication_method: 'email', contact_frequency: 'daily', opt_out: false },
      tags: ['vip'],
    }),
  );
  const rounds = 2_000;
  for (let round = 0; round < rounds; round += 1) goldenRecord(records, rules);
  const began = performance.now();
  for (let round = 0; round < rounds; round += 1) goldenRecord(records, rules);
  const microseconds = ((performance.now() - began) * 1_000) / rounds;
  if (process.env.SHOW_FIGURES) process.stderr.write(`goldenRecord of 3: ${microseconds.toFixed(1)} µs\n`);
  // Far above what it takes, also on a busy machine; an accidental square or a slow look-up is more.
  expect(microseconds).toBeLessThan(500);
});
