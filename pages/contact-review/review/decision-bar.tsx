import type { ConflictShown } from '../contract';
import { shownCount } from '../shown/counts';
import type { KeyAsk } from './review-keys';

type Press = Exclude<KeyAsk['what'], 'candidate'>;

const DECIDING = [
  ['merge', 'Merge', 'm'],
  ['household', 'Same household', 'h'],
  ['none', 'None of these', 'n'],
  ['new', 'New person', 'e'],
  ['skip', 'Skip', 's'],
] as const satisfies readonly (readonly [Press, string, string])[];

const MOVING = [
  ['previous', 'Previous', '←'],
  ['next', 'Next', '→'],
  ['undo', 'Undo', 'u'],
] as const satisfies readonly (readonly [Press, string, string])[];

/** Everything that can be done with the conflict as a whole, each with its key. */
export function DecisionBar(props: {
  readonly conflict: ConflictShown;
  readonly canDecide: boolean;
  readonly pressed: Press | null;
  readonly press: (what: Press) => void;
}) {
  const { conflict, press } = props;
  return (
    <div class="decision-bar" role="toolbar" aria-label="Decide or move on">
      <div class="buttons">
        {DECIDING.map(([what, label, key]) => (
          <button
            key={what}
            type="button"
            disabled={!props.canDecide}
            aria-pressed={
              what === 'merge' || what === 'household' || what === 'new' ? props.pressed === what : undefined
            }
            onClick={() => press(what)}
          >
            {label} <kbd aria-hidden="true">{key}</kbd>
          </button>
        ))}
        <button
          type="button"
          disabled={!props.canDecide || conflict.alike === 0}
          onClick={() => press('alike')}
        >
          Apply to all similar ({shownCount(conflict.alike)}) <kbd aria-hidden="true">a</kbd>
        </button>
      </div>
      <div class="buttons moving">
        {MOVING.map(([what, label, key]) => (
          <button key={what} type="button" onClick={() => press(what)}>
            {label} <kbd aria-hidden="true">{key}</kbd>
          </button>
        ))}
      </div>
    </div>
  );
}
