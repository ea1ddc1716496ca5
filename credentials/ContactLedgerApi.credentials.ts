import type { ICredentialType, INodeProperties, Icon } from 'n8n-workflow';

/** Where the contact ledger is kept when several n8n workers share it. Tested by the node Contact Ledger. */
export class ContactLedgerApi implements ICredentialType {
  name = 'contactLedgerApi';

  displayName = 'Contact Ledger (PostgreSQL) API';

  icon: Icon = { light: 'file:contactLedgerApi.svg', dark: 'file:contactLedgerApi.dark.svg' };

  documentationUrl = 'https://github.com/domiq/n8n-nodes-leasing-contacts#contact-ledger';

  properties: INodeProperties[] = [
    {
      displayName: 'Host',
      name: 'host',
      type: 'string',
      default: 'localhost',
      required: true,
      placeholder: 'e.g. db.example.com',
    },
    {
      displayName: 'Port',
      name: 'port',
      type: 'number',
      default: 5432,
      required: true,
    },
    {
      displayName: 'Database',
      name: 'database',
      type: 'string',
      default: 'contact_ledger',
      required: true,
      description: 'The tables are made in it by the first use; an empty database is best',
    },
    {
      displayName: 'User',
      name: 'user',
      type: 'string',
      default: '',
      required: true,
      description: 'Needs the right to create tables in the database',
    },
    {
      displayName: 'Password',
      name: 'password',
      type: 'string',
      typeOptions: { password: true },
      default: '',
    },
    {
      displayName: 'SSL',
      name: 'ssl',
      type: 'options',
      default: 'disable',
      options: [
        {
          name: 'Disable',
          value: 'disable',
          description: 'Not encrypted; only for a server on a trusted network',
        },
        { name: 'Require', value: 'require', description: 'Encrypted, without checking the certificate' },
        { name: 'Verify', value: 'verify', description: 'Encrypted, with a certificate this machine trusts' },
      ],
    },
  ];
}
