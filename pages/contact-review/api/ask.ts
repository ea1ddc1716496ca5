import type { Ask, PageAnswers, PageProblem, PageRequest } from '../contract';
import type { PageSettings } from '../page-settings';

/**
 * Why there is no answer.
 * - network: nobody knows whether it was done; asking again is safe.
 * - expired: the page's token is not taken any more.
 * - refused: the server said what is wrong; asking again gives the same.
 * - broken: the server failed; asking again may help.
 */
export type AskFailure = 'network' | 'expired' | 'refused' | 'broken';

export class AskError extends Error {
  constructor(
    readonly failure: AskFailure,
    message: string,
    readonly code: string | null = null,
  ) {
    super(message);
    this.name = 'AskError';
  }
}

export const EXPIRED = 'This page has expired. Open it again from n8n.';
export const NO_ANSWER = 'The server does not answer. What you see is kept; nothing is lost.';

/** What to show of an error, whatever was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Whether asking once more can help. */
export function isPassing(error: unknown): boolean {
  return error instanceof AskError && (error.failure === 'network' || error.failure === 'broken');
}

/** undefined for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads a refusal. Anything that is not the server's own problem, e.g. a proxy's page, is told by its status. */
export function problemOf(status: number, body: string): AskError {
  if (status === 401) return new AskError('expired', EXPIRED, 'expired');
  const failure = status >= 500 ? 'broken' : 'refused';
  const { error, message } = (parseJson(body) ?? {}) as Partial<PageProblem>;
  if (typeof message === 'string') return new AskError(failure, message, error ?? null);
  return new AskError(failure, `The server refused this (status ${status}). Nothing was changed. Try again.`);
}

/** Asks the server one thing; each ask has an answer of its own. */
export type AskServer = <A extends Ask>(request: Extract<PageRequest, { ask: A }>) => Promise<PageAnswers[A]>;

/** Asks over HTTP with the page's token. @throws AskError always, whatever went wrong. */
export function askServer(settings: PageSettings): AskServer {
  return async <A extends Ask>(request: Extract<PageRequest, { ask: A }>): Promise<PageAnswers[A]> => {
    const answer = await fetch(settings.apiUrl, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${settings.token}` },
      body: JSON.stringify(request),
    })
      .then(async (response) => ({ status: response.status, body: await response.text() }))
      .catch(() => null);
    if (answer === null) throw new AskError('network', NO_ANSWER);
    if (answer.status !== 200) throw problemOf(answer.status, answer.body);
    const parsed = parseJson(answer.body);
    if (parsed === undefined)
      throw new AskError('broken', 'The server answered something this page does not understand. Try again.');
    return parsed as PageAnswers[A];
  };
}
