import { useEffect, useState } from '../../preact';
import { messageOf } from '../api/ask';
import type { AlikeAnswer, ConflictShown, ReviewDecision, VersionedDecision } from '../contract';
import type { Session } from '../session';
import { counted } from '../shown/counts';
import { Dialog } from '../shown/dialog';
import { Problem } from '../shown/problem';
import { Text } from '../shown/text';
import { useStore } from '../store';
import { decisionWords } from './decision-words';

type Answer = { readonly decision: VersionedDecision; readonly words: string };

/** The answers that can be carried over, the one the reviewer is at first. */
function answersTo(conflict: ConflictShown, first: ReviewDecision | null): readonly Answer[] {
  const { phoneNumber, version, candidates, recommended } = conflict;
  const use = [...candidates]
    .sort((one, other) => Number(other.candidateNo === recommended) - Number(one.candidateNo === recommended))
    .map(({ candidateNo }): ReviewDecision => ({ phoneNumber, decision: 'use_candidate', candidateNo }));
  const mergeAll: ReviewDecision = {
    phoneNumber,
    decision: 'merge',
    candidateNos: candidates.map(({ candidateNo }) => candidateNo),
    fields: {},
  };
  const none: ReviewDecision = { phoneNumber, decision: 'none' };
  const merge = first?.decision === 'merge' || candidates.length < 2 ? [] : [mergeAll];
  return [...(first === null ? [] : [first]), ...use, ...merge, none].map((decision) => ({
    decision: { ...decision, version },
    words: decisionWords(conflict, decision),
  }));
}

/** Shows what an answer would do to all similar conflicts before it does it; each can be left out. One undo takes all back. */
export function AlikeDialog(props: {
  readonly session: Session;
  readonly conflict: ConflictShown;
  readonly first: ReviewDecision | null;
  readonly close: () => void;
}) {
  const { session, conflict, first, close } = props;
  // As it stood when the dialog was opened: the list must not be fetched anew, and jump, whenever the page looks around.
  const [answers] = useState(() => answersTo(conflict, first));
  const [chosen, setChosen] = useState(0);
  const [alike, setAlike] = useState<AlikeAnswer | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [attempt, setAttempt] = useState(0);
  const answer = answers[chosen];
  // What was decided before has to be there before anybody can say what is left that is alike.
  const isSaving = useStore(session.desk.queue.state).saves.length > 0;
  useEffect(() => {
    if (answer === undefined || isSaving) return;
    let isWanted = true;
    setAlike(null);
    setProblem(null);
    session.ask({ ask: 'alike', decision: session.desk.pages.withFreshVersion(answer.decision) }).then(
      (found) => {
        if (!isWanted) return;
        setAlike(found);
        if (found.pattern === null) session.desk.pages.lookAround().catch(() => undefined);
      },
      (error: unknown) => isWanted && setProblem(messageOf(error)),
    );
    return () => {
      isWanted = false;
    };
  }, [session, answer, attempt, isSaving]);
  const standings = session.desk.state.get().standings;
  const changes = (alike?.changes ?? []).filter(
    ({ phoneNumber }) => phoneNumber !== conflict.phoneNumber && !standings.has(phoneNumber),
  );
  const isKnown = alike !== null && alike.pattern !== null;
  const ticked = changes.filter(({ phoneNumber }) => !left.has(phoneNumber));
  const toggle = (phoneNumber: string) => {
    const now = new Set(left);
    if (!now.delete(phoneNumber)) now.add(phoneNumber);
    setLeft(now);
  };
  const apply = () => {
    if (answer === undefined || !isKnown) return;
    close();
    session.desk.decide(
      [answer.decision, ...ticked.map(({ decision }) => decision)],
      ticked.length === 0
        ? answer.words
        : `${answer.words}; so with ${counted(ticked.length, 'similar number')}`,
    );
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement)) return;
    event.preventDefault();
    apply();
  };
  return (
    <Dialog title="Apply to all similar" onClose={close} onKeyDown={onKeyDown}>
      <fieldset class="answers">
        <legend>The answer for {conflict.phone} and those like it</legend>
        {answers.map(({ words }, index) => (
          <label key={index} class="tick">
            <input
              type="radio"
              name="answer"
              checked={index === chosen}
              autofocus={index === 0}
              onChange={() => setChosen(index)}
            />
            <span>
              <Text>{words}</Text>
            </span>
          </label>
        ))}
      </fieldset>
      {problem !== null && <Problem text={problem} retry={() => setAttempt(attempt + 1)} />}
      <div role="status">
        {alike === null && problem === null && (
          <p class="soft">
            {isSaving
              ? 'Waiting until what was decided before is saved …'
              : 'Looking for similar conflicts …'}
          </p>
        )}
        {alike !== null &&
          (alike.pattern === null ? (
            <p>This conflict was decided meanwhile, or its sources changed. Close this to go on.</p>
          ) : (
            <p>
              <Text>{alike.pattern}</Text>: {counted(changes.length, 'other conflict')}.
              {alike.leftOut > 0 &&
                ` ${counted(alike.leftOut, 'more is', 'more are')} alike, but the answer does not fit; left as they are.`}
            </p>
          ))}
      </div>
      {changes.length > 0 && (
        <ul class="changes" tabIndex={0} aria-label="What it would change">
          {changes.map(({ phoneNumber, phone, would }) => (
            <li key={phoneNumber}>
              <label class="tick">
                <input
                  type="checkbox"
                  checked={!left.has(phoneNumber)}
                  onChange={() => toggle(phoneNumber)}
                />
                <span>
                  <strong>
                    <Text>{phone}</Text>
                  </strong>{' '}
                  <Text>{would}</Text>
                </span>
              </label>
            </li>
          ))}
        </ul>
      )}
      <div class="buttons dialog-foot">
        <button type="button" class="main" disabled={!isKnown} onClick={apply}>
          Apply to {counted(ticked.length + 1, 'number')}
        </button>
        <button type="button" onClick={close}>
          Cancel
        </button>
        <span class="soft">One undo takes all of it back.</span>
      </div>
    </Dialog>
  );
}
