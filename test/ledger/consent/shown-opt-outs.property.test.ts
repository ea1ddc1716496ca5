import fc from 'fast-check';
import { refusedUses } from '../../../contacts/consent/consent-flags';
import {
  channelsOf,
  consentChannels,
  type ConsentStatement,
} from '../../../contacts/consent/consent-statement';
import type { PersonRecord } from '../../../contacts/model/person-record';
import {
  consentOfContact,
  getContact,
  listContacts,
  mayContactMany,
  mergeByHand,
  previewMerge,
  recordConsent,
  resolve,
  separateEntry,
  unmerge,
  type ContactShown,
  type Ledger,
} from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { person, said } from '../contacts/people';
import { snapshotOf } from '../contacts/snapshot';
import { testClock } from '../sample-records';
import { sampleStatement } from './sample-statement';

const PEOPLE = 5;
const SCOPES = ['all', 'marketing'] as const;
const hands = { isPrimaryFixed: true, evenTenants: true, by: 'ann' };

/** What a system says about a person in a version, with flags, and often without a number or an address. */
const recordArbitrary = fc
  .record({
    who: fc.nat(PEOPLE - 1),
    system: fc.constantFrom('domiq', 'resman', 'openphone', 'quickbooks'),
    version: fc.integer({ min: 1, max: 4 }),
    phone: fc.constantFrom(0, 1, null),
    email: fc.constantFrom(0, 1, null),
    preferences: fc.constantFrom(
      {},
      {},
      { opt_out: true },
      { opt_out: false },
      { emailOptOut: true },
      { phone_opt_out: 'yes' },
      { opt_outs: ['sms'] },
      { newsletter_unsubscribed: true },
    ),
    attributes: fc.constantFrom({}, {}, {}, { 'Do Not Call': true }),
  })
  .map(({ who, system, version, phone, email, preferences, attributes }) => {
    const { first, last, phones, emails } = person(who);
    return said({
      system,
      externalId: `${system}-${who}`,
      version,
      firstName: first,
      lastName: last,
      phone: phone === null ? null : phones[phone],
      email: email === null ? null : emails[email],
      preferences,
      attributes,
    });
  });

const statementArbitrary = fc
  .record({
    who: fc.nat(PEOPLE - 1),
    which: fc.nat(1),
    channel: fc.constantFrom(...consentChannels),
    scope: fc.constantFrom('all', 'all', 'marketing'),
    state: fc.constantFrom('allowed' as const, 'allowed' as const, 'denied' as const, 'unknown' as const),
    basis: fc.constantFrom('said' as const, 'said' as const, 'recorded' as const),
  })
  .map(({ who, which, channel, ...rest }) => {
    const { phones, emails } = person(who);
    const identifier = channel === 'email' ? `email:${emails[which]}` : `phone:${phones[which]}`;
    return { ...rest, channel, identifier };
  });

interface Step {
  readonly record: PersonRecord | null;
  readonly statement: Partial<ConsentStatement> | null;
  readonly a: number;
  readonly b: number;
  readonly does: 'merge' | 'undo' | 'separate' | 'merge and undo';
}
const stepArbitrary: fc.Arbitrary<Step> = fc.record({
  record: fc.option(recordArbitrary, { freq: 2 }),
  statement: fc.option(statementArbitrary, { freq: 2 }),
  a: fc.nat(1_000),
  b: fc.nat(1_000),
  does: fc.constantFrom('merge', 'undo', 'separate', 'merge and undo'),
});

/** So many random steps, with the contacts compared with the gate after each; the rules are the same on both databases. */
const STEPS = { sqlite: 1_500, postgres: 750 };
const STEPS_A_LEDGER = 75;

describeOnEachDatabase('opt-outs of a contact', ({ open, kind }) => {
  const operations = STEPS[kind];
  it(`are what the consent gate says of its numbers and addresses, through ${operations} records, statements, merges and unmerges`, async () => {
    let lifted = 0;
    for (let seed = 1; seed <= operations / STEPS_A_LEDGER; seed += 1) {
      const [steps = []] = fc.sample(
        fc.array(stepArbitrary, { minLength: STEPS_A_LEDGER, maxLength: STEPS_A_LEDGER }),
        { seed, numRuns: 1 },
      );
      const ledger = await open();
      lifted += await walk(ledger, steps, seed);
      await ledger.close();
    }
    expect(lifted).toBeGreaterThan(operations / 10);
  }, 600_000);
});

