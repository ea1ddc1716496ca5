import fc from 'fast-check';
import { goldenRecord, goldenRulesOf } from '../../../contacts/merging';
import { MatchingRuleSchema, type MergeStrategy } from '../../../contacts/model/matching-rule';
import type { PersonRecord, RecordOfContact } from '../../../contacts/model/person-record';
import { said } from '../../ledger/contacts/people';

const FIRST = ['Wanda', 'Fergus', 'Ximena', 'Oksana'];
const LAST = ['Kessler', 'Lindqvist', 'Okonkwo', 'Thornbury'];
const PHONES = ['617-555-0142', '512-555-0143', '303-555-0144'];
const EMAILS = ['one@example.com', 'two@example.org', 'three@example.net'];

/** What both say about one person, everything of it. */
const statement = fc.record({
  firstName: fc.constantFrom(...FIRST),
  lastName: fc.constantFrom(...LAST),
  phone: fc.constantFrom(...PHONES),
  email: fc.constantFrom(...EMAILS),
  company: fc.constantFrom('Acme Movers', 'Blue Door LLC'),
  jobTitle: fc.constantFrom('Nurse', 'Teacher'),
  status: fc.constantFrom('new', 'prospect', 'toured'),
  leadSource: fc.constantFrom('website', 'walk-in'),
  propertyId: fc.constantFrom('h', 'g'),
  version: fc.constantFrom('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'),
});

const recordOf = (system: 'resman' | 'domiq', fields: object): RecordOfContact => ({
  recordId: system,
  record: said({ system, externalId: `${system}-1`, ...fields }),
});

const rulesOf = (mergeStrategy: MergeStrategy) => goldenRulesOf(MatchingRuleSchema.parse({ mergeStrategy }));
const winnerOf = { resman_wins: 'resman', domiq_wins: 'domiq', manual_review: 'resman' } as const;
const strategies = ['resman_wins', 'domiq_wins', 'manual_review'] as const;

/** The fields that are one value, as the contact has them and as a record says them. */
const valuesOf = ({ name, phones, emails, ...record }: PersonRecord) => ({
  firstName: name.first,
  lastName: name.last,
  phone: phones[0] ?? null,
  email: emails[0] ?? null,
  company: record.company,
  jobTitle: record.jobTitle,
  status: record.status,
  leadSource: record.leadSource,
  propertyId: record.propertyId,
});
const valuesOfContact = (golden: ReturnType<typeof goldenRecord>) => ({
  firstName: golden.firstName,
  lastName: golden.lastName,
  phone: golden.phones[0] ?? null,
  email: golden.emails[0] ?? null,
  company: golden.company,
  jobTitle: golden.jobTitle,
  status: golden.status,
  leadSource: golden.leadSource,
  propertyId: golden.propertyId,
});

describe.each(strategies)('a contact under %s', (strategy) => {
  const rules = rulesOf(strategy);
  const winner = winnerOf[strategy];
  const loser = winner === 'resman' ? 'domiq' : 'resman';

  it(`has the value of ${winner} in every field in which the two differ, whoever spoke last`, () => {
    fc.assert(
      fc.property(statement, statement, fc.boolean(), (ofResMan, ofDomIq, isReversed) => {
        const records = [recordOf('resman', ofResMan), recordOf('domiq', ofDomIq)];
        const golden = goldenRecord(isReversed ? records.reverse() : records, rules);
        const wins = recordOf(winner, winner === 'resman' ? ofResMan : ofDomIq);
        expect(valuesOfContact(golden)).toEqual(valuesOf(wins.record));
      }),
    );
  });

  it(`has the value of ${loser} in a field of which ${winner} says nothing, field by field`, () => {
    const silent = fc.subarray(['company', 'jobTitle', 'status', 'leadSource', 'phone', 'email'] as const);
    fc.assert(
      fc.property(statement, statement, silent, (winning, losing, unsaid) => {
        const said = { ...winning, ...Object.fromEntries(unsaid.map((field) => [field, null])) };
        const golden = goldenRecord([recordOf(winner, said), recordOf(loser, losing)], rules);
        const [ofWinner, ofLoser] = [
          valuesOf(recordOf(winner, said).record),
          valuesOf(recordOf(loser, losing).record),
        ];
        for (const field of Object.keys(ofWinner) as (keyof typeof ofWinner)[])
          expect([field, valuesOfContact(golden)[field]]).toEqual([field, ofWinner[field] ?? ofLoser[field]]);
      }),
    );
  });

  it('loses no number, no address and no opt-out of the other', () => {
    fc.assert(
      fc.property(
        statement,
        statement,
        fc.constantFrom<'resman' | 'domiq'>('resman', 'domiq'),
        (a, b, denier) => {
          const records = [recordOf('resman', a), recordOf('domiq', b)].map(({ recordId, record }) => ({
            recordId,
            record: { ...record, preferences: { email_opt_out: recordId === denier } },
          }));
          const golden = goldenRecord(records, rules);
          for (const { record } of records) {
            expect(golden.phones).toEqual(expect.arrayContaining(record.phones));
            expect(golden.emails).toEqual(expect.arrayContaining(record.emails));
          }
          expect(golden.preferences.email_opt_out).toBe(true);
        },
      ),
    );
  });

  it('has what a person typed before both', () => {
    fc.assert(
      fc.property(statement, statement, statement, (a, b, typed) => {
        const manual = { recordId: 'm', record: said({ system: 'manual', externalId: 'm', ...typed }) };
        const golden = goldenRecord([recordOf('resman', a), recordOf('domiq', b), manual], rules);
        expect(valuesOfContact(golden)).toEqual(valuesOf(manual.record));
      }),
    );
  });
});

it('domiq_wins changes nothing of who a resident is: an identity is never changed by what a chat says', () => {
  fc.assert(
    fc.property(statement, statement, (lease, chat) => {
      const resident = recordOf('resman', { ...lease, role: 'resident' });
      const golden = goldenRecord([resident, recordOf('domiq', chat)], rulesOf('domiq_wins'));
      // Where somebody came from says nothing about who they are: there the strategy counts.
      const { leadSource } = valuesOfContact(golden);
      expect(valuesOfContact(golden)).toEqual({ ...valuesOf(resident.record), leadSource });
    }),
  );
});
