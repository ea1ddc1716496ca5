import type { IDataObject, INodeExecutionData, INodeParameters } from 'n8n-workflow';
import { LinkedNumberSchema } from '../../../contacts/model/linked-number';
import { recordKey } from '../../../contacts/model/source-record';
import { ContactMatch } from '../../../nodes/ContactMatch/ContactMatch.node';
import type { RecordFacts } from '../../contacts/matching/any-record';
import { anyRecord, personName } from '../../contacts/matching/any-record';
import { expectedOutcomes, recordsOfExpected } from '../../contacts/matching/expected-samples';
import { runNode } from '../../support/run-workflow';
import type { RunNodeOptions } from '../../support/run-workflow';

const defaults: INodeParameters = {
  mode: 'linkByPhone',
  phoneField: 'phoneNumber',
  conversationIdField: 'conversationId',
  defaultCountry: 'US',
  candidatesToShow: 3,
};
const itemsOf = (jsons: readonly object[]): INodeExecutionData[] =>
  jsons.map((json) => ({ json: json as IDataObject }));

const run = (
  conversations: readonly object[],
  records: readonly object[],
  parameters: INodeParameters = {},
  options: Partial<RunNodeOptions> = {},
) =>
  runNode({
    node: new ContactMatch(),
    typeName: 'contactMatch',
    parameters: { ...defaults, ...parameters },
    inputs: [itemsOf(conversations), itemsOf(records)],
    ...options,
  });

const conversation = (phoneNumber: unknown, conversationId: unknown = 'c1') => ({
  phoneNumber,
  conversationId,
});
const named = (file: string, name: string, facts: RecordFacts = {}) =>
  anyRecord({ file, name: personName(name), ...facts });
const [CONFIDENT, REVIEW, NO_MATCH] = [0, 1, 2];

