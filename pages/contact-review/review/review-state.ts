import type { ConflictsAnswer, ConflictShown, VersionedDecision } from '../contract';

/** What became of a conflict since it was loaded. */
export type Standing =
  | { readonly kind: 'decided' | 'putOff'; readonly words: string; readonly saveId: number }
  | { readonly kind: 'elsewhere'; readonly by: string | null };

export interface ReviewState {
  readonly conflicts: readonly ConflictShown[];
  /** For each number where its page began, to read that page again. */
  readonly pages: ReadonlyMap<string, string | null>;
  readonly next: string | null;
  readonly isAllLoaded: boolean;
  readonly isLoading: boolean;
  readonly problem: string | null;
  /** Whether those that were put off are gone through as well. */
  readonly includeSkipped: boolean;
  /** As the server counted last: open and not put off; put off. null before the first answer. */
  readonly remaining: number | null;
  readonly skipped: number;
  /** The most that were open since the page began, for the bar. */
  readonly most: number;
  readonly standings: ReadonlyMap<string, Standing>;
  readonly current: string | null;
}

export const nothingLoaded = (includeSkipped: boolean): ReviewState => ({
  conflicts: [],
  pages: new Map(),
  next: null,
  isAllLoaded: false,
  isLoading: false,
  problem: null,
  includeSkipped,
  remaining: null,
  skipped: 0,
  most: 0,
  standings: new Map(),
  current: null,
});

export const currentOf = (state: ReviewState): ConflictShown | null =>
  state.conflicts.find(({ phoneNumber }) => phoneNumber === state.current) ?? null;

const indexOf = (state: ReviewState, phoneNumber: string | null) =>
  state.conflicts.findIndex((conflict) => conflict.phoneNumber === phoneNumber);

/** The first open one behind a number, then from the start: what was put right or left out comes again at the end. */
export function nextOpen(state: ReviewState, behind: string | null): string | null {
  const index = indexOf(state, behind);
  const inOrder = [...state.conflicts.slice(index + 1), ...state.conflicts.slice(0, index + 1)];
  return inOrder.find(({ phoneNumber }) => !state.standings.has(phoneNumber))?.phoneNumber ?? null;
}

/** The one before or behind in the list, decided or not, but for those that somebody else decided. */
export function neighbour(state: ReviewState, step: 1 | -1): string | null {
  for (let index = indexOf(state, state.current) + step; ; index += step) {
    const conflict = state.conflicts[index];
    if (conflict === undefined) return null;
    if (state.standings.get(conflict.phoneNumber)?.kind !== 'elsewhere') return conflict.phoneNumber;
  }
}

/** How many open ones lie ahead; when few do, the next page is due. */
export const openAhead = (state: ReviewState): number =>
  state.conflicts
    .slice(Math.max(0, indexOf(state, state.current)))
    .filter(({ phoneNumber }) => !state.standings.has(phoneNumber)).length;

const counts = (state: ReviewState, answer: ConflictsAnswer, includeSkipped: boolean) => {
  const remaining = includeSkipped ? Math.max(0, answer.remaining - answer.skipped) : answer.remaining;
  return { remaining, skipped: answer.skipped, most: Math.max(state.most, answer.remaining) };
};

/** Adds a page behind what is there. */
export function withPage(state: ReviewState, answer: ConflictsAnswer, after: string | null): ReviewState {
  const fresh = answer.conflicts.filter(({ phoneNumber }) => !state.pages.has(phoneNumber));
  const pages = new Map(state.pages);
  for (const { phoneNumber } of fresh) pages.set(phoneNumber, after);
  const loaded: ReviewState = {
    ...state,
    ...counts(state, answer, state.includeSkipped),
    conflicts: [...state.conflicts, ...fresh],
    pages,
    next: answer.next,
    isAllLoaded: answer.next === null,
    isLoading: false,
    problem: null,
  };
  return { ...loaded, current: loaded.current ?? nextOpen(loaded, null) };
}

/**
 * Puts a page that was read again in the place of what is known of it. Those that are not in it any more and that
 * nobody decided here were decided elsewhere; they are named in `gone`. Those that are being undone are not judged.
 */
export function withPageAgain(
  state: ReviewState,
  answer: ConflictsAnswer,
  after: string | null,
  undoing: ReadonlySet<string>,
): { readonly state: ReviewState; readonly gone: readonly ConflictShown[] } {
  const now = new Map(answer.conflicts.map((conflict) => [conflict.phoneNumber, conflict]));
  const ofPage = state.conflicts.filter(({ phoneNumber }) => state.pages.get(phoneNumber) === after);
  const gone = ofPage.filter(
    ({ phoneNumber }) =>
      !now.has(phoneNumber) && !state.standings.has(phoneNumber) && !undoing.has(phoneNumber),
  );
  const standings = new Map(state.standings);
  for (const { phoneNumber } of gone) standings.set(phoneNumber, { kind: 'elsewhere', by: null });
  return {
    gone,
    state: {
      ...state,
      ...counts(state, answer, state.includeSkipped),
      conflicts: state.conflicts.map((conflict) => now.get(conflict.phoneNumber) ?? conflict),
      standings,
    },
  };
}

export function withStandings(
  state: ReviewState,
  changes: readonly (readonly [string, Standing | null])[],
): ReviewState {
  const standings = new Map(state.standings);
  for (const [phoneNumber, standing] of changes) {
    if (standing === null) standings.delete(phoneNumber);
    else standings.set(phoneNumber, standing);
  }
  return { ...state, standings };
}

/** What a decision takes from the open ones and adds to those put off, before the server has counted. */
export function weightOf(
  state: ReviewState,
  decisions: readonly Pick<VersionedDecision, 'phoneNumber' | 'decision'>[],
): { readonly open: number; readonly putOff: number } {
  const putOffBefore = new Set(
    state.conflicts.filter(({ isSkipped }) => isSkipped).map(({ phoneNumber }) => phoneNumber),
  );
  let [open, putOff] = [0, 0];
  for (const { phoneNumber, decision } of decisions) {
    const was = putOffBefore.has(phoneNumber);
    if (!was) open += 1;
    if (decision === 'skip' && !was) putOff += 1;
    if (decision !== 'skip' && was) putOff -= 1;
  }
  return { open, putOff };
}
