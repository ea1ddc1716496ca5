import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError, renderControlError, type Answer } from './api-error';
import type { ControlRoute } from './control-room';
import { isLoopback } from './loopback';
import { parseJson, readText } from './request-body';
import { findRoute } from './router';

const API_BODY_BYTES = 1024 * 1024;
const KEEP_ALIVE_MS = 10 * 60_000;
/** A seed of tens of thousands of conversations with their messages. */
const CONTROL_BODY_BYTES = 256 * 1024 * 1024;

export interface SandboxOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** A SQLite file, made when it is not there. */
  readonly dataFile: string;
  /** The only keys that are let in, from now on; without it the settings of the data file stay (at first: any key). */
  readonly acceptedKeys?: readonly string[];
  /** One line at a time, without names, numbers, messages or keys. */
  readonly log: (line: string) => void;
  /** Milliseconds since 1970; the machine's clock without it. */
  readonly now?: () => number;
}

export interface Sandbox {
  /** e.g. http://127.0.0.1:40123, without a slash at the end */
  readonly url: string;
  /** Ends open connections and closes the file; safe to call twice. */
  close(): Promise<void>;
}

export interface RawRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly bodyText: string | null;
}

/** An answer to send, or `dropped`: cut the connection without one. */
export type Outcome = { readonly kind: 'answer'; readonly answer: Answer } | { readonly kind: 'dropped' };

/** The service a sandbox stands in for. */
export interface Service {
  /** One request to the API, from its headers to its answer. `closing` ends what waits. */
  readonly handle: (request: RawRequest, closing: AbortSignal) => Promise<Outcome>;
  /** The error of a body that is too large, in the service's shape. */
  readonly renderError: (error: ApiError, url: URL) => Answer;
  readonly controlRoutes: readonly ControlRoute[];
  /** All writes of `work` or none. */
  readonly transaction: <T>(work: () => T) => T;
  /** Called once the server answers. */
  readonly started?: () => void;
  /** Ends what runs in the background and closes the file. */
  readonly close: () => Promise<void>;
}

/** The port is taken by another program. Nothing was started or changed. */
export class PortInUseError extends Error {
  readonly code = 'sandbox.port_in_use';

  constructor(readonly port: number) {
    super(
      `Port ${port} is in use by another program; choose another one with --port, or 0 for any free port.`,
    );
    this.name = 'PortInUseError';
  }
}

type Listening = { readonly port: number; readonly error: null } | { readonly error: Error };

function listen(server: Server, port: number): Promise<Listening> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      resolve({ error: error.code === 'EADDRINUSE' ? new PortInUseError(port) : error }),
    );
    server.listen(port, '127.0.0.1', () =>
      resolve({ port: (server.address() as AddressInfo).port, error: null }),
    );
  });
}

function send(response: ServerResponse, { status, body, text, headers }: Answer): void {
  const content = text?.content ?? (body === undefined ? null : JSON.stringify(body));
  if (content === null) {
    response.writeHead(status, headers).end();
    return;
  }
  response
    .writeHead(status, {
      'content-type': text?.contentType ?? 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(content),
      ...headers,
    })
    .end(content);
}

/** Control requests come from this machine and name it in their Host header, so that no web page can make them. */
function isFromHere(message: IncomingMessage): boolean {
  const host = `http://${message.headers.host ?? ''}`;
  const isLocalPeer = /^(127\.|::1$|::ffff:127\.)/.test(message.socket.remoteAddress ?? '');
  return isLocalPeer && URL.canParse(host) && isLoopback(new URL(host));
}

/** Any failure as the error it is to the client; what is no ApiError is a 500 and goes to the log without its message. */
export function toApiError(error: unknown, log: (line: string) => void): ApiError {
  if (error instanceof ApiError) return error;
  log(`internal error: ${error instanceof Error ? (error.stack ?? error.name) : 'unknown'}`);
  return new ApiError(500, 'An unknown error has occurred');
}

function handleControlRequest(
  service: Service,
  { method, url, bodyText }: RawRequest,
  message: IncomingMessage,
  log: (line: string) => void,
): Outcome {
  try {
    if (!isFromHere(message)) throw new ApiError(403, 'The control routes answer this machine only');
    const found = findRoute(service.controlRoutes, method, url.pathname);
    if (!found) throw ApiError.notFound('Route');
    const request = { query: url.searchParams, body: parseJson(bodyText) };
    const run = () => found.route.handle(request);
    return { kind: 'answer', answer: method === 'GET' ? run() : service.transaction(run) };
  } catch (error) {
    return { kind: 'answer', answer: renderControlError(toApiError(error, log)) };
  }
}

/**
 * Serves a stand-in on 127.0.0.1: its API, and the control routes under /_sandbox/. Resolves once it answers.
 * @throws {PortInUseError} the service is closed, nothing is left running
 */
export async function serve(
  { port, log }: Pick<SandboxOptions, 'port' | 'log'>,
  service: Service,
): Promise<Sandbox> {
  const closing = new AbortController();

  async function respond(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(message.url ?? '/', 'http://127.0.0.1');
    const isControl = url.pathname.startsWith('/_sandbox/');
    let bodyText: string | null;
    try {
      bodyText = await readText(message, isControl ? CONTROL_BODY_BYTES : API_BODY_BYTES);
    } catch (error) {
      if (!(error instanceof ApiError)) return;
      return send(response, service.renderError(error, url));
    }
    const request: RawRequest = { method: message.method ?? 'GET', url, headers: message.headers, bodyText };
    const outcome = isControl
      ? handleControlRequest(service, request, message, log)
      : await service.handle(request, closing.signal);
    if (outcome.kind === 'dropped') message.socket.destroy();
    else send(response, outcome.answer);
  }

  const server = createServer((message, response) => {
    respond(message, response).catch((error: unknown) => {
      log(`internal error: ${error instanceof Error ? error.name : 'unknown'}`);
      message.socket.destroy();
    });
  });

  // Longer than any client keeps a connection for reuse: one that both ends give up at the same moment fails a request.
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  const started = await listen(server, port);
  if (started.error) {
    await service.close();
    throw started.error;
  }
  service.started?.();

  let closed: Promise<void> | null = null;
  const close = async () => {
    closing.abort();
    const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await stopped;
    await service.close();
  };
  return { url: `http://127.0.0.1:${started.port}`, close: () => (closed ??= close()) };
}
