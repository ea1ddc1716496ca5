import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INodeParameters, INodeProperties } from 'n8n-workflow';
import {
  CANDIDATES_FOR_REVIEW,
  customerWeights,
  defaultThresholds,
  matchParts,
} from '../../../contacts/matching';
import { ContactMatch } from '../../../nodes/ContactMatch/ContactMatch.node';
import { description } from '../../../nodes/ContactMatch/actions/scored-properties';
import { neighbours, phoneNo } from './people';
import { findDuplicates, linkLists } from './run-contact-match';
import type { Outputs } from './run-contact-match';

const bob = { id: '17', firstName: 'Bob', lastName: 'Hartnell', phone: phoneNo(1) };
const robert = {
  id: '23',
  firstName: 'Robert',
  lastName: 'Hartnell',
  phone: phoneNo(1),
  email: 'rh@example.com',
};
const rob = { id: '40', firstName: 'Rob', lastName: 'Hartnell', phone: phoneNo(1), email: 'rh@example.com' };
/** The same name and nothing else: 0.6 by the weights whatever a list teaches, so with these thresholds a question. */
const annes = ['a', 'b'].map((id) => ({ id, firstName: 'Ann', lastName: 'Moreau' }));
const careful = { scoringModel: 'weighted', mergeFrom: 0.9, reviewFrom: 0.5 };
const groupsOf = ({ groups }: Outputs) => groups.map(({ records }) => [...records].sort());
const property = (name: string): INodeProperties | undefined =>
  description.find((each) => each.name === name && each.type !== 'notice');

