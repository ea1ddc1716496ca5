/** What a key asks for on the review screen. */
export type KeyAsk =
  | { readonly what: 'candidate'; readonly position: number }
  | {
      readonly what:
        | 'merge'
        | 'household'
        | 'none'
        | 'new'
        | 'skip'
        | 'previous'
        | 'next'
        | 'undo'
        | 'alike'
        | 'help'
        | 'save'
        | 'leave';
    };

/** The keys as the help lists them. */
export const keyHelp: readonly (readonly [keys: string, does: string])[] = [
  ['1 … 9', 'Use this candidate'],
  ['m', 'Merge: choose field by field'],
  ['h, then 1 … 9', 'Same household, shown as that candidate'],
  ['n', 'None of these'],
  ['e', 'Enter a new person by hand'],
  ['s', 'Skip: put it off'],
  ['a', 'Apply the answer to all similar'],
  ['u or Ctrl+Z', 'Undo the last decision'],
  ['← or k', 'Previous conflict'],
  ['→ or j', 'Next conflict'],
  ['Enter', 'Save the merge'],
  ['Esc', 'Leave the merge, the household, the form'],
  ['?', 'This list'],
];

const LETTERS: Readonly<Record<string, Exclude<KeyAsk['what'], 'candidate'>>> = {
  m: 'merge',
  h: 'household',
  n: 'none',
  e: 'new',
  s: 'skip',
  k: 'previous',
  j: 'next',
  u: 'undo',
  a: 'alike',
  '?': 'help',
};

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'repeat'>;

/** Where the focus is when a key is pressed: what the key does there by itself comes first. */
export type Focus = 'text' | 'radio' | 'pressable' | 'elsewhere';

/**
 * Reads a key. null: it is not for the review. Keys held down count once, or one press would decide many.
 * @param areLettersOn single letters and digits can be switched off, for people who speak to their computer
 */
export function readKey(pressed: Pressed, focus: Focus, areLettersOn: boolean): KeyAsk | null {
  const { key } = pressed;
  if (pressed.altKey || pressed.repeat) return null;
  if (key === 'Escape') return { what: 'leave' };
  if (focus === 'text') return null;
  if (pressed.ctrlKey || pressed.metaKey) return key.toLowerCase() === 'z' ? { what: 'undo' } : null;
  if (key === 'Enter') return focus === 'pressable' ? null : { what: 'save' };
  if (key === 'ArrowLeft' || key === 'ArrowRight')
    return focus === 'radio' ? null : { what: key === 'ArrowLeft' ? 'previous' : 'next' };
  if (!areLettersOn) return null;
  if (/^[1-9]$/.test(key)) return { what: 'candidate', position: Number(key) };
  const what = LETTERS[key.toLowerCase()];
  return what === undefined ? null : { what };
}

/** What kind of place an element is for keys. */
export function focusOn(target: EventTarget | null): Focus {
  if (!(target instanceof Element)) return 'elsewhere';
  const input = target.closest('input, textarea, select');
  if (input instanceof HTMLInputElement && input.type === 'radio') return 'radio';
  if (input instanceof HTMLInputElement && input.type === 'checkbox') return 'elsewhere';
  if (input !== null) return 'text';
  return target.closest('button, a, summary') === null ? 'elsewhere' : 'pressable';
}
