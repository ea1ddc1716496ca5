import { openApiDocument } from '../../support/openapi-document';
import { fits, type JsonObject } from './json-schema';

interface Content {
  readonly 'application/json': { readonly schema: JsonObject };
}

/** docs/domiq.openapi.yaml. */
export const { document, operations, describedAnswer, isPromised, isSchema } =
  openApiDocument('domiq.openapi.yaml');

/** True when the event is what the document promises for its type. */
export function isPromisedEvent(event: { readonly type: string }): boolean {
  const webhooks = document.webhooks as Readonly<
    Record<string, { post: { requestBody: { content: Content } } }>
  >;
  const content = webhooks[event.type]?.post.requestBody.content;
  return content !== undefined && fits(document, content['application/json'].schema, event);
}
