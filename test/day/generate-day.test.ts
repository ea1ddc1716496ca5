import type { Delivery, DeliveryOf } from './delivery';
import { fullDay, smallDay } from './day-counts';
import { generateDay } from './generate-day';
import { DayModel } from './model';

const day = generateDay(fullDay, 1);
const of = <Kind extends Delivery['kind']>(kind: Kind): DeliveryOf<Kind>[] =>
  day.filter((delivery): delivery is DeliveryOf<Kind> => delivery.kind === kind);
const textAt = new Map(of('text').map(({ id }) => [id, '2026-11-21T12:00:00.000Z']));

describe('the day', () => {
  it('is the same for the same seed, another for another', () => {
    expect(generateDay(fullDay, 1)).toEqual(day);
    expect(generateDay(fullDay, 2)).not.toEqual(day);
  });

  it('has 500 people who chat, 200 changes in ResMan, 300 texts with 40 opt-outs, 100 duplicates', () => {
    const chatting = new Set([...of('chat'), ...of('visit')].map(({ who }) => who));
    expect(chatting.size).toBe(500);
    const relayed = [...of('officeChange'), ...of('guestCard').filter(({ isTold }) => isTold)];
    expect(relayed).toHaveLength(200);
    expect(of('text')).toHaveLength(300);
    expect(of('text').filter(({ refuses }) => refuses !== null)).toHaveLength(40);
    const furtherChats = of('chat').length + of('visit').length - 500;
    expect(furtherChats + of('again').length).toBe(100);
  });

  it('has 20 couples and 10 recycled numbers: people of two names on one number or address', () => {
    const shared = (read: (person: DeliveryOf<'chat'>['person']) => string | null) => {
      const people = new Map<string, Set<string>>();
      for (const { who, person } of [...of('chat'), ...of('guestCard')]) {
        const value = read(person);
        if (value !== null) people.set(value, (people.get(value) ?? new Set()).add(who));
      }
      return [...people.values()].filter(({ size }) => size > 1).length;
    };
    const onNumber = shared(({ phone }) => phone);
    expect([onNumber, shared(({ email }) => email)]).toEqual([10 + 10, 10]);
  });

  it('is about invented people only', () => {
    const people = [...of('chat'), ...of('visit'), ...of('guestCard')].map(({ person }) => person);
    for (const { phone } of people) expect(phone).toMatch(/^\+1\d{3}55501\d\d$/);
    for (const { email } of people) expect(email ?? 'a@example.com').toMatch(/@example\.(com|net|org)$/);
  });

  it('tells the same thing again only after the first time, and everything of a wave before the next', () => {
    const places = new Map(day.map(({ id }, place) => [id, place]));
    for (const { id, of: first } of of('again'))
      expect(places.get(id)).toBeGreaterThan(places.get(first) ?? NaN);
    expect(day.map(({ wave }) => wave)).toEqual(day.map(({ wave }) => wave).sort());
  });

  it('has something of every kind at a twentieth of the size', () => {
    const kinds = new Set(generateDay(smallDay, 1).map(({ kind }) => kind));
    expect([...kinds].sort()).toEqual(['again', 'chat', 'guestCard', 'officeChange', 'text', 'visit']);
  });
});

describe('the model of a whole day', () => {
  it('finds by names, numbers and addresses who is who: one contact a person, two only where it asks', () => {
    const model = new DayModel({ textAt });
    for (const delivery of day) model.deliver(delivery);
    const { ledger, questions } = model.holdings();
    const told = new Set(day.filter((one) => one.kind !== 'guestCard' || one.isTold).map(({ who }) => who));
    // Who bears a known name is asked about; who texted first and chatted then is one.
    expect(questions).toHaveLength(fullDay.nameOnly);
    expect(ledger).toHaveLength(told.size);
  });

  it('comes to the same in whatever order a wave is told', () => {
    const ordered = new DayModel({ textAt });
    const reversed = new DayModel({ textAt });
    for (const delivery of day) ordered.deliver(delivery);
    const backwards = [...day].sort(
      (a, b) =>
        a.wave - b.wave ||
        Number(a.kind === 'again') - Number(b.kind === 'again') ||
        day.indexOf(b) - day.indexOf(a),
    );
    for (const delivery of backwards) reversed.deliver(delivery);
    const withoutNames = (model: DayModel) =>
      Object.values(model.holdings()).map((rows) => rows.map(({ fields }) => JSON.stringify(fields)).sort());
    expect(withoutNames(reversed)).toEqual(withoutNames(ordered));
  });
});
