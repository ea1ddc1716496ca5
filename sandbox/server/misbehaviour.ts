import { ApiError, type Answer } from './api-error';
import { findIssues, type Schema } from './json-schema';

/** Answers that a proxy, not the service, would give, or that broke on the way. */
const WRONG_ANSWERS = {
  html: {
    contentType: 'text/html; charset=utf-8',
    content: '<html><body><h1>Bad gateway</h1></body></html>',
  },
  empty: { contentType: 'application/json; charset=utf-8', content: '' },
  malformed: { contentType: 'application/json; charset=utf-8', content: '{"data":[{"id":' },
} as const;

const ACTIONS = ['delay', 'status', 'drop_before', 'drop_after', 'cut_short'] as const;

/**
 * What a rule does to a request it matches: answer late, answer an error, cut the line before or after the work, do the work
 * and answer the first half of its answer only, or do nothing and answer an HTML page, an empty body or broken data.
 */
export type Action = (typeof ACTIONS)[number] | keyof typeof WRONG_ANSWERS;

export interface MisbehaviourRule {
  readonly match: { readonly method: string | null; readonly path: string };
  /** How many more requests it is applied to. */
  readonly times: number;
  /** It is applied to each n-th request it matches: 1 to all, 3 to the third, sixth ... */
  readonly every: number;
  readonly action: Action;
  /** Milliseconds, for `delay`. */
  readonly ms: number;
  /** For `status`, and for the answers that are none of the service's. */
  readonly status: number;
  /** What a `status` says in `Retry-After`, as a gateway in front of the service may. */
  readonly retryAfterSeconds?: number;
}

/**
 * The answer of a rule that answers in the service's place; null for every other rule.
 * @param malformed what `malformed` answers, for a service that does not answer JSON only
 */
export function wrongAnswer(
  { action, status }: MisbehaviourRule,
  malformed: NonNullable<Answer['text']> = WRONG_ANSWERS.malformed,
): Answer | null {
  if (!isWrongAnswer(action)) return null;
  return { status, text: action === 'malformed' ? malformed : WRONG_ANSWERS[action] };
}

const isWrongAnswer = (action: Action): action is keyof typeof WRONG_ANSWERS =>
  Object.hasOwn(WRONG_ANSWERS, action);

/** An answer with what a rule adds to it. */
export function withRetryAfter(answer: Answer, rule: MisbehaviourRule | null): Answer {
  const { retryAfterSeconds } = rule ?? {};
  if (rule?.action !== 'status' || retryAfterSeconds === undefined) return answer;
  return { ...answer, headers: { ...answer.headers, 'retry-after': String(retryAfterSeconds) } };
}

/** The first half of an answer, with its status. */
export function cutShort({ status, body, text }: Answer): Answer {
  const whole = text?.content ?? JSON.stringify(body ?? '');
  const contentType = text?.contentType ?? 'application/json; charset=utf-8';
  return { status, text: { contentType, content: whole.slice(0, Math.floor(whole.length / 2)) } };
}

const RULE: Schema = {
  type: 'object',
  required: ['action'],
  additionalProperties: false,
  properties: {
    match: {
      type: 'object',
      additionalProperties: false,
      properties: { method: { type: 'string', minLength: 1 }, path: { type: 'string' } },
    },
    times: { type: 'integer', minimum: 1 },
    every: { type: 'integer', minimum: 1 },
    action: {
      type: 'string',
      enum: [...ACTIONS, ...Object.keys(WRONG_ANSWERS)],
    },
    ms: { type: 'number', minimum: 0, maximum: 600_000 },
    status: { type: 'integer', minimum: 200, maximum: 599 },
    retryAfterSeconds: { type: 'integer', minimum: 0, maximum: 999_999 },
  },
};

/** Rules that make the next matching requests go wrong. In memory only: a restart ends them. */
export class Misbehaviour {
  private rules: { rule: MisbehaviourRule; matched: number }[] = [];

  /**
   * Adds one rule behind the others. `match.path` is a regular expression over the path with its /v1, without the query;
   * what is left out matches everything; `times` and `every` are 1 without it.
   * @throws {ApiError} 400 for a rule that is none; nothing was added
   */
  add(rule: unknown): MisbehaviourRule {
    const issues = findIssues(RULE, rule);
    if (issues.length) throw ApiError.invalid(issues);
    const given = rule as {
      match?: { method?: string; path?: string };
      times?: number;
      every?: number;
      action: Action;
      ms?: number;
      status?: number;
      retryAfterSeconds?: number;
    };
    if (given.action === 'status' && given.status !== undefined && given.status < 400)
      throw ApiError.invalid([
        {
          path: '/status',
          message: 'Expected integer to be greater or equal to 400',
          value: given.status,
          schema: { type: 'integer', minimum: 400 },
        },
      ]);
    const path = given.match?.path ?? '';
    try {
      new RegExp(path);
    } catch {
      throw ApiError.invalid([
        {
          path: '/match/path',
          message: 'Expected a regular expression',
          value: path,
          schema: { type: 'string' },
        },
      ]);
    }
    const complete: MisbehaviourRule = {
      match: { method: given.match?.method?.toUpperCase() ?? null, path },
      times: given.times ?? 1,
      every: given.every ?? 1,
      action: given.action,
      ms: given.ms ?? 1000,
      status: given.status ?? (isWrongAnswer(given.action) ? 200 : 500),
      ...(given.retryAfterSeconds !== undefined && { retryAfterSeconds: given.retryAfterSeconds }),
    };
    this.rules.push({ rule: complete, matched: 0 });
    return complete;
  }

  /** The first rule that matches and whose turn it is, used up by one; null when none does. */
  take(method: string, path: string): MisbehaviourRule | null {
    for (const [index, kept] of this.rules.entries()) {
      const { rule } = kept;
      const { match, every, times } = rule;
      if ((match.method !== null && match.method !== method) || !new RegExp(match.path).test(path)) continue;
      kept.matched += 1;
      if (kept.matched % every !== 0) continue;
      if (times === 1) this.rules.splice(index, 1);
      else kept.rule = { ...rule, times: times - 1 };
      return rule;
    }
    return null;
  }

  /** The rules that are still to be applied, in order. */
  list(): readonly MisbehaviourRule[] {
    return this.rules.map(({ rule }) => rule);
  }

  clear(): void {
    this.rules = [];
  }
}
