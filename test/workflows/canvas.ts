import { operations as ledgerOperations } from '../../nodes/ContactLedger/actions/operations';
import { operations as resManOperations } from '../../nodes/ResMan/actions/operations';
import { packageNodes } from '../support/package-nodes';

/** Where n8n draws the parts of a workflow, in the units of its canvas; measured in the editor of n8n 2.41. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}
export type Point = readonly [x: number, y: number];

/** A node: its box, and the names of it that stand below the box. */
export interface DrawnNode {
  readonly name: string;
  readonly box: Box;
  readonly caption: Box;
}

/** A wire as a line through points close to each other, from the output of one node to the input of another. */
export interface DrawnWire {
  readonly from: string;
  readonly output: number;
  readonly to: string;
  readonly input: number;
  readonly line: readonly Point[];
}

export interface Canvas {
  readonly nodes: readonly DrawnNode[];
  /** The text of a note; what it leaves free may stand around nodes. */
  readonly notes: readonly Box[];
  readonly wires: readonly DrawnWire[];
}

interface PlacedNode {
  readonly name: string;
  readonly type: string;
  readonly position: readonly [number, number];
  readonly parameters: Record<string, unknown>;
  readonly onError?: string;
}
type Connections = Record<
  string,
  Partial<Record<string, readonly (readonly { node: string; index: number }[] | null)[]>>
>;

const GRID = 16;
const SIDE = 6 * GRID;
/** A node whose parts hang below it, an AI chain with its model, is wide; the parts are small. */
const WIDE = 14 * GRID;
const SMALL = 5 * GRID;
/** So far from the box does a wire begin and end. */
const PORT = 8;
/** The way back of a loop goes so far to the right and to the left, and so far below the node where it begins. */
const AROUND = 40;
const BELOW = 130;

const descriptions = new Map(
  packageNodes.map(({ description }) => [`n8n-nodes-leasing-contacts.${description.name}`, description]),
);
interface WithOutputs {
  readonly properties: object;
  readonly outputs?: readonly string[];
}
const routed: Readonly<Record<string, Record<string, Record<string, WithOutputs>>>> = {
  contactLedger: ledgerOperations,
  resMan: resManOperations,
};

/** How many outputs a node has, the one for its errors among them. */
function outputsOf({ type, parameters, onError }: PlacedNode): number {
  const failed = onError === 'continueErrorOutput' ? 1 : 0;
  const description = descriptions.get(type);
  if (description) {
    const { name, outputs } = description;
    const named =
      routed[name]?.[String(parameters.resource)]?.[String(parameters.operation)]?.outputs?.length;
    return failed + (Array.isArray(outputs) ? outputs.length : (named ?? 1));
  }
  if (/\.(if|splitInBatches)$/.test(type)) return failed + 2;
  if (!type.endsWith('.switch')) return failed + 1;
  const { rules, options } = parameters as { rules: { values: object[] }; options?: { fallbackOutput?: string } };
  return failed + rules.values.length + (options?.fallbackOutput === 'extra' ? 1 : 0);
}

const inputsOf = ({ type, parameters }: PlacedNode): number =>
  type.endsWith('.merge')
    ? Number(parameters.numberInputs ?? 2)
    : type.endsWith('.contactMatch')
      ? 2
      : 1;

/** How wide n8n's letters are on the average, and how many lines a text takes. */
const linesOf = (text: string, width: number, letter: number): number =>
  text.split('\n').reduce((sum, paragraph) => {
    let [lines, used] = [1, 0];
    for (const word of paragraph.split(' ')) {
      const more = word.length * letter;
      if (used > 0 && used + letter + more > width) [lines, used] = [lines + 1, more];
      else used += (used > 0 ? letter : 0) + more;
    }
    return sum + lines;
  }, 0);

/** The editor moves everything to its grid. */
const onGrid = (value: number): number => Math.round(value / GRID) * GRID;

/** Points of the curve from an output to an input on its right, or of the way back of a loop. */
function lineOf([fromX, fromY]: Point, [toX, toY]: Point): Point[] {
  if (fromX - 20 > toX) {
    const corners: Point[] = [
      [fromX, fromY],
      [fromX + AROUND, fromY],
      [fromX + AROUND, fromY + BELOW],
      [toX - AROUND, fromY + BELOW],
      [toX - AROUND, toY],
      [toX, toY],
    ];
    return corners;
  }
  const middle = (fromX + toX) / 2;
  return Array.from({ length: 64 }, (_, step) => {
    const t = step / 63;
    const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
    return [a * fromX + (b + c) * middle + d * toX, (a + b) * fromY + (c + d) * toY];
  });
}

