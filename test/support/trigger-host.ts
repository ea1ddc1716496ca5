import './n8n-user-folder';
import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { HookContext, LoadOptionsContext, WebhookContext } from 'n8n-core';
import { resolveWebhookDescriptionField } from 'n8n-workflow';
import type {
  INode,
  INodeExecutionData,
  INodeParameters,
  INodePropertyOptions,
  INodeType,
  IWebhookData,
  IWebhookDescription,
  Workflow,
  WorkflowExecuteMode,
} from 'n8n-workflow';
import type { TestCredentials } from './credentials-helper';
import { additionalDataOf, workflowOf } from './engine';

const TYPE = 'test.trigger';
const PATHS = { live: 'webhook', test: 'webhook-test' } as const;
type Place = keyof typeof PATHS;

export interface TriggerHostOptions {
  readonly node: INodeType;
  readonly parameters?: INodeParameters;
  readonly credentials: TestCredentials;
  readonly port?: number;
  /** What the outside calls this n8n, as WEBHOOK_URL says it; else the loopback address it listens on. */
  readonly publicUrl?: string;
  /** The node's own part of the URL; else a new one. */
  readonly webhookId?: string;
}

export interface TriggerHost {
  /**
   * The URL that the trigger registers or prints; the test URL is used while somebody waits in the editor.
   * @param path of one webhook, behind the node's own part of the URL; else that of the first
   */
  urlOf(place?: Place, path?: string): string;
  /** The items of each execution that a webhook began, in their order. */
  readonly executions: INodeExecutionData[][];
  /** The same by output. */
  readonly outputs: INodeExecutionData[][][];
  /** The statuses of the deliveries that were not answered with 200. */
  readonly refused: number[];
  /** What was thrown out of `webhook()`; n8n would begin an execution with it. */
  readonly thrown: unknown[];
  /** One of the three lifecycle methods, called as n8n does. */
  lifecycle(method: 'checkExists' | 'create' | 'delete', place?: Place): Promise<boolean>;
  /** checkExists, then create when there is none: what publishing a workflow does. */
  publish(place?: Place): Promise<void>;
  /** The options of a dropdown in the editor. */
  loadOptions(method: string): Promise<INodePropertyOptions[]>;
  /** How many deliveries are being worked on: answered perhaps, but not ended. */
  pending(): number;
  close(): Promise<void>;
}

