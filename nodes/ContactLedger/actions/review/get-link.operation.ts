import { NodeOperationError } from 'n8n-workflow';
import { accessFinding, type ReviewCredential } from '../../../ContactReviewTrigger/page-access';
import { signToken } from '../../../ContactReviewTrigger/page-token';
import { onlyOutput, textParameter } from '../each-item';
import type { PlainOperation } from '../operation';
import { positiveNumber } from '../recurring-properties';

const HOUR_MS = 3_600_000;
const LONGEST_REVIEWER = 100;

/** A signed link to the page that Contact Review Trigger serves; it opens for who has it, under the reviewer's name. */
export const getLink: PlainOperation = {
  properties: [
    {
      displayName:
        'Whoever has the link can open the page under the reviewer’s name until it expires. Hand it only to that person.',
      name: 'getLinkNotice',
      type: 'notice',
      default: '',
    },
    {
      displayName: 'Page URL',
      name: 'pageUrl',
      type: 'string',
      required: true,
      default: '',
      placeholder: 'e.g. https://n8n.example.com/webhook/leasing-contacts',
      description: 'The production URL that Contact Review Trigger shows',
    },
    {
      displayName: 'Reviewer',
      name: 'linkReviewer',
      type: 'string',
      required: true,
      default: '',
      placeholder: 'e.g. nathan@example.com',
      description: 'Whom the link is for; decisions are recorded under this name',
    },
    {
      displayName: 'Valid for (Hours)',
      name: 'linkHours',
      type: 'number',
      typeOptions: { minValue: 1, maxValue: 168 },
      default: 12,
      description: 'How long the link opens the page',
    },
  ],
  async execute({ node, clock }) {
    return onlyOutput(node, async (item) => {
      const credential = await node.getCredentials<ReviewCredential & object>('contactReviewApi', item);
      const reviewer = textParameter(node, 'linkReviewer', item)?.slice(0, LONGEST_REVIEWER) ?? '';
      const page = urlOf(textParameter(node, 'pageUrl', item) ?? '');
      const finding = accessFinding(credential);
      const problem =
        finding ??
        (page === null
          ? 'The page URL is no web address.'
          : reviewer === ''
            ? 'The reviewer has no name.'
            : null);
      if (problem !== null || page === null)
        throw new NodeOperationError(node.getNode(), problem ?? '', {
          itemIndex: item,
          description:
            'No link was made. Complete the credential "Contact Review API" and the parameters, then try again.',
        });
      const hours = positiveNumber(node.getNodeParameter('linkHours', item, 12), 12);
      const expiresAtMs = Date.parse(clock.now()) + hours * HOUR_MS;
      const secret = (credential.signingSecret ?? '').trim();
      page.searchParams.set('access', signToken('link', { reviewer, expiresAtMs }, secret));
      return { json: { url: page.href, expiresAt: new Date(expiresAtMs).toISOString() } };
    });
  },
};

function urlOf(text: string): URL | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  return url !== null && /^https?:$/.test(url.protocol) ? url : null;
}
