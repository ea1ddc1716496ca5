import type { ChosenField } from '../review-decision';
import type { Dashboard } from './dashboard-shown';
import type { RowList, VersionedDecision } from './page-requests';

export type * from './dashboard-shown';

/** A row behind a figure. Any text is untrusted. */
export interface RowShown {
  /** Stable over pages, e.g. the number in E.164. */
  readonly key: string;
  /** E.164 and as people read it; null for a row that has no number. */
  readonly phoneNumber: string | null;
  readonly phone: string | null;
  readonly name: string | null;
  readonly emails: readonly string[];
  /** Whether a person still has to decide whose it is; then its name comes from the review. */
  readonly isOpenConflict: boolean;
  /** e.g. "Matched by the rules", "Pushed: created", "No phone". */
  readonly standing: string;
  /** Where the name comes from, e.g. "QuickBooks, Google Contacts". */
  readonly from: string | null;
  /** ISO 8601 UTC of the newest conversation; null when unknown. */
  readonly lastActivityAt: string | null;
}

export interface RowsAnswer {
  readonly of: RowList;
  readonly count: number;
  readonly rows: readonly RowShown[];
  readonly next: string | null;
}

/** Who says a value, and when. */
export interface SaidBy {
  readonly source: string;
  readonly fileName: string | null;
  /** ISO 8601 UTC. */
  readonly at: string;
  /** changed: when the source last changed it. read: when the file was read, because the source does not say. */
  readonly dated: 'changed' | 'read';
}

export interface ValueShown {
  readonly text: string;
  readonly saidBy: readonly SaidBy[];
}

export interface CandidateShown {
  readonly candidateNo: number;
  readonly title: string;
  readonly isCompany: boolean;
  /** "QuickBooks", "Google Contacts": each once. */
  readonly sources: readonly string[];
  readonly records: number;
  /** Every record says that number or customer is inactive. */
  readonly isWeak: boolean;
  /** Best first; none when nothing is said. */
  readonly values: Readonly<Record<ChosenField, readonly ValueShown[]>>;
  /** Job title, notes, tags, other people of the same cell. For reading only. */
  readonly further: readonly { readonly label: string; readonly value: ValueShown }[];
  readonly hasJobHistory: boolean;
}

export interface ConflictShown {
  readonly phoneNumber: string;
  readonly phone: string;
  readonly version: string;
  readonly isSkipped: boolean;
  readonly conversations: number;
  readonly lastActivityAt: string | null;
  readonly candidates: readonly CandidateShown[];
  /** Fields in which the candidates differ. */
  readonly differs: readonly ChosenField[];
  /** What speaks for and against, in words without personal data. */
  readonly reasons: readonly string[];
  /** How sure the best supported candidate is: words, a tone for colour, and the share where a model gave one. */
  readonly confidence: {
    readonly words: string;
    readonly tone: 'good' | 'fair' | 'weak';
    readonly share: number | null;
  };
  /** The candidate to begin with; null when none is better supported than the others. */
  readonly recommended: number | null;
  /** Other open conflicts that the same answer may do for. */
  readonly alike: number;
}

export interface ConflictsAnswer {
  readonly conflicts: readonly ConflictShown[];
  /** Open in all, those on this page among them; put-off ones only when they were asked for. */
  readonly remaining: number;
  /** Numbers that still have no decision because they were put off. */
  readonly skipped: number;
  readonly next: string | null;
}

/** What was said on a number. */
export interface MessageShown {
  readonly at: string;
  readonly direction: 'incoming' | 'outgoing' | null;
  readonly kind: string;
  readonly text: string | null;
}

export interface MessagesAnswer {
  readonly messages: readonly MessageShown[];
  /** Why there are none, in words; null when there are some. */
  readonly note: string | null;
}

/** What applying a decision to all that are alike would do; nothing has been done. */
export interface AlikeAnswer {
  /**
   * What they have in common, e.g. "QuickBooks and Google Contacts name different people"; null when the one that was asked
   * about is decided or no longer as it was.
   */
  readonly pattern: string | null;
  readonly changes: readonly {
    readonly phoneNumber: string;
    readonly phone: string;
    /** "Use QuickBooks: Ana Ruiz" */
    readonly would: string;
    /** To be sent with `decide` as it is. */
    readonly decision: VersionedDecision;
  }[];
  /** Alike, but the answer cannot be carried over. */
  readonly leftOut: number;
}

export type Outcome =
  | 'recorded'
  | 'skipped'
  | 'already_decided'
  | 'changed_meanwhile'
  | 'unknown_number'
  | 'no_such_candidate'
  | 'undone'
  | 'already_undone'
  | 'handed_out';

export interface DecideAnswer {
  /** Takes all of it back with `undo`; null when nothing was kept. */
  readonly batchId: string | null;
  readonly outcomes: readonly {
    readonly phoneNumber: string;
    readonly outcome: Outcome;
    /** Who decided it, where somebody else was first. */
    readonly by: string | null;
  }[];
  readonly remaining: number;
}

export interface UndoAnswer {
  readonly outcomes: readonly { readonly phoneNumber: string; readonly outcome: Outcome }[];
  readonly remaining: number;
}

/** Decisions that were taken together, newest first. */
export interface BatchShown {
  readonly batchId: string;
  readonly reviewer: string;
  readonly at: string;
  /** "Used a candidate", "Merged", ... */
  readonly did: string;
  readonly numbers: number;
  /** Of which are still in force and can be taken back. */
  readonly undoable: number;
  /** The number when it is one. */
  readonly phoneNumber: string | null;
  readonly phone: string | null;
}

export interface DecisionsAnswer {
  readonly batches: readonly BatchShown[];
  readonly next: string | null;
}

export interface EnterAnswer {
  readonly outcome: 'recorded' | 'already_decided' | 'changed_meanwhile' | 'unknown_number' | 'refused';
  /** What is wrong with what was entered, by field; empty unless refused. */
  readonly problems: readonly { readonly field: string; readonly problem: string }[];
  readonly batchId: string | null;
}

export interface LeftoversAnswer {
  readonly fileName: string;
  readonly csv: string;
  readonly numbers: number;
}

export interface StartAnswer {
  /** running: somebody started it already. */
  readonly outcome: 'started' | 'running';
  readonly jobId: string;
}

/** What a push would write, contact by contact; nothing is written. */
export interface WritesAnswer {
  /** When it was found out; null before the first dry run. */
  readonly at: string | null;
  readonly creates: number;
  readonly updates: number;
  readonly unchanged: number;
  readonly leftAlone: number;
  readonly writes: readonly {
    readonly key: string;
    readonly action: 'create' | 'update';
    readonly phones: readonly string[];
    readonly name: string;
    readonly company: string | null;
    readonly emails: readonly string[];
    /** What an update changes, e.g. "first name, e-mails". */
    readonly changes: string | null;
  }[];
  readonly next: string | null;
}

/** What the server answers to each `ask`. */
export interface PageAnswers {
  readonly dashboard: Dashboard;
  readonly rows: RowsAnswer;
  readonly conflicts: ConflictsAnswer;
  readonly messages: MessagesAnswer;
  readonly alike: AlikeAnswer;
  readonly decide: DecideAnswer;
  readonly undo: UndoAnswer;
  readonly decisions: DecisionsAnswer;
  readonly enter: EnterAnswer;
  readonly leftovers: LeftoversAnswer;
  readonly start: StartAnswer;
  readonly writes: WritesAnswer;
}

/** What is answered instead, with a status of 400 or more. */
export interface PageProblem {
  readonly error: string;
  /** What happened, what was not changed, what to do. */
  readonly message: string;
}
