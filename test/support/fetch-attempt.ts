import type { Attempt } from '../../clients/http/exchange';

/** One request with fetch, and how it ended, the way a transport has to say it. */
export async function fetchAttempt(
  url: string,
  request: RequestInit,
  timeoutMs: number,
  bodyOf: (text: string) => unknown,
): Promise<Attempt> {
  const signal = AbortSignal.timeout(timeoutMs);
  const response = await fetch(url, { ...request, signal }).catch((error: unknown) =>
    error instanceof Error && error.name === 'TimeoutError' ? 'late' : 'cut',
  );
  if (response === 'late') return { kind: 'lost', reason: 'timeout' };
  if (response === 'cut') return { kind: 'lost', reason: 'connection_lost' };
  const headers = Object.fromEntries(response.headers);
  const body = bodyOf(await response.text());
  return { kind: 'answered', answer: { status: response.status, headers, body } };
}
