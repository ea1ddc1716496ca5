import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startSandbox } from '../../sandbox/openphone/start-sandbox';
import type { Settings } from '../../sandbox/openphone/settings';
import type { Seed } from '../../sandbox/openphone/seed-shape';

export interface CallOptions {
  readonly body?: unknown;
  /** Sent as it is; null sends no Authorization header. */
  readonly authorization?: string | null;
  /** The Quo-Api-Version header; by default sent on dated paths only, null sends none. */
  readonly version?: string | null;
  readonly headers?: Record<string, string>;
}

export interface Called<B> {
  readonly status: number;
  readonly text: string;
  readonly body: B;
  readonly headers: Headers;
}

/** A dated or v1 answer as far as the tests look into it. */
export interface AnyAnswer {
  readonly data?: unknown;
  readonly nextPageToken?: string | null;
  readonly nextCursor?: string | null;
  readonly totalItems?: number;
  readonly error?: { readonly message: string; readonly key: string; readonly trace: string };
  readonly title?: string;
  readonly message?: string;
  readonly code?: string;
  readonly status?: number;
  readonly docs?: string;
  readonly trace?: string;
  readonly description?: string;
  readonly errors?: readonly {
    readonly path: string;
    readonly message: string;
    readonly value?: unknown;
    readonly schema: unknown;
  }[];
}

export interface V1Contact {
  readonly id: string;
  readonly externalId: string | null;
  readonly source: string | null;
  readonly sourceUrl: string | null;
  readonly defaultFields: {
    readonly firstName: string | null;
    readonly lastName: string | null;
    readonly company: string | null;
    readonly role: string | null;
    readonly emails: readonly { readonly id: string; readonly name: string | null; readonly value: string }[];
    readonly phoneNumbers: readonly {
      readonly id: string;
      readonly name: string | null;
      readonly value: string;
    }[];
  };
  readonly customFields: readonly {
    readonly id: string;
    readonly key: string;
    readonly name: string;
    readonly type: string;
    readonly value: unknown;
  }[];
  readonly createdAt: string;
  readonly updatedAt: string;
  readonly createdByUserId: string;
}

/** A running sandbox and a client for it, on a folder of its own. */
export interface Running {
  readonly url: string;
  readonly dataFile: string;
  call<B = AnyAnswer>(method: string, path: string, options?: CallOptions): Promise<Called<B>>;
  /** `data` of a 2xx answer; throws for any other. */
  data<D>(method: string, path: string, body?: unknown): Promise<D>;
  set(settings: Partial<Settings> & { acceptedKeys?: string[] | null }): Promise<void>;
  seed(seed: Seed): Promise<void>;
  close(): Promise<void>;
}

/** Starts a sandbox on a free port, without a rate limit unless `settings` sets one. */
export async function runSandbox(
  options: { settings?: Partial<Settings>; now?: () => number; dataFile?: string } = {},
): Promise<Running> {
  const folder = mkdtempSync(join(tmpdir(), 'sandbox-test-'));
  const dataFile = options.dataFile ?? join(folder, 'openphone.sqlite');
  const sandbox = await startSandbox({
    port: 0,
    dataFile,
    log: () => undefined,
    ...(options.now && { now: options.now }),
  });

  async function call<B>(method: string, path: string, given: CallOptions = {}): Promise<Called<B>> {
    const {
      authorization = 'test-key',
      version = path.startsWith('/v1') || path.startsWith('/_sandbox') ? null : '2026-03-30',
    } = given;
    const response = await fetch(sandbox.url + path, {
      method,
      headers: {
        ...(authorization !== null && { authorization }),
        ...(version !== null && { 'quo-api-version': version }),
        ...(given.body !== undefined && { 'content-type': 'application/json' }),
        ...given.headers,
      },
      ...(given.body !== undefined && {
        body: typeof given.body === 'string' ? given.body : JSON.stringify(given.body),
      }),
    });
    const text = await response.text();
    return {
      status: response.status,
      text,
      body: (text ? JSON.parse(text) : undefined) as B,
      headers: response.headers,
    };
  }

  const running: Running = {
    url: sandbox.url,
    dataFile,
    call,
    async data<D>(method: string, path: string, body?: unknown) {
      const answer = await call<{ data: D }>(method, path, { body });
      if (answer.status >= 300)
        throw new Error(`${method} ${path} answered ${answer.status}: ${answer.text}`);
      return answer.body?.data;
    },
    async set(settings) {
      await running.data('PUT', '/_sandbox/settings', settings);
    },
    async seed(seed) {
      await running.data('POST', '/_sandbox/seed', seed);
    },
    async close() {
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await running.set({ rateLimitPerSecond: 0, ...options.settings });
  return running;
}

/** A v1 create with one phone and one e-mail. */
export const contactBody = (changes: Record<string, unknown> = {}, fields: Record<string, unknown> = {}) => ({
  externalId: 'crm-4471',
  source: 'leasing',
  defaultFields: {
    firstName: 'Imani',
    lastName: 'Okafor',
    emails: [{ name: 'home', value: 'imani@example.com' }],
    phoneNumbers: [{ name: 'mobile', value: '+12025550143' }],
    ...fields,
  },
  ...changes,
});

/** Waits until the condition holds; fails after five seconds. */
export async function eventually(condition: () => boolean | Promise<boolean>): Promise<void> {
  const end = Date.now() + 5000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('The condition did not come to hold within five seconds.');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
