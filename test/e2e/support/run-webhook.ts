import { setTimeout as pause } from 'node:timers/promises';

/** A node of a workflow, as n8n's editor saves it. */
export interface WorkflowNode {
  readonly name: string;
  readonly type: string;
  readonly typeVersion: number;
  readonly parameters: Readonly<Record<string, unknown>>;
  readonly webhookId?: string;
  readonly credentials?: Readonly<Record<string, { readonly id: string; readonly name: string }>>;
}

/** What n8n answers when it has saved something. */
interface Saved {
  readonly id: string;
  readonly versionId: string;
}

/** From which output of which node to which input of which node. */
export type Wire = readonly [from: string, output: number, to: string, input: number];

/** A webhook that answers with every item of the last node. */
export const webhookNode = (name: string, path: string): WorkflowNode => ({
  name,
  type: 'n8n-nodes-base.webhook',
  typeVersion: 2,
  webhookId: path,
  parameters: { httpMethod: 'POST', path, responseMode: 'lastNode', responseData: 'allEntries', options: {} },
});

/** Has a workflow run by another one, and puts out what it gives back. */
export const callNode = (name: string, workflowId: string): WorkflowNode => ({
  name,
  type: 'n8n-nodes-base.executeWorkflow',
  typeVersion: 1.2,
  parameters: {
    workflowId: { __rl: true, mode: 'id', value: workflowId },
    options: { waitForSubWorkflow: true },
  },
});

/** Saves and publishes workflows in a running n8n as its editor does. */
export class Editor {
  private constructor(
    private readonly url: string,
    private readonly headers: Readonly<Record<string, string>>,
  ) {}

  static async logIn(url: string, email: string, password: string): Promise<Editor> {
    const headers = { 'content-type': 'application/json', 'browser-id': 'test' };
    const body = JSON.stringify({ emailOrLdapLoginId: email, password });
    const answer = await fetch(`${url}/rest/login`, { method: 'POST', headers, body });
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    return new Editor(url, { ...headers, cookie });
  }

  /** @returns the id of the workflow */
  async publish(name: string, nodes: readonly WorkflowNode[], wires: readonly Wire[]): Promise<string> {
    const saved = await this.post('/rest/workflows', {
      name,
      nodes: nodes.map((node, index) => ({ id: `node-${index}`, position: [index * 220, 0], ...node })),
      connections: connectionsOf(wires),
      settings: { executionOrder: 'v1' },
      active: false,
    });
    await this.post(`/rest/workflows/${saved.id}/activate`, { versionId: saved.versionId });
    return saved.id;
  }

  /** Changes the nodes of a workflow that is there, as a person would, and publishes it. */
  async change(
    workflowId: string,
    edit: (node: WorkflowNode) => Partial<WorkflowNode> = () => ({}),
  ): Promise<void> {
    const path = `/rest/workflows/${workflowId}`;
    const { nodes, versionId } = await this.send<{ nodes: WorkflowNode[]; versionId: string }>('GET', path);
    const edited = nodes.map((node) => ({ ...node, ...edit(node) }));
    const saved = await this.send<Saved>('PATCH', path, { nodes: edited, versionId });
    await this.post(`${path}/activate`, { versionId: saved.versionId });
  }

  /** What n8n has saved of the executions of a workflow, each as it stands in its database. */
  async savedExecutions(workflowId: string): Promise<string[]> {
    const executions = await this.executions({ workflowId });
    return Promise.all(
      executions.map(async ({ id }) => JSON.stringify(await this.send('GET', `/rest/executions/${id}`))),
    );
  }

  /** Whether an execution of a workflow has begun and not ended. */
  async isRunning(workflowId: string): Promise<boolean> {
    return (await this.executions({ workflowId, status: ['new', 'running'] })).length > 0;
  }

  async unpublish(workflowId: string): Promise<void> {
    await this.post(`/rest/workflows/${workflowId}/deactivate`, {});
  }

  /** Saves a credential. @returns what a node refers to it by */
  async credential(name: string, type: string, data: object): Promise<{ id: string; name: string }> {
    const { id } = await this.post('/rest/credentials', { name, type, data });
    return { id, name };
  }

  private async executions(filter: {
    readonly workflowId: string;
    readonly status?: readonly string[];
  }): Promise<{ id: string }[]> {
    const path = `/rest/executions?filter=${encodeURIComponent(JSON.stringify(filter))}`;
    return (await this.send<{ results: { id: string }[] }>('GET', path)).results;
  }

  private post(path: string, body: unknown): Promise<Saved> {
    return this.send<Saved>('POST', path, body);
  }

  private async send<Data>(method: string, path: string, body?: unknown): Promise<Data> {
    const answer = await fetch(this.url + path, {
      method,
      headers: this.headers,
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`n8n answered ${answer.status} to ${path}: ${await answer.text()}`);
    return ((await answer.json()) as { data: Data }).data;
  }
}

function connectionsOf(
  wires: readonly Wire[],
): Record<string, { main: { node: string; type: 'main'; index: number }[][] }> {
  const connections: Record<string, { main: { node: string; type: 'main'; index: number }[][] }> = {};
  for (const [from, output, to, input] of wires) {
    const { main } = (connections[from] ??= { main: [] });
    while (main.length <= output) main.push([]);
    main[output]?.push({ node: to, type: 'main', index: input });
  }
  return connections;
}

/** Sends a body to a webhook that was just published: it takes n8n a moment to know it. */
export async function callWebhook<Item>(url: string, body: unknown): Promise<Item[]> {
  for (const deadline = Date.now() + 60_000; ; await pause(500)) {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (answer.ok) return (await answer.json()) as Item[];
    if (answer.status !== 404 || Date.now() > deadline)
      throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  }
}
