import { useStore } from '../store';
import type { Session } from '../session';
import { counted } from '../shown/counts';
import { Icon } from '../shown/icon';
import { Text } from '../shown/text';

/** Decisions that could not be told yet: they are kept here, tried again, and named. Not there while all is well. */
export function NotSavedBar({ session }: { readonly session: Session }) {
  const { saves, stuck, isSending } = useStore(session.desk.queue.state);
  if (stuck === null || saves.length === 0) return null;
  return (
    <section class="not-saved" aria-label="Not saved yet">
      <div class="not-saved-head" role="alert">
        <Icon name="warning" />
        <p>
          <strong>{counted(saves.length, 'decision')} not saved yet.</strong> {stuck} Keep this page open.
        </p>
        <button type="button" disabled={isSending} onClick={() => session.desk.queue.retry()}>
          {isSending ? 'Trying …' : 'Save now'}
        </button>
      </div>
      <details>
        <summary>Which ones</summary>
        <ul>
          {saves.map(({ id, words }) => (
            <li key={id}>
              <Text>{words}</Text>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
