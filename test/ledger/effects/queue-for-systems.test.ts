import { toldSystems, type ToldSystem } from '../../../contacts/mapping';
import {
  claimEffects,
  eraseContact,
  listEffects,
  mergeByHand,
  queueForSystems,
  recordEffectResults,
  recordOptOut,
  resolve,
  type Ledger,
} from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { said } from '../contacts/people';
import { queueClock, type QueueClock } from '../queue-clock';

const wanda = { externalId: 'u1', firstName: 'Wanda', lastName: 'Kessler', phone: '(617) 555-0142' };

describeOnEachDatabase('queueForSystems', ({ open }) => {
  let ledger: Ledger;
  let clock: QueueClock;
  beforeEach(async () => {
    ledger = await open();
    clock = queueClock();
  });
  const take = async (fields: object) => (await resolve(ledger, said(fields), clock)).contactId;
  const queue = async (contactId: string, systems: readonly ToldSystem[] = toldSystems) => {
    const { queued } = await queueForSystems(ledger, contactId, systems, clock);
    return queued.map(({ system, operation }) => `${system} ${operation}`);
  };
  const sendAll = async () => {
    const claimed = await claimEffects(ledger, { limit: 100, leaseMs: 60_000, workerToken: 'w' }, clock);
    const results = claimed.map(({ id, leaseToken }) => ({
      id,
      leaseToken,
      outcome: 'sent' as const,
      externalId: null,
    }));
    await recordEffectResults(ledger, results, { random: () => 0 }, clock);
    return claimed;
  };

  it('owes a new contact of the chatbot to all three, once', async () => {
    const contactId = await take(wanda);
    expect(await queue(contactId)).toEqual([
      'resman contact.upsert',
      'domiq contact.upsert',
      'openphone contact.upsert',
    ]);
    expect(await queue(contactId)).toEqual([]);
    expect(await sendAll()).toHaveLength(3);
    clock.forward(60_000);
    expect(await queue(contactId)).toEqual([]);
  });

  it('keeps no data of people in an effect', async () => {
    const contactId = await take(wanda);
    await queue(contactId);
    const { entries } = await listEffects(ledger, { limit: 10 });
    expect(JSON.stringify(entries)).not.toMatch(/Wanda|555/);
  });

  it('owes again what has changed, and only to those whom it concerns', async () => {
    const contactId = await take(wanda);
    await queue(contactId);
    await sendAll();
    await take({ ...wanda, email: 'wanda@example.com' });
    // ResMan has not answered with its record yet: that it is to be a prospect is no news.
    expect(await queue(contactId)).toEqual(['domiq contact.upsert', 'openphone contact.upsert']);
    await take({
      ...wanda,
      system: 'resman',
      externalId: 'P1:1:2',
      references: [{ system: 'domiq', externalId: 'u1' }],
    });
    expect(await queue(contactId)).toEqual(['resman contact.upsert']);
  });

  it('sends the newest state last, also when the clock stands still or was put back', async () => {
    const contactId = await take(wanda);
    await queue(contactId, ['domiq']);
    clock.forward(-60_000);
    await take({ ...wanda, email: 'wanda@example.com' });
    await queue(contactId, ['domiq']);
    await take({ ...wanda, email: 'w.kessler@example.com' });
    await queue(contactId, ['domiq']);
    clock.forward(120_000);
    const versions = (await sendAll()).map(({ version }) => version);
    expect(versions).toHaveLength(1);
    const { entries } = await listEffects(ledger, { limit: 10 });
    expect(
      entries
        .map(({ version }) => version)
        .sort()
        .at(-1),
    ).toBe(versions[0]);
    expect(await queue(contactId, ['domiq'])).toEqual([]);
  });

  it('owes what somebody refuses to the chatbot and to the history in ResMan', async () => {
    const contactId = await take(wanda);
    await take({
      ...wanda,
      system: 'resman',
      externalId: 'P1:1:2',
      references: [{ system: 'domiq', externalId: 'u1' }],
    });
    await queue(contactId);
    await sendAll();
    await recordOptOut(
      ledger,
      {
        contactId,
        type: 'text',
        system: 'openphone',
        statedAt: clock.now(),
        quote: 'STOP',
        evidenceId: 'm1',
      },
      clock,
    );
    expect(await queue(contactId)).toEqual(['resman opt_out.log', 'domiq contact.upsert']);
    expect(await queue(contactId)).toEqual([]);
  });

  it('owes a refusal for a number to everybody who has it', async () => {
    const contactId = await take(wanda);
    const spouse = await take({ ...wanda, externalId: 'u2', firstName: 'Oscar', email: 'oscar@example.com' });
    expect(spouse).not.toBe(contactId);
    for (const each of [contactId, spouse]) await queue(each);
    await sendAll();
    await recordOptOut(
      ledger,
      {
        contactId,
        type: 'text',
        system: 'openphone',
        statedAt: clock.now(),
        quote: 'STOP',
        evidenceId: 'm1',
      },
      clock,
    );
    expect(await queue(contactId)).toEqual(['domiq contact.upsert', 'domiq contact.upsert']);
    const { entries } = await listEffects(ledger, { limit: 10, status: 'waiting' });
    expect(entries.map(({ contactId: about }) => about).sort()).toEqual([contactId, spouse].sort());
    expect(await queue(spouse)).toEqual([]);
  });

  it('owes ResMan a refusal that came before ResMan had the person, when it has them', async () => {
    const contactId = await take(wanda);
    await recordOptOut(
      ledger,
      {
        contactId,
        type: 'text',
        system: 'domiq',
        statedAt: clock.now(),
        quote: 'no texts',
        evidenceId: 'm1',
      },
      clock,
    );
    expect(await queue(contactId)).not.toContain('resman opt_out.log');
    await take({
      ...wanda,
      system: 'resman',
      externalId: 'P1:1:2',
      references: [{ system: 'domiq', externalId: 'u1' }],
    });
    await sendAll();
    const { entries } = await listEffects(ledger, { limit: 10, status: 'waiting' });
    expect(entries.map(({ target, operation }) => `${target} ${operation}`)).toEqual(['resman opt_out.log']);
    expect(await queue(contactId)).toEqual([]);
  });

  it('makes nobody in ResMan or OpenPhone while a person has to decide who it is', async () => {
    const ximena = { firstName: 'Ximena', lastName: 'Ravenscroft', propertyId: 'P1' };
    await take({ ...ximena, externalId: 'u1' });
    const second = said({ ...ximena, externalId: 'u2', phone: wanda.phone });
    const asked = await resolve(ledger, second, clock);
    expect(asked.decision).toBe('manual_review');
    const { silent } = await queueForSystems(ledger, asked.contactId, toldSystems, clock);
    const waiting = silent.filter(({ why }) => why === 'awaits_decision').map(({ system }) => system);
    expect(new Set(waiting)).toEqual(new Set(['resman', 'openphone']));
  });

  it('speaks of the survivor of a merge, and of nobody who was erased', async () => {
    const first = await take(wanda);
    const second = await take({
      externalId: 'u9',
      firstName: 'Zofia',
      lastName: 'Nowak',
      phone: '(617) 555-0188',
    });
    await mergeByHand(
      ledger,
      { primaryId: first, secondaryId: second, isPrimaryFixed: true, evenTenants: false, by: 'test' },
      clock,
    );
    expect((await queueForSystems(ledger, second, toldSystems, clock)).contactId).toBe(first);
    await eraseContact(ledger, { contactId: first, by: 'test' }, clock);
    await expect(queue(first)).rejects.toMatchObject({ code: 'ledger.contact_erased' });
    await expect(queue('nobody')).rejects.toMatchObject({ code: 'ledger.unknown_contact' });
  });

  it('asked twenty times at once, owes once', async () => {
    const contactId = await take(wanda);
    const all = await Promise.all(Array.from({ length: 20 }, () => queue(contactId)));
    expect(all.flat().sort()).toEqual([
      'domiq contact.upsert',
      'openphone contact.upsert',
      'resman contact.upsert',
    ]);
  });
});
