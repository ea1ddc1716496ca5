import fc from 'fast-check';
import {
  changedContacts,
  ResManClient,
  type ResManConnection,
  type ResManContact,
} from '../../../clients/resman';
import { ResultTooLargeError } from '../../../clients/resman';
import type { XmlNode } from '../../../clients/resman/xml/read-xml';
import { PROPERTY } from './people';

const START = Date.UTC(2026, 10, 1);
const MINUTE = 60_000;

const node = (
  name: string,
  attributes: Record<string, string>,
  children: XmlNode[] = [],
  text = '',
): XmlNode => ({
  name,
  attributes,
  text,
  children,
});

const prospect = (id: number): XmlNode =>
  node('Prospect', {}, [
    node('Customers', {}, [
      node('Customer', { Type: 'prospect' }, [
        node('Identification', { IDType: 'ProspectID', IDValue: `p${id}` }),
        node('Identification', { IDType: 'PersonID', IDValue: `n${id}` }),
        node('Name', {}, [node('FirstName', {}, [], 'A'), node('LastName', {}, [], 'B')]),
      ]),
    ]),
  ]);

/** ResMan with prospects that changed at these milliseconds, answering at most `most` at a time, and the windows it was asked for. */
function resManWith(changes: readonly number[], most: number, countsEndsIn: boolean) {
  const windows: [number, number][] = [];
  const connection: ResManConnection = {
    callV1: async ({ fields }) => {
      const from = Date.parse(fields.ModifiedStartDateTime ?? '');
      const until = Date.parse(fields.ModifiedEndDateTime ?? '');
      windows.push([from, until]);
      const found = changes
        .map((at, id) => ({ at, id }))
        .filter(({ at }) => (countsEndsIn ? at >= from && at <= until : at > from && at < until));
      if (found.length > most)
        throw new ResultTooLargeError({ method: 'MITS/SearchProspects', status: 413, says: '' });
      const prospects = node(
        'Prospects',
        {},
        found.map(({ id }) => prospect(id)),
      );
      const lead = node('LeadManagement', {}, [prospects]);
      return { kind: 'xml', root: node('ResMan', {}, [node('Response', {}, [lead])]) };
    },
    callV2: () => Promise.reject(new Error('not asked')),
  };
  return { client: new ResManClient(connection), windows };
}

async function readAll(client: ResManClient, since: number, until: number, overlapMs = 0) {
  const contacts: ResManContact[] = [];
  let readUntil = '';
  const window = { since: new Date(since).toISOString(), until: new Date(until).toISOString() };
  for await (const part of changedContacts(client, PROPERTY, window, { overlapMs })) {
    contacts.push(...part.contacts);
    ({ readUntil } = part);
  }
  return { ids: contacts.map(({ prospectId }) => prospectId).sort(), readUntil };
}

describe('changedContacts', () => {
  it('gives everybody who changed once, however many fit into one answer and whether ends count in', async () => {
    const offsets = fc.array(fc.integer({ min: 1, max: 48 * 60 }), { minLength: 0, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(
        offsets,
        fc.integer({ min: 1, max: 20 }),
        fc.boolean(),
        async (minutes, spare, ends) => {
          const perMinute = Math.max(
            1,
            ...minutes.map((one) => minutes.filter((other) => other === one).length),
          );
          const changes = minutes.map((minute) => START + minute * MINUTE + 1);
          const { client } = resManWith(changes, 2 * perMinute + spare, ends);
          const { ids, readUntil } = await readAll(client, START, START + 49 * 60 * MINUTE);
          expect(ids).toEqual(changes.map((_, id) => `p${id}`).sort());
          expect(readUntil).toBe(new Date(START + 49 * 60 * MINUTE).toISOString());
        },
      ),
      { numRuns: 300 },
    );
  });

  it('begins a little before the checkpoint', async () => {
    const { client, windows } = resManWith([START - 4 * MINUTE], 10, true);
    const { ids } = await readAll(client, START, START + MINUTE, 5 * MINUTE);
    expect(ids).toEqual(['p0']);
    expect(windows[0]?.[0]).toBeLessThanOrEqual(START - 5 * MINUTE);
  });

  it('says so when more changed in a minute than ResMan can answer, after what came before it', async () => {
    const early = START + 10 * MINUTE;
    const rush = Array.from({ length: 9 }, (_, second) => START + 600 * MINUTE + second);
    const { client, windows } = resManWith([early, ...rush], 5, true);
    await expect(readAll(client, START, START + 1200 * MINUTE)).rejects.toMatchObject({
      code: 'resman.result_too_large',
    });
    expect(windows.length).toBeLessThan(60);
  });

  it('asks for nothing when there is no time to read', async () => {
    const { client, windows } = resManWith([], 5, true);
    await readAll(client, START, START);
    expect(windows).toEqual([]);
  });
});
