import { diverged, duplicates, echoes, inactive, lost, notFinal, optOuts, type Expected } from './checks';
import type { Picture } from './picture';

/** How the run went, beside what was found. */
export interface RunFacts {
  readonly deliveries: number;
  readonly duplicates: number;
  readonly people: number;
  readonly seed: number;
  readonly workers: number;
  readonly requests: number;
  readonly killsWanted: number;
  readonly kills: number;
  readonly workerKills: number;
  /** Requests of ours that a vendor spoiled. */
  readonly faults: number;
  readonly refused: readonly string[];
  readonly isConverged: boolean;
  readonly writesLater: number;
  readonly seconds: number;
}

export interface CheckResult {
  readonly holds: boolean;
  readonly count: number;
  /** Ids only; the first fifty. */
  readonly found: readonly string[];
}

export interface Verdict {
  readonly holds: boolean;
  readonly run: Omit<RunFacts, 'refused' | 'isConverged' | 'writesLater'>;
  readonly checks: Readonly<Record<string, CheckResult>>;
}

const MOST_SHOWN = 50;

/** All checks over what was read. A run in which nothing went wrong on purpose proves nothing: it does not hold either. Pure. */
export function verdictOf(expected: Expected, picture: Picture, facts: RunFacts): Verdict {
  const { refused, isConverged, writesLater, ...run } = facts;
  const found: Record<string, readonly string[]> = {
    acknowledged: refused,
    lost: lost(expected, picture),
    duplicates: duplicates(expected, picture),
    echoes: echoes(picture, writesLater),
    final: notFinal(expected, picture),
    converged: [
      ...(isConverged ? [] : ['work was still open when the time was up']),
      ...diverged(expected, picture),
    ],
    optOuts: optOuts(expected, picture),
    active: inactive(expected, picture),
    faultsHappened: [
      ...(run.kills < run.killsWanted ? [`${run.kills} of ${run.killsWanted} kills`] : []),
      ...(run.faults === 0 ? ['no request was spoiled'] : []),
    ],
  };
  const checks = Object.fromEntries(
    Object.entries(found).map(([name, all]) => [
      name,
      { holds: all.length === 0, count: all.length, found: all.slice(0, MOST_SHOWN) },
    ]),
  );
  return { holds: Object.values(checks).every(({ holds }) => holds), run, checks };
}
