import { sleep } from 'n8n-workflow';

interface OpenWindow {
  deliveries: number;
  readonly close: () => void;
}

/**
 * Deliveries that come close together are handed out by one of them: the first. It waits for the others, and what they stored
 * meanwhile goes into the same execution. A window ends by itself after its time and when there is room, or when it is full.
 */
export class DeliveryWindows {
  private readonly open = new Map<string, OpenWindow>();

  /**
   * Joins the window of a key, or opens one. To be called when the delivery's event is committed.
   * @param windowMs how long the first waits for others
   * @param size how many deliveries fill a window
   * @param hasRoom settles when another batch can be worked on; asked when the time is over
   * @returns at once false for one that joined; for the one that opened it true, when the window has ended. Every event that
   *          was committed by somebody who joined is there to be claimed then.
   */
  async isFirst(
    key: string,
    windowMs: number,
    size: number,
    hasRoom: () => Promise<void> = async () => undefined,
  ): Promise<boolean> {
    const window = this.open.get(key);
    if (window !== undefined) {
      window.deliveries += 1;
      if (window.deliveries >= size) window.close();
      return false;
    }
    if (size > 1 && windowMs > 0) await this.newWindow(key, windowMs, hasRoom);
    return true;
  }

  /** Nobody joins a window that has ended: it is taken out of the map in the same turn. */
  private async newWindow(key: string, windowMs: number, hasRoom: () => Promise<void>): Promise<void> {
    await new Promise<void>((resolve) => {
      const close = () => {
        if (this.open.get(key) === window) this.open.delete(key);
        resolve();
      };
      const window: OpenWindow = { deliveries: 1, close };
      this.open.set(key, window);
      void sleep(windowMs).then(hasRoom).then(close);
    });
  }
}
