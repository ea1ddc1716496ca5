import { useLayoutEffect, useRef } from '../../preact';
import type { ConflictShown } from '../contract';
import { counted } from '../shown/counts';
import { shownDay } from '../shown/dates';
import { Icon } from '../shown/icon';
import { Text } from '../shown/text';
import type { Standing } from './review-state';

function Decided({
  standing,
  undo,
}: {
  readonly standing: Standing;
  readonly undo: (saveId: number) => void;
}) {
  if (standing.kind === 'elsewhere')
    return (
      <p class="standing">
        <Icon name="check" />
        <span>
          <Text>{standing.by ?? 'Somebody else'}</Text> decided this number meanwhile. Go on with Next.
        </span>
      </p>
    );
  return (
    <p class="standing">
      <Icon name={standing.kind === 'putOff' ? 'stop' : 'check'} />
      <span>
        You {standing.kind === 'putOff' ? 'put this off' : 'decided this'}: <Text>{standing.words}</Text>
      </span>
      <button type="button" onClick={() => undo(standing.saveId)}>
        Undo
      </button>
    </p>
  );
}

/** Whose number it is about. The focus comes here with every new conflict, so that it is read out and keys work. */
export function ConflictHead(props: {
  readonly conflict: ConflictShown;
  readonly standing: Standing | null;
  readonly undo: (saveId: number) => void;
}) {
  const { conflict, standing } = props;
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    heading.current?.focus({ preventScroll: true });
    window.scrollTo(0, 0);
  }, [conflict.phoneNumber]);
  return (
    <div class="conflict-head">
      <h2 ref={heading} tabIndex={-1}>
        <span class="unseen">Conflict on </span>
        <Text>{conflict.phone}</Text>
      </h2>
      <p class="soft">
        {counted(conflict.conversations, 'conversation')}
        {conflict.lastActivityAt !== null && `, last activity ${shownDay(conflict.lastActivityAt)}`}
        {`, ${counted(conflict.candidates.length, 'candidate')}`}
        {conflict.isSkipped && ', was put off before'}
      </p>
      {standing !== null && <Decided standing={standing} undo={props.undo} />}
    </div>
  );
}
