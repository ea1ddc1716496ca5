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
  const [page, setPage] = useState<T | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isLoading, setIsLoading] = useState(true);
  const [attempt, setAttempt] = useState(0);
  const after = cursors.at(-1) ?? null;
  useEffect(() => {
    setCursors([null]);
    setPage(null);
  }, [load]);
  useEffect(() => {
    let isWanted = true;
    setIsLoading(true);
    load(after).then(
      (answer) => {
        if (!isWanted) return;
        setPage(answer);
        setProblem(null);
        setIsLoading(false);
      },
      (error: unknown) => {
        if (!isWanted) return;
        setProblem(messageOf(error));
        setIsLoading(false);
      },
    );
    return () => {
      isWanted = false;
    };
  }, [load, after, attempt]);
  const next = page?.next ?? null;
  return {
    page,
    problem,
    isLoading,
    pageNo: cursors.length,
    forward: next === null ? null : () => setCursors([...cursors, next]),
    back: cursors.length === 1 ? null : () => setCursors(cursors.slice(0, -1)),
    again: useCallback(() => setAttempt((now) => now + 1), []),
  };
}
