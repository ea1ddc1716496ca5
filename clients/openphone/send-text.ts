import { settle } from '../http/settle';
import type { MessageBody, OpenPhoneClient } from './client';
import { isLost } from './create-contact';
import { UnknownSendError } from './errors';
import type { Message } from './schemas';

/** One text to one number. */
export interface TextToSend {
  /** The workspace's own number, "PN...". */
  readonly phoneNumberId: string;
  /** E.164. */
  readonly to: string;
  readonly text: string;
  /** ISO 8601; from this moment on it is not begun. */
  readonly beginBy?: string;
  /** ISO 8601; if the same text was sent to the number after this moment, it is not sent again. */
  readonly notSentSince?: string;
}

/** A text that OpenPhone has taken. */
export interface SentText {
  readonly message: Message;
  /** answer: OpenPhone said so; read_back: no answer came, but it is listed; earlier: it had been sent before. */
  readonly knownBy: 'answer' | 'read_back' | 'earlier';
}

/** Clocks differ: OpenPhone's may be behind ours by so much. */
const CLOCKS_DIFFER_MS = 5_000;

/**
 * Sends a text at most once. When no answer came (time-out, cut connection, 5xx) the thread is read several times; a text that
 * is there was sent. One that is not is never sent again by itself: it may still be on its way.
 * @throws {UnknownSendError} it is not known whether it was sent
 * @throws {OpenPhoneError} nothing was sent
 */
export async function sendText(
  client: OpenPhoneClient,
  wanted: TextToSend,
  time: {
    readonly now: () => number;
    readonly sleep: (ms: number) => Promise<void>;
    /** Before each look, in milliseconds. */
    readonly pausesMs: readonly number[];
  },
): Promise<SentText> {
  if (wanted.notSentSince !== undefined) {
    const message = await findSent(client, wanted, Date.parse(wanted.notSentSince));
    if (message) return { message, knownBy: 'earlier' };
  }
  const startedMs = time.now() - CLOCKS_DIFFER_MS;
  const body: MessageBody = { content: wanted.text, from: wanted.phoneNumberId, to: [wanted.to] };
  const done = await settle(client.sendMessage(body, wanted.beginBy));
  if (done.ok) return { message: done.value, knownBy: 'answer' };
  if (!isLost(done.error)) throw done.error;
  for (const pause of time.pausesMs) {
    await time.sleep(pause);
    const looked = await settle(findSent(client, wanted, startedMs));
    if (looked.ok && looked.value) return { message: looked.value, knownBy: 'read_back' };
  }
  throw new UnknownSendError({ cause: done.error });
}

/** The same words, to the number, after the moment. */
async function findSent(
  client: OpenPhoneClient,
  { phoneNumberId, to, text }: TextToSend,
  afterMs: number,
): Promise<Message | null> {
  const createdAfter = new Date(afterMs).toISOString();
  for await (const messages of client.messages({ phoneNumberId, participants: [to], createdAfter })) {
    const found = messages.find((message) => message.direction === 'outgoing' && message.text === text);
    if (found) return found;
  }
  return null;
}
