import { useCallback, useEffect, useState } from '../../preact';
import { messageOf } from '../api/ask';

export interface Paged<T> {
  readonly page: T | null;
  readonly problem: string | null;
  readonly isLoading: boolean;
  readonly pageNo: number;
  /** null where there is no such page. */
  readonly forward: (() => void) | null;
  readonly back: (() => void) | null;
  readonly again: () => void;
}

/** A list that comes in pages. What is shown stays until the next page is there. `load` must keep its identity. */
export function usePaged<T extends { readonly next: string | null }>(
  load: (after: string | null) => Promise<T>,
): Paged<T> {
  const [cursors, setCursors] = useState<readonly (string | null)[]>([null]);
  const [shown, setShown] = useState<{ readonly answer: T; readonly after: string | null } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [attempt, setAttempt] = useState(0);
  const after = cursors.at(-1) ?? null;
  useEffect(() => {
    let isWanted = true;
    load(after).then(
      (answer) => {
        if (!isWanted) return;
        setShown({ answer, after });
        setProblem(null);
      },
      (error: unknown) => {
        if (isWanted) setProblem(messageOf(error));
      },
    );
    return () => {
      isWanted = false;
    };
  }, [load, after, attempt]);
  const page = shown?.answer ?? null;
  // From the very click on: until the next page is there, its cursor is not, and a second click would go nowhere.
  const isLoading = shown === null || shown.after !== after;
  const next = page?.next ?? null;
  return {
    page,
    problem,
    isLoading: isLoading && problem === null,
    pageNo: cursors.length,
    forward: next === null || isLoading ? null : () => setCursors([...cursors, next]),
    back:
      cursors.length === 1 || (isLoading && problem === null) ? null : () => setCursors(cursors.slice(0, -1)),
    again: useCallback(() => setAttempt((now) => now + 1), []),
  };
}
