import { useStore } from '../store';
import { announced } from './announce';
import { Icon } from './icon';
import { Text } from './text';
import { dismissToast, toasts } from './toasts';

/** What just happened, and what a screen reader says. Both regions are there from the start, or nothing would be said. */
export function ToastList() {
  const shown = useStore(toasts);
  const said = useStore(announced);
  return (
    <>
      <div class="unseen" role="status" aria-live="polite">
        <span key={said.no}>{said.text}</span>
      </div>
      <div class="toasts" role="region" aria-label="What just happened">
        <div role="status" aria-live="polite">
          {shown.map((toast) => (
            <div key={toast.id} class={`toast ${toast.tone}`}>
              <Icon name={toast.tone === 'bad' ? 'warning' : 'check'} />
              <span class="toast-text">
                <Text>{toast.text}</Text>
              </span>
              {toast.action !== null && (
                <button
                  type="button"
                  onClick={() => {
                    dismissToast(toast.id);
                    toast.action?.run();
                  }}
                >
                  {toast.action.label}
                </button>
              )}
              <button type="button" class="close" aria-label="Close" onClick={() => dismissToast(toast.id)}>
                <Icon name="cross" />
              </button>
            </div>
          ))}
        </div>
      </div>
    </>
  );
}
