import { useLayoutEffect, useRef, useState } from '../../preact';
import type { ConflictShown, ReviewDecision } from '../contract';
import type { Session } from '../session';
import { announce } from '../shown/announce';
import { PersonForm } from '../shown/person-form';
import { AlikeDialog } from './alike-dialog';
import { CandidateCard, type CardMode } from './candidate-card';
import { ConflictHead } from './conflict-head';
import { DecisionBar } from './decision-bar';
import { Evidence } from './evidence';
import { lettersOn } from './help-dialog';
import { firstChoice, mergeDecision, toggleIncluded } from './merge-choice';
import { MergePanel } from './merge-panel';
import { MessageList } from './message-list';
import { focusOn, readKey, type KeyAsk } from './review-keys';
import type { Standing } from './review-state';

type Mode = 'look' | 'merge' | 'household' | 'new';

/** One conflict with everything that can be decided about it, by mouse and by key. Starts afresh with each conflict. */
export function ConflictView(props: {
  readonly session: Session;
  readonly conflict: ConflictShown;
  readonly standing: Standing | null;
  readonly help: () => void;
}) {
  const { session, conflict, standing } = props;
  const { desk } = session;
  const [mode, setMode] = useState<Mode>('look');
  const [choice, setChoice] = useState(() => firstChoice(conflict));
  const [isAlikeOpen, setIsAlikeOpen] = useState(false);
  const canDecide = standing === null;

  const decide = (decision: ReviewDecision) => {
    if (canDecide) desk.decideCurrent(conflict, { ...decision, version: conflict.version });
  };
  const merge = mode === 'merge' ? mergeDecision(conflict, choice) : null;
  const { phoneNumber } = conflict;
  const use = (candidateNo: number) => decide({ phoneNumber, decision: 'use_candidate', candidateNo });
  const showAs = (candidateNo: number) => decide({ phoneNumber, decision: 'same_household', candidateNo });
  const enter = (next: Mode, said: string) => {
    if (!canDecide) return;
    setMode(mode === next ? 'look' : next);
    announce(mode === next ? 'Left.' : said);
  };

  const press = (asked: KeyAsk): void => {
    switch (asked.what) {
      case 'candidate': {
        const candidate = conflict.candidates[asked.position - 1];
        if (candidate === undefined) return;
        if (mode === 'merge') setChoice(toggleIncluded(conflict, choice, candidate.candidateNo));
        else if (mode === 'household') showAs(candidate.candidateNo);
        else use(candidate.candidateNo);
        return;
      }
      case 'merge':
        return enter('merge', 'Merge. Choose who is included and where each field comes from. Enter saves.');
      case 'household':
        return enter('household', 'Same household. Press the number of the one the contact is shown as.');
      case 'new':
        return enter('new', 'New person.');
      case 'none':
        return decide({ phoneNumber, decision: 'none' });
      case 'skip':
        return decide({ phoneNumber, decision: 'skip' });
      case 'previous':
        return desk.move(-1);
      case 'next':
        return desk.move(1);
      case 'undo':
        return desk.undoLast();
      case 'alike':
        if (conflict.alike === 0) announce('No other open conflict is similar.');
        else if (canDecide) setIsAlikeOpen(true);
        return;
      case 'help':
        return props.help();
      case 'save':
        return merge === null ? undefined : decide(merge);
      case 'leave':
        return setMode('look');
    }
  };

  const newest = useRef(press);
  newest.current = press;
  // Before the next key can come: one that is pressed at once is for this conflict.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || document.querySelector('dialog[open]') !== null) return;
      const asked = readKey(event, focusOn(event.target), lettersOn.get());
      if (asked === null) return;
      event.preventDefault();
      newest.current(asked);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, []);

  const cards: CardMode =
    mode === 'merge'
      ? { kind: 'merge', choice, change: setChoice }
      : mode === 'household'
        ? { kind: 'household', show: showAs }
        : { kind: 'look', use };
  return (
    <>
      <ConflictHead conflict={conflict} standing={standing} undo={(id) => desk.undo(id)} />
      <div class="conflict">
        <div class="conflict-main">
          {mode === 'household' && (
            <p class="mode-note">
              Same household: different people share this number. Choose whom the contact is shown as.
            </p>
          )}
          <ul class={`candidates ${standing === null ? '' : 'done'}`} aria-label="Candidates">
            {conflict.candidates.map((candidate, index) => (
              <CandidateCard
                key={candidate.candidateNo}
                conflict={conflict}
                candidate={candidate}
                position={index + 1}
                mode={cards}
              />
            ))}
          </ul>
        </div>
        <DecisionBar
          conflict={conflict}
          canDecide={canDecide}
          pressed={mode === 'look' ? null : mode}
          press={(what) => press({ what })}
        />
        <aside class="conflict-side" aria-label="Decision and evidence">
          {mode === 'merge' && (
            <MergePanel
              conflict={conflict}
              choice={choice}
              change={setChoice}
              save={() => press({ what: 'save' })}
              leave={() => setMode('look')}
            />
          )}
          {mode === 'new' && (
            <section class="panel mode" aria-labelledby="new-title">
              <h3 id="new-title">New person for {conflict.phone}</h3>
              <p class="soft">None of the candidates is right, and you know who it is.</p>
              <PersonForm
                id="new"
                isSaving={false}
                problems={[]}
                save={(person) => desk.enter(conflict, person)}
                leave={() => setMode('look')}
              />
            </section>
          )}
          <Evidence conflict={conflict} />
          <MessageList session={session} phoneNumber={phoneNumber} />
        </aside>
      </div>
      {isAlikeOpen && (
        <AlikeDialog
          session={session}
          conflict={conflict}
          first={merge}
          close={() => setIsAlikeOpen(false)}
        />
      )}
    </>
  );
}
