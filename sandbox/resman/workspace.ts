import { ApiError } from '../server/api-error';
import type { Store } from '../server/store';
import type { Documents, ProspectDocument, ShownProspect } from './documents';
import type { Settings } from './settings';
import type { Content } from './xml';

/** What handlers work on. `settings` and `now` are read at the moment of use. */
export interface Workspace {
  readonly store: Store<Documents>;
  readonly settings: () => Settings;
  /** Milliseconds since 1970 */
  readonly now: () => number;
  readonly newId: () => string;
}

/** The form fields of a v1 call; names are not case-sensitive. */
export class Fields {
  private readonly values: ReadonlyMap<string, string>;

  constructor(form: URLSearchParams) {
    this.values = new Map([...form].map(([name, value]) => [name.toLowerCase(), value]));
  }

  /** '' when it is not there. */
  get(name: string): string {
    return this.values.get(name.toLowerCase()) ?? '';
  }
}

/** What a v1 method gives: named members in JSON, or the content of `Response` in XML. */
export type V1Result =
  | { readonly kind: 'json'; readonly members: Readonly<Record<string, unknown>> }
  | { readonly kind: 'xml'; readonly response: Content };

/** A business failure: HTTP 200, a `Status` that is not Success, and what was sent repeated under `Response`. */
export class Failure extends ApiError {
  constructor(
    message: string,
    readonly response: Content | undefined = undefined,
  ) {
    super(200, message);
    this.name = 'Failure';
  }
}

/** The present moment as ISO 8601 UTC. */
export function timestamp({ now }: Workspace): string {
  return new Date(now()).toISOString();
}

/** @throws {Failure} */
export function requireProperty({ store }: Workspace, propertyId: string): string {
  if (propertyId === '') throw new Failure('PropertyID is required');
  if (store.get('property', propertyId) === null) throw new Failure('Property could not be found');
  return propertyId;
}

/** What a search shows of a prospect now; null when it does not find them yet. */
export function searchedProspect({ now }: Workspace, prospect: ProspectDocument): ShownProspect | null {
  const { current, updatedAt, before, searchedFrom } = prospect;
  return now() >= searchedFrom ? { state: current, updatedAt } : before;
}

/** The documents of a property, in the order they were made. */
export function ofProperty<K extends 'source' | 'unit' | 'prospect' | 'leasePerson'>(
  { store }: Workspace,
  kind: K,
  propertyId: string,
): Documents[K][] {
  const wanted = { orderBy: 'createdAt', descending: false, after: null, limit: Infinity } as const;
  return store.page(kind, { ...wanted, lookups: [propertyId] }).items;
}
