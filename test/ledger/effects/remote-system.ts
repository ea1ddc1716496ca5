import type { ClaimedEffect } from '../../../ledger/effects/claim-effects';
import type { EffectToQueue } from '../../../ledger/effects/effect-to-queue';

/** A system that we owe effects: what it was told, by key, and the version it has of each subject and family. */
export class RemoteSystem {
  readonly applications = new Map<string, number>();
  readonly versions = new Map<string, string>();
  /** What went wrong, in words; empty as long as the ledger keeps its promises. */
  readonly complaints: string[] = [];

  apply({ idempotencyKey, subject, operation, version }: ClaimedEffect): void {
    const times = (this.applications.get(idempotencyKey) ?? 0) + 1;
    this.applications.set(idempotencyKey, times);
    if (times > 1) this.complaints.push(`${idempotencyKey} was applied ${times} times`);
    const place = placeOf({ subject, operation });
    const before = this.versions.get(place) ?? '';
    if (version <= before) this.complaints.push(`${place} went from ${before} to ${version}`);
    this.versions.set(place, version);
  }

  has({ idempotencyKey }: Pick<ClaimedEffect, 'idempotencyKey'>): boolean {
    return this.applications.has(idempotencyKey);
  }
}

/** A subject and a family of operations, written so that a test can read it. */
export const placeOf = ({ subject, operation }: Pick<EffectToQueue, 'subject' | 'operation'>): string =>
  `${subject} ${operation.split('.')[0]}`;
