import { fromFunction, webhookDescriptionFields } from 'n8n-workflow';
import type { INodeParameters, IWebhookDescription } from 'n8n-workflow';

/** The parameter *Path* where it is empty. */
export const DEFAULT_PATH = 'resman';

// n8n writes these functions out as expressions for the editor, so each says everything itself.
const contacts = ({ path }: INodeParameters) =>
  String(path || 'resman').replace(/^[/]+|[/]+$/g, '') + '/contacts';
const search = ({ path }: INodeParameters) =>
  String(path || 'resman').replace(/^[/]+|[/]+$/g, '') + '/contacts/search';
const contact = ({ path }: INodeParameters) =>
  String(path || 'resman').replace(/^[/]+|[/]+$/g, '') + '/contacts/:contactId';
const contactUpdate = ({ path }: INodeParameters) =>
  String(path || 'resman').replace(/^[/]+|[/]+$/g, '') + '/webhooks/contact-update';

/**
 * One webhook an endpoint. All have the name "default", the only one n8n has for them; method and path tell them apart.
 *
 * n8n puts the node's webhook id before every path. Where a path has a parameter it does so by itself, and only when the path
 * is given as a full one (n8n 2.41, `WebhookService.findDynamicWebhook` counts the parts behind the id).
 */
export const webhooks: IWebhookDescription[] = [
  webhookOf('POST', contacts, false),
  webhookOf('GET', search, false),
  webhookOf('PUT', contact, true),
  webhookOf('POST', contactUpdate, false),
];

function webhookOf(
  httpMethod: 'GET' | 'POST' | 'PUT',
  path: (parameters: INodeParameters) => string,
  isFullPath: boolean,
): IWebhookDescription {
  return {
    name: 'default',
    httpMethod,
    responseMode: 'onReceived',
    isFullPath,
    ...webhookDescriptionFields({ path: fromFunction(path) }),
  };
}