describe('Contact Match', () => {
  it('puts every number of the samples on the output of its outcome', async () => {
    const { outputs } = await run(
      expectedOutcomes.map(({ phoneNumber }) => conversation(phoneNumber, `c-${phoneNumber}`)),
      recordsOfExpected(),
    );
    expect(outputs.map((items) => items.length)).toEqual([42, 9, 13]);
    const outcomes = outputs.flat().map(({ json }) => [json.phoneNumber, json.outcome]);
    expect(Object.fromEntries(outcomes)).toEqual(
      Object.fromEntries(expectedOutcomes.map(({ phoneNumber, outcome }) => [phoneNumber, outcome])),
    );
  });

  it('puts out linked numbers that keep their shape', async () => {
    const { outputs } = await run([conversation('+16175550123')], [named('a', 'Ann Moreau')]);
    expect(LinkedNumberSchema.parse(outputs[CONFIDENT]?.[0]?.json)).toMatchObject({
      phoneNumber: '+16175550123',
      conversationIds: ['c1'],
      outcome: 'matched',
      confidence: null,
    });
  });

  it('shows as many candidates as asked and links the records of all', async () => {
    const names = ['Ann Moreau', 'Omar Haddadine', 'Lily Zhang', 'Ravi Menon'];
    const records = [
      ...names.map((name, index) => named(`f${index}`, name)),
      anyRecord({ file: 'nameless' }),
    ];
    const { outputs } = await run([conversation('+16175550123')], records, { candidatesToShow: 2 });
    const json = outputs[REVIEW]?.[0]?.json;
    expect(json?.candidates).toHaveLength(2);
    expect(json?.moreCandidates).toBe(2);
    const links = json?.links as { recordKey: string; candidateNo: number | null }[];
    expect(links.map((link) => link.candidateNo)).toEqual([1, 2, 3, 4, null]);
    expect(links.map((link) => link.recordKey).sort()).toEqual(records.map(recordKey).sort());
  });

  it('makes one item of several conversations with one number and pairs it with all its sources', async () => {
    const { outputs } = await run(
      [
        conversation('+16175550124', 'c0'),
        conversation('(617) 555-0123', 'c1'),
        conversation('+16175550123', 2),
      ],
      [
        named('a', 'Ann Moreau', { phones: ['+16175550199'] }),
        named('b', 'Ann Moreau'),
        named('c', 'Ann Moreau'),
      ],
    );
    expect(outputs[CONFIDENT]).toHaveLength(1);
    expect(outputs[CONFIDENT]?.[0]?.json.conversationIds).toEqual(['c1', '2']);
    expect(outputs[CONFIDENT]?.[0]?.pairedItem).toEqual(
      expect.arrayContaining([
        { item: 1, input: 0 },
        { item: 2, input: 0 },
        { item: 1, input: 1 },
        { item: 2, input: 1 },
      ]),
    );
    expect(outputs[CONFIDENT]?.[0]?.pairedItem).toHaveLength(4);
    expect(outputs[NO_MATCH]?.[0]?.pairedItem).toEqual([{ item: 0, input: 0 }]);
  });

  it.each<[object, INodeParameters, string, string[], string]>([
    [
      { contact: { tel: '617-555-0123' }, ids: ['a', 'b'] },
      { phoneField: 'contact.tel', conversationIdField: 'ids' },
      '+16175550123',
      ['a', 'b'],
      'a path and a list of ids',
    ],
    [
      { phoneNumber: '020 7946 0958', conversationId: 'x' },
      { defaultCountry: 'gb' },
      '+442079460958',
      ['x'],
      'another country',
    ],
    [
      { phoneNumber: '+15555550123', conversationId: 'x' },
      {},
      '+15555550123',
      ['x'],
      'E.164 is taken as the phone system gives it',
    ],
    [{ phoneNumber: 6175550123 }, {}, '+16175550123', [], 'a number without an id'],
  ])('reads %j with %j', async (json, parameters, phoneNumber, conversationIds) => {
    const { outputs } = await run([json], [], parameters);
    expect(outputs[NO_MATCH]?.[0]?.json).toMatchObject({ phoneNumber, conversationIds, outcome: 'unknown' });
  });

  it('gives an unknown number for each conversation when there are no source records', async () => {
    const { outputs } = await run([conversation('+16175550123')], []);
    expect(outputs.map((items) => items.length)).toEqual([0, 0, 1]);
  });

  it('stops at a conversation without a number, naming the field and the item but no data', async () => {
    const { error } = await run([conversation('+16175550123'), conversation('32665')], []);
    expect(error).toMatchObject({
      message: 'The conversation has no phone number in the field "phoneNumber" (too_short)',
      context: { itemIndex: 1 },
    });
    expect(JSON.stringify(error)).not.toContain('32665');
  });

  it('stops at an item that is no source record, naming what cannot be read', async () => {
    const { error } = await run([], [{ ...named('a', 'Ann Moreau'), phones: [{ e164: '617' }] }]);
    expect(error?.message).toContain('The item is not a source record: phones.0.e164');
    expect(error?.message).not.toContain('Moreau');
  });

  it('goes on with one bad item among three, on either input', async () => {
    const { outputs, error } = await run(
      [conversation('+16175550123', 'c1'), conversation(null, 'c2'), conversation('+16175550124', 'c3')],
      [named('a', 'Ann Moreau'), { recordKey: 'r9', name: 7 }, named('b', 'Ann Moreau')],
      {},
      { continueOnFail: true },
    );
    expect(error).toBeUndefined();
    expect(outputs[CONFIDENT]).toHaveLength(1);
    expect(
      outputs[NO_MATCH]?.map(({ json, pairedItem }) => [json.recordKey ?? json.conversationId, pairedItem]),
    ).toEqual([
      ['r9', { item: 1, input: 1 }],
      ['c2', { item: 1, input: 0 }],
      [undefined, [{ item: 2, input: 0 }]],
    ]);
    expect(outputs[NO_MATCH]?.[1]?.json.error).toBe(
      'The conversation has no text in the field "phoneNumber"',
    );
  });

  it('sends bad items to the error output when there is one', async () => {
    const { outputs } = await run(
      [conversation('+16175550123'), conversation('')],
      [],
      {},
      { continueErrorOutput: true },
    );
    expect(outputs.map((items) => items.length)).toEqual([0, 0, 1, 1]);
    expect(outputs[3]?.[0]?.json).toMatchObject({
      error: 'The conversation has no text in the field "phoneNumber"',
      details: { errorDescription: expect.stringContaining('Nothing was matched') as string },
    });
  });

  it('refuses a country that does not exist', async () => {
    const { error } = await run([conversation('+16175550123')], [], { defaultCountry: 'USA' });
    expect(error?.message).toBe('"Default Country" is not the code of a country');
  });

  it('says how many source records had no phone', async () => {
    const { hints } = await run(
      [conversation('+16175550123')],
      [named('a', 'Ann Moreau', { phones: [] }), named('b', 'Ann Moreau')],
    );
    expect(hints).toMatchObject([
      { message: '1 of 2 source records have no phone number and could not be matched.' },
    ]);
  });

  it('declares as many output names as outputs, and as many input names as inputs', () => {
    const { inputs, inputNames, outputs, outputNames } = new ContactMatch().description;
    expect([inputNames?.length, outputNames?.length]).toEqual([inputs.length, outputs.length]);
  });

  it('lets others have a turn while it links 7,000 numbers to 20,000 records', async () => {
    const phoneOf = (index: number) => `+1617${String(2_000_000 + index)}`;
    const first = ['John', 'Jane', 'Robert', 'Bob', 'Ann', 'Omar', 'J'];
    const records = Array.from({ length: 20_000 }, (_, index) =>
      named(`f${index % 5}`, `${first[index % 7]} Moreau${index % 3}`, {
        record: index + 1,
        phones: [phoneOf(index % 9_000)],
      }),
    );
    const conversations = Array.from({ length: 7_000 }, (_, index) =>
      conversation(phoneOf(index), `c${index}`),
    );
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 5);
    const { outputs } = await run(conversations, records);
    clearInterval(timer);
    expect(outputs.flat()).toHaveLength(7_000);
    expect(turns).toBeGreaterThan(20);
  }, 60_000);
});
