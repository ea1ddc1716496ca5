import { useLayoutEffect, useState } from '../preact';

/** A value that can be watched. `set` with the same value tells nobody. */
export interface Store<T> {
  readonly get: () => T;
  readonly set: (next: T) => void;
  readonly change: (change: (now: T) => T) => void;
  readonly watch: (watcher: () => void) => () => void;
}

export function createStore<T>(initial: T): Store<T> {
  let now = initial;
  const watchers = new Set<() => void>();
  const set = (next: T) => {
    if (Object.is(next, now)) return;
    now = next;
    for (const watcher of [...watchers]) watcher();
  };
  return {
    get: () => now,
    set,
    change: (change) => set(change(now)),
    watch: (watcher) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
  };
}

/** The store's value; the component is drawn again when it changes. */
export function useStore<T>(store: Store<T>): T {
  const [, setVersion] = useState(0);
  useLayoutEffect(() => {
    setVersion((version) => version + 1);
    return store.watch(() => setVersion((version) => version + 1));
  }, [store]);
  return store.get();
}