/** What stands where on a workflow's canvas. Wires of other kinds than the main one, an AI chain's to its model, are left out. */
export function drawn(nodes: readonly PlacedNode[], connections: Connections): Canvas {
  const steps = nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
  const parts = Object.entries(connections).flatMap(([from, kinds]) =>
    Object.entries(kinds).flatMap(([kind, outputs = []]) =>
      kind === 'main' ? [] : outputs.flatMap((targets) => (targets ?? []).map(({ node }) => ({ from, node }))),
    ),
  );
  const placed = new Map(
    steps.map((node) => {
      const [left, top] = [onGrid(node.position[0]), onGrid(node.position[1])];
      const isPart = parts.some(({ from }) => from === node.name);
      const isWide = parts.some((part) => part.node === node.name);
      const [outputs, inputs] = [outputsOf(node), inputsOf(node)];
      const ports = Math.max(outputs, inputs);
      const height = isPart ? SMALL : SIDE + Math.max(0, ports - 2) * 2 * GRID;
      const width = isPart ? SMALL : isWide ? WIDE : SIDE;
      const box: Box = { left, top, right: left + width, bottom: top + height };
      // A wide node carries its name inside; the others up to three lines below: the name, and what it does.
      const saysMore = !/Trigger$|\.(if|noOp|splitInBatches|webhook)$/.test(node.type);
      const lines = isWide ? 0 : linesOf(node.name, 192, 8) + (saysMore ? 1 : 0);
      const half = Math.min(96, (node.name.length * 8) / 2);
      const centre = left + width / 2;
      const caption: Box = {
        left: centre - half,
        top: box.bottom,
        right: centre + half,
        bottom: box.bottom + 7 + 20 * lines,
      };
      return [node.name, { name: node.name, box, caption, outputs, inputs }] as const;
    }),
  );
  const find = (name: string) => {
    const found = placed.get(name);
    if (!found) throw new Error(`There is no step "${name}".`);
    return found;
  };
  const port = ({ top, bottom }: Box, index: number, count: number): number =>
    top + ((bottom - top) * (index + 1)) / (count + 1);
  const wires = Object.entries(connections).flatMap(([from, { main = [] }]) =>
    main.flatMap((targets, output) =>
      (targets ?? []).map(({ node: to, index: input }): DrawnWire => {
        const [source, target] = [find(from), find(to)];
        const begin: Point = [source.box.right + PORT, port(source.box, output, source.outputs)];
        const end: Point = [target.box.left - PORT, port(target.box, input, target.inputs)];
        return { from, output, to, input, line: lineOf(begin, end) };
      }),
    ),
  );
  const notes = nodes
    .filter(({ type }) => type === 'n8n-nodes-base.stickyNote')
    .map(({ position: [x, y], parameters }): Box => {
      const [left, top] = [onGrid(x), onGrid(y)];
      const {
        content = '',
        width = 240,
        height = 160,
      } = parameters as { content?: string; width?: number; height?: number };
      const [heading = '', ...text] = content.split('\n');
      const lines = linesOf(heading, width - 24, 10) * 2 + linesOf(text.join('\n'), width - 24, 7);
      return { left, top, right: left + width, bottom: top + Math.min(height, 10 + 18 * lines) };
    });
  return { nodes: [...placed.values()].map(({ name, box, caption }) => ({ name, box, caption })), notes, wires };
}

/** The box around points, its edges a hair outside of them. */
function around(line: readonly Point[]): Box {
  const [xs, ys] = [line.map(([x]) => x), line.map(([, y]) => y)];
  return {
    left: Math.min(...xs) - 1,
    top: Math.min(...ys) - 1,
    right: Math.max(...xs) + 1,
    bottom: Math.max(...ys) + 1,
  };
}

/** Whether two boxes share room. */
export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

const side = ([ax, ay]: Point, [bx, by]: Point, [x, y]: Point): number => (bx - ax) * (y - ay) - (by - ay) * (x - ax);

/** Where two short lines cross; undefined when they do not. Of the ends only one counts, so that lines that follow each other cross a third one once. */
function crossingOf(a: Point, b: Point, c: Point, d: Point): Point | undefined {
  const [ofC, ofD, ofA, ofB] = [side(a, b, c), side(a, b, d), side(c, d, a), side(c, d, b)];
  if (ofC < 0 === ofD < 0 || ofA < 0 === ofB < 0) return undefined;
  const share = ofA / (ofA - ofB);
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share];
}

const pieces = (line: readonly Point[]): [Point, Point][] =>
  line.slice(1).flatMap((point, index): [Point, Point][] => {
    const before = line[index];
    return before ? [[before, point]] : [];
  });

/** Wires that begin or end at one port run into each other there; so near to it they do not count as crossing. */
const NEAR = AROUND + PORT;

/** Where two wires cross, apart from the ports they share. */
export function crossing(a: DrawnWire, b: DrawnWire): Point | undefined {
  if (!overlap(around(a.line), around(b.line))) return undefined;
  const shared: Point[] = [];
  const [beginA, endA, beginB, endB] = [a.line[0], a.line.at(-1), b.line[0], b.line.at(-1)];
  if (beginA && beginB && String(beginA) === String(beginB)) shared.push(beginA);
  if (endA && endB && String(endA) === String(endB)) shared.push(endA);
  for (const [p, q] of pieces(a.line)) {
    for (const [r, s] of pieces(b.line)) {
      const at = crossingOf(p, q, r, s);
      if (at && !shared.some(([x, y]) => Math.hypot(at[0] - x, at[1] - y) < NEAR)) return at;
    }
  }
  return undefined;
}

/** Whether a wire runs through a box. */
export function runsThrough({ line }: DrawnWire, { left, top, right, bottom }: Box): boolean {
  const corners: readonly Point[] = [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
    [left, top],
  ];
  const isInside = ([x, y]: Point) => x > left && x < right && y > top && y < bottom;
  return pieces(line).some(
    ([p, q]) => isInside(p) || isInside(q) || pieces(corners).some(([r, s]) => crossingOf(p, q, r, s)),
  );
}
