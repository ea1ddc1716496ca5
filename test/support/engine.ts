import './n8n-user-folder';
import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import { createRunExecutionData, Workflow } from 'n8n-workflow';
import type {
  IConnections,
  IDataObject,
  INode,
  INodeType,
  INodeTypes,
  IRun,
  IWorkflowBase,
  IWorkflowExecuteAdditionalData,
  IWorkflowSettings,
} from 'n8n-workflow';
import { TestCredentialsHelper } from './credentials-helper';
import type { TestCredentials } from './credentials-helper';
import { PASS_TYPE, PassNode, START_TYPE, StartNode } from './test-nodes';

/** Our node types of one run, by the type name a workflow uses. */
export type NodeClasses = Readonly<Record<string, INodeType>>;

const testNodeTypes: NodeClasses = { [START_TYPE]: new StartNode(), [PASS_TYPE]: new PassNode() };

/** A registry that knows the given nodes and the test-only ones. Nodes with one version only. */
export function nodeTypesOf(nodeTypes: NodeClasses): INodeTypes {
  const known = { ...testNodeTypes, ...nodeTypes };
  const find = (name: string): INodeType => {
    const found = known[name];
    if (!found) throw new Error(`The test did not load a node of type "${name}".`);
    return found;
  };
  return { getByName: find, getByNameAndVersion: find, getKnownTypes: () => ({}) };
}

export interface WorkflowParts {
  nodes: INode[];
  connections: IConnections;
  nodeTypes: NodeClasses;
  settings?: IWorkflowSettings;
  staticData?: IDataObject;
}

let runs = 0;

/** The workflow object of n8n's engine for these nodes; a fresh id a run, so that nothing is shared by accident. */
export function workflowOf({ nodes, connections, nodeTypes, settings, staticData }: WorkflowParts): Workflow {
  runs += 1;
  return new Workflow({
    id: `test-workflow-${runs}`,
    name: 'Test workflow',
    nodes,
    connections,
    active: false,
    nodeTypes: nodeTypesOf(nodeTypes),
    staticData,
    settings: { executionOrder: 'v1', ...settings },
  });
}

/** What n8n's server gives the engine, with loopback addresses that nobody listens on. */
export function additionalDataOf(
  credentials: TestCredentials,
  overrides: Partial<IWorkflowExecuteAdditionalData> = {},
): IWorkflowExecuteAdditionalData {
  const base = 'http://127.0.0.1:5678';
  return {
    credentialsHelper: new TestCredentialsHelper(credentials),
    executionId: String(runs),
    currentNodeExecutionIndex: 0,
    instanceBaseUrl: `${base}/`,
    restApiUrl: `${base}/rest`,
    webhookBaseUrl: `${base}/webhook`,
    webhookTestBaseUrl: `${base}/webhook-test`,
    webhookWaitingBaseUrl: `${base}/webhook-waiting`,
    formBaseUrl: `${base}/form`,
    formTestBaseUrl: `${base}/form-test`,
    formWaitingBaseUrl: `${base}/form-waiting`,
    mcpBaseUrl: `${base}/mcp`,
    mcpTestBaseUrl: `${base}/mcp-test`,
    variables: {},
    getRunExecutionData: async () => undefined,
    getRuntimeCredential: async () => undefined,
    executeWorkflow: async () => {
      throw new Error('Sub-workflows are not part of this harness.');
    },
    startRunnerTask: async () => {
      throw new Error('Code nodes are not part of this harness.');
    },
    setExecutionStatus: () => undefined,
    logAiEvent: () => undefined,
    ...overrides,
  } as IWorkflowExecuteAdditionalData;
}

/**
 * Runs a workflow through n8n's real engine until it ends, waits or fails.
 * @throws {Error} when it has not ended after `timeoutMs`; the run is cancelled.
 */
export async function execute(
  workflow: Workflow,
  startNode: INode,
  credentials: TestCredentials,
  timeoutMs: number,
  overrides: Partial<IWorkflowExecuteAdditionalData> = {},
): Promise<IRun> {
  const additionalData = additionalDataOf(credentials, overrides);
  const workflowData: IWorkflowBase = {
    id: workflow.id,
    name: 'Test workflow',
    active: false,
    isArchived: false,
    activeVersionId: null,
    createdAt: new Date(0),
    updatedAt: new Date(0),
    nodes: Object.values(workflow.nodes),
    connections: workflow.connectionsBySourceNode,
    settings: workflow.settings,
  };
  additionalData.hooks = new ExecutionLifecycleHooks('trigger', String(runs), workflowData);

  const running = new WorkflowExecute(additionalData, 'trigger', createRunExecutionData()).run({
    workflow,
    startNode,
  });
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      running.cancel();
      reject(new Error(`The workflow did not end within ${timeoutMs} ms; the run was cancelled.`));
    }, timeoutMs);
  });
  try {
    return await Promise.race([running, late]);
  } finally {
    clearTimeout(timer);
  }
}
