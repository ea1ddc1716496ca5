/** What of a route decides whether it fits. */
export interface Routed {
  readonly method: string;
  /** With `{name}` for a part that varies, e.g. `/v1/contacts/{id}`. */
  readonly path: string;
}

export interface RouteMatch<R> {
  readonly route: R;
  readonly parameters: Readonly<Record<string, string>>;
}

function matchPath(pattern: readonly string[], parts: readonly string[]): Record<string, string> | null {
  if (pattern.length !== parts.length) return null;
  const parameters: Record<string, string> = {};
  for (const [index, expected] of pattern.entries()) {
    const part = parts[index] ?? '';
    if (expected.startsWith('{')) {
      if (part === '') return null;
      try {
        parameters[expected.slice(1, -1)] = decodeURIComponent(part);
      } catch {
        return null;
      }
    } else if (expected !== part) return null;
  }
  return parameters;
}

/** The first route of the table that fits the method and path, or null. A fixed part must stand before a `{…}` one. */
export function findRoute<R extends Routed>(
  routes: readonly R[],
  method: string,
  path: string,
): RouteMatch<R> | null {
  const parts = path.split('/');
  for (const route of routes) {
    if (route.method !== method) continue;
    const parameters = matchPath(route.path.split('/'), parts);
    if (parameters) return { route, parameters };
  }
  return null;
}
