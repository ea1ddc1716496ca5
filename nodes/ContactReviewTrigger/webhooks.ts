import { fromFunction, webhookDescriptionFields } from 'n8n-workflow';
import type { INodeParameters, IWebhookDescription } from 'n8n-workflow';

/** The parameter *Path* where it is empty. */
export const DEFAULT_PATH = 'leasing-contacts';

// n8n writes these functions out as expressions for the editor, so each says everything itself.
const page = ({ path }: INodeParameters) => String(path || 'leasing-contacts').replace(/^[/]+|[/]+$/g, '');
const asks = ({ path }: INodeParameters) =>
  String(path || 'leasing-contacts').replace(/^[/]+|[/]+$/g, '') + '/asks';
const files = ({ path }: INodeParameters) =>
  String(path || 'leasing-contacts').replace(/^[/]+|[/]+$/g, '') + '/files';

/** The page itself, what it asks, and the files it sends. All have the only name that n8n has for webhooks. */
export const webhooks: IWebhookDescription[] = [
  webhookOf('GET', page),
  webhookOf('POST', asks),
  webhookOf('POST', files),
];

function webhookOf(
  httpMethod: 'GET' | 'POST',
  path: (parameters: INodeParameters) => string,
): IWebhookDescription {
  return {
    name: 'default',
    httpMethod,
    responseMode: 'onReceived',
    isFullPath: true,
    ...webhookDescriptionFields({ path: fromFunction(path) }),
  };
}
