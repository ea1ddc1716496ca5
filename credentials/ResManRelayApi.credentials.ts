import type { ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

/** How the relay that tells about changes in ResMan proves that it is the relay. Tested by the node ResMan Trigger. */
export class ResManRelayApi implements ICredentialType {
  name = 'resManRelayApi';

  displayName = 'ResMan Relay API';

  icon: Icon = { light: 'file:resMan.svg', dark: 'file:resMan.dark.svg' };

  documentationUrl =
    'https://github.com/domiq/n8n-nodes-leasing-contacts/blob/main/docs/triggers.md#resman-trigger';

  properties: INodeProperties[] = [
    {
      displayName: 'Proof',
      name: 'proof',
      type: 'options',
      default: 'signature',
      options: [
        {
          name: 'Shared Secret in a Header',
          value: 'sharedSecret',
          description: 'The relay sends the secret itself. Only over https.',
        },
        {
          name: 'Signature (HMAC-SHA256)',
          value: 'signature',
          description:
            'The relay signs time and body with the secret; nothing can be changed or sent again later',
        },
      ],
    },
    {
      displayName: 'Secret',
      name: 'secret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description: 'The same text on both sides; 32 random characters or more',
    },
    {
      displayName: 'Previous Secret',
      name: 'previousSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: 'Accepted too, while the relay changes over to a new secret. Empty it afterwards.',
    },
    {
      displayName: 'Header',
      name: 'headerName',
      type: 'string',
      default: 'x-relay-secret',
      displayOptions: { show: { proof: ['sharedSecret'] } },
      description: 'The header that carries the secret, alone or behind "Bearer"',
    },
    {
      displayName: 'Signature Header',
      name: 'signatureHeader',
      type: 'string',
      default: 'x-relay-signature',
      displayOptions: { show: { proof: ['signature'] } },
      description: 'HMAC-SHA256 over the timestamp header, a dot and the raw body',
    },
    {
      displayName: 'Timestamp Header',
      name: 'timestampHeader',
      type: 'string',
      default: 'x-relay-timestamp',
      displayOptions: { show: { proof: ['signature'] } },
      description: 'When it was signed: unix seconds, unix milliseconds, or ISO 8601',
    },
    {
      displayName: 'Encoding',
      name: 'encoding',
      type: 'options',
      default: 'hex',
      displayOptions: { show: { proof: ['signature'] } },
      options: [
        { name: 'Base64', value: 'base64' },
        { name: 'Hex', value: 'hex' },
      ],
    },
    {
      displayName: 'Tolerance (Seconds)',
      name: 'toleranceSeconds',
      type: 'number',
      typeOptions: { minValue: 1 },
      default: 300,
      displayOptions: { show: { proof: ['signature'] } },
      description: 'How far the time of signing may lie in the past or in the future',
    },
  ];
}
