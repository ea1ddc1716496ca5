import type { Dashboard } from '../contract';
import { hashOf } from '../route';
import type { Session } from '../session';
import { counted } from '../shown/counts';
import { LeftoversButton } from '../leftovers/leftovers-button';
import { Figure } from './figure';
import { StepCard } from './step-card';

/** Step 3: a person decides what the rules could not. */
export function ReviewStep({
  session,
  dashboard,
}: {
  readonly session: Session;
  readonly dashboard: Dashboard;
}) {
  const { conflicts, resolved, skipped, setAside } = dashboard.matching;
  const isOpen = conflicts > 0;
  const wasNeeded = isOpen || resolved + setAside > 0;
  return (
    <StepCard
      no={3}
      title="Review and leftovers"
      state={isOpen ? 'attention' : wasNeeded ? 'done' : 'todo'}
      words={
        isOpen ? `${counted(conflicts, 'conflict')} left` : wasNeeded ? 'All decided' : 'Nothing to review'
      }
    >
      <div class="figures">
        <Figure label="Conflicts left" count={conflicts} of="conflicts" />
        <Figure label="Decided by a person" count={resolved} of="resolved" />
        <Figure label="Put off" count={skipped} of="skipped" note="still open" />
        <Figure label="None of these" count={setAside} of="setAside" note="stay phone only" />
        <Figure label="Without a name" count={dashboard.unmapped} of="unmapped" note="leftovers" />
      </div>
      <div class="buttons">
        <a
          class={isOpen ? 'button main' : 'button'}
          href={hashOf({ at: 'review', phoneNumber: null, putOff: false })}
        >
          Review conflicts
        </a>
        <a class="button" href={hashOf({ at: 'leftovers' })}>
          Enter by hand
        </a>
        <LeftoversButton session={session} />
      </div>
    </StepCard>
  );
}
