import { OpenPhoneError } from './errors';

/**
 * What is younger than this is left for the next sweep: a row may take a moment until OpenPhone lists it, and one that
 * appears behind us would be missed for ever.
 */
export const SETTLE_MS = 60_000;

/** The span of time that is still to be swept: rows at or after `since` and before `until`. ISO 8601 UTC. */
export interface HistoryWindow {
  /** null: from the very first. */
  readonly since: string | null;
  readonly until: string;
  /** Where the next sweep begins once this one is done: the end of the span as it was at first. */
  readonly nextSince: string;
}

/**
 * Where a sweep goes on. Given to the next call it continues without a gap and without a repetition; once `isDone`, it begins
 * the next sweep where this one ended.
 */
export interface HistoryCheckpoint {
  readonly since: string | null;
  /** null once it is done: up to then-now. */
  readonly until: string | null;
  readonly isDone: boolean;
  readonly nextSince: string;
}

/** What a caller says about the span; what is left out is open. ISO 8601. */
export interface AskedWindow {
  readonly since?: string;
  readonly until?: string;
  readonly nextSince?: string;
}

/** The span that was asked for ends before it begins. */
export class InvalidWindowError extends OpenPhoneError {
  readonly code = 'openphone.invalid_window';
  constructor() {
    super(
      'The time window ends before it begins.',
      'Nothing was read.',
      'Choose "Until" later than "Since", or leave it empty.',
    );
  }
}

/**
 * The span to sweep; null when there is nothing in it yet, as after a sweep that has just ended. It never reaches nearer to now
 * than `SETTLE_MS`.
 * @param nowMs milliseconds since 1970
 * @throws {InvalidWindowError}
 */
export function openWindow({ since, until, nextSince }: AskedWindow, nowMs: number): HistoryWindow | null {
  const settledMs = nowMs - SETTLE_MS;
  const sinceMs = since === undefined ? null : Date.parse(since);
  const untilMs = until === undefined ? settledMs : Date.parse(until);
  if (sinceMs !== null && until !== undefined && untilMs < sinceMs) throw new InvalidWindowError();
  const endMs = Math.min(untilMs, settledMs);
  if (sinceMs !== null && endMs <= sinceMs) return null;
  const end = isoOf(endMs);
  // Without "until" a new sweep begins, whatever the one before left behind.
  const isGoingOn = until !== undefined && nextSince !== undefined && Date.parse(nextSince) >= endMs;
  return {
    since: sinceMs === null ? null : isoOf(sinceMs),
    until: end,
    nextSince: isGoingOn ? isoOf(Date.parse(nextSince)) : end,
  };
}

/** The checkpoint of a sweep that has read everything before `nextSince`. */
export function doneUpTo(nextSince: string): HistoryCheckpoint {
  return { since: nextSince, until: null, isDone: true, nextSince };
}

export const isoOf = (ms: number): string => new Date(ms).toISOString();
