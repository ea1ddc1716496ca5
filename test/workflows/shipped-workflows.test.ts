import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { credentialIds } from '../../scripts/start/credentials';
import { packageNodes } from '../support/package-nodes';

interface WorkflowNode {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly position: readonly [number, number];
  readonly parameters: Record<string, unknown>;
  readonly credentials?: Record<string, { id: string; name: string }>;
  readonly webhookId?: string;
}
interface Workflow {
  readonly id: string;
  readonly name: string;
  readonly nodes: readonly WorkflowNode[];
  readonly connections: Record<string, Partial<Record<string, { node: string; index: number }[][]>>>;
  readonly settings: Record<string, unknown>;
  readonly pinData?: object;
  readonly meta?: { instanceId?: string };
}

const folder = join(__dirname, '..', '..', 'workflows');
const texts = readdirSync(folder).map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
const shipped = texts.map(({ file, text }) => ({ file, text, workflow: JSON.parse(text) as Workflow }));
const ours = Object.fromEntries(
  packageNodes.map(({ description }) => [`n8n-nodes-leasing-contacts.${description.name}`, description]),
);
const CREDENTIALS: readonly string[] = Object.values(credentialIds);
const ERROR_WORKFLOW = 'lcReportFailure1';

describe.each(shipped)('$file', ({ file, text, workflow }) => {
  const steps = workflow.nodes.filter(({ type }) => type !== 'n8n-nodes-base.stickyNote');
  const byName = new Map(workflow.nodes.map((node) => [node.name, node]));

  it('is named like its file, so that people find it', () => {
    const words = workflow.name.toLowerCase().replace(/[^a-z0-9]+/g, '-');
    expect(`${words}.json`).toBe(file);
  });

  it('carries nothing of the machine it was exported from, and no secret', () => {
    expect(workflow.pinData ?? {}).toEqual({});
    expect(workflow.meta?.instanceId).toBeUndefined();
    expect(text).not.toMatch(/Bearer |api[_-]?key["']?\s*:\s*["'][^={]|localhost|127\.0\.0\.1/i);
  });

  it('has sorted keys, so that a change of it can be read', () => {
    const sorted = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(sorted)
        : value !== null && typeof value === 'object'
          ? Object.fromEntries(
              Object.entries(value)
                .sort(([a], [b]) => (a < b ? -1 : 1))
                .map(([key, inner]) => [key, sorted(inner)]),
            )
          : value;
    expect(text).toBe(`${JSON.stringify(sorted(workflow), null, 2)}\n`);
  });

  it('opens with a note that says what starts it', () => {
    const note = workflow.nodes.find(({ type }) => type === 'n8n-nodes-base.stickyNote');
    expect(String(note?.parameters.content)).toContain(`## ${workflow.name}`);
  });

  it('names every node as a sentence and uses each name once', () => {
    for (const { name } of steps) expect(name).not.toMatch(/^(HTTP Request|Code|Set|Edit Fields|If|Merge|Switch)\d*$|['".]/);
    expect(byName.size).toBe(workflow.nodes.length);
  });

  it('has no code node and at most fifteen different steps', () => {
    expect(steps.filter(({ type }) => type.endsWith('.code'))).toEqual([]);
    // An end that is said at several places, so that no wires cross, is one step to a reader.
    const different = new Set(steps.map(({ type, parameters }) => JSON.stringify([type, parameters])));
    expect(different.size).toBeLessThanOrEqual(15);
  });

  it('says in the same way at every place that something did not work', () => {
    const said = steps.filter(({ name }) => /^Say that .* did not work$/.test(name));
    expect(new Set(said.map(({ type, parameters }) => JSON.stringify([type, parameters]))).size).toBeLessThanOrEqual(1);
  });

  it('connects nodes that exist, and reads from left to right but for the way back of a loop', () => {
    let backward = 0;
    for (const [from, { main = [] }] of Object.entries(workflow.connections)) {
      for (const target of main.flat()) {
        const [source, destination] = [byName.get(from), byName.get(target.node)];
        expect([from, source !== undefined, target.node, destination !== undefined]).toEqual([from, true, target.node, true]);
        if ((destination?.position[0] ?? 0) <= (source?.position[0] ?? 0)) backward += 1;
      }
    }
    expect(backward).toBeLessThanOrEqual(1);
  });

  it('uses only nodes, resources, operations and parameters that our nodes have', () => {
    for (const { type, name, parameters } of steps) {
      const description = ours[type];
      if (!description) {
        expect(type).toMatch(/^(n8n-nodes-base|@n8n\/n8n-nodes-langchain)\./);
        continue;
      }
      const known = description.properties.map((property) => property.name);
      expect({ name, unknown: Object.keys(parameters).filter((parameter) => !known.includes(parameter)) }).toEqual({ name, unknown: [] });
      const { resource, operation } = parameters;
      if (operation === undefined) continue;
      const operations = description.properties.filter(
        (property) => property.name === 'operation' && (property.displayOptions?.show?.resource ?? [resource]).includes(resource as string),
      );
      const values = operations.flatMap(({ options }) => (options ?? []).map((option) => ('value' in option ? option.value : undefined)));
      expect(values).toContain(operation);
    }
  });

  it('refers only to credentials and workflows that ship with it', () => {
    for (const { credentials, parameters } of steps) {
      for (const { id } of Object.values(credentials ?? {})) expect(CREDENTIALS).toContain(id);
      const called = (parameters.workflowId as { value?: string } | undefined)?.value;
      if (called !== undefined) expect(shipped.map((other) => other.workflow.id)).toContain(called);
    }
  });

  it('saves no data of successful runs, and reports its failures', () => {
    expect(workflow.settings).toMatchObject({ executionOrder: 'v1', saveDataSuccessExecution: 'none' });
    if (workflow.id !== ERROR_WORKFLOW) expect(workflow.settings.errorWorkflow).toBe(ERROR_WORKFLOW);
  });

  it('breaks long words in the questions and answers of its forms, so that they fit on a phone', () => {
    for (const { parameters } of steps) {
      const css = (parameters.options as { customCss?: string } | undefined)?.customCss;
      if (css === undefined) continue;
      expect(css).toMatch(/^label \{[^}]*overflow-wrap: anywhere;/m);
      expect(css).toMatch(/^\.multiselect-option label \{[^}]*min-width: 0; overflow-wrap: anywhere;/m);
    }
  });

  it('is never open: forms ask for a login, webhooks for a key or a password', () => {
    for (const { type, parameters, credentials, webhookId } of steps) {
      if (type === 'n8n-nodes-base.formTrigger') expect(parameters.authentication).toBe('n8nUserAuth');
      if (type === 'n8n-nodes-base.webhook') {
        expect(['headerAuth', 'basicAuth']).toContain(parameters.authentication);
        const asked = parameters.authentication === 'basicAuth' ? 'httpBasicAuth' : 'httpHeaderAuth';
        expect(credentials?.[asked]?.id).toBeTruthy();
      }
      const credential = ours[type]?.webhooks && ours[type].credentials?.[0]?.name;
      if (credential) expect(credentials?.[credential]?.id).toBeTruthy();
      if (/\.(formTrigger|form|webhook)$/.test(type) || ours[type]?.webhooks) expect(webhookId).toBeTruthy();
    }
  });
});

it('gives every workflow and every webhook an id of its own', () => {
  const ids = shipped.map(({ workflow }) => workflow.id);
  expect(new Set(ids).size).toBe(ids.length);
  const webhooks = shipped.flatMap(({ workflow }) => workflow.nodes.flatMap(({ webhookId }) => webhookId ?? []));
  expect(new Set(webhooks).size).toBe(webhooks.length);
});

it('uses every node of the package', () => {
  const used = new Set(shipped.flatMap(({ workflow }) => workflow.nodes.map(({ type }) => type)));
  expect(Object.keys(ours).filter((type) => !used.has(type))).toEqual([]);
});

it('has a line for every workflow in the README', () => {
  const readme = readFileSync(join(folder, '..', 'README.md'), 'utf8');
  for (const { workflow } of shipped) expect(readme).toContain(`| ${workflow.name} |`);
});
