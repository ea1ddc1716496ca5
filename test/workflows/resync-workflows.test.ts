import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Step {
  readonly name: string;
  readonly position: readonly [number, number];
  readonly parameters: Record<string, unknown>;
  readonly onError?: string;
}

const read = (file: string) => {
  const text = readFileSync(join(__dirname, '..', '..', 'workflows', file), 'utf8');
  const workflow = JSON.parse(text) as {
    nodes: Step[];
    connections: Record<string, { main: { node: string }[][] }>;
  };
  const step = (name: string): Step => {
    const found = workflow.nodes.find((node) => node.name === name);
    if (found === undefined) throw new Error(`There is no step "${name}".`);
    return found;
  };
  const after = (name: string, output: number) =>
    (workflow.connections[name]?.main[output] ?? []).map(({ node }) => node);
  return { step, after, top: (name: string) => step(name).position[1] };
};

/** n8n runs the branches of a step from the top of the canvas to the bottom, each to its end: moving a step changes the order. */
describe('31 Resync one property from ResMan', () => {
  const { step, after, top } = read('31-resync-one-property-from-resman.json');

  it('works on the contacts of a window before it saves the checkpoint, and saves before it goes on', () => {
    expect(after('Get the next changes', 0)).toEqual(['Find out whose record it is']);
    expect(after('Get the next changes', 1)).toEqual(['Save the checkpoint', 'Is there more to read']);
    expect(top('Find out whose record it is')).toBeLessThan(top('Save the checkpoint'));
    expect(top('Save the checkpoint')).toBeLessThan(top('Is there more to read'));
    expect(after('Is there more to read', 0)).toEqual(['Read the checkpoint']);
  });

  it('reads residents when the loop is over', () => {
    expect(top('Read the checkpoint')).toBeLessThan(top('Get residents and applicants'));
  });

  it('keeps a contact that fails as an event for workflow 13, and stops nowhere else', () => {
    expect(step('Find out whose record it is').onError).toBe('continueErrorOutput');
    expect(after('Find out whose record it is', 3)).toEqual(['Keep what failed for another attempt']);
    expect(step('Keep what failed for another attempt')).toMatchObject({
      parameters: { operation: 'store', resource: 'event', source: 'resman', type: 'contact.updated' },
    });
    // A window whose checkpoint cannot be saved, or whose failures cannot be kept, must not count as read.
    for (const name of ['Get the next changes', 'Save the checkpoint', 'Keep what failed for another attempt'])
      expect(step(name).onError).toBeUndefined();
  });

  it('saves the checkpoint that it reads, and reads whole contacts', () => {
    expect(step('Save the checkpoint').parameters.checkpointName).toBe(
      step('Read the checkpoint').parameters.checkpointName,
    );
    expect(step('Get the next changes').parameters).toMatchObject({
      simplify: false,
      options: { stopAfter: expect.any(Number) },
    });
  });
});

describe('32 Compare one property with ResMan', () => {
  const { step, after, top } = read('32-compare-one-property-with-resman.json');

  it('says that a property was compared to the end as the very last thing', () => {
    const order = ['Get the next contacts', 'Get residents and applicants', 'Say that it was compared to the end'];
    expect(after('When a property is handed over', 0)).toEqual(order);
    const tops = order.map(top);
    expect([...tops].sort((a, b) => a - b)).toEqual(tops);
    for (const name of order) expect(step(name).onError).toBeUndefined();
  });
});

describe.each([
  ['23-resync-contacts-from-resman.json', 'Read one property'],
  ['24-compare-everything-with-resman.json', 'Compare one property'],
])('%s', (file, name) => {
  it('goes on with the other properties when one fails', () => {
    expect(read(file).step(name).onError).toBe('continueRegularOutput');
    expect(read(file).after(name, 0)).toEqual(['Take one property after the other']);
  });
});
