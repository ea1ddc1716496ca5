import { Icon } from './icon';
import { Text } from './text';

/** What went wrong, and the way to try again. */
export function Problem({ text, retry }: { readonly text: string; readonly retry?: () => void }) {
  return (
    <div class="problem" role="alert">
      <Icon name="warning" />
      <p>
        <Text>{text}</Text>
      </p>
      {retry !== undefined && (
        <button type="button" onClick={retry}>
          Try again
        </button>
      )}
    </div>
  );
}
