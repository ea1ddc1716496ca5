import { AskError, isPassing, messageOf } from '../api/ask';
import { createStore } from '../store';

const RETRY_MS = 5_000;

/** Something that is to be told to the server, in its turn. */
export interface Save {
  readonly id: number;
  /** For the list of what is not saved yet. */
  readonly words: string;
  /** What the server has not counted yet: how many fewer are open, how many more are put off. */
  readonly open: number;
  readonly putOff: number;
  /** Tells the server. Throws AskError when there was no answer. */
  readonly run: () => Promise<void>;
  /** The server said no: what was shown before is to be put right. */
  readonly onRefused: (message: string) => void;
}

export interface QueueState {
  readonly saves: readonly Save[];
  /** The first is on its way. */
  readonly isSending: boolean;
  /** Why nothing goes out at the moment; null when all is well. */
  readonly stuck: string | null;
}

/**
 * Tells the server what was decided, one after the other, in order. What cannot be told now is kept and tried again:
 * every few seconds, when the network is back, and when asked to. Nothing is dropped but what the server refuses.
 */
export class SaveQueue {
  readonly state = createStore<QueueState>({ saves: [], isSending: false, stuck: null });
  private timer: number | undefined;

  constructor() {
    window.addEventListener('online', () => this.retry());
    window.addEventListener('beforeunload', (event) => {
      if (this.state.get().saves.length > 0) event.preventDefault();
    });
  }

  add(save: Save): void {
    this.state.change((now) => ({ ...now, saves: [...now.saves, save] }));
    if (this.state.get().stuck === null) void this.work();
  }

  /** Takes back what has not begun to be told. False when it is too late for that. */
  remove(id: number): boolean {
    const { saves, isSending } = this.state.get();
    const index = saves.findIndex((save) => save.id === id);
    // One that was tried may have arrived although no answer came back: only an undo takes that back.
    if (index < (isSending || this.state.get().stuck !== null ? 1 : 0)) return false;
    this.state.change((now) => ({ ...now, saves: now.saves.filter((save) => save.id !== id) }));
    return true;
  }

  /** The server's own count has it now, although there is still something to put right. */
  counted(id: number): void {
    this.state.change((now) => ({
      ...now,
      saves: now.saves.map((save) => (save.id === id ? { ...save, open: 0, putOff: 0 } : save)),
    }));
  }

  retry(): void {
    window.clearTimeout(this.timer);
    void this.work();
  }

  private async work(): Promise<void> {
    if (this.state.get().isSending) return;
    for (let save = this.state.get().saves[0]; save !== undefined; save = this.state.get().saves[0]) {
      this.state.change((now) => ({ ...now, isSending: true }));
      try {
        await save.run();
      } catch (error) {
        if (isPassing(error) || (error instanceof AskError && error.failure === 'expired')) {
          this.state.change((now) => ({ ...now, isSending: false, stuck: messageOf(error) }));
          if (isPassing(error)) this.timer = window.setTimeout(() => this.retry(), RETRY_MS);
          return;
        }
        save.onRefused(messageOf(error));
      }
      this.state.change(({ saves }) => ({ saves: saves.slice(1), isSending: false, stuck: null }));
    }
  }
}
