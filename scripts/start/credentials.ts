import type { CredentialToImport } from '../n8n/provision';
import type { Secrets } from './home';
import type { SandboxService } from './sandbox';

/** The ids that the workflows refer to; a person fills credentials of the same ids when there is no sandbox. */
export const credentialIds = {
  bootstrap: 'lcBootstrapKey01',
  openPhone: 'lcOpenPhone00001',
  resMan: 'lcResMan00000001',
  resManRelay: 'lcResManRelay001',
  domIq: 'lcDomIq000000001',
  contactApi: 'lcContactApi0001',
  analytics: 'lcAnalytics00001',
  contactReview: 'lcContactReview1',
} as const;

/** Who opens the page of metrics. */
export const ANALYTICS_USER = 'analytics';
/** Who opens the review page without a link. */
export const REVIEW_USER = 'reviewer';

/**
 * Every credential that the workflows name. With sandboxes they hold the sandboxes' addresses and keys; without, no key, for a
 * person to fill in. What is left out has the credential's own default, such as the vendor's address.
 * @param urlOf null when there are no sandboxes
 */
export function credentialsFor(
  secrets: Secrets,
  urlOf: ((service: SandboxService) => string) | null,
): CredentialToImport[] {
  return [
    {
      id: credentialIds.bootstrap,
      name: 'Bootstrap Key',
      type: 'httpHeaderAuth',
      // Made for this home, the same with and without sandboxes.
      data: { name: 'X-Leasing-Contacts-Key', value: secrets.bootstrapKey },
    },
    {
      id: credentialIds.openPhone,
      name: 'OpenPhone',
      type: 'openPhoneApi',
      // Word for word as earlier versions had it: anything else would be imported over the key that a person has entered.
      data: urlOf
        ? { apiKey: secrets.openPhoneKey, baseUrl: urlOf('openphone') }
        : { apiKey: '', baseUrl: 'https://api.quo.com' },
    },
    {
      id: credentialIds.resMan,
      name: 'ResMan',
      type: 'resManApi',
      data: urlOf ? sandboxResMan(secrets, urlOf('resman')) : {},
    },
    {
      id: credentialIds.resManRelay,
      name: 'ResMan Relay',
      type: 'resManRelayApi',
      data: urlOf ? { secret: secrets.relaySecret } : {},
    },
    {
      id: credentialIds.contactApi,
      name: 'Contact API',
      type: 'contactApi',
      // Made for this home, like the bootstrap's: it is our own address that it opens.
      data: { proof: 'sharedSecret', secret: secrets.contactApiSecret },
    },
    {
      id: credentialIds.analytics,
      name: 'Analytics Page',
      type: 'httpBasicAuth',
      data: { user: ANALYTICS_USER, password: secrets.analyticsPassword },
    },
    {
      id: credentialIds.contactReview,
      name: 'Contact Review Page',
      type: 'contactReviewApi',
      data: { signingSecret: secrets.reviewSecret, user: REVIEW_USER, password: secrets.reviewPassword },
    },
    {
      id: credentialIds.domIq,
      name: 'DomIQ',
      type: 'domIqApi',
      data: urlOf
        ? { baseUrl: urlOf('domiq'), apiKey: secrets.domIqKey, webhookSecret: secrets.domIqWebhookSecret }
        : {},
    },
  ];
}

/** The property, employee and source are those of samples/resman.json; the account is the sandbox's. */
function sandboxResMan({ resManKey }: Secrets, url: string): Record<string, string> {
  const [partnerId = '', apiKey = ''] = resManKey.split(':');
  return {
    partnerId,
    apiKey,
    accountId: '400',
    baseUrl: url,
    v2BaseUrl: url,
    defaultPropertyId: 'harbor-lofts',
    defaultEmployeeId: 'dana',
    defaultSourceId: 'harbor-website-chat',
  };
}
