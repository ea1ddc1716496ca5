import { useEffect } from '../../preact';
import type { Dashboard } from '../contract';
import { hashOf } from '../route';
import type { Session } from '../session';
import { counted, shownCount } from '../shown/counts';
import { Icon } from '../shown/icon';
import { Problem } from '../shown/problem';
import { Text } from '../shown/text';
import { useStore } from '../store';
import { ImportStep } from './import-step';
import { JobList } from './job-list';
import { MatchStep } from './match-step';
import { PushStep } from './push-step';
import { ReviewStep } from './review-step';
import { TargetList } from './target-list';

function Skeleton() {
  return (
    <div class="skeleton" role="status">
      <span class="unseen">The figures are on their way.</span>
      {[1, 2, 3, 4].map((no) => (
        <div key={no} class="card" aria-hidden="true">
          <div class="ghost wide" />
          <div class="ghost" />
          <div class="ghost tall" />
        </div>
      ))}
    </div>
  );
}

function Unmapped({ dashboard }: { readonly dashboard: Dashboard }) {
  return (
    <p class="unmapped">
      <a href={hashOf({ at: 'rows', of: 'unmapped' })}>
        <span class="big">{shownCount(dashboard.unmapped)}</span> unmapped
      </a>
      <span>
        of <a href={hashOf({ at: 'rows', of: 'numbers' })}>{counted(dashboard.numbers, 'number')}</a>
        <span class="soft"> in {counted(dashboard.conversations, 'conversation')}</span>
      </span>
      {dashboard.leftOut > 0 && (
        <span class="soft">
          {counted(dashboard.leftOut, 'conversation')} left out: groups and callers without a number
        </span>
      )}
    </p>
  );
}

function Begin({ dashboard }: { readonly dashboard: Dashboard }) {
  if (dashboard.sources.some(({ records }) => records > 0)) return null;
  return (
    <div class="begin">
      <h2>Nothing is imported yet</h2>
      <p>
        Begin with step 1: upload your PropertyRadar files, press Sync for QuickBooks, and add any other list
        of contacts that you have. Then run the matching. Nothing is written to OpenPhone before step 4.
      </p>
    </div>
  );
}

function Imbalances({ dashboard }: { readonly dashboard: Dashboard }) {
  if (dashboard.balanced) return null;
  return (
    <div class="problem" role="alert">
      <Icon name="warning" />
      <div>
        <p>
          <strong>The figures do not add up. Do not push before this is cleared up.</strong>
        </p>
        <ul class="reasons">
          {dashboard.imbalances.map((sentence) => (
            <li key={sentence}>
              <Text>{sentence}</Text>
            </li>
          ))}
        </ul>
      </div>
    </div>
  );
}

/** The customer's dashboard: how many numbers have no name, and the four steps that give them one. */
export function DashboardScreen({ session }: { readonly session: Session }) {
  const { dashboard, problem } = useStore(session.dashboard.watched);
  useEffect(() => session.dashboard.look(), [session]);
  return (
    <>
      <div class="screen-head">
        <h1 tabIndex={-1}>Contact enrichment</h1>
        <p class="soft">One-time setup: names for the phone numbers in OpenPhone</p>
      </div>
      {problem !== null && <Problem text={problem} retry={() => void session.dashboard.refresh()} />}
      {dashboard === null && problem === null && <Skeleton />}
      {dashboard !== null && (
        <>
          <Unmapped dashboard={dashboard} />
          <Imbalances dashboard={dashboard} />
          <Begin dashboard={dashboard} />
          <div class="steps">
            <ImportStep session={session} dashboard={dashboard} />
            <MatchStep session={session} dashboard={dashboard} />
            <ReviewStep session={session} dashboard={dashboard} />
            <PushStep session={session} dashboard={dashboard} />
          </div>
          <TargetList targets={dashboard.targets} />
          <JobList jobs={dashboard.jobs} />
        </>
      )}
    </>
  );
}
