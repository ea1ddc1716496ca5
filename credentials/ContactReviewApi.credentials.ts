import type { ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

/** Who may open the review page. Tested by the node Contact Review Trigger. */
export class ContactReviewApi implements ICredentialType {
  name = 'contactReviewApi';

  displayName = 'Contact Review API';

  icon: Icon = { light: 'file:contactReview.svg', dark: 'file:contactReview.dark.svg' };

  documentationUrl =
    'https://github.com/domiq/n8n-nodes-leasing-contacts/blob/main/docs/review-page.md#who-may-open-it';

  properties: INodeProperties[] = [
    {
      displayName:
        'The page shows names, numbers and messages. Signed links always open it; a user name and password, or a secret header that a proxy adds, open it too when they are filled in.',
      name: 'accessNotice',
      type: 'notice',
      default: '',
    },
    {
      displayName: 'Signing Secret',
      name: 'signingSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      required: true,
      description:
        'Signs links and open pages; 32 random characters or more. A new secret ends every link and every page that is open.',
    },
    {
      displayName: 'User',
      name: 'user',
      type: 'string',
      default: '',
      description:
        'Whom the browser asks for (Basic authentication); decisions are recorded under this name. Leave empty for signed links alone.',
    },
    {
      displayName: 'Password',
      name: 'password',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: 'At least 12 characters. Only over https.',
    },
    {
      displayName: 'Header',
      name: 'headerName',
      type: 'string',
      default: '',
      placeholder: 'e.g. X-Review-Key',
      description:
        'A header with a secret, added by a proxy that has checked who it is. Leave empty for none.',
    },
    {
      displayName: 'Header Secret',
      name: 'headerSecret',
      type: 'string',
      typeOptions: { password: true },
      default: '',
      description: 'The secret in that header; at least 12 characters',
    },
    {
      displayName: 'Reviewer Header',
      name: 'reviewerHeader',
      type: 'string',
      default: '',
      placeholder: 'e.g. X-Forwarded-Email',
      description:
        'Where the same proxy writes who it is; believed only beside the right secret. Decisions are recorded under it.',
    },
  ];
}
