import type {
  ICredentialDataDecryptedObject,
  ICredentialTestRequest,
  ICredentialType,
  IHttpRequestOptions,
  Icon,
  INodeProperties,
} from 'n8n-workflow';

const FORM = 'application/x-www-form-urlencoded';

/** A ResMan integration partner in one account. One pair of ID and key serves both generations of the API. */
export class ResManApi implements ICredentialType {
  name = 'resManApi';

  displayName = 'ResMan API';

  icon: Icon = { light: 'file:resMan.svg', dark: 'file:resMan.dark.svg' };

  documentationUrl = 'https://docs.google.com/document/d/1IkNIR2XizEmRgxLIw2vNbrf2vhE-NPVOH7V842rL-jE/pub';

  properties: INodeProperties[] = [
    {
      displayName: 'Integration Partner ID',
      name: 'partnerId',
      type: 'string',
      default: '',
      required: true,
      description: 'The name of the API user in ResMan, under Admin > Users > API Users',
    },
    {
      displayName: 'API Key',
      name: 'apiKey',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description: 'The password of the API user, behind "Show"',
    },
    {
      displayName: 'Account ID',
      name: 'accountId',
      type: 'string',
      default: '',
      required: true,
      placeholder: 'e.g. 400',
      description: 'The number of your ResMan account; ResMan gives it to the integration partner',
    },
    {
      displayName: 'Base URL',
      name: 'baseUrl',
      type: 'string',
      default: 'https://api.myresman.com',
      required: true,
      description:
        'Of the classic API, which writes prospects. Change it only to reach a sandbox or a proxy.',
    },
    {
      displayName: 'Base URL of the Partners API (v2)',
      name: 'v2BaseUrl',
      type: 'string',
      default: 'https://partners-api.myresman.com',
      required: true,
      description: 'Only for the operations that read from v2. Every one of them is licensed separately.',
    },
    {
      displayName: 'Default Property ID',
      name: 'defaultPropertyId',
      type: 'string',
      default: '',
      description: 'Used where a node names no property',
    },
    {
      displayName: 'Default Employee ID',
      name: 'defaultEmployeeId',
      type: 'string',
      default: '',
      description:
        'The leasing agent of new prospects where a node names none. ResMan takes no new prospect without one.',
    },
    {
      displayName: 'Default Source ID',
      name: 'defaultSourceId',
      type: 'string',
      default: '',
      description:
        'The prospect source of new prospects where a node names none. It has to exist in the property.',
    },
  ];

  /** Form posts (v1) carry partner, key and account as fields; everything else (v2) Basic authentication and a header. */
  authenticate = async (
    credentials: ICredentialDataDecryptedObject,
    request: IHttpRequestOptions,
  ): Promise<IHttpRequestOptions> => {
    const [partner, key, account] = ['partnerId', 'apiKey', 'accountId'].map((name) =>
      String(credentials[name] ?? '').trim(),
    );
    const isForm = Object.entries(request.headers ?? {}).some(
      ([name, value]) => name.toLowerCase() === 'content-type' && value === FORM,
    );
    if (isForm) {
      const given = (request.body ?? {}) as Record<string, string>;
      const body = { ...given, IntegrationPartnerID: partner, ApiKey: key, AccountID: account };
      return { ...request, body };
    }
    const basic = Buffer.from(`${partner}:${key}`, 'utf8').toString('base64');
    return {
      ...request,
      headers: { ...request.headers, Authorization: `Basic ${basic}`, 'ResMan-Account-Id': account },
    };
  };

  test: ICredentialTestRequest = {
    request: {
      baseURL: '={{$credentials.baseUrl.replace(/\\/+$/, "")}}',
      url: '/Account/GetProperties',
      method: 'POST',
      headers: { 'content-type': FORM, accept: 'application/json' },
      body: {},
    },
    rules: [
      {
        type: 'responseSuccessBody',
        properties: {
          key: 'Status',
          value: 'Failed',
          message:
            'ResMan answered, but does not accept the partner ID, key or account ID. Compare them with Admin > Users > API Users.',
        },
      },
      {
        type: 'responseSuccessBody',
        properties: {
          key: 'Status',
          value: 'Error',
          message:
            'ResMan answered, but does not accept the partner ID, key or account ID. Compare them with Admin > Users > API Users.',
        },
      },
    ],
  };
}
