import { useCallback, useState } from '../../preact';
import { messageOf } from '../api/ask';
import type { BatchShown } from '../contract';
import { outcomeWords } from '../review/outcome-words';
import { usePaged } from '../rows/paged';
import { Pager } from '../rows/pager';
import type { Session } from '../session';
import { counted } from '../shown/counts';
import { shownTime } from '../shown/dates';
import { Problem } from '../shown/problem';
import { Text } from '../shown/text';
import { showToast } from '../shown/toasts';

function Batch({
  batch,
  isBusy,
  undo,
}: {
  readonly batch: BatchShown;
  readonly isBusy: boolean;
  readonly undo: () => void;
}) {
  const phone = batch.phone ?? batch.phoneNumber;
  return (
    <li>
      <div class="batch-what">
        <p>
          <strong>
            <Text>{batch.did}</Text>
          </strong>
          {': '}
          {phone === null ? counted(batch.numbers, 'number') : <Text>{phone}</Text>}
        </p>
        <p class="soft">
          <Text>{batch.reviewer}</Text>, {shownTime(batch.at)}
          {batch.undoable === 0 && ', not in force any more'}
          {batch.undoable > 0 && batch.undoable < batch.numbers && `, ${batch.undoable} of them in force`}
        </p>
      </div>
      {batch.undoable > 0 && (
        <button type="button" disabled={isBusy} onClick={undo}>
          Undo{batch.numbers > 1 ? ` all ${batch.undoable}` : ''}
          <span class="unseen">
            {' '}
            {batch.did} {phone ?? ''}
          </span>
        </button>
      )}
    </li>
  );
}

/** Every decision, newest first; those that were taken together stand and go together. */
export function HistoryScreen({ session }: { readonly session: Session }) {
  const [undoing, setUndoing] = useState<string | null>(null);
  const load = useCallback((after: string | null) => session.ask({ ask: 'decisions', after }), [session]);
  const paged = usePaged(load);
  const undo = async (batch: BatchShown) => {
    setUndoing(batch.batchId);
    try {
      const { outcomes } = await session.ask({ ask: 'undo', batchId: batch.batchId });
      const back = outcomes.filter(({ outcome }) => outcome === 'undone');
      const kept = outcomes.find(({ outcome }) => outcome !== 'undone' && outcome !== 'already_undone');
      if (back.length > 0 || kept === undefined)
        showToast(`Taken back: ${counted(back.length, 'number')}. They are open again.`);
      if (kept !== undefined) showToast(outcomeWords(kept.outcome, null), { tone: 'bad' });
      if (session.desk.queue.state.get().saves.length === 0) session.desk.pages.forget();
    } catch (error) {
      showToast(messageOf(error), { tone: 'bad' });
    }
    setUndoing(null);
    paged.again();
  };
  return (
    <>
      <div class="screen-head">
        <h1 tabIndex={-1}>History</h1>
        <p class="soft">
          Every decision, newest first. An undo makes the conflict open again, exactly as it was.
        </p>
      </div>
      {paged.problem !== null && <Problem text={paged.problem} retry={paged.again} />}
      <section class="card" aria-busy={paged.isLoading}>
        {paged.page === null && paged.problem === null && (
          <p class="soft">The decisions are on their way …</p>
        )}
        {paged.page?.batches.length === 0 && <p class="empty">Nothing was decided yet.</p>}
        <ul class="batches">
          {paged.page?.batches.map((batch) => (
            <Batch
              key={batch.batchId}
              batch={batch}
              isBusy={undoing !== null}
              undo={() => void undo(batch)}
            />
          ))}
        </ul>
        <Pager paged={paged} />
      </section>
    </>
  );
}
