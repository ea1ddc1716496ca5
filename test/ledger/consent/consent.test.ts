import fc from 'fast-check';
import type { ConsentStatement } from '../../../contacts/consent/consent-statement';
import { effectiveConsent } from '../../../contacts/consent/effective-consent';
import {
  consentOfContact,
  eraseContact,
  getContact,
  mayContact,
  mayContactMany,
  mergeByHand,
  recordConsent,
  recordOptOut,
  resolve,
  statedConsentOf,
  unmerge,
  type Ledger,
} from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { said } from '../contacts/people';
import { sampleStatement } from './sample-statement';
import { summerClock } from './summer-clock';

const PHONES = ['phone:+16175550142', 'phone:+15125550111'] as const;
const [one, two] = PHONES;
const OPERATIONS = 10_000;

describeOnEachDatabase('consent', ({ open }) => {
  let ledger: Ledger;
  let clock = summerClock();
  const isAllowed = async (identifier: string, scope = 'all') =>
    (await mayContact(ledger, { identifier, channel: 'text', scope })).isAllowed;
  const take = (fields: object) => resolve(ledger, said(fields), clock);
  beforeEach(async () => {
    ledger = await open();
    clock = summerClock();
  });

  it('answers what was never stated: yes for the person’s own enquiry, no for marketing', async () => {
    expect([await isAllowed(one), await isAllowed(one, 'marketing')]).toEqual([true, false]);
  });

  it('answers many questions in their order, and no for a way the number or address cannot be reached by', async () => {
    await recordConsent(
      ledger,
      [sampleStatement({}), sampleStatement({ channel: 'call', state: 'unknown' })],
      clock,
    );
    const ask = (identifier: string, channel: 'text' | 'call' | 'email', scope = 'all') => ({
      identifier,
      channel,
      scope,
    });
    const answers = await mayContactMany(ledger, [
      ask(two, 'text'),
      ask(one, 'text'),
      ask(one, 'call'),
      ask(one, 'call', 'marketing'),
      { ...ask(one, 'call', 'marketing'), whenUnknown: 'allow' },
      { ...ask(two, 'text'), whenUnknown: 'deny' },
      { ...ask(one, 'text'), whenUnknown: 'allow' },
      ask('email:wanda@example.com', 'text'),
      ask(two, 'email'),
    ]);
    expect(answers.map(({ isAllowed, state }) => [isAllowed, state])).toEqual([
      [true, 'never_stated'],
      [false, 'denied'],
      [true, 'unknown'],
      [false, 'unknown'],
      [true, 'unknown'],
      [false, 'never_stated'],
      [false, 'denied'],
      [false, 'never_stated'],
      [false, 'never_stated'],
    ]);
    expect(await mayContactMany(ledger, [])).toEqual([]);
  });

  it('remembers a denial with its evidence, once however often it is stated', async () => {
    expect(await recordConsent(ledger, [sampleStatement({}), sampleStatement({})], clock)).toEqual({
      recorded: 1,
      alreadyRecorded: 1,
    });
    expect(await recordConsent(ledger, [sampleStatement({})], clock)).toEqual({
      recorded: 0,
      alreadyRecorded: 1,
    });
    const answer = await mayContact(ledger, { identifier: one, channel: 'text', scope: 'marketing' });
    expect(answer).toEqual({
      isAllowed: false,
      state: 'denied',
      since: '2026-01-05T10:00:00.000Z',
      statementId: expect.any(String) as string,
      basis: 'said',
      system: 'openphone',
      evidenceId: 'AC1',
    });
    const evidence = await ledger.read((db) =>
      db
        .selectFrom('consent_statements')
        .where('id', '=', answer.statementId ?? '')
        .selectAll()
        .executeTakeFirst(),
    );
    expect(evidence).toMatchObject({ quote: 'STOP', evidence_id: 'AC1', system: 'openphone' });
  });

  it('knows a statement again by the instant it was made, however that is written', async () => {
    const spellings = ['2026-01-05T10:00:00Z', '2026-01-05T10:00:00.000Z', '2026-01-05T10:00:00.0Z'];
    const recorded = await recordConsent(
      ledger,
      spellings.map((statedAt) => sampleStatement({ statedAt })),
      clock,
    );
    expect(recorded).toEqual({ recorded: 1, alreadyRecorded: 2 });
  });

  it('is not lifted by an opt-in that a wrong clock dates after it', async () => {
    const optIn = { state: 'allowed', quote: 'START', statedAt: '2031-01-01T00:00:00.000Z' } as const;
    await recordConsent(ledger, [sampleStatement(optIn)], clock);
    expect(await isAllowed(one, 'marketing')).toBe(true);
    await recordConsent(ledger, [sampleStatement({ statedAt: clock.now() })], clock);
    expect(await isAllowed(one)).toBe(false);
  });

  it('is lifted by a later opt-in of the same number alone', async () => {
    await recordConsent(ledger, [sampleStatement({}), sampleStatement({ identifier: two })], clock);
    const optIn = { state: 'allowed', quote: 'START', statedAt: '2026-01-06T10:00:00.000Z' } as const;
    await recordConsent(ledger, [sampleStatement(optIn)], clock);
    expect([await isAllowed(one), await isAllowed(two)]).toEqual([true, false]);
  });

  it('stays denied on both sides of a merge that is taken back', async () => {
    const a = await take({ externalId: 'u1', firstName: 'Wanda', lastName: 'Kessler', phone: one.slice(6) });
    const b = await take({ externalId: 'u2', firstName: 'Noemi', lastName: 'Faherty', phone: two.slice(6) });
    await recordConsent(ledger, [sampleStatement({})], clock);
    expect(await isAllowed(two)).toBe(true);
    const hashes = async () =>
      Promise.all([a, b].map(async ({ contactId }) => (await getContact(ledger, contactId)).contentHash));
    const before = await hashes();
    const { mergeId } = await mergeByHand(
      ledger,
      {
        primaryId: a.contactId,
        secondaryId: b.contactId,
        isPrimaryFixed: true,
        evenTenants: false,
        by: 'ann',
      },
      clock,
    );
    expect([await isAllowed(one), await isAllowed(two)]).toEqual([false, false]);
    await unmerge(ledger, { mergeId, by: 'ann', keepApart: true }, clock);
    expect([await isAllowed(one), await isAllowed(two)]).toEqual([false, false]);
    expect(await hashes()).toEqual(before);
  });

  it('denies a number that a contact gets later, but not again after an opt-in for it', async () => {
    const wanda = { firstName: 'Wanda', lastName: 'Kessler' };
    const { contactId } = await take({ externalId: 'u1', ...wanda, phone: one.slice(6) });
    await recordOptOut(
      ledger,
      {
        contactId,
        type: 'all',
        system: 'domiq',
        statedAt: '2026-01-01T00:00:00.000Z',
        quote: 'leave me alone',
        evidenceId: null,
      },
      clock,
    );
    await take({ externalId: 'u1', ...wanda, phones: PHONES.map((phone) => phone.slice(6)), version: 2 });
    expect(await isAllowed(two)).toBe(false);
    await recordConsent(
      ledger,
      [sampleStatement({ identifier: two, state: 'allowed', statedAt: '2027-01-01T00:00:00.000Z' })],
      clock,
    );
    expect(await isAllowed(two)).toBe(true);
    await take({
      externalId: 'u1',
      ...wanda,
      phones: PHONES.map((phone) => phone.slice(6)),
      status: 'Toured',
      version: 3,
    });
    await take({ system: 'resman', externalId: 'R1', ...wanda, phone: two.slice(6), version: 3 });
    expect([await isAllowed(one), await isAllowed(two)]).toEqual([false, true]);
  });

  it('is what is left of a person who is erased: every no, also one that was lifted, without the words', async () => {
    const { contactId } = await take({
      externalId: 'u1',
      firstName: 'Wanda',
      phones: PHONES.map((phone) => phone.slice(6)),
    });
    const optIn = { state: 'allowed', quote: 'START', statedAt: '2026-01-06T10:00:00.000Z' } as const;
    await recordConsent(
      ledger,
      [sampleStatement({}), sampleStatement(optIn), sampleStatement({ ...optIn, identifier: two })],
      clock,
    );
    expect([await isAllowed(one), await isAllowed(two)]).toEqual([true, true]);
    await eraseContact(ledger, { contactId, by: 'ann' }, clock);
    const answers = await mayContactMany(
      ledger,
      PHONES.map((identifier) => ({ identifier, channel: 'text', scope: 'all' })),
    );
    expect(answers.map(({ state }) => state)).toEqual(['denied', 'never_stated']);
    const left = await ledger.read((db) => statedConsentOf(db, PHONES));
    expect(left).toMatchObject([{ state: 'denied', quote: null, evidenceId: null }]);
  });

  it('takes the flags of a record for denials when they are new, not when they are repeated', async () => {
    const wanda = {
      system: 'resman',
      externalId: 'R1',
      firstName: 'Wanda',
      phone: one.slice(6),
      email: 'wanda@example.com',
    };
    const { contactId } = await take({
      ...wanda,
      version: '2026-01-01',
      preferences: { phone_opt_out: true },
    });
    expect(await isAllowed(one)).toBe(false);
    await recordConsent(
      ledger,
      [sampleStatement({ state: 'allowed', statedAt: '2026-01-02T00:00:00.000Z' })],
      clock,
    );
    await take({ ...wanda, version: '2026-01-03', status: 'Toured', preferences: { phone_opt_out: true } });
    expect(await isAllowed(one)).toBe(true);
    const { consents } = await consentOfContact(ledger, contactId);
    expect(consents.map(({ channel, state }) => [channel, state])).toEqual([
      ['call', 'denied'],
      ['text', 'allowed'],
    ]);
  });

  it(`is what the rule says of all statements, through ${OPERATIONS} of them in any order`, async () => {
    const arbitrary = fc
      .record({
        identifier: fc.constantFrom(...PHONES),
        scope: fc.constantFrom('all', 'marketing'),
        state: fc.constantFrom('allowed' as const, 'denied' as const, 'unknown' as const),
        basis: fc.constantFrom('said' as const, 'recorded' as const, 'merged' as const),
        system: fc.constantFrom('resman', 'domiq'),
        minute: fc.integer({ min: 0, max: 59 }),
      })
      .map(({ minute, ...rest }) =>
        sampleStatement({
          ...rest,
          evidenceId: null,
          quote: null,
          statedAt: `2026-01-05T10:${String(minute).padStart(2, '0')}:00.000Z`,
        }),
      );
    let operations = 0;
    for (let seed = 1; operations < OPERATIONS; seed += 1) {
      const [batches = []] = fc.sample(
        fc.array(fc.array(arbitrary, { minLength: 20, maxLength: 40 }), { minLength: 4, maxLength: 4 }),
        { seed, numRuns: 1 },
      );
      const channel = (['text', 'call'] as const)[seed % 2] ?? 'text';
      const unseen = await open();
      const stated: ConsentStatement[] = [];
      for (const batch of batches) {
        const statements = batch.map((entry) => ({ ...entry, channel }));
        await recordConsent(unseen, statements, clock);
        stated.push(...statements);
        operations += statements.length;
      }
      for (const identifier of PHONES)
        for (const scope of ['all', 'marketing']) {
          const expected = effectiveConsent(
            stated.filter((entry) => entry.identifier === identifier),
            scope,
          );
          const { state } = await mayContact(unseen, { identifier, channel, scope });
          expect(state).toBe(expected?.state ?? 'never_stated');
        }
      await unseen.close();
    }
  }, 300_000);
});
