import { crossing, drawn, overlap, runsThrough } from './canvas';

const at = (name: string, type: string, x: number, y: number, parameters = {}, onError?: string) => ({
  name,
  type,
  position: [x, y] as const,
  parameters,
  onError,
});
const to = (...nodes: string[]) => nodes.map((node) => ({ node, index: 0 }));
const start = (name: string, x: number, y: number) => at(name, 'n8n-nodes-base.manualTrigger', x, y);
const step = (name: string, x: number, y: number) => at(name, 'n8n-nodes-base.noOp', x, y);
const ledger = (name: string, x: number, y: number, resource: string, operation: string) =>
  at(name, 'n8n-nodes-leasing-contacts.contactLedger', x, y, { resource, operation }, 'continueErrorOutput');

/** The numbers are those of the paths that n8n 2.41 draws for these nodes. */
describe('drawn', () => {
  const { nodes, wires } = drawn(
    [
      ledger('Find', 460, -260, 'contact', 'resolve'),
      ledger('Queue', 1420, 0, 'effect', 'queueForSystems'),
      step('Fail', 1660, 360),
    ],
    { Find: { main: [to('Queue'), to('Queue'), to('Queue'), to('Fail')] } },
  );

  it('moves nodes to the grid and makes room for the outputs of the operation and for the one of errors', () => {
    expect(nodes[0]?.box).toEqual({ left: 464, top: -256, right: 560, bottom: -96 });
    expect(nodes[1]?.box).toEqual({ left: 1424, top: 0, right: 1520, bottom: 128 });
  });

  it('spreads outputs over the right side in their order and lets wires end on the left', () => {
    expect(wires.map(({ line }) => [line[0], line.at(-1)])).toEqual([
      [
        [568, -224],
        [1416, 64],
      ],
      [
        [568, -192],
        [1416, 64],
      ],
      [
        [568, -160],
        [1416, 64],
      ],
      [
        [568, -128],
        [1656, 416],
      ],
    ]);
  });

  it('leads the way back of a loop below', () => {
    const loop = drawn([step('First', 240, 0), step('Last', 1120, -100)], { Last: { main: [to('First')] } });
    expect(loop.wires[0]?.line).toEqual([
      [1224, -48],
      [1264, -48],
      [1264, 82],
      [192, 82],
      [192, 48],
      [232, 48],
    ]);
    expect(loop.nodes.filter(({ box }) => loop.wires.some((wire) => runsThrough(wire, box)))).toHaveLength(1);
  });

  it('keeps to the text of a note, not to what it leaves free', () => {
    const note = at('Note', 'n8n-nodes-base.stickyNote', 0, 0, { content: '### Set this\nA key.', height: 400 });
    expect(drawn([note], {}).notes).toEqual([{ left: 0, top: 0, right: 240, bottom: 64 }]);
  });
});

describe('crossing', () => {
  const twoByTwo = (upper: number, lower: number) =>
    drawn([start('A', 0, 0), start('B', 0, 200), step('C', 300, upper), step('D', 300, lower)], {
      A: { main: [to('C')] },
      B: { main: [to('D')] },
    });

  it.each([
    ['side by side', 0, 200, false],
    ['one over the other', 200, 0, true],
  ])('sees wires %s', (_, upper, lower, expected) => {
    const [a, b] = twoByTwo(upper, lower).wires;
    if (!a || !b) throw new Error('There are no two wires.');
    expect(crossing(a, b) !== undefined).toBe(expected);
  });

  it('lets wires run into each other at the port they share', () => {
    const [a, b] = drawn([start('A', 0, 0), start('B', 0, 200), step('C', 300, 96)], {
      A: { main: [to('C')] },
      B: { main: [to('C')] },
    }).wires;
    if (!a || !b) throw new Error('There are no two wires.');
    expect(crossing(a, b)).toBeUndefined();
  });
});

describe('runsThrough', () => {
  it.each([
    ['a node between two others', 0, true],
    ['a node below them', 160, false],
  ])('sees %s', (_, y, expected) => {
    const { nodes, wires } = drawn([start('A', 0, 0), step('B', 300, y), step('C', 600, 0)], {
      A: { main: [to('C')] },
    });
    const [wire, between] = [wires[0], nodes[1]];
    if (!wire || !between) throw new Error('There is no wire.');
    expect(runsThrough(wire, between.box)).toBe(expected);
  });
});

describe('overlap', () => {
  it('lets boxes touch', () => {
    const box = { left: 0, top: 0, right: 96, bottom: 96 };
    expect(overlap(box, { ...box, left: 96, right: 192 })).toBe(false);
    expect(overlap(box, { ...box, left: 95, right: 191 })).toBe(true);
  });
});
