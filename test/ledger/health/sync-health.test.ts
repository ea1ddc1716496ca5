import { toldSystems } from '../../../contacts/mapping';
import {
  alertsOf,
  claimEffects,
  claimEvents,
  DEFAULT_HEALTH_LIMITS,
  failEvents,
  queueForSystems,
  recordEffectResults,
  recordOptOut,
  resolve,
  storeEvents,
  syncHealth,
  type Ledger,
} from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { said } from '../contacts/people';
import { queueClock, type QueueClock } from '../queue-clock';

const NOTHING = {
  openEvents: 0,
  oldestEventSeconds: 0,
  openEffects: 0,
  oldestEffectSeconds: 0,
  deadEvents: 0,
  deadEffects: 0,
  givenUpEvents: 0,
  givenUpEffects: 0,
  openOptOuts: 0,
  oldestOptOutSeconds: 0,
  openQuestions: 0,
  drifted: 0,
};

describeOnEachDatabase('syncHealth', ({ open }) => {
  let ledger: Ledger;
  let clock: QueueClock;
  beforeEach(async () => {
    ledger = await open();
    clock = queueClock();
  });
  const health = () => syncHealth(ledger, clock.now());

  it('of an empty ledger is all nought', async () => {
    expect(await health()).toEqual(NOTHING);
    expect(alertsOf(await health(), DEFAULT_HEALTH_LIMITS)).toEqual([]);
  });

  it('tells how long events wait, and which are dead', async () => {
    await storeEvents(ledger, [{ source: 'resman', eventId: 'a', type: 't', payload: {} }], clock);
    clock.forward(120_000);
    await storeEvents(ledger, [{ source: 'resman', eventId: 'b', type: 't', payload: {} }], clock);
    clock.forward(300_000);
    expect(await health()).toEqual({ ...NOTHING, openEvents: 2, oldestEventSeconds: 420 });
    const [first] = await claimEvents(ledger, { limit: 1, leaseMs: 60_000, workerToken: 'w' }, clock);
    const failure = { ...first!, code: 'x', message: 'y', isPermanent: true };
    await failEvents(ledger, [failure], { random: () => 0 }, clock);
    expect(await health()).toEqual({ ...NOTHING, openEvents: 1, oldestEventSeconds: 300, deadEvents: 1 });
    expect(alertsOf(await health(), DEFAULT_HEALTH_LIMITS)).toEqual([
      '1 events and 0 changes are dead. Open the form of what did not work (workflow 28).',
    ]);
  });

  it('tells how long refusals wait to be told on, and questions for a person', async () => {
    const ximena = { firstName: 'Ximena', lastName: 'Ravenscroft', propertyId: 'P1' };
    const take = async (fields: object) => (await resolve(ledger, said(fields), clock)).contactId;
    const contactId = await take({ ...ximena, externalId: 'u1', phone: '(617) 555-0142' });
    await take({ ...ximena, system: 'resman', externalId: 'P1:1:2', phone: '(617) 555-0142' });
    await take({ ...ximena, externalId: 'u2', phone: '(617) 555-0188' });
    const optOut = { contactId, system: 'openphone', quote: null, evidenceId: null } as const;
    await recordOptOut(ledger, { ...optOut, type: 'text', statedAt: clock.now() }, clock);
    await queueForSystems(ledger, contactId, toldSystems, clock);
    clock.forward(90_000);
    expect(await health()).toMatchObject({ openOptOuts: 1, oldestOptOutSeconds: 90, openQuestions: 1 });
    expect(alertsOf(await health(), DEFAULT_HEALTH_LIMITS)).toEqual([
      'The oldest opt-out waits to be told on 90 s, more than 60 s.',
    ]);
    for (let round = 0; round < 3; round += 1) {
      const claimed = await claimEffects(ledger, { limit: 9, leaseMs: 60_000, workerToken: 'w' }, clock);
      const done = claimed.map((one) => ({ ...one, outcome: 'sent' as const, externalId: null }));
      await recordEffectResults(ledger, done, { random: () => 0 }, clock);
    }
    expect(await health()).toEqual({ ...NOTHING, openQuestions: 1 });
  });
});
