import { useState } from '../../preact';
import { shownCount } from './counts';
import { cut, shownText } from './shown-text';

/** So much of a text is shown at once; the rest on demand. */
const FIRST = 240;

/** Untrusted text, kept apart from the direction of what stands around it. */
export function Text({ children }: { readonly children: string }) {
  return <bdi>{shownText(children)}</bdi>;
}

/** Untrusted text of any length. */
export function LongText({ children }: { readonly children: string }) {
  const [isWhole, setIsWhole] = useState(false);
  const text = shownText(children);
  const short = cut(text, FIRST);
  if (short === null) return <bdi>{text}</bdi>;
  return (
    <>
      <bdi>{isWhole ? text : short}</bdi>{' '}
      <button type="button" class="quiet" aria-expanded={isWhole} onClick={() => setIsWhole(!isWhole)}>
        {isWhole ? 'Show less' : `Show all ${shownCount([...text].length)} characters`}
      </button>
    </>
  );
}
