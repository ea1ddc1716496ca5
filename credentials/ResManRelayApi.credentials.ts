import type { ICredentialType, INodeProperties, Icon } from 'n8n-workflow';
import { proofProperties } from './proof-properties';

/** How the relay that tells about changes in ResMan proves that it is the relay. Tested by the node ResMan Trigger. */
export class ResManRelayApi implements ICredentialType {
  name = 'resManRelayApi';

  displayName = 'ResMan Relay API';

  icon: Icon = { light: 'file:resMan.svg', dark: 'file:resMan.dark.svg' };

  documentationUrl =
    'https://github.com/domiq/n8n-nodes-leasing-contacts/blob/main/docs/triggers.md#resman-trigger';

  properties: INodeProperties[] = proofProperties({
    sender: 'The relay',
    signed: 'time and body',
    signedBytes: 'the timestamp header, a dot and the raw body',
    headers: { secret: 'x-relay-secret', signature: 'x-relay-signature', timestamp: 'x-relay-timestamp' },
  });
}
