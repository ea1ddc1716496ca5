import './n8n-user-folder';
import { NodeConnectionTypes } from 'n8n-workflow';
import type {
  IConnections,
  IDataObject,
  INode,
  INodeExecutionData,
  INodeParameters,
  INodeType,
  IRun,
  ITaskData,
  IWorkflowSettings,
} from 'n8n-workflow';
import { startBinaryData } from './binary';
import type { TestCredentials } from './credentials-helper';
import { execute, workflowOf } from './engine';
import type { NodeClasses } from './engine';
import { ITEMS_TYPE, ItemsNode, START_TYPE } from './test-nodes';

export { readBinary, startBinaryData, storeBinary } from './binary';
export type { TestCredential, TestCredentials } from './credentials-helper';
export { ITEMS_TYPE, PASS_TYPE, START_TYPE } from './test-nodes';

/** The type name a workflow uses for one of our nodes. */
export const ourType = (nodeName: string): string => `n8n-nodes-leasing-contacts.${nodeName}`;

/** A node on the canvas; what is left out gets a plain value. */
export type CanvasNode = Pick<INode, 'name' | 'type'> & Partial<INode>;

export interface RunWorkflowOptions {
  nodes: CanvasNode[];
  connections: IConnections;
  /** Our nodes by type name, e.g. { [ourType('openPhone')]: new OpenPhone() }. */
  nodeTypes: NodeClasses;
  /** Items for nodes of type `test.items`, by the node's name on the canvas. */
  items?: Readonly<Record<string, INodeExecutionData[]>>;
  /** By credential type; every node that declares the type gets it. */
  credentials?: TestCredentials;
  settings?: IWorkflowSettings;
  staticData?: IDataObject;
  /** Name of the node to start from; else the node of type `test.start`. */
  startNode?: string;
  timeoutMs?: number;
}

export interface WorkflowResult {
  run: IRun;
  /** The error that ended the workflow. */
  error?: Error;
  /** Every output of a node, last run; [] when it did not run. */
  outputsOf(nodeName: string): INodeExecutionData[][];
  taskOf(nodeName: string): ITaskData | undefined;
}

let binaryReady: Promise<void> | undefined;

/** Runs workflow JSON through n8n's real engine, with real HTTP, credentials, expressions and pairing. */
export async function runWorkflow(options: RunWorkflowOptions): Promise<WorkflowResult> {
  binaryReady ??= startBinaryData();
  await binaryReady;
  const credentials = options.credentials ?? {};
  const nodeTypes: NodeClasses = {
    ...options.nodeTypes,
    [ITEMS_TYPE]: new ItemsNode(new Map(Object.entries(options.items ?? {}))),
  };
  const workflow = workflowOf({
    nodes: options.nodes.map((node, index) => completeNode(node, index, nodeTypes, credentials)),
    connections: options.connections,
    nodeTypes,
    settings: options.settings,
    staticData: options.staticData,
  });
  const startNode = Object.values(workflow.nodes).find(({ name, type }) =>
    options.startNode ? name === options.startNode : type === START_TYPE,
  );
  if (!startNode) throw new Error('The test workflow has no node to start from.');
  const run = await execute(workflow, startNode, credentials, options.timeoutMs ?? 20_000);
  const { runData, error } = run.data.resultData;
  const taskOf = (nodeName: string) => runData[nodeName]?.at(-1);
  return {
    run,
    error: error as Error | undefined,
    taskOf,
    outputsOf: (nodeName) => (taskOf(nodeName)?.data?.main ?? []).map((items) => items ?? []),
  };
}

function completeNode(
  node: CanvasNode,
  index: number,
  nodeTypes: NodeClasses,
  credentials: TestCredentials,
): INode {
  const declared = nodeTypes[node.type]?.description.credentials ?? [];
  const given = declared.filter(({ name }) => credentials[name]);
  return {
    id: `node-${index}`,
    typeVersion: 1,
    position: [index * 200, 0],
    parameters: {},
    ...(given.length > 0 && {
      credentials: Object.fromEntries(given.map(({ name }) => [name, { id: `credential-${name}`, name }])),
    }),
    ...node,
  };
}

export interface RunNodeOptions {
  node: INodeType;
  /** e.g. "n8n-nodes-leasing-contacts.openPhone", or only "openPhone". */
  typeName: string;
  parameters: INodeParameters;
  /** One list of items an input; an input with an empty list is wired and delivers nothing. */
  inputs: INodeExecutionData[][];
  credentials?: TestCredentials;
  /** The node's setting "On Error: Continue". */
  continueOnFail?: boolean;
  /** The node's setting "On Error: Continue (using error output)"; adds one output at the end. */
  continueErrorOutput?: boolean;
  timeoutMs?: number;
}

export interface NodeResult {
  /** One list an output, error items included; [] when the node failed or did not run. */
  outputs: INodeExecutionData[][];
  error?: Error;
  hints: NonNullable<ITaskData['hints']>;
  run: IRun;
}

/** Runs one node with items on each of its inputs: a start node, one test-only source an input, the node itself. */
export async function runNode(options: RunNodeOptions): Promise<NodeResult> {
  const typeName = options.typeName.includes('.') ? options.typeName : ourType(options.typeName);
  const wire = (node: string, index = 0) => ({ node, type: NodeConnectionTypes.Main, index });
  const sources = options.inputs.map((items, index) => ({ name: `Input ${index}`, items }));
  const onError: INode['onError'] = options.continueErrorOutput
    ? 'continueErrorOutput'
    : options.continueOnFail
      ? 'continueRegularOutput'
      : undefined;

  const result = await runWorkflow({
    nodes: [
      { name: 'Start', type: START_TYPE },
      ...sources.map(({ name }): CanvasNode => ({ name, type: ITEMS_TYPE })),
      { name: 'Node', type: typeName, parameters: options.parameters, ...(onError && { onError }) },
    ],
    connections: {
      Start: { main: [sources.map(({ name }) => wire(name))] },
      ...Object.fromEntries(sources.map(({ name }, index) => [name, { main: [[wire('Node', index)]] }])),
    },
    nodeTypes: { [typeName]: options.node },
    items: Object.fromEntries(sources.map(({ name, items }) => [name, items])),
    credentials: options.credentials,
    timeoutMs: options.timeoutMs,
  });
  const task = result.taskOf('Node');
  return {
    outputs: result.outputsOf('Node'),
    error: (task?.error as Error | undefined) ?? result.error,
    hints: task?.hints ?? [],
    run: result.run,
  };
}
