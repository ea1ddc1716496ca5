import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NodeConnectionTypes } from 'n8n-workflow';
import type { INodeType } from 'n8n-workflow';
import { httpExchange } from '../../../nodes/http/exchange';
import { runNode } from '../../support/run-workflow';
import { credentialsOf, freshKey, jsonOf, runOpenPhone } from './run-open-phone';

/** A loopback server that answers in one way; for what the sandbox never does. */
async function serverThat(answer: (request: IncomingMessage, response: ServerResponse) => void) {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** A node that sends one request over the transport and gives back how it ended. */
const probe = (baseUrl: string, timeoutMs: number): INodeType => ({
  description: {
    displayName: 'Probe',
    name: 'probe',
    group: ['transform'],
    version: 1,
    description: 'Only in this test',
    defaults: { name: 'Probe' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'openPhoneApi', required: true }],
    properties: [],
  },
  async execute() {
    const exchange = httpExchange(this, { credential: 'openPhoneApi', baseUrl, timeoutMs });
    const ended = await exchange({
      method: 'POST',
      path: '/v1/contacts',
      query: { q: '+1' },
      body: { a: 1 },
    });
    return [[{ json: JSON.parse(JSON.stringify(ended)) }]];
  },
});

const exchangeWith = async (baseUrl: string, timeoutMs = 5000) => {
  const result = await runNode({
    node: probe(baseUrl, timeoutMs),
    typeName: 'probe',
    parameters: {},
    inputs: [[{ json: {} }]],
    credentials: credentialsOf(baseUrl, 'raw-key'),
  });
  return jsonOf(result)[0];
};

describe('httpExchange', () => {
  it('sends the raw key and a "+" as %2B, and returns any status as an answer', async () => {
    const seen: Array<string | undefined> = [];
    const server = await serverThat((request, response) => {
      seen.push(request.url, request.headers.authorization);
      response.writeHead(418, { 'content-type': 'application/json' }).end('{"message":"no"}');
    });
    expect(await exchangeWith(server.url)).toMatchObject({
      answer: { status: 418, body: { message: 'no' } },
    });
    expect(seen).toEqual(['/v1/contacts?q=%2B1', 'raw-key']);
    server.close();
  });

  it.each([
    ['timeout', 100, () => undefined],
    ['connection_lost', 5000, (request: IncomingMessage) => request.socket.destroy()],
  ] as const)(
    'calls a missing answer %s, and keeps nothing that holds the key',
    async (reason, timeoutMs, answer) => {
      const server = await serverThat((request) => void answer(request));
      expect(await exchangeWith(server.url, timeoutMs)).toEqual({ kind: 'lost', reason });
      server.close();
    },
  );

  it('calls an address where nobody listens not_sent', async () => {
    const server = await serverThat(() => undefined);
    server.close();
    expect(await exchangeWith(server.url)).toMatchObject({ reason: 'not_sent' });
  });
});

describe('OpenPhone under a wrong address', () => {
  it('says so when something else answers', async () => {
    const server = await serverThat((_request, response) => {
      response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome</h1>');
    });
    const key = freshKey();
    const { error } = await runOpenPhone(credentialsOf(server.url, key), {
      resource: 'phoneNumber',
      operation: 'getAll',
    });
    server.close();
    expect(error).toMatchObject({
      message: expect.stringContaining('not of the documented shape') as string,
      description: expect.stringContaining('https://api.quo.com') as string,
    });
    expect(JSON.stringify(error)).not.toContain(key);
  });
});
