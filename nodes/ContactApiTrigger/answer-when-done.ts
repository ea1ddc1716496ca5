import type { IWebhookFunctions } from 'n8n-workflow';
import { isEnded, type EventProgress, type Ledger } from '../../ledger';
import { answer } from '../trigger/answer';
import { waitersOf } from '../trigger/event-waiters';

interface Awaited {
  readonly eventId: string;
  readonly isNew: boolean;
}

/** A status whose answers have no body. */
const NO_CONTENT = 204;

/**
 * Keeps a caller waiting until the work on their request has ended, then tells them what the workflow answered; that it is
 * pending when the time is over, or when it is known before that the work is tried again only after it. Never throws, and does
 * nothing more when the caller has hung up.
 * @param untilMs when the time is over, in milliseconds since 1970
 */
export async function answerWhenDone(
  context: IWebhookFunctions,
  ledger: Ledger,
  { eventId, isNew }: Awaited,
  untilMs: number,
): Promise<void> {
  const until = new Date(untilMs).toISOString();
  const isEnough = ({ status, dueAt }: EventProgress) =>
    isEnded(status) || (status === 'waiting' && dueAt > until);
  const hungUp = new AbortController();
  context.getResponseObject().once('close', () => hungUp.abort());
  const withinMs = Math.max(0, untilMs - Date.now());
  const progress = await waitersOf(ledger).wait(eventId, isEnough, withinMs, hungUp.signal);
  const headers: Record<string, string> = isNew ? {} : { 'idempotency-replayed': 'true' };
  if (progress === null || !isEnded(progress.status))
    return answer(context, 202, { status: 'pending', event_id: eventId }, headers);
  if (progress.answer !== null) {
    const { status, body } = progress.answer;
    return answer(context, status, status === NO_CONTENT ? null : body, headers);
  }
  if (progress.status === 'done') return answer(context, 200, { status: 'done', event_id: eventId }, headers);
  answer(
    context,
    500,
    {
      error: 'not_done',
      message: 'The work on this request failed for good. A person will look at it; do not send it again.',
      event_id: eventId,
    },
    headers,
  );
}
