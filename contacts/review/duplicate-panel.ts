import type { GoldenField, GoldenRecord } from '../model/golden-record';

/** One of two contacts that may be one, as a reviewer sees it. */
export interface DuplicateSide {
  readonly contactId: string;
  readonly contact: GoldenRecord;
  /** Which systems said a field, and when that came; ISO 8601 UTC. */
  readonly origins: Readonly<
    Partial<Record<GoldenField, readonly { readonly system: string; readonly receivedAt: string }[]>>
  >;
  /** The last ones, the newest first. */
  readonly interactions: readonly {
    readonly system: string;
    readonly kind: string;
    readonly direction: string | null;
    readonly occurredAt: string;
    readonly text: string | null;
  }[];
}

/** A contact that the new one may be, and what speaks for and against it. */
export interface DuplicateQuestion {
  readonly reviewId: string;
  /** Changes with either side, and with nothing else. */
  readonly version: string;
  /** 0..1 */
  readonly confidence: number;
  readonly sentence: string;
  readonly counterfactual: string | null;
  readonly evidence: readonly {
    readonly field: string;
    readonly comparison: string;
    readonly says: 'for' | 'against' | 'nothing';
  }[];
  readonly candidate: DuplicateSide;
}

/** A contact with those it may be, the likeliest first. */
export interface NewContactPanel {
  readonly contact: DuplicateSide;
  readonly questions: readonly DuplicateQuestion[];
  /** Candidates that are not shown; they are asked about afterwards. */
  readonly moreCandidates: number;
}
