import { ApiError, type Answer, type Issue } from '../server/api-error';
import { isDateTime } from '../server/json-schema';
import type { Position, Selection } from '../server/store';
import type { Documents } from './documents';
import { DomIqApiError } from './domiq-error';
import type { ApiRequest, Workspace } from './workspace';

/** Reads a query parameter by parameter and collects what is wrong with it; `finish` reports all of it in one 400. */
export class ListQuery {
  private readonly issues: Issue[] = [];

  constructor(private readonly request: ApiRequest) {}

  /** null when absent; 1 to 100 characters. */
  text(name: string): string | null {
    const value = this.request.query.get(name);
    if (value !== null && (value === '' || value.length > 100))
      this.report(name, 'Expected 1 to 100 characters');
    return value;
  }

  oneOf<Word extends string>(name: string, words: readonly Word[]): Word | null {
    const value = this.request.query.get(name);
    const found = words.find((word) => word === value) ?? null;
    if (value !== null && found === null) this.report(name, `Expected one of ${words.join(', ')}`);
    return found;
  }

  /** As ISO 8601 UTC with milliseconds, so that texts compare as times; null when absent. */
  time(name: string): string | null {
    const value = this.request.query.get(name);
    if (value === null) return null;
    if (isDateTime(value)) return new Date(value).toISOString();
    this.report(name, 'Expected a date-time with an offset');
    return null;
  }

  integer(name: string, maximum: number, otherwise: number): number {
    const text = this.request.query.get(name);
    if (text === null) return otherwise;
    const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
    if (value < 1 || value > maximum) this.report(name, `Expected an integer from 1 to ${maximum}`);
    return value;
  }

  /** @throws {ApiError} 400 with everything that was found */
  finish(): void {
    if (this.issues.length) throw ApiError.invalid(this.issues);
  }

  private report(name: string, message: string): void {
    this.issues.push({ path: `/query/${name}`, message, value: undefined, schema: {} });
  }
}

interface List<K extends 'conversation' | 'message'> {
  readonly kind: K;
  readonly limit: number;
  readonly wanted: Pick<Selection<Documents[K]>, 'orderBy' | 'descending' | 'lookups' | 'accept'>;
}

/** A cursor is bound to the path and to every parameter but the ones that page. */
function scopeOf({ path, query }: ApiRequest): string {
  const filters = [...query].filter(([name]) => name !== 'cursor' && name !== 'limit');
  return JSON.stringify([path, filters.sort()]);
}

/** @throws {DomIqApiError} 400 for a cursor of another list, or one that is too old */
function positionOf({ pageTokens }: Workspace, scope: string, cursor: string): Position {
  const read = pageTokens.tryRead(scope, cursor);
  if (!('refused' in read)) return read;
  throw new DomIqApiError(400, 'invalid_cursor', 'The cursor is of another list, or too old');
}

/** `{data, next_cursor}`. */
export function answerPage<K extends 'conversation' | 'message'>(
  workspace: Workspace,
  request: ApiRequest,
  { kind, limit, wanted }: List<K>,
): Answer {
  const scope = scopeOf(request);
  const cursor = request.query.get('cursor');
  const after = cursor === null ? null : positionOf(workspace, scope, cursor);
  const { items, next } = workspace.store.page(kind, { ...wanted, after, limit });
  const nextCursor = next ? workspace.pageTokens.issue(scope, next) : null;
  return { status: 200, body: { data: items.map(({ value }) => value), next_cursor: nextCursor } };
}
