import { createStore } from '../store';

export interface Toast {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'bad';
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

const STAYS_MS = 9_000;
const AT_MOST = 3;

export const toasts = createStore<readonly Toast[]>([]);
let lastId = 0;

export function dismissToast(id: number): void {
  toasts.change((shown) => shown.filter((toast) => toast.id !== id));
}

/** Tells what happened for a while, the newest in the place of the one before; what went wrong stays until it is closed. What is told can be undone elsewhere too. */
export function showToast(text: string, options: Partial<Pick<Toast, 'tone' | 'action'>> = {}): number {
  const toast = { id: (lastId += 1), text, tone: options.tone ?? 'plain', action: options.action ?? null };
  toasts.change((shown) => [...shown.filter(({ tone }) => tone === 'bad'), toast].slice(-AT_MOST));
  if (toast.tone === 'plain') window.setTimeout(() => dismissToast(toast.id), STAYS_MS);
  return toast.id;
}
