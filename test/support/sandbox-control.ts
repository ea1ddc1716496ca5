import type { MisbehaviourRule } from '../../sandbox/server/misbehaviour';

/** A rule as a test states it; what is left out takes its default. */
export type WantedRule = Partial<Omit<MisbehaviourRule, 'match'>> & {
  readonly action: MisbehaviourRule['action'];
  readonly match?: { readonly method?: string; readonly path?: string };
};

/** The control routes of a running sandbox: gives `data` of the answer, and throws for an answer that is none. */
export function controlOf(url: string) {
  return async <T>(method: string, route: string, body?: unknown): Promise<T> => {
    const answer = await fetch(`${url}/_sandbox/${route}`, {
      method,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`The sandbox answered ${answer.status} to ${method} ${route}: ${text}`);
    return (text === '' ? undefined : (JSON.parse(text) as { data: T }).data) as T;
  };
}
