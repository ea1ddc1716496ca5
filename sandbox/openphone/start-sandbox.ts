import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ApiError, renderError, type Answer } from './api-error';
import { handleApiRequest, runRoute, toApiError, type Outcome, type RawRequest } from './api-pipeline';
import { controlRoutes, type ControlRoom } from './control';
import { keyFingerprint } from './identifiers';
import { Misbehaviour } from './misbehaviour';
import { PageTokens } from './page-tokens';
import { RateLimit } from './rate-limit';
import { readText } from './request-body';
import { RequestLog } from './request-log';
import { findRoute } from './router';
import { SettingsFile } from './settings';
import { Store } from './store';
import { isLoopback } from './webhook-url';
import { WebhookSender } from './webhook-sender';
import type { Route } from './workspace';

const API_BODY_BYTES = 1024 * 1024;
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

function send(response: ServerResponse, { status, body }: Answer): void {
  if (body === undefined) {
    response.writeHead(status).end();
    return;
  }
  const text = JSON.stringify(body);
  response
    .writeHead(status, {
      'content-type': 'application/json; charset=utf-8',
      'content-length': Buffer.byteLength(text),
    })
    .end(text);
}

/** Control requests come from this machine and name it in their Host header, so that no web page can make them. */
function isFromHere(message: IncomingMessage): boolean {
  const host = `http://${message.headers.host ?? ''}`;
  const isLocalPeer = /^(127\.|::1$|::ffff:127\.)/.test(message.socket.remoteAddress ?? '');
  return isLocalPeer && URL.canParse(host) && isLoopback(new URL(host));
}

function handleControlRequest(
  room: ControlRoom,
  routes: readonly Route[],
  request: RawRequest,
  message: IncomingMessage,
  log: (line: string) => void,
): Outcome {
  try {
    if (!isFromHere(message)) throw new ApiError(403, 'The control routes answer this machine only');
    const found = findRoute(routes, request.method, request.url.pathname);
    if (!found) throw ApiError.notFound('Route');
    return { kind: 'answer', answer: runRoute(room, found.route, request, 'dated', found.parameters) };
  } catch (error) {
    return {
      kind: 'answer',
      answer: renderError(toApiError(error, log), 'dated', 'documented', request.url.pathname),
    };
  }
}

function openRoom({ dataFile, acceptedKeys, log, now = Date.now }: SandboxOptions): ControlRoom {
  const store = new Store(dataFile);
  const settingsFile = new SettingsFile(store, acceptedKeys?.map(keyFingerprint) ?? null);
  const settings = () => settingsFile.current;
  const pageTokens = new PageTokens(store, now, () => settings().pageTokenLifetimeMs);
  const sender = new WebhookSender(store, settings, now, log);
  const workspace = { store, settings, now, pageTokens, enqueue: sender.enqueue.bind(sender) };
  const rateLimit = new RateLimit(now, () => settings().rateLimitPerSecond);
  return {
    workspace,
    settingsFile,
    misbehaviour: new Misbehaviour(),
    requestLog: new RequestLog(store),
    rateLimit,
    sender,
  };
}

/**
 * A stand-in for the OpenPhone (Quo) API on 127.0.0.1: both surfaces, and the control routes under /_sandbox/.
 * Resolves once it answers. Deliveries that an earlier process left pending are taken up.
 * @throws {PortInUseError} and the file's own error when the data file cannot be opened; nothing is left running
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const { log } = options;
  const room = openRoom(options);
  const control = controlRoutes(room);
  const closing = new AbortController();

  async function respond(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(message.url ?? '/', 'http://127.0.0.1');
    const isControl = url.pathname.startsWith('/_sandbox/');
    let bodyText: string | null;
    try {
      bodyText = await readText(message, isControl ? CONTROL_BODY_BYTES : API_BODY_BYTES);
    } catch (error) {
      if (!(error instanceof ApiError)) return;
      return send(response, renderError(error, 'dated', 'documented', url.pathname));
    }
    const request: RawRequest = { method: message.method ?? 'GET', url, headers: message.headers, bodyText };
    const outcome = isControl
      ? handleControlRequest(room, control, request, message, log)
      : await handleApiRequest(room, request, log, closing.signal);
    if (outcome.kind === 'dropped') message.socket.destroy();
    else send(response, outcome.answer);
  }

  const server = createServer((message, response) => {
    respond(message, response).catch((error: unknown) => {
      log(`internal error: ${error instanceof Error ? error.name : 'unknown'}`);
      message.socket.destroy();
    });
  });

  const started = await listen(server, options.port);
  if (started.error) {
    room.workspace.store.close();
    throw started.error;
  }
  room.sender.resume();

  let closed: Promise<void> | null = null;
  const close = async () => {
    closing.abort();
    const stopped = new Promise<void>((resolve) => server.close(() => resolve()));
    server.closeAllConnections();
    await Promise.all([stopped, room.sender.close()]);
    room.workspace.store.close();
  };
  return { url: `http://127.0.0.1:${started.port}`, close: () => (closed ??= close()) };
}
