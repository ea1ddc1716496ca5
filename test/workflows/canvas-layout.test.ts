import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { crossing, drawn, overlap, runsThrough } from './canvas';

type Parts = Parameters<typeof drawn>;

const folder = join(__dirname, '..', '..', 'workflows');
const files = readdirSync(folder);
const canvases = files.map((file) => {
  const { nodes, connections } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
    nodes: Parts[0];
    connections: Parts[1];
  };
  return { file, canvas: drawn(nodes, connections) };
});

/** Crossings that no place of the nodes takes away, and why: an output stands where n8n puts it, an input has one port. */
const UNAVOIDABLE: Readonly<Record<string, { readonly crossings: number; readonly because: string }>> = {
  '08-match-conversations-by-phone-number.json': {
    crossings: 1,
    because: 'both starts begin both lists, and what the lists put out meets again',
  },
  '16-keep-webhooks-and-events-going.json': {
    crossings: 15,
    because: 'both starts begin the same six rows: one crossing for every two rows',
  },
  '18-work-on-new-contacts-of-the-chatbot.json': {
    crossings: 1,
    because: 'two outputs of what was queued lead to the same two steps',
  },
  '19-tell-the-other-systems.json': { crossings: 1, because: 'both starts begin both steps' },
  '21-work-on-events-from-domiq.json': {
    crossings: 1,
    because: 'a conversation of nobody goes past the queue to the end, but its output stands below the one to the queue',
  },
  '22-decide-about-possible-duplicates.json': {
    crossings: 1,
    because: 'the way back of the loop begins above the output that goes on to the right',
  },
};

describe.each(canvases)('the canvas of $file', ({ file, canvas: { nodes, notes, wires } }) => {
  const pairs = <T>(list: readonly T[]): [T, T][] =>
    list.flatMap((a, index) => list.slice(index + 1).map((b): [T, T] => [a, b]));

  it('has nothing standing on anything else', () => {
    const places = nodes.flatMap(({ name, box, caption }) => [
      { what: name, of: name, box },
      { what: `the name of ${name}`, of: name, box: caption },
    ]);
    const over = pairs(places).filter(([a, b]) => a.of !== b.of && overlap(a.box, b.box));
    expect(over.map(([a, b]) => `${a.what} / ${b.what}`)).toEqual([]);
    const covered = places.filter(({ box }) => notes.some((note) => overlap(box, note)));
    expect(covered.map(({ what }) => what)).toEqual([]);
    expect(pairs(notes).filter(([a, b]) => overlap(a, b))).toEqual([]);
  });

  it('has no wire through a node, its name or a note', () => {
    const through = wires.flatMap((wire) => [
      ...nodes
        .filter(({ box, caption }) => runsThrough(wire, box) || runsThrough(wire, caption))
        .map(({ name }) => `${wire.from} ${wire.output} -> ${wire.to}: ${name}`),
      ...notes.filter((note) => runsThrough(wire, note)).map(() => `${wire.from} -> ${wire.to}: a note`),
    ]);
    expect(through).toEqual([]);
  });

  it('has no wires that cross but those that must', () => {
    const crossed = pairs(wires)
      .filter(([a, b]) => crossing(a, b))
      .map(([a, b]) => `${a.from} ${a.output} -> ${a.to} / ${b.from} ${b.output} -> ${b.to}`);
    const allowed = UNAVOIDABLE[file]?.crossings ?? 0;
    expect({ crossed: crossed.length === allowed ? [] : crossed, allowed }).toEqual({ crossed: [], allowed });
  });
});
