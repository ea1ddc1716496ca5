import { readHttpDate } from './times';
import { V2Error } from './v2-error';
import type { Workspace } from './workspace';

/** One call to v2, let in and licensed. */
export interface V2Request {
  readonly query: URLSearchParams;
  /** Parsed JSON; undefined without a body. */
  readonly body: unknown;
}

/** @throws {V2Error} 400 when it is not there */
export function required({ query }: V2Request, name: string): string {
  const value = query.get(name);
  if (value === null || value === '') throw V2Error.missing(name);
  return value;
}

/** The property that is asked about. @throws {V2Error} 400 for none, and for one that is not there */
export function requiredProperty({ store }: Workspace, propertyId: string): string {
  if (store.get('property', propertyId) === null) throw V2Error.badRequest('propertyId is not a property');
  return propertyId;
}

/** Milliseconds since 1970. @throws {V2Error} 400 when it is missing, no RFC 1123 time, or in the future */
export function modifiedSince(workspace: Workspace, request: V2Request): number {
  const at = readHttpDate(required(request, 'modifiedSince'));
  if (at === null || at > workspace.now())
    throw V2Error.badRequest('modifiedSince is not a time in the past');
  return at;
}

/** The days (YYYY-MM-DD) of a pair that goes together; null when neither is there. @throws {V2Error} 400 */
export function dayRange({ query }: V2Request, name: string): { from: string; to: string } | null {
  const [from, to] = [query.get(`${name}From`), query.get(`${name}To`)];
  if (from === null && to === null) return null;
  const isDay = (text: string | null): text is string => text !== null && /^\d{4}-\d\d-\d\d$/.test(text);
  if (isDay(from) && isDay(to)) return { from, to };
  throw V2Error.badRequest(`${name}From and ${name}To go together, as yyyy-MM-dd`);
}

/** A switch of the query; anything but "true" is off. */
export const isOn = ({ query }: V2Request, name: string): boolean =>
  query.get(name)?.toLowerCase() === 'true';
