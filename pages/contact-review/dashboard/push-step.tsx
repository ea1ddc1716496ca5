import { useEffect, useState } from '../../preact';
import type { Dashboard, WritesAnswer } from '../contract';
import { hashOf } from '../route';
import type { Session } from '../session';
import { counted, shownCount } from '../shown/counts';
import { shownTime } from '../shown/dates';
import { Progress } from '../shown/progress';
import { Text } from '../shown/text';
import { Figure } from './figure';
import { failureWords } from './failure-words';
import { newestJob } from './job-words';
import { startJob } from './start-job';
import { StepCard, type StepState } from './step-card';
import { Verification } from './verification';

/** The newest dry run; asked again whenever one ended. null while it is not known. */
function useWrites(session: Session, lastEnd: string | null): WritesAnswer | null {
  const [writes, setWrites] = useState<WritesAnswer | null>(null);
  useEffect(() => {
    let isWanted = true;
    session.ask({ ask: 'writes', after: null }).then(
      (answer) => isWanted && setWrites(answer),
      // The dashboard says that the server does not answer; the list is asked for again with the next end.
      () => undefined,
    );
    return () => {
      isWanted = false;
    };
  }, [session, lastEnd]);
  return writes;
}

function DryRun({ writes }: { readonly writes: WritesAnswer }) {
  if (writes.at === null)
    return <p class="soft">First a dry run: it lists every write it would make, and makes none.</p>;
  return (
    <p>
      Dry run of {shownTime(writes.at)}: {counted(writes.creates, 'new contact')},{' '}
      {counted(writes.updates, 'change')}, {shownCount(writes.unchanged)} as they are
      {writes.leftAlone > 0 ? `, ${shownCount(writes.leftAlone)} left alone` : ''}.{' '}
      <a href={hashOf({ at: 'writes' })}>See every write</a>
    </p>
  );
}

function Confirm(props: {
  readonly writes: WritesAnswer;
  readonly onYes: () => void;
  readonly onNo: () => void;
}) {
  return (
    <div class="confirm" role="group" aria-label="Push to OpenPhone?">
      <p>
        This writes to OpenPhone: {counted(props.writes.creates, 'new contact')} and{' '}
        {counted(props.writes.updates, 'change')}. A push that is stopped goes on where it ended.
      </p>
      <div class="buttons">
        <button type="button" class="main" onClick={props.onYes}>
          Push now
        </button>
        <button type="button" onClick={props.onNo}>
          Not yet
        </button>
      </div>
    </div>
  );
}

/** Step 4: the contacts are written to OpenPhone, and looked at there. */
export function PushStep({
  session,
  dashboard,
}: {
  readonly session: Session;
  readonly dashboard: Dashboard;
}) {
  const [isAsked, setIsAsked] = useState(false);
  const { push, jobs } = dashboard;
  const preview = newestJob(jobs, 'preview');
  const pushing = newestJob(jobs, 'push');
  const isPreviewing = preview?.status === 'running';
  const isPushing = pushing?.status === 'running';
  const isVerifying = newestJob(jobs, 'verify')?.status === 'running';
  const isStopped = pushing?.status === 'interrupted' || pushing?.status === 'failed';
  const writes = useWrites(session, preview?.endedAt ?? null);
  const hasDryRun = (writes?.at ?? null) !== null;
  const all = push.pushed + push.waiting + push.failed;
  const isProved = dashboard.verification?.isProved === true && push.waiting + push.failed === 0;
  const isBusy = isPushing || isPreviewing || isVerifying;
  const state: StepState = isBusy ? 'busy' : isProved ? 'done' : all > 0 ? 'attention' : 'todo';
  const words = isPushing
    ? 'Pushing'
    : isPreviewing
      ? 'Dry run'
      : isVerifying
        ? 'Verifying'
        : isProved
          ? 'Verified'
          : push.waiting + push.failed > 0
            ? `${counted(push.waiting + push.failed, 'number')} to push`
            : push.pushed > 0
              ? 'To be verified'
              : 'Nothing to push';
  return (
    <StepCard no={4} title="Push and verify" state={state} words={words}>
      <div class="bar-line">
        <Progress label="Numbers pushed to OpenPhone" part={push.pushed} of={all} />
        <p class="soft">
          {shownCount(push.pushed)} of {counted(all, 'number')} in OpenPhone: {shownCount(push.created)}{' '}
          created, {shownCount(push.updated)} updated, {shownCount(push.unchanged)} as they were
        </p>
      </div>
      <div class="figures">
        <Figure label="Pushed" count={push.pushed} of="pushed" />
        <Figure label="Waiting" count={push.waiting} of="waiting" />
        <Figure
          label="Failed"
          count={push.failed}
          of="failed"
          {...(push.failed > 0 ? { tone: 'warning' as const } : {})}
        />
      </div>
      {push.failedBy.length > 0 && (
        <ul class="reasons">
          {push.failedBy.map(({ code, numbers }) => (
            <li key={code}>
              {shownCount(numbers)}: <Text>{failureWords(code)}</Text>
            </li>
          ))}
        </ul>
      )}
      {writes !== null && <DryRun writes={writes} />}
      {isAsked && writes !== null && !isPushing ? (
        <Confirm
          writes={writes}
          onYes={() => {
            setIsAsked(false);
            void startJob(session, 'push');
          }}
          onNo={() => setIsAsked(false)}
        />
      ) : (
        <div class="buttons">
          <button
            type="button"
            class={hasDryRun ? '' : 'main'}
            disabled={isBusy || all === 0}
            onClick={() => void startJob(session, 'preview')}
          >
            {isPreviewing ? 'Dry run …' : hasDryRun ? 'Dry run again' : 'Dry run'}
          </button>
          <button
            type="button"
            class={hasDryRun && push.waiting + push.failed > 0 ? 'main' : ''}
            disabled={isBusy || !hasDryRun || push.waiting + push.failed === 0}
            onClick={() => setIsAsked(true)}
          >
            {isPushing ? 'Pushing …' : isStopped ? 'Go on pushing' : 'Push to OpenPhone'}
          </button>
          <button
            type="button"
            disabled={isBusy || push.pushed === 0}
            onClick={() => void startJob(session, 'verify')}
          >
            {isVerifying ? 'Verifying …' : 'Verify'}
          </button>
        </div>
      )}
      {dashboard.verification !== null && <Verification verification={dashboard.verification} />}
    </StepCard>
  );
}
