import { refusedUses } from '../../../contacts/consent/consent-flags';
import {
  getContact,
  listContacts,
  mayContact,
  mergeByHand,
  previewMerge,
  recordConsent,
  resolve,
  searchContacts,
  separateEntry,
  unmerge,
  type Ledger,
} from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { said } from '../contacts/people';
import { sampleStatement } from './sample-statement';
import { summerClock } from './summer-clock';

const [phone, mail, other] = ['phone:+16175550142', 'email:wanda@example.com', 'email:w@example.org'];
const wanda = { externalId: 'u1', firstName: 'Wanda', lastName: 'Kessler', phone: '617-555-0142' };
const hands = { isPrimaryFixed: true, evenTenants: true, by: 'ann' };

describeOnEachDatabase('opt-outs of a contact that is shown', ({ open }) => {
  let ledger: Ledger;
  let clock = summerClock();
  beforeEach(async () => {
    ledger = await open();
    clock = summerClock();
  });
  const take = (fields: object) => resolve(ledger, said(fields), clock);
  const say = (fields: Parameters<typeof sampleStatement>[0]) =>
    recordConsent(ledger, [sampleStatement({ statedAt: clock.now(), ...fields })], clock);
  const start = (identifier: string, channel: 'text' | 'call' | 'email') =>
    say({ identifier, channel, state: 'allowed', quote: 'START' });
  const refusedBy = async (contactId: string) => {
    const { contact } = await getContact(ledger, contactId);
    return refusedUses(contact.preferences, contact.attributes).map(
      ({ channel, scope }) => `${channel} ${scope}`,
    );
  };
  const isDenied = async (identifier: string, channel: 'text' | 'email' = 'email') =>
    (await mayContact(ledger, { identifier, channel, scope: 'all' })).state === 'denied';

  it('follow STOP and START on the same number, everywhere a contact is put out', async () => {
    const { contactId } = await take({ ...wanda, preferences: { pets: 1 } });
    const shown = async () => {
      const repeated = await take({ ...wanda, preferences: { pets: 1 } });
      const [listed] = await listContacts(ledger, { limit: 5 });
      const [found] = await searchContacts(ledger, { phone: '+16175550142', limit: 5 });
      const all = [repeated, listed, found, await getContact(ledger, contactId)];
      return all.map((one) => one?.contact.preferences);
    };
    await say({});
    expect(await shown()).toEqual(Array(4).fill({ pets: 1, text_opt_out: true }));
    await start(phone, 'text');
    expect(await shown()).toEqual(Array(4).fill({ pets: 1 }));
  });

  it('are lifted by an opt-in though a system’s flag still says yes, also when the system repeats it', async () => {
    const resman = { ...wanda, system: 'resman', externalId: 'R1', preferences: { phone_opt_out: true } };
    const { contactId, contact } = await take({ ...resman, version: '2026-01-01' });
    expect(contact.preferences).toEqual({ phone_opt_out: true });
    await start(phone, 'text');
    await start(phone, 'call');
    const { contentHash } = await getContact(ledger, contactId);
    expect(await refusedBy(contactId)).toEqual([]);
    const again = await take({ ...resman, version: '2026-07-01', status: 'Toured' });
    expect(again.contact.preferences).toEqual({ phone_opt_out: false });
    expect(contentHash).not.toBe((await getContact(ledger, contactId)).contentHash);
  });

  it('keep the flag of a system about a way that the contact cannot be reached by', async () => {
    const { contactId } = await take({ ...wanda, preferences: { opt_out: true } });
    await start(phone, 'text');
    await start(phone, 'call');
    expect(await refusedBy(contactId)).toEqual(['email all']);
    expect(await isDenied(mail)).toBe(false);
  });

  it('deny the address that a contact gets later what an entry without one has refused, until an opt-in', async () => {
    const { contactId } = await take({ ...wanda, preferences: { opt_out: true } });
    await take({ ...wanda, system: 'resman', externalId: 'R1', email: 'wanda@example.com' });
    expect([await isDenied(mail), await refusedBy(contactId)]).toEqual([
      true,
      ['call all', 'email all', 'text all'],
    ]);
    await start(mail, 'email');
    await take({ ...wanda, version: '2026-07-01', status: 'Toured', preferences: { opt_out: true } });
    await take({ ...wanda, system: 'openphone', externalId: 'C1' });
    expect([await isDenied(mail), await refusedBy(contactId)]).toEqual([false, ['call all', 'text all']]);
  });

  it('deny the address that is there when an entry without one refuses it', async () => {
    const { contactId } = await take({ ...wanda, externalId: 'u2', email: 'wanda@example.com' });
    await take({ ...wanda, system: 'resman', externalId: 'R1', version: '2026-01-01' });
    await take({
      ...wanda,
      system: 'resman',
      externalId: 'R1',
      version: '2026-01-02',
      preferences: { email_opt_out: true },
    });
    expect([await isDenied(mail), await refusedBy(contactId)]).toEqual([true, ['email all']]);
  });

  it('are in a preview what they are after the merge, and stay on both sides when it is taken back', async () => {
    const a = await take({ ...wanda, preferences: { email_opt_out: true } });
    const b = await take({ externalId: 'u2', firstName: 'Noemi', email: 'w@example.org' });
    await start(other, 'email');
    const pair = { ...hands, primaryId: a.contactId, secondaryId: b.contactId };
    const hashes = async () =>
      Promise.all([a, b].map(async ({ contactId }) => (await getContact(ledger, contactId)).contentHash));
    const before = await hashes();
    const preview = await previewMerge(ledger, pair);
    expect([preview.primary, preview.secondary].map(({ preferences }) => preferences)).toEqual([
      { email_opt_out: true },
      {},
    ]);
    const { mergeId } = await mergeByHand(ledger, pair, clock);
    expect(preview.merged).toEqual((await getContact(ledger, a.contactId)).contact);
    expect(await isDenied(other)).toBe(true);
    await unmerge(ledger, { mergeId, by: 'ann', keepApart: true }, clock);
    expect(await hashes()).toEqual(before);
    expect([await refusedBy(a.contactId), await refusedBy(b.contactId)]).toEqual([
      ['email all'],
      ['email all'],
    ]);
  });

  it('do not come back with a merge that is made again after an opt-in', async () => {
    const a = await take({ ...wanda, preferences: { email_opt_out: true } });
    const b = await take({ externalId: 'u2', firstName: 'Noemi', email: 'w@example.org' });
    const pair = { ...hands, primaryId: a.contactId, secondaryId: b.contactId };
    const { mergeId } = await mergeByHand(ledger, pair, clock);
    await start(other, 'email');
    await unmerge(ledger, { mergeId, by: 'ann', keepApart: false }, clock);
    await mergeByHand(ledger, pair, clock);
    expect([await isDenied(other), await refusedBy(a.contactId)]).toEqual([false, []]);
  });

  it('deny the addresses that stay when the one that had lifted it is separated', async () => {
    const { contactId } = await take({ ...wanda, preferences: { email_opt_out: true } });
    await take({ ...wanda, system: 'resman', externalId: 'R1', email: 'wanda@example.com' });
    await start(mail, 'email');
    await take({ ...wanda, system: 'openphone', externalId: 'C1', email: 'w@example.org' });
    expect([await isDenied(other), await refusedBy(contactId)]).toEqual([false, []]);
    await separateEntry(ledger, { system: 'resman', externalId: 'R1', by: 'ann' }, clock);
    expect([await isDenied(other), await refusedBy(contactId)]).toEqual([true, ['email all']]);
  });
});
