import { useEffect, useRef, useState } from '../../preact';
import { hashOf, type Route } from '../route';
import type { Session } from '../session';
import { counted } from '../shown/counts';
import { Icon } from '../shown/icon';
import { Problem } from '../shown/problem';
import { useStore } from '../store';
import { ConflictView } from './conflict-view';
import { HelpDialog } from './help-dialog';
import { ReviewHead, useLeft } from './review-head';
import { currentOf } from './review-state';

const LOOK_AROUND_MS = 15_000;

function Finished({ session }: { readonly session: Session }) {
  const { putOff } = useLeft(session);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="card finished">
      <span class="finished-mark">
        <Icon name="check" />
      </span>
      <h2 ref={heading} tabIndex={-1}>
        Nothing left to decide
      </h2>
      <p>
        {putOff > 0
          ? `${counted(putOff, 'conflict')} ${putOff === 1 ? 'is' : 'are'} put off. Decide them now, or push the rest first.`
          : 'Every conflict is decided. The next step is the push to OpenPhone, with a dry run first.'}
      </p>
      <div class="buttons">
        {putOff > 0 && (
          <a class="button main" href={hashOf({ at: 'review', phoneNumber: null, putOff: true })}>
            Review what was put off
          </a>
        )}
        <a class={putOff > 0 ? 'button' : 'button main'} href={hashOf({ at: 'dashboard' })}>
          Go to push and verify
        </a>
        <a class="button" href={hashOf({ at: 'leftovers' })}>
          Leftovers
        </a>
        <button type="button" onClick={() => session.desk.undoLast()}>
          Undo the last decision
        </button>
      </div>
    </section>
  );
}

/** The customer's conflict screen: one conflict after the other. */
export function ReviewScreen({
  session,
  route,
}: {
  readonly session: Session;
  readonly route: Route & { at: 'review' };
}) {
  const { desk } = session;
  const state = useStore(desk.state);
  const [isHelpOpen, setIsHelpOpen] = useState(false);
  const { phoneNumber, putOff } = route;
  useEffect(() => {
    if (phoneNumber !== desk.state.get().current || phoneNumber === null)
      void desk.pages.open(phoneNumber, putOff);
  }, [desk, phoneNumber, putOff]);
  useEffect(() => {
    // What is not told yet would look like somebody else's.
    const look = (where: 'lookAround' | 'lookEverywhere') => {
      if (desk.queue.state.get().saves.length === 0) desk.pages[where]().catch(() => undefined);
    };
    // Who comes back to the review may have been away for long, or have decided by form.
    look('lookEverywhere');
    const timer = window.setInterval(() => look('lookAround'), LOOK_AROUND_MS);
    return () => window.clearInterval(timer);
  }, [desk]);
  const conflict = currentOf(state);
  useEffect(() => {
    // The address follows the conflict, so that it can be shown to a colleague; Back leads out of the review.
    if (conflict !== null && !putOff)
      history.replaceState(
        null,
        '',
        hashOf({ at: 'review', phoneNumber: conflict.phoneNumber, putOff: false }),
      );
  }, [conflict?.phoneNumber, putOff]);
  const help = () => setIsHelpOpen(true);
  return (
    <>
      <ReviewHead session={session} help={help} />
      {state.problem !== null && (
        <Problem
          text={state.problem}
          retry={() =>
            void (conflict === null && phoneNumber !== null
              ? desk.pages.open(phoneNumber, putOff)
              : desk.pages.load())
          }
        />
      )}
      {conflict !== null && (
        <ConflictView
          key={conflict.phoneNumber}
          session={session}
          conflict={conflict}
          standing={state.standings.get(conflict.phoneNumber) ?? null}
          help={help}
        />
      )}
      {conflict === null && !state.isAllLoaded && state.problem === null && (
        <div class="skeleton" role="status">
          <span class="unseen">The conflicts are on their way.</span>
          <div class="card" aria-hidden="true">
            <div class="ghost wide" />
            <div class="ghost tall" />
            <div class="ghost" />
          </div>
        </div>
      )}
      {conflict === null && state.isAllLoaded && <Finished session={session} />}
      {isHelpOpen && <HelpDialog close={() => setIsHelpOpen(false)} />}
    </>
  );
}
