import type { IExecuteFunctions } from 'n8n-workflow';
import { takingTurns, takingTurnsUntilStopped } from '../../../nodes/ContactMatch/actions/taking-turns';

const busyFor = (milliseconds: number): void => {
  const end = Date.now() + milliseconds;
  while (Date.now() < end);
};

describe('takingTurns', () => {
  it('lets a timer fire that is due once the turn has lasted long enough', async () => {
    const nextTurn = takingTurns();
    let hasFired = false;
    setTimeout(() => (hasFired = true), 1);
    await nextTurn();
    expect(hasFired).toBe(false);
    busyFor(30);
    await nextTurn();
    expect(hasFired).toBe(true);
  });
});

describe('takingTurnsUntilStopped', () => {
  const contextWith = (signal: AbortSignal | undefined) =>
    ({
      getExecutionCancelSignal: () => signal,
      getNode: () => ({ name: 'Contact Match', type: 'contactMatch', typeVersion: 1, parameters: {} }),
    }) as unknown as IExecuteFunctions;

  it('ends the work of an execution that has been stopped', async () => {
    const stop = new AbortController();
    const nextTurn = takingTurnsUntilStopped.call(contextWith(stop.signal));
    await nextTurn();
    stop.abort();
    await expect(nextTurn()).rejects.toThrow('The execution was stopped while records were compared');
  });

  it('goes on where n8n gives no signal', async () => {
    await expect(takingTurnsUntilStopped.call(contextWith(undefined))()).resolves.toBeUndefined();
  });
});
