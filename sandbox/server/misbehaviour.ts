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

/**
 * What a rule does to a request it matches: answer late, answer an error, cut the line before or after the work, or do
 * nothing and answer an HTML page, an empty body or broken JSON.
 */
export type Action = 'delay' | 'status' | 'drop_before' | 'drop_after' | keyof typeof WRONG_ANSWERS;

export interface MisbehaviourRule {
  readonly match: { readonly method: string | null; readonly path: string };
  /** How many more requests it is applied to. */
  readonly times: number;
  readonly action: Action;
  /** Milliseconds, for `delay`. */
  readonly ms: number;
  /** For `status`, and for the answers that are none of the service's. */
  readonly status: number;
}

/** The answer of a rule that answers in the service's place; null for every other rule. */
export function wrongAnswer({ action, status }: MisbehaviourRule): Answer | null {
  return action in WRONG_ANSWERS
    ? { status, text: WRONG_ANSWERS[action as keyof typeof WRONG_ANSWERS] }
    : null;
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
    action: {
      type: 'string',
      enum: ['delay', 'status', 'drop_before', 'drop_after', ...Object.keys(WRONG_ANSWERS)],
    },
    ms: { type: 'number', minimum: 0, maximum: 600_000 },
    status: { type: 'integer', minimum: 200, maximum: 599 },
  },
};

/** Rules that make the next matching requests go wrong. In memory only: a restart ends them. */
export class Misbehaviour {
  private rules: MisbehaviourRule[] = [];

  /**
   * Adds one rule behind the others. `match.path` is a regular expression over the path with its /v1, without the query;
   * what is left out matches everything; `times` is 1 without it.
   * @throws {ApiError} 400 for a rule that is none; nothing was added
   */
  add(rule: unknown): MisbehaviourRule {
    const issues = findIssues(RULE, rule);
    if (issues.length) throw ApiError.invalid(issues);
    const given = rule as {
      match?: { method?: string; path?: string };
      times?: number;
      action: Action;
      ms?: number;
      status?: number;
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
      action: given.action,
      ms: given.ms ?? 1000,
      status: given.status ?? (given.action in WRONG_ANSWERS ? 200 : 500),
    };
    this.rules.push(complete);
    return complete;
  }

  /** The first rule that matches, used up by one; null when none does. */
  take(method: string, path: string): MisbehaviourRule | null {
    const index = this.rules.findIndex(
      ({ match }) => (match.method === null || match.method === method) && new RegExp(match.path).test(path),
    );
    const rule = this.rules[index];
    if (!rule) return null;
    if (rule.times === 1) this.rules.splice(index, 1);
    else this.rules[index] = { ...rule, times: rule.times - 1 };
    return rule;
  }

  /** The rules that are still to be applied, in order. */
  list(): readonly MisbehaviourRule[] {
    return this.rules;
  }

  clear(): void {
    this.rules = [];
  }
}
