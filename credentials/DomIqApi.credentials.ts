import type {
  IAuthenticateGeneric,
  Icon,
  ICredentialTestRequest,
  ICredentialType,
  INodeProperties,
} from 'n8n-workflow';

/** An API key of a DomIQ account, and the secret that its webhooks are signed with. */
export class DomIqApi implements ICredentialType {
  name = 'domIqApi';

  displayName = 'DomIQ API';

  icon: Icon = { light: 'file:domIq.svg', dark: 'file:domIq.dark.svg' };

  documentationUrl = 'https://github.com/domiq/n8n-nodes-leasing-contacts/blob/main/docs/domiq.md';

  properties: INodeProperties[] = [
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: '',
      required: true,
      placeholder: 'e.g. https://domiq.example.com/v1',
      description: 'Where the integration API of your DomIQ answers, up to and including its version',
    },
    {
      displayName: 'API Key',
      name: 'apiKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description: 'Made in DomIQ for this account. Paste it as it is, without "Bearer" in front.',
    },
    {
      displayName: 'Webhook Signing Secret',
      name: 'webhookSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      placeholder: 'e.g. whsec_...',
      description:
        'Only needed to receive events: DomIQ shows it beside the webhook. While it is being changed, enter the old and the new one with a space between them.',
    },
  ];

  authenticate: IAuthenticateGeneric = {
    type: 'generic',
    properties: { headers: { Authorization: '=Bearer {{$credentials.apiKey}}' } },
  };

  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{$credentials.baseUrl.trim().replace(/\\/+$/, "")}}',
      url: '/me',
      method: 'GET',
    },
    rules: [
      {
        type: 'responseCode',
        properties: {
          value: 401,
          message:
            'DomIQ does not accept this API key. Enter a current key of this account, without "Bearer" in front.',
        },
      },
      {
        type: 'responseCode',
        properties: { value: 403, message: 'DomIQ knows this key, but it may not use the integration API.' },
      },
      {
        type: 'responseCode',
        properties: {
          value: 404,
          message:
            'Nothing of DomIQ answers under this base URL. It ends where the paths begin, e.g. https://domiq.example.com/v1.',
        },
      },
      {
        type: 'responseCode',
        properties: {
          value: 429,
          message:
            'DomIQ had too many requests with this key just now. Wait a few seconds and test it again.',
        },
      },
      {
        type: 'responseCode',
        properties: { value: 500, message: 'DomIQ has a fault of its own. Try it again in a few minutes.' },
      },
      {
        type: 'responseCode',
        properties: { value: 502, message: 'A server in front of DomIQ answers, DomIQ itself does not.' },
      },
      {
        type: 'responseCode',
        properties: {
          value: 503,
          message: 'DomIQ is not available just now. Try it again in a few minutes.',
        },
      },
    ],
  };
}
