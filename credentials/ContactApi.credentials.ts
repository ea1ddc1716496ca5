import type { ICredentialType, INodeProperties, Icon } from 'n8n-workflow';
import { proofProperties } from './proof-properties';

/** How the chatbot that calls our contact API proves that it is the chatbot. Tested by the node Contact API Trigger. */
export class ContactApi implements ICredentialType {
  name = 'contactApi';

  displayName = 'Contact API';

  icon: Icon = { light: 'file:contactApi.svg', dark: 'file:contactApi.dark.svg' };

  documentationUrl =
    'https://github.com/domiq/n8n-nodes-leasing-contacts/blob/main/docs/contact-api.md#who-may-call';

  properties: INodeProperties[] = proofProperties({
    sender: 'The caller',
    signed: 'time, method, path and body',
    signedBytes:
      'the timestamp header, the method, the path below the base path with its query, and the raw body, with dots between them',
    headers: { secret: 'x-api-key', signature: 'x-contact-signature', timestamp: 'x-contact-timestamp' },
  });
}
