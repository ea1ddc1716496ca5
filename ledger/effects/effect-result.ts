import { keptError, type FailureReason } from '../kept-error';
import type { HeldReport } from '../lease';
import { momentAfter } from '../moment';
import type { EffectRow } from '../queue-tables';
import { DEFAULT_MAX_ATTEMPTS, retryDelayMs } from '../retry-delay';

export const effectOutcomes = [
  'sent',
  'failed_retryable',
  'failed_permanent',
  'unknown',
  'read_back_done',
  'read_back_absent',
] as const;
export type EffectOutcome = (typeof effectOutcomes)[number];

/** How it ended for one effect that was handed out. */
export type EffectResult = HeldReport &
  (
    | {
        /** `sent`: the target said that it did it. `read_back_done`: we looked, and it is there. */
        readonly outcome: 'sent' | 'read_back_done';
        /** The target's id of what was made or changed. */
        readonly externalId: string | null;
        /** What became of it, in a word of the sender's, e.g. "created"; no data of people. */
        readonly result?: string | null;
      }
    | ({
        /**
         * The target said that it did not do it: for now (429, a conflict ...) or for good (400, 404 ...). When it was to be
         * read back: looking failed. `unknown`: no answer came, so it may have been done.
         */
        readonly outcome: 'failed_retryable' | 'failed_permanent' | 'unknown';
      } & FailureReason)
    | {
        /** We looked, and it is not there: it may be sent again. */
        readonly outcome: 'read_back_absent';
      }
  );

/** What an effect becomes; a pure rule, so that it can be read in one place. */
export type EffectChange = Partial<
  Pick<
    EffectRow,
    | 'status'
    | 'is_unanswered'
    | 'due_at'
    | 'lease_token'
    | 'lease_until'
    | 'external_id'
    | 'result'
    | 'error_code'
    | 'error'
    | 'finished_at'
  >
> &
  Pick<EffectRow, 'status'>;

/** A word is enough. */
const LONGEST_RESULT = 50;

/** The attempts are used up although the target is not known to have refused. */
const USED_UP = {
  error_code: 'attempts_used_up',
  error: 'It was sent as often as allowed and was never there afterwards.',
};

/**
 * What a result makes of an effect that is being sent or read back. Done is final. What may have been done stays `unknown`,
 * and so marked when it dies, until somebody has looked. The attempts, those to read back included, end in `dead`; one
 * look is always granted after an attempt that got no answer.
 * @param delayMs when it is tried again
 */
export function afterResult(
  { status, attempts }: Pick<EffectRow, 'status' | 'attempts'>,
  result: EffectResult,
  { now, random, maxAttempts = DEFAULT_MAX_ATTEMPTS }: { now: string; random: number; maxAttempts?: number },
): EffectChange {
  const released = { lease_token: null, lease_until: null };
  const later = { due_at: momentAfter(now, retryDelayMs(attempts, random)) };
  const isLast = attempts >= maxAttempts;
  switch (result.outcome) {
    case 'sent':
    case 'read_back_done':
      // The token stays: it tells who says it a second time from who is too late.
      return {
        status: 'done',
        is_unanswered: 0,
        lease_until: null,
        finished_at: now,
        error_code: null,
        error: null,
        ...(result.externalId !== null && { external_id: result.externalId }),
        ...(result.result != null && { result: result.result.slice(0, LONGEST_RESULT) }),
      };
    case 'read_back_absent':
      return isLast
        ? { ...released, ...USED_UP, status: 'dead', is_unanswered: 0, finished_at: now }
        : { ...released, ...later, status: 'waiting', is_unanswered: 0 };
    case 'failed_permanent':
      return { ...released, ...keptError(result), status: 'dead', finished_at: now };
    case 'failed_retryable':
      return isLast
        ? { ...released, ...keptError(result), status: 'dead', finished_at: now }
        : { ...released, ...keptError(result), ...later, status: status === 'unknown' ? status : 'waiting' };
    case 'unknown':
      return isLast && status === 'unknown'
        ? { ...released, ...keptError(result), status: 'dead', finished_at: now }
        : { ...released, ...keptError(result), ...later, status: 'unknown', is_unanswered: 1 };
  }
}
