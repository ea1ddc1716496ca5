import { createStore, useStore } from '../store';
import { Dialog } from '../shown/dialog';
import { keyHelp } from './review-keys';

/** Whether single letters and digits decide; somebody who speaks to the computer switches them off. */
export const lettersOn = createStore(true);

export function HelpDialog({ close }: { readonly close: () => void }) {
  const areOn = useStore(lettersOn);
  return (
    <Dialog title="Keys" onClose={close}>
      <dl class="keys">
        {keyHelp.map(([keys, does]) => (
          <div key={keys}>
            <dt>
              <kbd>{keys}</kbd>
            </dt>
            <dd>{does}</dd>
          </div>
        ))}
      </dl>
      <label class="tick">
        <input type="checkbox" checked={areOn} onChange={() => lettersOn.set(!areOn)} />
        <span>Single letters and digits work as keys</span>
      </label>
      <div class="buttons dialog-foot">
        <button type="button" class="main" onClick={close}>
          Close
        </button>
      </div>
    </Dialog>
  );
}