describe('the parameters of the modes that score pairs', () => {
  it('have the thresholds, weights and number of candidates of the engine as defaults', () => {
    const defaultsOf = (collection: string) =>
      Object.fromEntries(
        ((property(collection)?.options ?? []) as INodeProperties[]).map(({ name, default: value }) => [
          name,
          value,
        ]),
      );
    expect(property('mergeFrom')?.default).toBe(defaultThresholds.autoMerge);
    expect(property('reviewFrom')?.default).toBe(defaultThresholds.review);
    expect(defaultsOf('weights')).toEqual(customerWeights);
    expect(defaultsOf('options')).toMatchObject({ candidatesToShow: CANDIDATES_FOR_REVIEW, explain: true });
    expect(Object.keys(defaultsOf('fields')).sort()).toEqual([...matchParts, 'others'].sort());
  });

  it('are shown for these modes only, and those of the other mode never with them', () => {
    const { properties } = new ContactMatch().description;
    for (const { name, displayOptions } of properties.filter(({ name }) => name !== 'mode'))
      expect([name, displayOptions?.show?.mode]).toEqual([
        name,
        description.some((each) => each.name === name) ? ['deduplicate', 'linkLists'] : ['linkByPhone'],
      ]);
  });

  it('gives every mode an action and a subtitle', () => {
    const { properties, subtitle } = new ContactMatch().description;
    const modes = properties[0]?.options as { value: string; action?: string }[];
    for (const { value, action } of modes) {
      expect(action).toBeTruthy();
      expect(subtitle).toContain(`${value}: "`);
    }
  });

  it.each<[INodeParameters, string]>([
    [{ mergeFrom: 0.6, reviewFrom: 0.7 }, '"Review From" and "Merge From" do not fit together'],
    [{ mergeFrom: 1 }, '"Review From" and "Merge From" do not fit together'],
    [{ reviewFrom: 0 }, '"Review From" and "Merge From" do not fit together'],
    [{ mergeFrom: '={{ "high" }}' }, '"Review From" and "Merge From" do not fit together'],
    [{ mergeFrom: '={{ "" }}' }, '"Review From" and "Merge From" do not fit together'],
    [{ options: { defaultCountry: 'USA' } }, '"Default Country" is not the code of a country'],
    [{ options: { keptApart: '[["17"]]' } }, '"Kept Apart" is not a list of pairs of IDs'],
    [{ scoringModel: '={{ "neural" }}' }, '"Scoring Model" has a value that is not known'],
    [{ scoringModel: 'weighted', weights: { email: -1 } }, '"Weights" has a value that is no weight'],
    [
      { scoringModel: 'weighted', weights: { email: 0, phone: 0, name: 0 } },
      '"Weights" has a value that is no weight',
    ],
    [{ fields: { phone: 'phnoe' } }, 'None of the items has the field named for "Phone"'],
  ])('refuse %j', async (parameters, message) => {
    const { error, outputs } = await findDuplicates([bob, robert], parameters);
    expect(error?.message).toBe(message);
    expect(outputs.flat()).toEqual([]);
  });

  it.each<[INodeParameters, [number, number], string]>([
    [{ mergeFrom: 0.5, reviewFrom: 0.5 }, [1, 0], 'merges what it would have asked about'],
    [{ mergeFrom: 0.9999, reviewFrom: 0.5 }, [0, 1], 'asks about what it would have merged'],
    [{ mergeFrom: 0.9999, reviewFrom: 0.9999 }, [0, 0], 'neither merges nor asks'],
    [{ mergeFrom: '={{ "0.5" }}', reviewFrom: '={{ "0.4" }}' }, [1, 0], 'takes texts from expressions'],
  ])('with %j: %j groups and questions, so it %s', async (thresholds, counts) => {
    const found = await findDuplicates([...neighbours, bob, { ...robert, email: undefined }], thresholds);
    expect([found.groups.length, found.review.length]).toEqual(counts);
  });

  it('score by the weights that are set', async () => {
    const list = [...neighbours, { ...bob, phone: phoneNo(5) }, robert];
    const byName = await findDuplicates(list, { scoringModel: 'weighted', weights: { phone: 0, email: 0 } });
    expect(groupsOf(byName)).toEqual([['17', '23']]);
    // Half names that fit, half numbers that do not: (0.3 * 0.95 + 0.3 * 0) / 0.6.
    const byBoth = await findDuplicates(list, { scoringModel: 'weighted', reviewFrom: 0.4 });
    expect(byBoth.review.map(({ matching }) => matching.confidence)).toEqual([0.475]);
  });

  it('score by the customer’s weights until others are set', async () => {
    const list = [...neighbours, { ...robert, id: '24' }, { ...robert, phone: phoneNo(5) }];
    const found = await findDuplicates(list, { scoringModel: 'weighted', reviewFrom: 0.6 });
    expect(found.review.map(({ matching }) => matching.confidence)).toEqual([0.7]);
  });

  it('keep apart what a person has kept apart, even over a third record', async () => {
    const list = [...neighbours, bob, robert, rob];
    expect(groupsOf(await findDuplicates(list))).toEqual([['17', '23', '40']]);
    const found = await findDuplicates(list, { options: { keptApart: '[["23", "40"]]' } });
    for (const group of groupsOf(found)) expect(group).not.toEqual(expect.arrayContaining(['23', '40']));
    for (const { matching } of found.review)
      for (const { id } of matching.candidates) expect([matching.id, id].sort()).not.toEqual(['23', '40']);
    expect(found.hints[0]?.message).not.toContain('Kept Apart');
  });

  it('keep apart records of two lists, in either order of the pair', async () => {
    for (const keptApart of ['17,23', '23,17']) {
      const found = await linkLists([...neighbours, bob], [...neighbours, robert], {
        options: { keptApart },
      });
      expect(found.noMatch.map(({ matching }) => [matching.id, matching.confidence])).toEqual([['17', 0]]);
    }
  });

  it('tell how many pairs that are kept apart name nobody', async () => {
    const found = await findDuplicates([bob, robert], { options: { keptApart: '17,23\n17,99' } });
    expect(found.hints[0]?.message).toContain(
      '1 of 2 pairs under "Kept Apart" name a record that is not there.',
    );
  });

  it.each(['weighted', 'probabilistic'])(
    'explain by the model %s unless that is switched off, without personal data',
    async (scoringModel) => {
      const list = [...neighbours, { ...neighbours[0], id: '99' }, ...annes];
      const parameters = { ...careful, scoringModel };
      const [told, silent] = await Promise.all([
        findDuplicates(list, parameters),
        findDuplicates(list, { ...parameters, options: { explain: false } }),
      ]);
      const [pair] = told.groups[0]?.pairs ?? [];
      expect(pair?.explanation).toMatchObject({ relation: 'same_person', guard: null });
      const explanations = [
        ...told.groups.flatMap(({ pairs, reasons }) => [
          pairs.map(({ explanation, reasons: own }) => [explanation, own]),
          reasons,
        ]),
        ...told.review.flatMap(({ matching }) => [
          matching.candidates.map(({ explanation, reasons }) => [explanation, reasons]),
          matching.reasons,
        ]),
      ];
      expect(told.groups.length + told.review.length).toBe(2);
      expect(JSON.stringify(explanations)).not.toMatch(/abernathy|aileen|moreau|ann\b|555|example\.org/i);
      expect(silent.groups.map(({ confidence }) => confidence)).toEqual(
        told.groups.map(({ confidence }) => confidence),
      );
      expect(JSON.stringify([silent.groups, silent.review])).not.toMatch(/explanation|reasons|sentence/);
    },
  );

  it('show as many candidates as asked', async () => {
    const namesakes = ['a', 'b', 'c', 'd', 'e'].map((id) => ({
      id,
      firstName: 'Ann',
      lastName: 'Moreau',
      zip: '01001',
    }));
    for (const candidatesToShow of [1, 4]) {
      const found = await linkLists(namesakes.slice(0, 1), namesakes.slice(1), {
        mergeFrom: 0.99999,
        reviewFrom: 0.01,
        options: { candidatesToShow },
      });
      expect(found.review[0]?.matching.candidates).toHaveLength(candidatesToShow);
      expect(found.review[0]?.matching.moreCandidates).toBe(4 - candidatesToShow);
    }
  });

  it('read numbers without a country code in the default country', async () => {
    const london = [
      { id: 'a', firstName: 'Ann', lastName: 'Moreau', phone: '020 7946 0958' },
      { id: 'b', firstName: 'Ann', lastName: 'Moreau', phone: '+44 20 7946 0958' },
    ];
    const found = await findDuplicates([...neighbours, ...london], { options: { defaultCountry: 'gb' } });
    expect(groupsOf(found)).toEqual([['a', 'b']]);
    expect(found.groups[0]?.reasons).toEqual([
      'One person: both names are the same and they share the phone number.',
    ]);
  });

  it('call records by the field that is named, by the usual ones, or by the number of the item', async () => {
    const list = [
      { ...bob, id: undefined, personId: 7 },
      { ...robert, id: undefined, ref: 'x' },
    ];
    const named = await findDuplicates([...neighbours, ...list], { options: { idField: 'personId, ref' } });
    expect(groupsOf(named)).toEqual([['7', 'x']]);
    const numbered = await findDuplicates([...neighbours, ...list]);
    expect(groupsOf(numbered)).toEqual([['item 14', 'item 15']]);
    const wrong = await findDuplicates(list, { options: { idField: 'nr' } });
    expect(wrong.hints[0]?.message).toContain('No item has the field named under "ID Field"');
  });

  it('find the fields that are named, also where a part is left out', async () => {
    const list = [
      { id: 'a', who: { call: 'Bob Hartnell' }, tel: phoneNo(1), email: 'x@example.com' },
      { id: 'b', who: { call: 'Robert Hartnell' }, tel: phoneNo(1), email: 'y@example.com' },
    ];
    const fields = { fullName: 'who.call', phone: 'tel', email: '-' };
    const found = await findDuplicates([...neighbours, ...list], {
      fields: { ...fields, phone: 'tel, phone' },
    });
    expect(groupsOf(found)).toEqual([['a', 'b']]);
    expect(found.hints[0]?.message).toContain('Found to compare: name, phone, address.');
  });
});

