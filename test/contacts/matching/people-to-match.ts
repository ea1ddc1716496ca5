import type { MatchFacts } from './match-records';

const PHONE = '617-555-0123';
const OTHER_PHONE = '617-555-0170';
const HOME = '12 Elm St Apt 4';

/** Who somebody is, and what is written about them. */
export type Row = readonly [person: string, facts: MatchFacts];

/** People who have nothing to do with each other. */
export const crowd: readonly Row[] = [
  'Xochitl Haddadine',
  'Lakshmi Raghunathan',
  'Priya Kowalczyk',
  'Tobias Lindqvist',
  'Siobhan Sandoval',
  'Noor Prewitt',
  'Jolene Mendiola',
  'Muriel Dunleavy',
  'Hamza Okonkwo',
  'Ingrid Vail',
  'Oksana Brandt',
  'Pavel Okafor',
].map((name, at) => [name, { name, phones: [`512-555-01${40 + at}`], source: `list ${at % 2}` }]);

/** Lists in which rows of one person belong together and no others. */
export const people: readonly (readonly [string, readonly Row[]])[] = [
  [
    'one person twice',
    [
      ['ann', { name: 'Ann Moreau', phones: [PHONE] }],
      ['ann', { name: 'ANN MOREAU', phones: ['+1 617 555 0123'] }],
    ],
  ],
  [
    'a nickname and a formal name on one number',
    [
      ['bob', { name: 'Bob Castellano', phones: [PHONE] }],
      ['bob', { name: 'Robert Castellano', phones: [PHONE] }],
    ],
  ],
  [
    'one mailbox with and without a tag',
    [
      ['jo', { name: 'Jo Birch', emails: ['Jo.Birch+rent@example.com'] }],
      ['jo', { name: 'Jo Birch', emails: ['jo.birch@example.com'] }],
    ],
  ],
  [
    'a name in the wrong cells',
    [
      ['keilah', { name: 'Keilah Clark', phones: [PHONE] }],
      ['keilah', { name: 'Clark Keilah', phones: [PHONE] }],
    ],
  ],
  [
    'a slip in the name',
    [
      ['mike', { name: 'Michael Prewitt', phones: [PHONE] }],
      ['mike', { name: 'Micheal Prewitt', phones: [PHONE] }],
    ],
  ],
  [
    'a maiden name, a double name and a new name',
    [
      ['ann', { name: 'Ann Moreau', phones: [PHONE], emails: ['ann.m@example.com'] }],
      ['ann', { name: 'Ann Moreau-Clark', phones: [PHONE] }],
      ['ann', { name: 'Ann Clark', emails: ['ann.m@example.com'] }],
    ],
  ],
  [
    'a person whose records have nothing in common but a third',
    [
      ['ann', { name: 'Ann Moreau', phones: [PHONE] }],
      ['ann', { name: 'Ann Moreau', phones: [PHONE, OTHER_PHONE], emails: ['ann.m@example.com'] }],
      ['ann', { name: 'Ann -', emails: ['ann.m@example.com'] }],
    ],
  ],
  [
    'a company in two spellings',
    [
      ['eastmere', { organisation: 'Eastmere Realty LLC', phones: [PHONE] }],
      ['eastmere', { organisation: 'The Eastmere Realty', phones: [PHONE] }],
    ],
  ],
  [
    'a couple on one number and in one home',
    [
      ['alan', { name: 'Alan Whitfield', phones: [PHONE], addresses: [HOME] }],
      ['teresa', { name: 'Teresa Whitfield', phones: [PHONE], addresses: [HOME] }],
    ],
  ],
  [
    'a couple, each twice',
    [
      ['alan', { name: 'Alan Whitfield', phones: [PHONE], emails: ['alan.w@example.com'] }],
      ['teresa', { name: 'Teresa Whitfield', phones: [PHONE], emails: ['teresa.w@example.org'] }],
      ['alan', { name: 'Alan Whitfield', emails: ['alan.w@example.com'] }],
      ['teresa', { name: 'Teresa Whitfield', phones: [PHONE] }],
    ],
  ],
  [
    'the number of an office',
    ['Ann Moreau', 'Omar Castellano', 'Keilah Clark', 'Robert Hale', 'Teresa Whitfield'].map((name): Row => [
      name,
      { name, phones: [PHONE] },
    ]),
  ],
  [
    'a number that has passed to somebody new',
    [
      ['omar', { name: 'Omar Castellano', phones: [PHONE] }],
      ['keilah', { name: 'Keilah Clark', phones: [PHONE] }],
    ],
  ],
  [
    'father and son in one home',
    [
      ['father', { name: 'Frank Bonaventura, Sr', phones: [PHONE], addresses: [HOME] }],
      ['son', { name: 'Frank Bonaventura, Jr', phones: [PHONE], addresses: [HOME] }],
    ],
  ],
  [
    'siblings whose names differ in one letter',
    [
      ['daniel', { name: 'Daniel Dunn', phones: [PHONE], addresses: [HOME] }],
      ['daniela', { name: 'Daniela Dunn', phones: [PHONE], addresses: [HOME] }],
    ],
  ],
  [
    'a couple whose names differ in one letter',
    [
      ['joan', { name: 'Joan Dunn', phones: [PHONE] }],
      ['john', { name: 'John Dunn', phones: [PHONE] }],
    ],
  ],
  [
    'two brothers with alike names',
    [
      ['martin', { name: 'Martin Dunn', phones: [PHONE] }],
      ['marvin', { name: 'Marvin Dunn', phones: [PHONE] }],
    ],
  ],
  [
    'a first name alone',
    [
      ['one maria', { name: 'Maria -' }],
      ['another maria', { name: 'Maria -' }],
    ],
  ],
  [
    'two people with one first name',
    [
      ['moreau', { name: 'Ann Moreau' }],
      ['clark', { name: 'Ann Clark' }],
    ],
  ],
  [
    'two people with one rare first name',
    [
      ['clark', { name: 'Keilah Clark', phones: [PHONE] }],
      ['hale', { name: 'Keilah Hale', phones: [OTHER_PHONE] }],
    ],
  ],
  [
    'two tenancies of one system',
    [
      ['first lease', { name: 'Ann Moreau', phones: [PHONE], source: 'resman', role: 'resident' }],
      ['second lease', { name: 'Ann Moreau', phones: [PHONE], source: 'resman', role: 'applicant' }],
    ],
  ],
];
