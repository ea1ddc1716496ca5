import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pageShell } from '../../../contacts/review/page/page-shell';
import { PageRequestSchema, type PageRequest } from '../../../contacts/review/page/page-requests';
import type { PageWorld } from './page-world';

const built = (name: string) =>
  readFileSync(join(__dirname, '..', '..', '..', 'dist', 'pages', name), 'utf8');

/** The page is sandboxed, so its origin is "null" and every ask is one across origins. */
const OPEN_TO_SANDBOX = {
  'access-control-allow-origin': '*',
  'access-control-allow-headers': 'authorization, content-type',
  'access-control-allow-methods': 'POST',
};

export interface PageServer {
  readonly url: string;
  /** Everything that was asked, as it was read. */
  readonly asked: PageRequest[];
  /** Connections are cut while it is down. */
  isDown: boolean;
  isExpired: boolean;
  /** The answer to the next ask of this kind gets lost on the way: it is done, and nobody hears of it. */
  losesAnswerTo: PageRequest['ask'] | null;
  /** How long an answer takes. */
  delayMs: number;
  readonly close: () => Promise<void>;
}

const json = (response: ServerResponse, status: number, body: unknown) =>
  response
    .writeHead(status, { ...OPEN_TO_SANDBOX, 'content-type': 'application/json' })
    .end(JSON.stringify(body));

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** Serves the built page with the node's own policy and answers what it asks out of a world. */
export async function servePage(world: PageWorld): Promise<PageServer> {
  const token = randomUUID();
  // Relative, as the node writes them; the page itself and its policy are the node's own.
  const setup = { apiUrl: 'page/asks', filesUrl: 'page/files', token, reviewer: world.reviewer };
  const parts = { script: built('contact-review.js'), style: built('contact-review.css'), setup };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? '/', server.url);
    if (url.pathname === '/') {
      const { html, policy } = pageShell({ ...parts, nonce: randomUUID() });
      response
        .writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy })
        .end(html);
      return;
    }
    if (server.isDown) return void request.socket.destroy();
    if (request.method === 'OPTIONS') return void response.writeHead(204, OPEN_TO_SANDBOX).end();
    const body = await bodyOf(request);
    await new Promise((resolve) => setTimeout(resolve, server.delayMs));
    if (server.isExpired || request.headers.authorization !== `Bearer ${token}`)
      return void json(response, 401, { error: 'expired', message: 'The token is not taken.' });
    if (url.pathname === '/page/files') {
      const { searchParams } = url;
      const name = searchParams.get('name') ?? '';
      return void json(response, 200, world.takeFile(name, searchParams.get('source') ?? '', body.length));
    }
    const asked = PageRequestSchema.safeParse(JSON.parse(body.toString('utf8')));
    if (!asked.success)
      return void json(response, 400, { error: 'bad_request', message: asked.error.message });
    server.asked.push(asked.data);
    const told = world.answer(asked.data);
    if (server.losesAnswerTo === asked.data.ask) {
      server.losesAnswerTo = null;
      return void request.socket.destroy();
    }
    json(response, 200, told);
  };
  const http = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: PageServer = {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    asked: [],
    isDown: false,
    isExpired: false,
    losesAnswerTo: null,
    delayMs: 0,
    close: () =>
      new Promise((resolve) => {
        http.closeAllConnections();
        http.close(() => resolve());
      }),
  };
  return server;
}
