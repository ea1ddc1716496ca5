import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDomIqSandbox, type Seed, type Settings } from '../../../sandbox/domiq';
import type { ContactContext, Conversation, WebhookDocument } from '../../../sandbox/domiq/documents';
import type { DeliveryDocument } from '../../../sandbox/server/delivery';
import { controlOf, type WantedRule } from '../../support/sandbox-control';

export interface Called<B> {
  readonly status: number;
  readonly body: B;
  readonly text: string;
  readonly headers: Headers;
}

export interface CallOptions {
  readonly body?: unknown;
  /** null sends no Authorization header. */
  readonly key?: string | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error as DomIQ answers it. */
export interface Refused {
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details: readonly { readonly field: string; readonly issue: string }[];
  };
  readonly current?: unknown;
}

export interface SandboxState {
  readonly contexts: readonly ContactContext[];
  readonly conversations: readonly Conversation[];
  readonly messageCount: number;
  readonly deliveries: readonly DeliveryDocument[];
  readonly heldDeliveries: readonly DeliveryDocument[];
}

export interface LoggedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly status: number | null;
}

/** DomIQ over real HTTP on a free loopback port, with the control routes as methods. No rate limit unless set. */
export async function openDomIq(options: { now?: () => number; dataFile?: string } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'domiq-sandbox-'));
  const dataFile = options.dataFile ?? join(folder, 'domiq.sqlite');
  const { url, close } = await startDomIqSandbox({
    port: 0,
    dataFile,
    log: () => undefined,
    ...(options.now && { now: options.now }),
  });

  async function call<B = Refused>(
    method: string,
    path: string,
    given: CallOptions = {},
  ): Promise<Called<B>> {
    const { key = 'test-key', body } = given;
    const response = await fetch(url + path, {
      method,
      headers: {
        ...(key !== null && { authorization: `Bearer ${key}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...given.headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
    const parsed: unknown = text !== '' && isJson && !text.endsWith(':') ? JSON.parse(text) : undefined;
    return { status: response.status, body: parsed as B, text, headers: response.headers };
  }

  const control = controlOf(url);

  const sandbox = {
    url,
    dataFile,
    call,
    control,
    seed: (seed: Seed) => control('POST', 'seed', seed),
    settings: (settings: Partial<Settings> & { acceptedKeys?: string[] | null }) =>
      control('PUT', 'settings', settings),
    misbehave: (rule: WantedRule) => control('POST', 'misbehave', rule),
    state: () => control<SandboxState>('GET', 'state'),
    requests: () => control<LoggedRequest[]>('GET', 'requests'),
    forgetRequests: () => control('DELETE', 'requests'),
    webhook: (webhook: { url: string; secret?: string; events?: string[] }) =>
      control<WebhookDocument>('POST', 'webhooks', webhook),
    /** Everything empty, defaults but no rate limit. */
    async reset() {
      await control('POST', 'reset');
      await control('PUT', 'settings', { rateLimitPerSecond: 0 });
    },
    async close() {
      await close();
      if (options.dataFile === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
  await sandbox.settings({ rateLimitPerSecond: 0 });
  return sandbox;
}

export type OpenDomIq = Awaited<ReturnType<typeof openDomIq>>;
