import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { connectWebhooks } from '../transport/webhooks';

/** The webhooks of the workspace by label and host. An error shows; it never looks like an empty list. */
export async function searchWebhooks(
  this: ILoadOptionsFunctions,
  filter = '',
): Promise<INodeListSearchResult> {
  const { webhooks } = await connectWebhooks(this);
  const wanted = filter.trim().toLowerCase();
  return {
    results: (await webhooks.list())
      .filter(({ id, url, label }) => [id, url, label].join('\n').toLowerCase().includes(wanted))
      .map(({ id, url, label }) => ({ name: [label ?? id, url].join(' → '), value: id })),
  };
}
