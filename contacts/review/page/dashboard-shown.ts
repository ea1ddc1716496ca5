import type { JobKind } from './page-requests';

/** A share that is wished for. `figure` and `of` are what it was computed from. */
export interface Target {
  readonly name: 'named' | 'withEmail' | 'quickbooks' | 'duplicates';
  readonly figure: number;
  /** null: only the figure itself counts, e.g. duplicates, of which there shall be none. */
  readonly of: number | null;
  /** 0..1; of `duplicates` the number that is allowed, 0. */
  readonly wanted: number;
  /** null: nobody can say yet, e.g. before OpenPhone was compared with the ledger. */
  readonly isMet: boolean | null;
}

/** One kind of source with what was read of it. Counts are rows. */
export interface SourceShown {
  /** Stable name of the source system, e.g. "propertyradar". */
  readonly source: string;
  readonly title: string;
  readonly files: number;
  readonly records: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly furniture: number;
  /** Rows that belong to a conversation number and are part of its contact, ... */
  readonly matched: number;
  /** ... or wait for a decision. */
  readonly conflicts: number;
}

/** One file or batch that was read, newest first. */
export interface FileShown extends Omit<SourceShown, 'files'> {
  /** null when the rows came from an API. */
  readonly fileName: string | null;
  /** ISO 8601 UTC. */
  readonly readAt: string;
  readonly rejectedBy: readonly { readonly reason: string; readonly rows: number }[];
}

/** Something the page had done in a workflow, newest first. */
export interface JobShown {
  readonly id: string;
  readonly kind: JobKind;
  /** The file's name for an import; null otherwise. */
  readonly subject: string | null;
  /** interrupted: n8n was started again since, and no end was told. */
  readonly status: 'running' | 'done' | 'failed' | 'interrupted';
  readonly by: string;
  /** ISO 8601 UTC. */
  readonly startedAt: string;
  readonly endedAt: string | null;
  /** Why it failed and what to do, in words without anything of a person; null when it did not. */
  readonly problem: string | null;
}

/** What the last comparison with OpenPhone found; counts of numbers but for the last three. */
export interface VerificationShown {
  readonly at: string;
  readonly isProved: boolean;
  readonly numbers: number;
  readonly confirmed: number;
  readonly numbersWithoutContact: number;
  readonly numbersWithSeveralContacts: number;
  readonly vanishedContacts: number;
  readonly repeatedExternalIds: number;
}

/** Everything the dashboard shows. All counts are different phone numbers unless the field says otherwise. */
export interface Dashboard {
  readonly reviewer: string;
  readonly conversations: number;
  /** Conversations that can have no contact: groups, callers without a number. */
  readonly leftOut: number;
  readonly numbers: number;
  /** Numbers without a name. */
  readonly unmapped: number;
  readonly sources: readonly SourceShown[];
  readonly files: readonly FileShown[];
  readonly matching: {
    readonly matched: number;
    readonly resolved: number;
    /** Open, the skipped ones among them. */
    readonly conflicts: number;
    readonly skipped: number;
    readonly setAside: number;
    readonly unnamed: number;
    readonly unknown: number;
    readonly notYetMatched: number;
    readonly withName: number;
    readonly withEmail: number;
  };
  readonly push: {
    readonly pushed: number;
    readonly created: number;
    readonly updated: number;
    readonly unchanged: number;
    readonly waiting: number;
    readonly failed: number;
    readonly failedBy: readonly { readonly code: string; readonly numbers: number }[];
  };
  readonly quickbooks: {
    readonly total: number;
    readonly matched: number;
    readonly conflict: number;
    readonly setAside: number;
    readonly withoutConversation: number;
    readonly withoutPhone: number;
  };
  readonly verification: VerificationShown | null;
  readonly targets: readonly Target[];
  readonly jobs: readonly JobShown[];
  readonly balanced: boolean;
  /** Sentences that say which counts do not add up. */
  readonly imbalances: readonly string[];
}
