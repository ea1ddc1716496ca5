import { csvRows } from '../../../scripts/evaluate/csv-rows';
import { readTraps, type ReadTraps } from '../../../scripts/evaluate/read-traps';
import { temporaryFolder } from './temporary-folder';

const folder = temporaryFolder();
const people = new Map([
  ['c1', 0],
  ['c2', 1],
]);
const read = (text: string): Promise<ReadTraps> =>
  readTraps(csvRows(folder.write('traps.csv', text)), people);

describe('readTraps', () => {
  it('reads the people of each trap, whatever the order of the columns', async () =>
    expect(await read('cluster_b,kind,cluster_a\nc1,namesake,c2\n')).toEqual({
      traps: [{ kind: 'namesake', a: 1, b: 0 }],
      unknown: 0,
    }));

  it('counts the traps whose people are not among the records', async () =>
    expect(await read('kind,cluster_a,cluster_b\nnamesake,c1,c2\nnamesake,c1,c9\n')).toMatchObject({
      unknown: 1,
    }));

  it.each([
    ['kind,a,b\nnamesake,c1,c2\n', 'no column cluster_a and no column cluster_b'],
    ['kind,cluster_a,cluster_b\nnamesake,c8,c9\n', 'names no two people of the records'],
    ['', 'names no two people of the records'],
  ])('refuses %j: %s', async (text, why) => expect(read(text)).rejects.toThrow(why));
});
