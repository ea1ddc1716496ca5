import type {
  IAuthenticateGeneric,
  Icon,
  ICredentialTestRequest,
  ICredentialType,
  INodeProperties,
} from 'n8n-workflow';

/** An OpenPhone (Quo) API key. It has no scopes; the rate limit counts per key. */
export class OpenPhoneApi implements ICredentialType {
  name = 'openPhoneApi';

  displayName = 'OpenPhone API';

  icon: Icon = { light: 'file:openPhone.svg', dark: 'file:openPhone.dark.svg' };

  documentationUrl = 'https://www.quo.com/docs/mdx/api-reference/authentication';

  properties: INodeProperties[] = [
    {
      displayName: 'API Key',
      name: 'apiKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description:
        'Made under Settings > API by an owner or admin. Paste it as it is, without "Bearer" in front.',
    },
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: 'https://api.quo.com',
      required: true,
      description: 'Change it only to reach a sandbox or a proxy. Leave out "/v1".',
    },
    {
      displayName: 'Legacy Webhook Secret',
      name: 'legacyWebhookSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description:
        'Only for OpenPhone Trigger, and only for webhooks that were made in the older settings of the app: what "Reveal signing secret" shows there',
    },
  ];

  authenticate: IAuthenticateGeneric = {
    type: 'generic',
    properties: { headers: { Authorization: '={{$credentials.apiKey}}' } },
  };

  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{$credentials.baseUrl.replace(/\\/+(v1\\/*)?$/, "")}}',
      url: '/v1/phone-numbers',
      method: 'GET',
    },
    rules: [
      {
        type: 'responseCode',
        properties: {
          value: 400,
          message: 'OpenPhone does not know this address. The base URL should be https://api.quo.com.',
        },
      },
      {
        type: 'responseCode',
        properties: {
          value: 401,
          message:
            'OpenPhone does not accept this API key. Enter it as OpenPhone shows it, without "Bearer" in front.',
        },
      },
      {
        type: 'responseCode',
        properties: {
          value: 402,
          message:
            'The key is right, but the OpenPhone subscription has expired or does not include the API.',
        },
      },
      {
        type: 'responseCode',
        properties: {
          value: 403,
          message: 'OpenPhone knows this key, but it may not read the phone numbers.',
        },
      },
      {
        type: 'responseCode',
        properties: {
          value: 404,
          message: 'Nothing of OpenPhone answers under this base URL. It should be https://api.quo.com.',
        },
      },
      {
        type: 'responseCode',
        properties: {
          value: 429,
          message:
            'OpenPhone had too many requests with this key just now. Wait a few seconds and test it again.',
        },
      },
    ],
  };
}