/** @returns how often a flag of a system was still there and had been lifted */
async function walk(ledger: Ledger, steps: readonly Step[], seed: number): Promise<number> {
  const clock = testClock();
  const merges: string[] = [];
  let lifted = 0;
  for (const [n, { record, statement, a, b, does }] of steps.entries()) {
    const where = `seed ${seed}, step ${n}`;
    if (record !== null) {
      const { contactId, contact, merged } = await resolve(ledger, record, clock);
      merges.push(...merged.map(({ mergeId }) => mergeId));
      expect([where, contact]).toEqual([where, (await getContact(ledger, contactId)).contact]);
    } else if (statement !== null) {
      const stated = { statedAt: clock.now(), evidenceId: String(n), ...statement };
      await recordConsent(ledger, [sampleStatement(stated)], clock);
    } else await regroup(ledger, merges, { a, b, does }, clock);
    for (const contact of await listContacts(ledger, { limit: 100 }))
      lifted += await expectGate(ledger, contact, where);
  }
  return lifted;
}

/** Merges two contacts, takes a merge back, or an entry out. */
async function regroup(
  ledger: Ledger,
  merges: string[],
  { a, b, does }: Pick<Step, 'a' | 'b' | 'does'>,
  clock: ReturnType<typeof testClock>,
): Promise<void> {
  const contacts = await listContacts(ledger, { limit: 100 });
  if (does === 'separate') {
    const { contactId = '' } = contacts[a % contacts.length] ?? {};
    const { entries } = contactId === '' ? { entries: [] } : await getContact(ledger, contactId);
    const [entry] = entries.filter(
      ({ homeContactId }) => entries.filter((other) => other.homeContactId === homeContactId).length > 1,
    );
    if (entry) await separateEntry(ledger, { ...entry, by: 'ann' }, clock);
    return;
  }
  if (does === 'undo') {
    const [mergeId] = merges.splice(a % Math.max(1, merges.length), 1);
    if (mergeId !== undefined) await unmerge(ledger, { mergeId, by: 'ann', keepApart: false }, clock);
    return;
  }
  const [primary, secondary] = [contacts[a % contacts.length], contacts[b % contacts.length]];
  if (!primary || !secondary || primary === secondary) return;
  const pair = { ...hands, primaryId: primary.contactId, secondaryId: secondary.contactId };
  const before = await snapshotOf(ledger);
  const preview = await previewMerge(ledger, pair);
  const { mergeId } = await mergeByHand(ledger, pair, clock);
  expect(preview.merged).toEqual((await getContact(ledger, primary.contactId)).contact);
  if (does === 'merge') {
    merges.push(mergeId);
    return;
  }
  const { isAsBefore } = await unmerge(ledger, { mergeId, by: 'ann', keepApart: false }, clock);
  expect(isAsBefore).toBe(true);
  expect(await snapshotOf(ledger)).toEqual(before);
}

/** @returns 1 when a flag that a record still has was lifted */
async function expectGate(
  ledger: Ledger,
  { contactId, contact }: ContactShown,
  where: string,
): Promise<number> {
  const { identifiers } = await consentOfContact(ledger, contactId);
  const questions = identifiers.flatMap((identifier) =>
    channelsOf(identifier).flatMap((channel) => SCOPES.map((scope) => ({ identifier, channel, scope }))),
  );
  const answers = await mayContactMany(ledger, questions);
  const gate = new Set(
    questions.flatMap(({ channel, scope }, n) =>
      answers[n]?.state === 'denied' ? [`${channel} ${scope}`] : [],
    ),
  );
  const reachable = new Set(identifiers.flatMap((identifier) => channelsOf(identifier)));
  const shown = new Set(
    refusedUses(contact.preferences, contact.attributes)
      .filter(({ channel }) => reachable.has(channel))
      .flatMap(({ channel, scope }) =>
        scope === 'all' ? SCOPES.map((each) => `${channel} ${each}`) : [`${channel} ${scope}`],
      ),
  );
  expect([where, contactId, [...shown].sort()]).toEqual([where, contactId, [...gate].sort()]);
  const saved = await ledger.read((db) =>
    db.selectFrom('contacts').where('id', '=', contactId).select('fields_json').executeTakeFirstOrThrow(),
  );
  const said = JSON.parse(saved.fields_json) as typeof contact;
  const isLifted = refusedUses(said.preferences, said.attributes).some(
    ({ channel, scope }) => reachable.has(channel) && !gate.has(`${channel} ${scope}`),
  );
  return Number(isLifted);
}
