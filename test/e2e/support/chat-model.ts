import { startReceiver, type Receiver } from './receiver';

/** A message of the conversation, as the model is handed it. */
export interface Heard {
  readonly id: string;
  readonly content: string;
}

/** An answer of POST /v1/chat/completions, as its reference describes it. */
const chatCompletion = (content: string) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1_795_000_000,
  model: 'gpt-5-mini',
  choices: [
    {
      index: 0,
      message: { role: 'assistant', content, refusal: null },
      logprobs: null,
      finish_reason: 'stop',
    },
  ],
  usage: { prompt_tokens: 100, completion_tokens: 50, total_tokens: 150 },
});

/** What the model is asked. */
export interface ChatRequest {
  readonly model: string;
  readonly stream?: boolean;
  readonly messages: readonly { readonly role: string; readonly content: string }[];
}

/** The conversation, which stands at the end of what the model is asked. */
function heardIn(body: string): readonly Heard[] {
  const { messages } = JSON.parse(body) as ChatRequest;
  const prompt = messages[0]?.content ?? '';
  return JSON.parse(prompt.slice(prompt.lastIndexOf('\n\n'))) as Heard[];
}

/** What a model says: a text, an object as JSON, or what it makes of the messages. */
export type Saying = string | object | ((messages: readonly Heard[]) => object);

/** A server with the API that n8n's own node of an OpenAI-compatible chat model calls. */
export interface ChatModel {
  readonly url: string;
  readonly received: Receiver['received'];
  /** What it was asked, in the order of the requests. */
  requests(): readonly ChatRequest[];
  /** Decides what it answers from now on; null: it is away, and answers 500. */
  says(saying: Saying | null): void;
  stop(): Promise<void>;
}

/** Starts a chat model on the loopback address. */
export async function startChatModel(): Promise<ChatModel> {
  let saying: Saying | null = null;
  const receiver = await startReceiver(({ body }) => {
    if (saying === null) return { status: 500, body: { error: { message: 'away', type: 'server_error' } } };
    const said = typeof saying === 'function' ? saying(heardIn(body)) : saying;
    return { body: chatCompletion(typeof said === 'string' ? said : JSON.stringify(said)) };
  });
  return {
    url: receiver.url,
    received: receiver.received,
    requests: () => receiver.received.map(({ body }) => JSON.parse(body) as ChatRequest),
    says: (next) => {
      saying = next;
    },
    stop: () => receiver.stop(),
  };
}
