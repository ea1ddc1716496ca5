import type { INodeProperties } from 'n8n-workflow';

/** What the fields of one credential say in their own words. */
export interface ProofWording {
  /** Who knows the secret, as a sentence begins: "The relay". */
  readonly sender: string;
  /** What is signed, in short. */
  readonly signed: string;
  /** What is signed, byte for byte. */
  readonly signedBytes: string;
  /** The headers as long as nobody names others. */
  readonly headers: { readonly secret: string; readonly signature: string; readonly timestamp: string };
}

/** The fields of a credential with which somebody who calls us proves who they are: a secret in a header, or a signature. */
export const proofProperties = ({
  sender,
  signed,
  signedBytes,
  headers,
}: ProofWording): INodeProperties[] => [
  {
    displayName: 'Proof',
    name: 'proof',
    type: 'options',
    default: 'signature',
    options: [
      {
        name: 'Shared Secret in a Header',
        value: 'sharedSecret',
        description: `${sender} sends the secret itself. Only over https.`,
      },
      {
        name: 'Signature (HMAC-SHA256)',
        value: 'signature',
        description: `${sender} signs ${signed} with the secret; nothing can be changed or sent again later`,
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
    description: 'Accepted too, while the other side changes over to a new secret. Empty it afterwards.',
  },
  {
    displayName: 'Header',
    name: 'headerName',
    type: 'string',
    default: headers.secret,
    displayOptions: { show: { proof: ['sharedSecret'] } },
    description: 'The header that carries the secret, alone or behind "Bearer"',
  },
  {
    displayName: 'Signature Header',
    name: 'signatureHeader',
    type: 'string',
    default: headers.signature,
    displayOptions: { show: { proof: ['signature'] } },
    description: `HMAC-SHA256 over ${signedBytes}`,
  },
  {
    displayName: 'Timestamp Header',
    name: 'timestampHeader',
    type: 'string',
    default: headers.timestamp,
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