/** Carries a trigger node as n8n does: real HTTP in, the body's bytes kept, contexts of n8n's own engine. */
export async function hostTrigger({
  node,
  parameters = {},
  credentials,
  port = 0,
  publicUrl,
  webhookId = randomUUID(),
}: TriggerHostOptions): Promise<TriggerHost> {
  const canvasNode = canvasNodeOf(node, parameters, credentials, webhookId);
  const workflow: Workflow = workflowOf({
    nodes: [canvasNode],
    connections: {},
    nodeTypes: { [TYPE]: node },
  });
  const executions: INodeExecutionData[][] = [];
  const outputs: INodeExecutionData[][][] = [];
  const thrown: unknown[] = [];
  const refused: number[] = [];
  let pending = 0;
  const server = createServer((request, response) => {
    pending += 1;
    void deliver(request, response)
      .catch((error: unknown) => {
        thrown.push(error);
        response.writeHead(500).end();
      })
      .finally(() => (pending -= 1));
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const listening = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const base = publicUrl ?? listening;
  const dataOf = (overrides = {}) =>
    additionalDataOf(credentials, {
      webhookBaseUrl: `${base}/${PATHS.live}`,
      webhookTestBaseUrl: `${base}/${PATHS.test}`,
      currentNodeParameters: canvasNode.parameters,
      ...overrides,
    });
  const description = node.description.webhooks?.[0];
  const webhookDataOf = (place: Place, webhookDescription = description) =>
    ({ webhookDescription, isTest: place === 'test' }) as unknown as IWebhookData;
  const webhooks = (node.description.webhooks ?? []).map((webhook) => ({
    webhook,
    path: pathOf(workflow.getNode(canvasNode.name) ?? canvasNode, webhook),
  }));
  const modeOf = (place: Place): WorkflowExecuteMode => (place === 'test' ? 'manual' : 'webhook');

  async function deliver(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const rawBody = await bytesOf(request);
    const place: Place = request.url?.startsWith(`/${PATHS.test}/`) ? 'test' : 'live';
    const called = webhookFor(webhooks, request, canvasNode.webhookId ?? '');
    if (called === null) {
      response.writeHead(404).end();
      return;
    }
    const httpRequest = Object.assign(request, n8nBody(request, rawBody), { params: called.params });
    const context = new WebhookContext(
      workflow,
      canvasNode,
      dataOf({ httpRequest, httpResponse: response }),
      modeOf(place),
      webhookDataOf(place, called.webhook),
      [],
      null,
    );
    const result = await node.webhook?.call(context);
    const { workflowData } = result ?? {};
    if (workflowData !== undefined) {
      executions.push(workflowData.flat());
      outputs.push(workflowData);
    }
    if (result?.noWebhookResponse !== true) response.end();
    if (response.statusCode !== 200) refused.push(response.statusCode);
  }

  const lifecycle: TriggerHost['lifecycle'] = async (method, place = 'live') => {
    const call = node.webhookMethods?.default?.[method];
    if (!call) throw new Error(`The node has no method "${method}".`);
    const activation = place === 'test' ? 'manual' : 'activate';
    const context = new HookContext(
      workflow,
      canvasNode,
      dataOf(),
      place === 'test' ? 'manual' : 'trigger',
      activation,
      webhookDataOf(place),
    );
    return await call.call(context);
  };
  return {
    urlOf: (place = 'live', path = webhooks[0]?.path ?? '') => {
      const called = webhooks.find((one) => one.path === path)?.webhook;
      const own = called !== undefined && isFull(called, path) ? '' : `${canvasNode.webhookId}/`;
      return `${base}/${PATHS[place]}/${own}${path}`;
    },
    executions,
    outputs,
    refused,
    thrown,
    lifecycle,
    async publish(place) {
      if (!(await lifecycle('checkExists', place))) await lifecycle('create', place);
    },
    async loadOptions(method) {
      const load = node.methods?.loadOptions?.[method];
      if (!load) throw new Error(`The node has no method "${method}".`);
      return await load.call(new LoadOptionsContext(workflow, canvasNode, dataOf(), 'parameters'));
    },
    pending: () => pending,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function canvasNodeOf(
  node: INodeType,
  parameters: INodeParameters,
  credentials: TestCredentials,
  webhookId: string,
): INode {
  const version = node.description.version;
  return {
    id: 'node-0',
    name: 'Trigger',
    type: TYPE,
    webhookId,
    typeVersion: Array.isArray(version) ? Math.max(...version) : version,
    position: [0, 0],
    parameters,
    credentials: Object.fromEntries(Object.keys(credentials).map((name) => [name, { id: name, name }])),
  };
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** As n8n does it: what it parses it has read before the node is called, anything else only when the node asks. */
function n8nBody(
  request: IncomingMessage,
  bytes: Buffer,
): { rawBody?: Buffer; readRawBody: () => Promise<void> } {
  const isParsed = /^(?:application\/json|text\/plain)/.test(request.headers['content-type'] ?? '');
  return {
    ...(isParsed && { rawBody: bytes }),
    readRawBody: async () => {
      Object.assign(request, { rawBody: bytes });
    },
  };
}

/** The path of a webhook, resolved without the expression engine as n8n does it. */
function pathOf(node: INode, webhook: IWebhookDescription): string {
  const native = resolveWebhookDescriptionField(node, webhook, 'path');
  return native.resolved ? String(native.value) : webhook.path;
}

/** n8n leaves its own part away where a path is a full one, unless the path has a parameter. */
const isFull = ({ isFullPath }: IWebhookDescription, path: string): boolean =>
  isFullPath === true && !path.includes(':');

interface Called {
  readonly webhook: IWebhookDescription;
  readonly params: Readonly<Record<string, string>>;
}

/** Which webhook a request is for, by method and path; a part that begins with ":" stands for any. */
function webhookFor(
  webhooks: readonly { readonly webhook: IWebhookDescription; readonly path: string }[],
  { method, url = '' }: IncomingMessage,
  webhookId: string,
): Called | null {
  const parts = url.replace(/\?.*$/s, '').replace(/\/$/, '').split('/').slice(2).map(decodeURIComponent);
  for (const { webhook, path } of webhooks) {
    const wanted = isFull(webhook, path) ? path.split('/') : [webhookId, ...path.split('/')];
    const isIt = wanted.every((part, place) => part.startsWith(':') || part === parts[place]);
    if (webhook.httpMethod !== method || wanted.length !== parts.length || !isIt) continue;
    const named = wanted.flatMap((part, place) =>
      part.startsWith(':') ? [[part.slice(1), parts[place] ?? ''] as const] : [],
    );
    return { webhook, params: Object.fromEntries(named) };
  }
  return null;
}
