import { useStore } from '../store';
import type { Session } from '../session';
import { counted, shownCount } from '../shown/counts';
import { Progress } from '../shown/progress';

/** How much is left: what the server counted, less what is decided here and not told yet. */
export function useLeft(session: Session): {
  readonly open: number | null;
  readonly putOff: number;
  readonly most: number;
} {
  const { remaining, skipped, most } = useStore(session.desk.state);
  const { saves } = useStore(session.desk.queue.state);
  const told = saves.reduce(
    (sum, { open, putOff }) => ({ open: sum.open + open, putOff: sum.putOff + putOff }),
    {
      open: 0,
      putOff: 0,
    },
  );
  return {
    open: remaining === null ? null : Math.max(0, remaining - told.open),
    putOff: Math.max(0, skipped + told.putOff),
    most,
  };
}

export function ReviewHead({ session, help }: { readonly session: Session; readonly help: () => void }) {
  const { open, putOff, most } = useLeft(session);
  const { includeSkipped } = useStore(session.desk.state);
  const left = open === null ? null : includeSkipped ? open + putOff : open;
  return (
    <div class="screen-head review-head">
      <h1>
        Resolve conflicts{' '}
        {left !== null && (
          <span class="remaining">
            <strong>{shownCount(left)}</strong> remaining
          </span>
        )}
      </h1>
      <div class="bar-line">
        <Progress
          label="Conflicts decided since this page was opened"
          part={most - (left ?? most)}
          of={most}
        />
        <p class="soft">
          {left === null && 'Loading …'}
          {left !== null &&
            most > 0 &&
            `${shownCount(Math.max(0, most - left))} of ${counted(most, 'conflict')} done`}
          {putOff > 0 && `, ${shownCount(putOff)} put off`}
        </p>
      </div>
      <button type="button" class="quiet" onClick={help}>
        Keys <kbd aria-hidden="true">?</kbd>
      </button>
    </div>
  );
}