interface Schema {
  readonly type: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** What of a value the schema does not know, or knows as something else. */
function misfits({ type, properties, items }: Schema, value: unknown, path: string): string[] {
  const kind = value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
  const kinds = kind === 'number' ? ['number', ...(Number.isInteger(value) ? ['integer'] : [])] : [kind];
  if (!kinds.some((each) => [type].flat().includes(each))) return [`${path} is ${kind}`];
  if (Array.isArray(value)) return value.flatMap((each) => (items ? misfits(items, each, `${path}[]`) : []));
  if (kind !== 'object' || !properties) return [];
  return Object.entries(value as object).flatMap(([key, inner]) => {
    const known = properties[key];
    return known ? misfits(known, inner, `${path}.${key}`) : [`${path}.${key} is not in the schema`];
  });
}

describe('what the editor is told about the output of Contact Match', () => {
  const folder = join(__dirname, '..', '..', '..', 'nodes', 'ContactMatch', '__schema__', 'v1.0.0');
  const schema = JSON.parse(readFileSync(join(folder, 'output.json'), 'utf8')) as Schema;

  it('is what all modes put out, beside the fields of the items themselves', async () => {
    const [ann, annToo] = annes;
    const results = [
      await findDuplicates([...neighbours, { ...neighbours[0], id: 'again' }, ...annes], careful),
      await linkLists([...neighbours, bob, { ...ann }], [...neighbours, { ...annToo }], careful),
    ];
    for (const { outputs } of results) for (const items of outputs) expect(items.length).toBeGreaterThan(0);
    const own = ['id', 'firstName', 'lastName', 'email', 'phone', 'street', 'city', 'state', 'zip'];
    for (const { json } of results.flatMap(({ outputs }) => outputs.flat())) {
      const added = Object.fromEntries(Object.entries(json).filter(([key]) => !own.includes(key)));
      expect(misfits(schema, added, '$json')).toEqual([]);
    }
  });
});
