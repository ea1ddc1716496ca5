import type { Ledger } from '../../../ledger';
import { claimEffects, type ClaimedEffect } from '../../../ledger/effects/claim-effects';
import type { EffectClaim } from '../../../ledger/effects/due-effects';
import type { EffectResult } from '../../../ledger/effects/effect-result';
import type { EffectToQueue } from '../../../ledger/effects/effect-to-queue';
import { listEffects, type EffectShown } from '../../../ledger/effects/list-effects';
import { recordEffectResults, type RecordedEffect } from '../../../ledger/effects/record-effect-results';
import type { QueueClock } from '../queue-clock';

export const LEASE_MS = 60_000;

/** An invented effect: version 3 of contact C1, unless it says otherwise. */
export function effect(version: string, overrides: Partial<EffectToQueue> = {}): EffectToQueue {
  const { subject = 'C1', operation = 'contact.upsert', target = 'resman' } = overrides;
  return {
    idempotencyKey: `${target}:${subject}:${operation}:${version}`,
    target,
    operation,
    subject,
    version,
    contactId: 'contact 1',
    payload: { version },
    ...overrides,
  };
}

export const claim = (
  ledger: Ledger,
  clock: QueueClock,
  overrides: Partial<EffectClaim> = {},
): Promise<ClaimedEffect[]> => claimEffects(ledger, { limit: 10, leaseMs: LEASE_MS, ...overrides }, clock);

type Ending =
  | { readonly outcome: 'sent' | 'read_back_done'; readonly externalId?: string }
  | { readonly outcome: 'failed_retryable' | 'failed_permanent' | 'unknown'; readonly message?: string }
  | { readonly outcome: 'read_back_absent' };

/** What the worker of an effect says; chance gives the longest delays. */
export async function report(
  ledger: Ledger,
  clock: QueueClock,
  { id, leaseToken }: Pick<ClaimedEffect, 'id' | 'leaseToken'>,
  ending: Ending,
  maxAttempts?: number,
): Promise<RecordedEffect> {
  const held = { externalId: null, code: 'x', message: 'x', ...ending, id, leaseToken };
  const rules = { random: () => 1, ...(maxAttempts !== undefined && { maxAttempts }) };
  const [recorded] = await recordEffectResults(ledger, [held as EffectResult], rules, clock);
  return recorded!;
}

/** Every effect by its version, with the status it has. */
export async function statuses(ledger: Ledger): Promise<Record<string, EffectShown['status']>> {
  const { entries } = await listEffects(ledger, { limit: 1_000 });
  return Object.fromEntries(entries.map(({ version, status }) => [version, status]));
}
