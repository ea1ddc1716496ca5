import fc from 'fast-check';
import {
  changesForResMan,
  owedToSystems,
  type ContactToTell,
  type OwedOperation,
  type ToldSystem,
} from '../../../contacts/mapping';
import { goldenRecord, goldenRulesOf } from '../../../contacts/merging';
import { defaultMatchingRule, type MergeStrategy } from '../../../contacts/model/matching-rule';
import { anyRecordsOfContact, recordOf } from '../merging/person-records';

type Facts = Parameters<typeof recordOf>[0];

function contactOf(facts: readonly Facts[], more: Partial<ContactToTell> = {}): ContactToTell {
  const records = facts.map((one) => recordOf(one));
  const mergeStrategy: MergeStrategy = more.mergeStrategy ?? 'resman_wins';
  return {
    contactId: 'C1',
    golden: goldenRecord(records, goldenRulesOf({ ...defaultMatchingRule, mergeStrategy })),
    beside: { deniedChannels: [], lastInteractionAt: null, notes: null, enrichment: null },
    records: records.map(({ record }) => record),
    mergeStrategy,
    isInQuestion: false,
    answered: 0,
    ...more,
  };
}

function answerFor(system: ToldSystem, contact: ContactToTell, operation: OwedOperation = 'contact.upsert') {
  const owed = owedToSystems(contact).find((one) => one.system === system && one.operation === operation);
  return owed?.isOwed === true ? owed.content : owed?.why;
}

const name = { first: 'Wanda', last: 'Kessler' };
const chat: Facts = { system: 'domiq', externalId: 'u1', name, phones: ['+16175550142'] };
const inResMan: Facts = { system: 'resman', externalId: 'P1:1:2', name, phones: ['+16175550142'] };

describe('what ResMan is owed', () => {
  it('is a new prospect where the chatbot knows somebody by full name', () => {
    expect(answerFor('resman', contactOf([chat]))).toEqual({ isNew: true, answered: 0 });
  });

  it.each<[string, ContactToTell, string]>([
    ['a name without its other half', contactOf([{ ...chat, name: { first: 'Wanda' } }]), 'incomplete'],
    ['a contact of a file', contactOf([{ ...chat, system: 'csv' }]), 'not_in_daily_use'],
    ['a contact of the business phone', contactOf([{ ...chat, system: 'openphone' }]), 'not_in_daily_use'],
    ['who may be somebody else', contactOf([chat], { isInQuestion: true }), 'awaits_decision'],
    ['a resident', contactOf([chat, { ...inResMan, role: 'resident' }]), 'resident'],
    ['an applicant', contactOf([chat, { ...inResMan, role: 'applicant' }]), 'resident'],
    ['what it has', contactOf([chat, inResMan]), 'nothing_new'],
  ])('is nothing of %s', (_, contact, why) => {
    expect(answerFor('resman', contact)).toBe(why);
  });

  it('is what its record lacks', () => {
    const contact = contactOf([
      { ...chat, emails: ['wanda@example.com'] },
      { ...inResMan, phones: [] },
    ]);
    expect(answerFor('resman', contact)).toEqual({ email: 'wanda@example.com', phone: '+16175550142' });
  });

  it.each<[MergeStrategy, unknown]>([
    ['resman_wins', 'nothing_new'],
    ['manual_review', 'nothing_new'],
    ['domiq_wins', { email: 'new@example.com' }],
  ])('is, with %s, of a value that differs: %j', (mergeStrategy, expected) => {
    const contact = contactOf(
      [
        { ...chat, emails: ['new@example.com'] },
        { ...inResMan, emails: ['old@example.com'] },
      ],
      { mergeStrategy },
    );
    expect(answerFor('resman', contact)).toEqual(expected);
  });

  it('is what a person typed, whatever the strategy', () => {
    const typed: Facts = { system: 'manual', externalId: 'm1', phones: ['+16175550177'] };
    expect(answerFor('resman', contactOf([inResMan, typed]))).toEqual({ phone: '+16175550177' });
  });

  it('is what somebody refuses, once ResMan has the person', () => {
    const beside = { ...contactOf([]).beside, deniedChannels: ['text' as const] };
    expect(answerFor('resman', contactOf([chat, inResMan], { beside }), 'opt_out.log')).toEqual({
      deniedChannels: ['text'],
    });
    expect(answerFor('resman', contactOf([chat], { beside }), 'opt_out.log')).toBe('not_in_daily_use');
    expect(answerFor('resman', contactOf([chat, inResMan]), 'opt_out.log')).toBe('nothing_new');
  });
});

