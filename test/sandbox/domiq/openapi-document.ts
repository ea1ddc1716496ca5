import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { fits, resolve, type JsonObject } from './json-schema';

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
}

interface Content {
  readonly 'application/json': { readonly schema: JsonObject };
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

/** docs/domiq.openapi.yaml. */
export const document = parse(
  readFileSync(path.join(__dirname, '../../../docs/domiq.openapi.yaml'), 'utf8'),
) as JsonObject;

/** Every path and method of the document. */
export const operations: readonly Operation[] = Object.entries(
  document.paths as Readonly<Record<string, Readonly<Record<string, JsonObject>>>>,
).flatMap(([route, item]) =>
  Object.entries(item)
    .filter(([method]) => METHODS.includes(method))
    .map(([method, operation]) => ({ method: method.toUpperCase(), path: route, operation })),
);

const followed = (part: JsonObject): JsonObject =>
  typeof part.$ref === 'string' ? resolve(document, part.$ref) : part;

/** True when the named schema of the document takes the value. */
export function isSchema(name: string, value: unknown): boolean {
  return fits(document, resolve(document, `#/components/schemas/${name}`), value);
}

/** What the document says about the answer of an operation with this status. @throws {Error} it says nothing */
export function describedAnswer(method: string, route: string, status: number): JsonObject {
  const found = operations.find((operation) => operation.method === method && operation.path === route);
  const responses = found?.operation.responses as Readonly<Record<string, JsonObject>> | undefined;
  const answer = responses?.[String(status)] ?? responses?.[`${Math.trunc(status / 100)}XX`];
  if (answer) return followed(answer);
  throw new Error(`The document does not say what ${method} ${route} answers with ${status}`);
}

/** True when the body is what the document promises for this answer. */
export function isPromised(method: string, route: string, status: number, body: unknown): boolean {
  const { content } = describedAnswer(method, route, status) as unknown as { content: Content };
  return fits(document, content['application/json'].schema, body);
}

/** True when the event is what the document promises for its type. */
export function isPromisedEvent(event: { readonly type: string }): boolean {
  const webhooks = document.webhooks as Readonly<
    Record<string, { post: { requestBody: { content: Content } } }>
  >;
  const content = webhooks[event.type]?.post.requestBody.content;
  return content !== undefined && fits(document, content['application/json'].schema, event);
}
