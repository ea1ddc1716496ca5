import { rmSync } from 'node:fs';
import { ContactReviewApi } from '../../../credentials/ContactReviewApi.credentials';
import { OpenPhoneApi } from '../../../credentials/OpenPhoneApi.credentials';
import { defaultLedgerFile, openLedger, type Ledger } from '../../../ledger';
import { ContactReviewTrigger } from '../../../nodes/ContactReviewTrigger/ContactReviewTrigger.node';
import type { ReviewCredential } from '../../../nodes/ContactReviewTrigger/page-access';
import { signToken } from '../../../nodes/ContactReviewTrigger/page-token';
import { startBinaryData } from '../../support/binary';
import { hostTrigger, type TriggerHost } from '../../support/trigger-host';

export const SECRET = 'a text that only this n8n knows, long enough';
export const PASSWORD = 'twelve characters';

export interface ServedPage {
  readonly host: TriggerHost;
  readonly pageUrl: string;
  readonly ledger: () => Promise<Ledger>;
  /** A signed link as the form hands it out. */
  readonly linkFor: (reviewer: string, forMs?: number) => string;
  /** Asks as an open page of this reviewer does. */
  readonly ask: (reviewer: string, request: unknown) => Promise<{ status: number; body: unknown }>;
  readonly send: (
    reviewer: string,
    name: string,
    bytes: string,
  ) => Promise<{ status: number; body: unknown }>;
  readonly close: () => Promise<void>;
}

/** The trigger behind real HTTP, over a new ledger in n8n's own folder. */
export async function servedPage(
  credential: ReviewCredential = {},
  openPhoneUrl: string | null = null,
): Promise<ServedPage> {
  const file = defaultLedgerFile(process.env);
  for (const end of ['', '-wal', '-shm']) rmSync(`${file}${end}`, { force: true });
  await startBinaryData();
  const host = await hostTrigger({
    node: new ContactReviewTrigger(),
    parameters: {
      path: 'leasing-contacts',
      messagesFrom: openPhoneUrl === null ? 'ledger' : 'openPhone',
    },
    credentials: {
      contactReviewApi: {
        data: { signingSecret: SECRET, user: 'reviewer', password: PASSWORD, ...credential },
        type: new ContactReviewApi(),
      },
      openPhoneApi: { data: { apiKey: 'key', baseUrl: openPhoneUrl ?? '' }, type: new OpenPhoneApi() },
    },
  });
  const pageUrl = host.urlOf('live', 'leasing-contacts');
  const ledger = () => openLedger({ kind: 'sqlite', file });
  const tokenOf = (reviewer: string, use: 'link' | 'page', forMs = 60_000) =>
    signToken(use, { reviewer, expiresAtMs: Date.now() + forMs }, SECRET);
  const post = async (url: string, reviewer: string, type: string, body: string) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': type, authorization: `Bearer ${tokenOf(reviewer, 'page')}` },
      body,
    });
    return { status: answer.status, body: (await answer.json()) as unknown };
  };
  return {
    host,
    pageUrl,
    ledger,
    linkFor: (reviewer, forMs) => `${pageUrl}?access=${tokenOf(reviewer, 'link', forMs)}`,
    ask: (reviewer, request) =>
      post(`${pageUrl}/asks`, reviewer, 'application/json', JSON.stringify(request)),
    send: (reviewer, name, bytes) =>
      post(
        `${pageUrl}/files?name=${encodeURIComponent(name)}&source=csv`,
        reviewer,
        'application/octet-stream',
        bytes,
      ),
    async close() {
      await host.close();
      await (await ledger()).close();
    },
  };
}