describe('what the others are owed', () => {
  it('DomIQ: whom it or ResMan knows, refusals included', () => {
    const beside = { ...contactOf([]).beside, deniedChannels: ['email' as const] };
    expect(answerFor('domiq', contactOf([inResMan], { beside }))).toMatchObject({
      full_name: 'Wanda Kessler',
      phone: '+16175550142',
      preferences: { email_opt_out: true },
    });
    expect(answerFor('domiq', contactOf([{ ...chat, system: 'openphone' }]))).toBe('not_in_daily_use');
  });

  it('OpenPhone: whom daily life knows, with a number and a name', () => {
    expect(answerFor('openphone', contactOf([chat]))).toMatchObject({ externalId: 'C1', firstName: 'Wanda' });
    expect(answerFor('openphone', contactOf([{ ...chat, phones: [] }]))).toBe('incomplete');
    expect(answerFor('openphone', contactOf([{ ...chat, name: {} }]))).toBe('incomplete');
    expect(answerFor('openphone', contactOf([{ ...chat, system: 'quickbooks' }]))).toBe('not_in_daily_use');
    expect(answerFor('openphone', contactOf([chat], { isInQuestion: true }))).toBe('awaits_decision');
  });

  it('OpenPhone: nothing of what its own entry says', () => {
    const own: Facts = { ...chat, system: 'openphone', externalId: 'o1' };
    expect(answerFor('openphone', contactOf([own]))).toBe('nothing_new');
    expect(
      answerFor('openphone', contactOf([own, { ...chat, emails: ['wanda@example.com'] }])),
    ).toMatchObject({
      emails: [{ value: 'wanda@example.com' }],
    });
  });
});

describe('of any contact', () => {
  const strategies = fc.constantFrom<MergeStrategy>('resman_wins', 'domiq_wins', 'manual_review');

  it('each is owed the same whatever order its records stand in', () => {
    fc.assert(
      fc.property(anyRecordsOfContact(), strategies, fc.boolean(), (records, mergeStrategy, isInQuestion) => {
        const told = (some: typeof records) =>
          owedToSystems({
            ...contactOf([], { mergeStrategy, isInQuestion }),
            golden: goldenRecord(some, goldenRulesOf({ ...defaultMatchingRule, mergeStrategy })),
            records: some.map(({ record }) => record),
          });
        expect(told([...records].reverse())).toEqual(told(records));
      }),
    );
  });

  it('ResMan is not told what its own records say, and nothing of who lives there', () => {
    fc.assert(
      fc.property(anyRecordsOfContact(), strategies, (records, mergeStrategy) => {
        const people = records.map(({ record }) => record);
        const golden = goldenRecord(records, goldenRulesOf({ ...defaultMatchingRule, mergeStrategy }));
        const changes = changesForResMan({ golden, records: people, mergeStrategy });
        const own = people.filter(({ system }) => system === 'resman');
        for (const [field, value] of Object.entries(changes)) {
          const values = own.flatMap(({ emails, phones }) =>
            field === 'email' ? emails : field === 'phone' ? phones : [],
          );
          expect(values).not.toContain(value);
        }
        if (golden.role === 'resident' || golden.role === 'applicant') expect(changes).toEqual({});
      }),
    );
  });
});
