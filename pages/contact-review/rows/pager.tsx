import type { Paged } from './paged';

/** Back and forward through a list. */
export function Pager<T>({ paged }: { readonly paged: Paged<T> }) {
  const isOnlyPage = paged.pageNo === 1 && paged.forward === null && !paged.isLoading;
  if (paged.page === null || isOnlyPage) return null;
  return (
    <nav class="pager" aria-label="Pages of the list">
      <button type="button" disabled={paged.back === null} onClick={() => paged.back?.()}>
        Page before
      </button>
      <span class="soft" aria-live="polite">
        Page {paged.pageNo}
      </span>
      <button type="button" disabled={paged.forward === null} onClick={() => paged.forward?.()}>
        Next page
      </button>
    </nav>
  );
}
