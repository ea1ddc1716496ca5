import { BatchesInWork } from '../../../nodes/trigger/batches-in-work';

/** A batch that ends when it is told to. */
function batch(): { readonly ended: Promise<void>; readonly end: () => void } {
  let end: () => void = () => undefined;
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { ended, end: () => end() };
}

const NEVER_MS = 2_000;

describe('BatchesInWork', () => {
  it('has room at once while fewer are at work, and for another trigger in any case', async () => {
    const batches = new BatchesInWork();
    batches.add('a', batch().ended);
    await batches.hasRoom('a', 2, NEVER_MS);
    batches.add('a', batch().ended);
    await batches.hasRoom('b', 1, NEVER_MS);
  });

  it('has room again when one of them has ended, whichever', async () => {
    const batches = new BatchesInWork();
    const [first, second] = [batch(), batch()];
    batches.add('a', first.ended);
    batches.add('a', second.ended);
    const said: string[] = [];
    const room = batches.hasRoom('a', 2, NEVER_MS).then(() => said.push('room'));
    await new Promise((resolve) => setTimeout(resolve, 20));
    said.push('ended');
    second.end();
    await room;
    expect(said).toEqual(['ended', 'room']);
  });

  it('waits no longer than it may when they take long', async () => {
    const batches = new BatchesInWork();
    batches.add('a', batch().ended);
    await batches.hasRoom('a', 1, 10);
  });
});
