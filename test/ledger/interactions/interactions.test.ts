import {
  eraseContact,
  getContact,
  historyOf,
  mergeByHand,
  resolve,
  saveInteractions,
  unmerge,
  type InteractionToSave,
  type Ledger,
} from '../../../ledger';
import { describeOnEachDatabase } from '../../support/ledger-databases';
import { said } from '../contacts/people';
import { testClock } from '../sample-records';

const wanda = { firstName: 'Wanda', lastName: 'Kessler', phone: '+16175550142' };
const noemi = { firstName: 'Noemi', lastName: 'Faherty', phone: '+15125550111' };
const text = (externalId: string, fields: Partial<InteractionToSave> = {}): InteractionToSave => ({
  system: 'openphone',
  externalId,
  kind: 'text',
  direction: 'incoming',
  occurredAt: '2026-02-01T10:00:00Z',
  identifier: 'phone:+16175550142',
  data: { body: 'Is the two bedroom still free?' },
  ...fields,
});

describeOnEachDatabase('interactions', ({ open }) => {
  let ledger: Ledger;
  const clock = testClock();
  const take = (fields: object) => resolve(ledger, said(fields), clock);
  const idsOf = async (contactId: string) =>
    (await historyOf(ledger, contactId, { limit: 50 })).entries.map(({ externalId }) => externalId);
  beforeEach(async () => {
    ledger = await open();
  });

  it('are kept once under their original id, with whom they were with', async () => {
    const { contactId } = await take({ externalId: 'u1', ...wanda });
    const first = await saveInteractions(ledger, [text('M1'), text('M1')], clock);
    expect(first.map(({ outcome }) => outcome)).toEqual(['saved', 'unchanged']);
    expect(first[0]?.contactId).toBe(contactId);
    const [changed] = await saveInteractions(ledger, [text('M1', { data: { body: 'edited' } })], clock);
    expect(changed?.outcome).toBe('updated');
    const { entries } = await historyOf(ledger, contactId, { limit: 5 });
    expect(entries).toMatchObject([
      { externalId: 'M1', data: { body: 'edited' }, occurredAt: '2026-02-01T10:00:00.000Z' },
    ]);
  });

  it('stay in their newest state when an older one comes late, where their system says when it changed', async () => {
    await take({ externalId: 'u1', ...wanda });
    const state = (minute: number, status: string) =>
      text('AC1', { kind: 'call', changedAt: `2026-02-01T10:0${minute}:00Z`, data: { status } });
    const told = [state(1, 'ringing'), state(3, 'completed'), state(2, 'answered'), state(1, 'ringing')];
    const outcomes = await saveInteractions(ledger, told, clock);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['saved', 'updated', 'outdated', 'outdated']);
    const [untimed] = await saveInteractions(ledger, [{ ...state(3, 'voicemail'), changedAt: null }], clock);
    expect(untimed?.outcome).toBe('updated');
    const [after] = await saveInteractions(ledger, [state(2, 'answered')], clock);
    expect(after?.outcome).toBe('outdated');
  });

  it('are not kept for somebody who was erased, nor for whom was merged into them', async () => {
    const one = await take({ externalId: 'u1', ...wanda });
    const two = await take({ externalId: 'u2', ...noemi });
    const pair = { primaryId: one.contactId, secondaryId: two.contactId, isPrimaryFixed: true };
    await mergeByHand(ledger, { ...pair, evenTenants: false, by: 'ann' }, clock);
    await saveInteractions(ledger, [text('M1')], clock);
    await eraseContact(ledger, { contactId: one.contactId, by: 'ann' }, clock);
    const late = [
      text('M1'),
      text('M2', { contactId: one.contactId }),
      text('M3', { contactId: two.contactId }),
      text('M4', { system: 'domiq', entryId: 'u1' }),
    ];
    const outcomes = await saveInteractions(ledger, late, clock);
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(late.map(() => 'unknown_contact'));
  });

  it('with nobody known are told and stop none of the others', async () => {
    await take({ externalId: 'u1', ...wanda });
    await take({ externalId: 'u3', firstName: 'Ulrich', lastName: 'Tibbets', phone: '+13035550112' });
    const outcomes = await saveInteractions(
      ledger,
      [
        text('M1'),
        text('M2', { identifier: 'phone:+12065550199' }),
        text('M3', { identifier: 'phone:+13035550112' }),
        text('M4', { system: 'domiq', entryId: 'u1' }),
      ],
      clock,
    );
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['saved', 'unknown_contact', 'saved', 'saved']);
  });

  it('over a number of two contacts are kept once, with the one that has had it longest, and are in the history of both', async () => {
    const one = await take({ externalId: 'u1', ...wanda });
    const two = await take({ externalId: 'u2', ...noemi, phone: wanda.phone });
    expect(two.contactId).not.toBe(one.contactId);
    const told = [text('M1'), text('M2', { system: 'domiq', entryId: 'u2' })];
    const outcomes = await saveInteractions(ledger, [...told, ...told], clock);
    expect(outcomes.map(({ outcome, contactId }) => [outcome, contactId])).toEqual([
      ['saved', one.contactId],
      ['saved', two.contactId],
      ['unchanged', one.contactId],
      ['unchanged', two.contactId],
    ]);
    expect(await idsOf(one.contactId)).toEqual(['M1']);
    expect((await idsOf(two.contactId)).sort()).toEqual(['M1', 'M2']);
    const activity = async ({ contactId }: { contactId: string }) =>
      (await getContact(ledger, contactId)).lastActivityAt;
    expect(await activity(one)).toBe('2026-02-01T10:00:00.000Z');
    expect(await activity(two)).toBe('2026-02-01T10:00:00.000Z');

    const pair = { primaryId: one.contactId, secondaryId: two.contactId, isPrimaryFixed: true };
    const { mergeId } = await mergeByHand(ledger, { ...pair, evenTenants: false, by: 'ann' }, clock);
    expect((await idsOf(one.contactId)).sort()).toEqual(['M1', 'M2']);
    await unmerge(ledger, { mergeId, by: 'ann', keepApart: true }, clock);
    expect((await idsOf(two.contactId)).sort()).toEqual(['M1', 'M2']);
    await eraseContact(ledger, { contactId: two.contactId, by: 'ann' }, clock);
    expect(await idsOf(one.contactId)).toEqual(['M1']);
  });

  it('over a number of a dozen contacts are in the history of one only', async () => {
    const names = 'Ada Bea Cleo Dora Edith Flora Greta Hanna Ines Jutta Klara Lotte'.split(' ');
    const holders = [];
    for (const [index, firstName] of names.entries())
      holders.push(await take({ externalId: `o${index}`, ...noemi, firstName, phone: wanda.phone }));
    const [saved] = await saveInteractions(ledger, [text('M1')], clock);
    expect(saved).toMatchObject({ outcome: 'saved', contactId: holders[0]!.contactId });
    expect(await idsOf(holders[0]!.contactId)).toEqual(['M1']);
    expect(await idsOf(holders[11]!.contactId)).toEqual([]);
  });

  it('go to whom they were with when a merge is taken back, also those that came meanwhile', async () => {
    const one = await take({ externalId: 'u1', ...wanda });
    const two = await take({ externalId: 'u2', ...noemi });
    await saveInteractions(ledger, [text('M1'), text('M2', { identifier: 'phone:+15125550111' })], clock);
    const { mergeId } = await mergeByHand(
      ledger,
      {
        primaryId: one.contactId,
        secondaryId: two.contactId,
        isPrimaryFixed: true,
        evenTenants: false,
        by: 'ann',
      },
      clock,
    );
    await saveInteractions(
      ledger,
      [
        text('M3', { identifier: 'phone:+15125550111', occurredAt: '2026-02-02T10:00:00Z' }),
        text('M4', { identifier: null, contactId: two.contactId, occurredAt: '2026-02-03T10:00:00Z' }),
        text('M5', {
          contactId: two.contactId,
          identifier: 'phone:+15125550111',
          occurredAt: '2026-02-04T10:00:00Z',
        }),
      ],
      clock,
    );
    expect(await idsOf(two.contactId)).toEqual(['M5', 'M4', 'M3', 'M2', 'M1'].sort().reverse());
    const lastActivity = async (contactId: string) => (await getContact(ledger, contactId)).lastActivityAt;
    expect(await lastActivity(one.contactId)).toBe('2026-02-04T10:00:00.000Z');
    await unmerge(ledger, { mergeId, by: 'ann', keepApart: true }, clock);
    expect(await idsOf(two.contactId)).toEqual(['M5', 'M3', 'M2']);
    // What named neither number nor entry stays with the contact that survived.
    expect(await idsOf(one.contactId)).toEqual(['M4', 'M1']);
    expect(await lastActivity(one.contactId)).toBe('2026-02-03T10:00:00.000Z');
  });

  it('are shown page by page', async () => {
    const { contactId } = await take({ externalId: 'u1', ...wanda });
    const many = Array.from({ length: 25 }, (_, n) =>
      text(`M${n}`, { occurredAt: `2026-02-01T10:${10 + Math.floor(n / 2)}:00Z` }),
    );
    await saveInteractions(ledger, many, clock);
    const seen: string[] = [];
    for (
      let after = null as Awaited<ReturnType<typeof historyOf>>['next'], pages = 0;
      pages < 9;
      pages += 1
    ) {
      const page = await historyOf(ledger, contactId, { limit: 4, after });
      seen.push(...page.entries.map(({ externalId }) => externalId));
      after = page.next;
      if (after === null) break;
    }
    expect(new Set(seen).size).toBe(25);
    expect(seen).toHaveLength(25);
  });
});
