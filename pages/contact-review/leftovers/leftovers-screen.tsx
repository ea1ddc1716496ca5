import { useCallback } from '../../preact';
import { usePaged } from '../rows/paged';
import { Pager } from '../rows/pager';
import type { Session } from '../session';
import { counted } from '../shown/counts';
import { Problem } from '../shown/problem';
import { LeftoverRow } from './leftover-row';
import { LeftoversButton } from './leftovers-button';

/** Numbers that still have no name: as a file, by hand, or left as they are. */
export function LeftoversScreen({ session }: { readonly session: Session }) {
  const load = useCallback(
    (after: string | null) => session.ask({ ask: 'rows', of: 'unmapped', after }),
    [session],
  );
  const paged = usePaged(load);
  const { page } = paged;
  return (
    <>
      <div class="screen-head">
        <h1 tabIndex={-1}>Leftovers</h1>
        <p class="soft">
          {page !== null && <strong>{counted(page.count, 'number')} without a name. </strong>}
          Enter names here, or fill in the file and upload it under Other CSVs. Leaving them as phone only is
          fine: conversations go on as before.
        </p>
        <div class="buttons">
          <LeftoversButton session={session} />
        </div>
      </div>
      {paged.problem !== null && <Problem text={paged.problem} retry={paged.again} />}
      <section class="card" aria-busy={paged.isLoading}>
        {page === null && paged.problem === null && <p class="soft">The numbers are on their way …</p>}
        {page?.rows.length === 0 && <p class="empty">No leftovers: every number has a name.</p>}
        <ul class="leftovers">
          {page?.rows.map((row) => (
            <LeftoverRow key={row.key} session={session} row={row} />
          ))}
        </ul>
        <Pager paged={paged} />
      </section>
    </>
  );
}
