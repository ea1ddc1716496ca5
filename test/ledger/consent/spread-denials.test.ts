import fc from 'fast-check';
import type { ConsentStatement } from '../../../contacts/consent/consent-statement';
import { mayContact, mayContactMany, recordConsent, type Ledger } from '../../../ledger';
import { spreadDenials } from '../../../ledger/consent/spread-denials';
import { statedConsentOf } from '../../../ledger/consent/stated-consent';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { sampleStatement } from './sample-statement';
import { summerClock } from './summer-clock';

const [one, two, three] = ['phone:+16175550142', 'phone:+15125550111', 'phone:+13035550112'] as const;
const [mail, other] = ['email:wanda@example.com', 'email:w.kessler@example.org'] as const;
const ALL = [one, two, three, mail, other];

/** So many random statements are spread; every few of them are about people of their own, who are merged. */
const STATEMENTS = 10_000;
const MOST_A_MERGE = 24;

describeOnEachDatabase('spreading denials', ({ open }) => {
  let ledger: Ledger;
  let clock = summerClock();
  beforeEach(async () => {
    ledger = await open();
    clock = summerClock();
  });
  const state = async (identifier: string, channel: ConsentStatement['channel'] = 'text', scope = 'all') =>
    (await mayContact(ledger, { identifier, channel, scope })).state;
  const texts = (identifiers: readonly string[]) =>
    Promise.all(identifiers.map((identifier) => state(identifier)));
  const merge = (identifiers: readonly string[]) =>
    ledger.write((db) => spreadDenials(db, { identifiers, to: identifiers, contactId: 'c1' }, clock));
  const say = (fields: Partial<ConsentStatement>) => recordConsent(ledger, [sampleStatement(fields)], clock);
  const optIn = (identifier: string) =>
    say({ identifier, state: 'allowed', quote: 'START', statedAt: clock.now() });

  it('denies texts for the other numbers, e-mails for the other addresses, and nothing else', async () => {
    await say({});
    await say({ identifier: mail, channel: 'email' });
    expect(await merge(ALL)).toBe(3);
    expect(await texts([one, two, three])).toEqual(['denied', 'denied', 'denied']);
    expect([await state(other, 'email'), await state(two, 'call')]).toEqual(['denied', 'never_stated']);
    expect(await merge(ALL)).toBe(0);
  });

  it('names the statement that each denial follows from, also at the second hand', async () => {
    await say({});
    await merge([one, two]);
    await merge([two, three]);
    const of = (identifier: string) => ledger.read((db) => statedConsentOf(db, [identifier]));
    const [origin] = await of(one);
    const spread = { state: 'denied', basis: 'merged', system: 'ledger', evidenceId: origin?.statementId };
    expect(await of(two)).toMatchObject([spread]);
    expect(await of(three)).toMatchObject([spread]);
  });

  it('denies for marketing what is denied for marketing alone', async () => {
    await say({ scope: 'marketing' });
    await merge([one, two]);
    expect([await state(two, 'text', 'marketing'), await state(two)]).toEqual(['denied', 'never_stated']);
  });

  it('takes back no opt-in that was given after the denial had been spread', async () => {
    await say({});
    await merge([one, two]);
    await optIn(two);
    expect(await merge(ALL)).toBe(1);
    expect(await texts([one, two, three])).toEqual(['denied', 'allowed', 'denied']);
  });

  it('takes back no opt-in of the number that had been denied first', async () => {
    await say({});
    await merge([one, two]);
    await optIn(one);
    await merge(ALL);
    expect(await texts([one, two, three])).toEqual(['allowed', 'denied', 'denied']);
  });

  it('denies again what is denied anew', async () => {
    await say({});
    await merge([one, two]);
    await optIn(two);
    await say({ statedAt: clock.now(), evidenceId: 'AC2' });
    await merge(ALL);
    expect(await texts([one, two, three])).toEqual(['denied', 'denied', 'denied']);
  });

  it(`never lifts a denial, and leaves nobody out but who has opted in, through ${STATEMENTS} statements`, async () => {
    const arbitrary = fc.record({
      identifier: fc.constantFrom(...ALL),
      scope: fc.constantFrom('all', 'marketing'),
      state: fc.constantFrom('allowed' as const, 'denied' as const, 'unknown' as const),
      basis: fc.constantFrom('said' as const, 'recorded' as const),
      system: fc.constantFrom('resman', 'domiq'),
      day: fc.integer({ min: 10, max: 28 }),
      channel: fc.constantFrom('text' as const, 'call' as const),
    });
    let statements = 0;
    for (let seed = 1; statements < STATEMENTS; seed += 1) {
      const mine = (identifier: string) =>
        identifier.replace('555', String(1_000 + seed)).replace('@', `${seed}@`);
      const [batch = []] = fc.sample(fc.array(arbitrary, { minLength: 2, maxLength: MOST_A_MERGE }), {
        seed,
        numRuns: 1,
      });
      const people = ALL.map(mine);
      const before = await statedAndMerged(
        batch.map(({ day, channel, identifier, ...rest }) =>
          sampleStatement({
            ...rest,
            identifier: mine(identifier),
            channel: identifier.startsWith('email') ? 'email' : channel,
            statedAt: `2026-05-${day}T10:00:00.000Z`,
          }),
        ),
        people,
      );
      statements += batch.length;
      const after = await answersOf(people);
      for (const [question, was] of before) if (was === 'denied') expect(after.get(question)).toBe('denied');
      // Nobody has opted in since: whoever is not denied has nobody beside them who is.
      for (const [question, is] of after) {
        const use = question.slice(question.indexOf(' '));
        const kindred = [...after].filter(([name]) => name.endsWith(use)).map(([, value]) => value);
        if (is !== 'denied') expect(kindred).not.toContain('denied');
      }
    }
  }, 120_000);

  /** @returns what was answered before they were merged */
  async function statedAndMerged(
    statements: readonly ConsentStatement[],
    people: readonly string[],
  ): Promise<Map<string, string>> {
    await recordConsent(ledger, statements, clock);
    const before = await answersOf(people);
    await merge(people);
    expect(await merge(people)).toBe(0);
    return before;
  }

  async function answersOf(identifiers: readonly string[]): Promise<Map<string, string>> {
    const questions = identifiers.flatMap((identifier) =>
      (identifier.startsWith('email') ? (['email'] as const) : (['text', 'call'] as const)).flatMap(
        (channel) => ['all', 'marketing'].map((scope) => ({ identifier, channel, scope })),
      ),
    );
    const answers = await mayContactMany(ledger, questions);
    return new Map(
      questions.map(({ identifier, channel, scope }, n) => [
        `${identifier} ${channel} ${scope}`,
        answers[n]?.state ?? '',
      ]),
    );
  }
});
