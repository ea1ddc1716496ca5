import { setTimeout as pause } from 'node:timers/promises';
import { percentile } from './percentile';

/** What a load of requests found. */
export interface Load {
  /** Milliseconds from sending until the answer, of each. */
  readonly times: readonly number[];
  /** Answers a second, from the first request to the last answer. */
  readonly perSecond: number;
}

/** Sends one request after the other begins, evenly spaced, without waiting for answers: as callers come. */
export async function atPace(
  count: number,
  perSecond: number,
  send: (n: number) => Promise<void>,
): Promise<Load> {
  const began = performance.now();
  const sent: Promise<number>[] = [];
  for (let n = 0; n < count; n += 1) {
    await pause(Math.max(0, began + (n * 1000) / perSecond - performance.now()));
    sent.push(timeOf(() => send(n)));
  }
  return loadOf(await Promise.all(sent), began);
}

/** Sends so many at the same time, the next when one is answered: as fast as they are taken. */
export async function atOnce(
  count: number,
  senders: number,
  send: (n: number) => Promise<void>,
): Promise<Load> {
  const began = performance.now();
  const times: number[] = [];
  let next = 0;
  const sender = async (): Promise<void> => {
    for (let n = next++; n < count; n = next++) times.push(await timeOf(() => send(n)));
  };
  await Promise.all(Array.from({ length: senders }, sender));
  return loadOf(times, began);
}

/** "median 41 ms, 95th percentile 80 ms" */
export const told = ({ times }: Load): string =>
  `median ${percentile(times, 0.5).toFixed(0)} ms, 95th percentile ${percentile(times, 0.95).toFixed(0)} ms`;

/** How many times the median of another load. */
export const ratioOf = (load: Load, peer: Load): string =>
  (percentile(load.times, 0.5) / percentile(peer.times, 0.5)).toFixed(1);

async function timeOf(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const loadOf = (times: readonly number[], began: number): Load => ({
  times,
  perSecond: (1000 * times.length) / (performance.now() - began),
});
