import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { fits, resolve, type JsonObject } from '../sandbox/domiq/json-schema';

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly operation: JsonObject;
}

interface Content {
  readonly 'application/json': { readonly schema: JsonObject };
}

const METHODS = ['get', 'put', 'post', 'patch', 'delete'];

/** An OpenAPI document of docs/, and what it promises. @param file its name */
export function openApiDocument(file: string) {
  const document = parse(readFileSync(path.join(__dirname, '../../docs', file), 'utf8')) as JsonObject;

  /** Every path and method of the document. */
  const operations: readonly Operation[] = Object.entries(
    document.paths as Readonly<Record<string, Readonly<Record<string, JsonObject>>>>,
  ).flatMap(([route, item]) =>
    Object.entries(item)
      .filter(([method]) => METHODS.includes(method))
      .map(([method, operation]) => ({ method: method.toUpperCase(), path: route, operation })),
  );

  const followed = (part: JsonObject): JsonObject =>
    typeof part.$ref === 'string' ? resolve(document, part.$ref) : part;

  /** What the document says about the answer of an operation with this status. @throws {Error} it says nothing */
  function describedAnswer(method: string, route: string, status: number): JsonObject {
    const found = operations.find((operation) => operation.method === method && operation.path === route);
    const responses = found?.operation.responses as Readonly<Record<string, JsonObject>> | undefined;
    const answer = responses?.[String(status)] ?? responses?.[`${Math.trunc(status / 100)}XX`];
    if (answer) return followed(answer);
    throw new Error(`The document does not say what ${method} ${route} answers with ${status}`);
  }

  return {
    document,
    operations,
    describedAnswer,
    /** True when the named schema of the document takes the value. */
    isSchema: (name: string, value: unknown): boolean =>
      fits(document, resolve(document, `#/components/schemas/${name}`), value),
    /** True when the body is what the document promises for this answer; null stands for none. */
    isPromised(method: string, route: string, status: number, body: unknown): boolean {
      const { content } = describedAnswer(method, route, status) as { content?: Content };
      return content === undefined ? body === null : fits(document, content['application/json'].schema, body);
    },
  };
}
