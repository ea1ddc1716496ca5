import type { Dashboard } from '../contract';
import { hashOf } from '../route';
import type { Session } from '../session';
import { counted, shownCount } from '../shown/counts';
import { Progress } from '../shown/progress';
import { Figure } from './figure';
import { newestJob } from './job-words';
import { startJob } from './start-job';
import { StepCard, type StepState } from './step-card';

const stateOf = (isRunning: boolean, hasSources: boolean, waiting: number, done: number): StepState => {
  if (isRunning) return 'busy';
  if (!hasSources) return 'todo';
  return waiting > 0 || done === 0 ? 'attention' : 'done';
};

/** Step 2: the rules find whose the numbers are. */
export function MatchStep({
  session,
  dashboard,
}: {
  readonly session: Session;
  readonly dashboard: Dashboard;
}) {
  const { matching, numbers } = dashboard;
  const isRunning = newestJob(dashboard.jobs, 'match')?.status === 'running';
  const hasSources = dashboard.sources.some(({ accepted }) => accepted > 0);
  const done = Math.max(0, numbers - matching.notYetMatched);
  const state = stateOf(isRunning, hasSources, matching.notYetMatched, done);
  const words = {
    busy: 'Matching',
    todo: 'Needs step 1',
    attention: matching.notYetMatched > 0 ? 'Ready to run' : 'Needs conversations',
    done: 'Done',
  }[state];
  return (
    <StepCard no={2} title="Automatic matching" state={state} words={words}>
      <div class="bar-line">
        <Progress label="Numbers looked at by the matching" part={done} of={numbers} />
        <p class="soft">
          {isRunning ? 'Matching by phone number: ' : ''}
          {shownCount(done)} of {counted(numbers, 'number')} looked at
        </p>
      </div>
      <div class="figures">
        <Figure label="Confident matches" count={matching.matched} of="matched" />
        <Figure
          label="Conflicts"
          count={matching.conflicts}
          of="conflicts"
          note="need a person"
          {...(matching.conflicts > 0 ? { tone: 'warning' as const } : {})}
        />
        <Figure label="No match" count={matching.unknown} of="unknown" note="in no source" />
        <Figure label="Match without a name" count={matching.unnamed} of="unnamed" />
        <Figure label="Not looked at yet" count={matching.notYetMatched} of="notYetMatched" />
      </div>
      <div class="buttons">
        <button
          type="button"
          class={state === 'attention' ? 'main' : ''}
          disabled={isRunning || !hasSources}
          onClick={() => void startJob(session, 'match')}
        >
          {isRunning ? 'Matching …' : done > 0 ? 'Match again' : 'Run matching'}
        </button>
        <a class="button" href={hashOf({ at: 'review', phoneNumber: null, putOff: false })}>
          Review conflicts
        </a>
        <a class="button" href={hashOf({ at: 'leftovers' })}>
          Skip to leftovers
        </a>
      </div>
    </StepCard>
  );
}
