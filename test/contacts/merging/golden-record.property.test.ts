import fc from 'fast-check';
import { goldenRecord, goldenRulesOf } from '../../../contacts/merging';
import { addressKey } from '../../../contacts/merging/golden-record';
import { nameOfRecord } from '../../../contacts/merging/golden-name';
import { goldenFields, GoldenRecordSchema, type GoldenField } from '../../../contacts/model/golden-record';
import { MatchingRuleSchema, survivorshipMethods } from '../../../contacts/model/matching-rule';
import type { RecordOfContact } from '../../../contacts/model/person-record';
import { anyRecordOfContact, anyRecordsOfContact } from './person-records';

const anyRules = () =>
  fc
    .record({
      mergeStrategy: fc.constantFrom('resman_wins', 'domiq_wins', 'manual_review'),
      survivorship: fc.record({
        sourcePriority: fc.option(fc.shuffledSubarray(['manual', 'resman', 'domiq', 'csv']), {
          nil: undefined,
        }),
        methods: fc.dictionary(fc.constantFrom(...goldenFields), fc.constantFrom(...survivorshipMethods)),
      }),
    })
    .map((rule) => goldenRulesOf(MatchingRuleSchema.parse(rule)));

const defaults = goldenRulesOf(MatchingRuleSchema.parse({}));
const NAME_PARTS = ['firstName', 'middleName', 'lastName', 'suffix', 'nickname'] as const;
const SINGLE_FIELDS = [
  'company',
  'jobTitle',
  'status',
  'leadSource',
  'propertyId',
  'leadScore',
  'role',
] as const;
const holds = <Values extends [unknown, ...unknown[]]>(property: fc.IProperty<Values>) =>
  fc.assert(property, { numRuns: 400 });

describe('the golden record', () => {
  it('is the same in whatever order the records come', () =>
    holds(
      fc.property(
        anyRecordsOfContact().chain((records) =>
          fc.tuple(
            fc.constant(records),
            fc.shuffledSubarray(records, { minLength: records.length, maxLength: records.length }),
          ),
        ),
        anyRules(),
        ([records, shuffled], rules) => {
          expect(goldenRecord(shuffled, rules)).toEqual(goldenRecord(records, rules));
        },
      ),
    ));

  it('is the same when a record is given twice', () =>
    holds(
      fc.property(anyRecordsOfContact(1), anyRules(), (records, rules) => {
        expect(goldenRecord([...records, ...records], rules)).toEqual(goldenRecord(records, rules));
      }),
    ));

  it('is what the schema promises, and survives being saved', () =>
    holds(
      fc.property(anyRecordsOfContact(), anyRules(), (records, rules) => {
        const golden = goldenRecord(records, rules);
        expect(GoldenRecordSchema.parse(golden)).toEqual(golden);
      }),
    ));

  it('says nothing that a record of its lineage does not say', () =>
    holds(
      fc.property(anyRecordsOfContact(1), anyRules(), (records, rules) => {
        const golden = goldenRecord(records, rules);
        const said = (field: GoldenField) =>
          records
            .filter(({ recordId }) => golden.lineage[field]?.includes(recordId))
            .map(({ record }) => record);
        for (const part of NAME_PARTS)
          if (golden[part] !== null)
            expect(said('name').map((record) => nameOfRecord(record)?.[part])).toContain(golden[part]);
        for (const field of SINGLE_FIELDS)
          if (golden[field] === null) expect(golden.lineage[field]).toBeUndefined();
          else expect(said(field).map((record) => record[field])).toEqual([golden[field]]);
        for (const field of ['phones', 'emails', 'tags'] as const)
          expect([...golden[field]].sort()).toEqual(
            [...new Set(said(field).flatMap((r) => r[field]))].sort(),
          );
        expect(golden.addresses.map(addressKey).sort()).toEqual(
          [...new Set(said('addresses').flatMap((r) => r.addresses.map(addressKey)))].sort(),
        );
        for (const field of ['preferences', 'attributes'] as const)
          for (const key of Object.keys(golden[field]))
            expect(said(field).some((record) => Object.hasOwn(record[field], key))).toBe(true);
      }),
    ));

  it('names no record in a lineage that says nothing of it', () =>
    holds(
      fc.property(anyRecordsOfContact(1), anyRules(), (records, rules) => {
        const { lineage } = goldenRecord(records, rules);
        const recordOfId = new Map(records.map(({ recordId, record }) => [recordId, record]));
        for (const field of goldenFields)
          for (const id of lineage[field] ?? []) {
            const record = recordOfId.get(id);
            const value = field === 'name' ? record && nameOfRecord(record) : record?.[field];
            expect(['null', 'undefined', '{}', '[]']).not.toContain(JSON.stringify(value) ?? 'undefined');
          }
      }),
    ));

  it('has everything that any record says of what is collected', () =>
    holds(
      fc.property(anyRecordsOfContact(), (records) => {
        const golden = goldenRecord(records, defaults);
        for (const field of ['phones', 'emails', 'tags'] as const)
          expect([...golden[field]].sort()).toEqual(
            [...new Set(records.flatMap(({ record }) => record[field]))].sort(),
          );
      }),
    ));

  it.each(['resident', 'applicant'] as const)('keeps who a %s is when any prospect is merged', (role) =>
    holds(
      fc.property(
        anyRecordOfContact(),
        anyRecordsOfContact(),
        anyRecordOfContact(),
        anyRules(),
        (first, others, joining, rules) => {
          const name = { ...first.record.name, first: 'Wanda', last: 'Kessler' };
          const settled = { recordId: 'settled', record: { ...first.record, name, role, isActive: true } };
          const prospect: RecordOfContact = {
            recordId: 'prospect',
            record: { ...joining.record, role: 'prospect' },
          };
          const before = goldenRecord([settled, ...others], rules);
          const after = goldenRecord([prospect, ...others, settled], rules);
          for (const part of NAME_PARTS) expect(after[part]).toBe(before[part]);
          if (settled.record.company !== null) expect(after.company).toBe(before.company);
          if (settled.record.phones.length > 0) expect(after.phones[0]).toBe(before.phones[0]);
          if (settled.record.emails.length > 0) expect(after.emails[0]).toBe(before.emails[0]);
          expect(after.role).toBe(before.role);
        },
      ),
    ),
  );

  it('never loses an opt-out', () =>
    holds(
      fc.property(anyRecordsOfContact(1), anyRules(), fc.nat(), (records, rules, at) => {
        const denying = records[at % records.length];
        if (denying === undefined) return;
        const denied = { ...denying.record, preferences: { ...denying.record.preferences, opt_out: true } };
        const all = records.map((one) => (one === denying ? { ...one, record: denied } : one));
        const kept = goldenRecord(all, rules).preferences.opt_out;
        expect([true, 'yes', 1]).toContainEqual(kept);
      }),
    ));
});
