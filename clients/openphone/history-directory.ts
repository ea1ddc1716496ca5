import type { DatedOpenPhoneClient } from './dated-client';
import type { DatedConversation } from './dated-schemas';
import { sweptConversations } from './history-lists';
import { sweep } from './history-sweep';
import { conversationsByThread } from './history-threads';
import { openWindow } from './history-window';

/**
 * Which conversation a call belongs to: OpenPhone does not say, and finds no conversation by its participants. All
 * conversations are read once, afterwards only those that have changed since. One directory a key and process.
 */
export class ConversationDirectory {
  private readonly conversations = new Map<string, DatedConversation>();
  private byThread: ReadonlyMap<string, DatedConversation> = new Map();
  private readUpTo: string | undefined;
  private reading: Promise<void> | null = null;

  /** @param now milliseconds since 1970 */
  constructor(private readonly now: () => number) {}

  /**
   * Reads what has changed. Callers at the same time share one reading.
   * @throws {OpenPhoneError} what is known stays known
   */
  async refresh(client: DatedOpenPhoneClient): Promise<void> {
    this.reading ??= this.read(client).finally(() => {
      this.reading = null;
    });
    await this.reading;
  }

  /** The conversation of a thread; null when there is none. */
  conversationIdOf(thread: string | null): string | null {
    return (thread === null ? undefined : this.byThread.get(thread)?.id) ?? null;
  }

  private async read(client: DatedOpenPhoneClient): Promise<void> {
    const window = openWindow({ since: this.readUpTo }, this.now());
    if (window === null) return;
    const { rows, checkpoint } = await sweep(sweptConversations(client), window, Infinity);
    for (const conversation of rows) this.conversations.set(conversation.id, conversation);
    this.byThread = conversationsByThread(this.conversations.values());
    this.readUpTo = checkpoint.nextSince;
  }
}
