import { createStore } from '../store';

/** What a screen reader says next. The number makes the same words count as new ones. */
export const announced = createStore<{ readonly text: string; readonly no: number }>({ text: '', no: 0 });

/** Says something to people who do not see the page; only what they must know now. */
export function announce(text: string): void {
  announced.change(({ no }) => ({ text, no: no + 1 }));
}
