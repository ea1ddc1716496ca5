import type { Expected } from '../../../scripts/faults/checks';
import type { InventedPerson } from '../../../scripts/faults/people';
import type { Picture, PicturedEffect, PicturedPerson } from '../../../scripts/faults/picture';
import { verdictOf, type RunFacts } from '../../../scripts/faults/verdict';

const ada: InventedPerson = {
  id: 'P1',
  acquaintance: 'chatbot',
  firstName: 'Ada',
  lastName: 'Abernathy',
  email: 'p1@example.com',
  phone: '+16175550101',
  optsOut: true,
};
const stranger: InventedPerson = {
  ...ada,
  id: 'P2',
  acquaintance: 'stranger',
  email: 'p2@example.com',
  phone: '+16175550102',
  optsOut: false,
};
const expected: Expected = {
  people: [ada, stranger],
  deliveries: [
    { id: 'F1', personId: 'P1', told: { kind: 'create', message: 'Hello' } },
    { id: 'F2', personId: 'P2', told: { kind: 'text', text: 'Hello' } },
  ],
  eventIdOf: ({ id }) => id,
  activityOf: ({ id }) => `AC${id}`,
  workflows: [
    { id: 'W1', active: true },
    { id: 'W2', active: false },
  ],
  acknowledged: new Set(['F1', 'F2']),
};
const entry = (id: string, refusesTexts: boolean | null): PicturedPerson => ({
  id,
  name: 'Ada Abernathy',
  emails: [ada.email],
  phones: ['6175550101'],
  refusesTexts,
});
const effect: PicturedEffect = {
  id: 'E1',
  target: 'domiq',
  operation: 'contact.upsert',
  subject: 'C1',
  version: '1',
  status: 'done',
  payloadHash: 'a',
  errorCode: null,
};
const right: Picture = {
  events: [
    { id: 'V1', key: 'id:F1', status: 'done' },
    { id: 'V2', key: 'id:F2', status: 'done' },
  ],
  effects: [effect, { ...effect, id: 'E2', version: '2', payloadHash: 'b' }],
  contactsByKey: new Map([
    [`email:${ada.email}`, new Set(['C1'])],
    [`phone:${stranger.phone}`, new Set(['C2'])],
  ]),
  activities: ['ACF2'],
  deniedTexts: new Set([`phone:${ada.phone}`]),
  resMan: [entry('N1', true)],
  domIq: [entry('C1', true)],
  openPhone: [entry('O1', null)],
  workflows: [
    { id: 'W1', active: true },
    { id: 'W2', active: false },
  ],
  writes: 3,
};
const facts: RunFacts = {
  deliveries: 3,
  duplicates: 1,
  people: 2,
  seed: 1,
  workers: 0,
  requests: 4,
  killsWanted: 1,
  kills: 1,
  workerKills: 0,
  faults: 2,
  refused: [],
  isConverged: true,
  writesLater: 3,
  seconds: 1,
};
const red = (picture: Partial<Picture>, changed: Partial<RunFacts> = {}) => {
  const { holds, checks } = verdictOf(expected, { ...right, ...picture }, { ...facts, ...changed });
  expect(holds).toBe(false);
  return Object.fromEntries(
    Object.entries(checks).flatMap(([name, { holds: isGreen, found }]) => (isGreen ? [] : [[name, found]])),
  );
};

describe('verdictOf', () => {
  it('is green when all is as it must be', () => {
    const { holds, checks } = verdictOf(expected, right, facts);
    expect(Object.values(checks).flatMap(({ found }) => found)).toEqual([]);
    expect(holds).toBe(true);
  });

  it('sees what was lost: an event, a text, a contact, a person in a system', () => {
    expect(red({ events: right.events.slice(1) })).toEqual({ lost: ['F1: no event'] });
    expect(red({ activities: [] })).toEqual({ lost: ['F2: not in the history'] });
    expect(red({ contactsByKey: new Map([[`email:${ada.email}`, new Set(['C1'])]]) })).toEqual({
      lost: ['P2: no contact'],
    });
    for (const system of ['resMan', 'domIq', 'openPhone'] as const)
      expect(red({ [system]: [] })).toEqual({ lost: [`P1: not in ${system}`] });
  });

  it('sees who is there twice, and what is', () => {
    for (const system of ['resMan', 'domIq', 'openPhone'] as const)
      expect(red({ [system]: [...right[system], { ...right[system][0]!, id: 'other' }] })).toEqual({
        duplicates: [`P1: 2 in ${system}`],
      });
    const twoContacts = new Map(right.contactsByKey).set(`email:${ada.email}`, new Set(['C1', 'C3']));
    expect(red({ contactsByKey: twoContacts })).toEqual({ duplicates: ['P1: 2 in contacts'] });
    expect(red({ activities: ['ACF2', 'ACF2'] })).toEqual({ duplicates: ['ACF2: twice in the history'] });
    expect(red({ events: [...right.events, { ...right.events[0]!, id: 'V3', key: 'id:F1-other' }] })).toEqual(
      {
        duplicates: ['F1: 2 events'],
      },
    );
  });

  it('sees what is told twice, and what never ends', () => {
    expect(red({ effects: [effect, { ...effect, id: 'E2', version: '2' }] })).toEqual({
      echoes: ['E2: tells domiq again what E1 told'],
    });
    expect(red({}, { writesLater: 5 })).toEqual({ echoes: ['2 writes after everything was told'] });
  });

  it('sees what has not ended, and what was given up', () => {
    expect(red({ events: [{ ...right.events[0]!, status: 'dead' }, right.events[1]!] })).toEqual({
      final: ['event V1: dead'],
    });
    expect(red({ effects: [{ ...effect, status: 'unknown', errorCode: 'http.503' }] })).toEqual({
      final: ['effect E1: unknown domiq contact.upsert http.503'],
    });
    expect(red({}, { isConverged: false })).toEqual({
      converged: ['work was still open when the time was up'],
    });
  });

  it('sees a field that differs', () => {
    expect(red({ openPhone: [{ ...entry('O1', null), name: 'Ada Other' }] })).toEqual({
      converged: ['P1: name in openPhone'],
    });
    expect(red({ domIq: [{ ...entry('C1', true), phones: [] }] })).toEqual({
      converged: ['P1: number in domIq'],
    });
    expect(red({ resMan: [{ ...entry('N1', true), emails: [] }] })).toEqual({
      converged: ['P1: e-mail in resMan'],
    });
  });

  it('sees a refusal that is not known, or known of the wrong one', () => {
    expect(red({ deniedTexts: new Set() })).toEqual({ optOuts: ['P1: not denied in the ledger'] });
    expect(red({ deniedTexts: new Set([`phone:${ada.phone}`, `phone:${stranger.phone}`]) })).toEqual({
      optOuts: ['P2: denied in the ledger'],
    });
    expect(red({ domIq: [entry('C1', false)] })).toEqual({ optOuts: ['P1: not told in domIq'] });
  });

  it('sees a workflow that is off, a delivery that was refused, and a run without faults', () => {
    expect(red({ workflows: [{ id: 'W1', active: false }] })).toEqual({ active: ['W1'] });
    expect(red({}, { refused: ['F1: HTTP 422'] })).toEqual({ acknowledged: ['F1: HTTP 422'] });
    expect(red({}, { kills: 0, faults: 0 })).toEqual({
      faultsHappened: ['0 of 1 kills', 'no request was spoiled'],
    });
  });
});
