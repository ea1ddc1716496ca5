import './n8n-user-folder';
import { ExecuteContext, LoadOptionsContext, RoutingNode } from 'n8n-core';
import { createEmptyRunExecutionData, NodeConnectionTypes } from 'n8n-workflow';
import type {
  INode,
  INodeListSearchResult,
  INodeParameters,
  INodePropertyOptions,
  INodeType,
  ResourceMapperFields,
} from 'n8n-workflow';
import type { TestCredential, TestCredentials } from './credentials-helper';
import { additionalDataOf, workflowOf } from './engine';

interface EditorCall {
  node: INodeType;
  method: string;
  parameters?: INodeParameters;
  credentials?: TestCredentials;
}

const TYPE = 'test.edited';

function editorContext({ node, parameters = {}, credentials = {} }: EditorCall) {
  const canvasNode: INode = {
    id: 'node-0',
    name: 'Edited',
    type: TYPE,
    typeVersion: 1,
    position: [0, 0],
    parameters,
    credentials: Object.fromEntries(Object.keys(credentials).map((name) => [name, { id: name, name }])),
  };
  const workflow = workflowOf({ nodes: [canvasNode], connections: {}, nodeTypes: { [TYPE]: node } });
  const additionalData = additionalDataOf(credentials, { currentNodeParameters: parameters });
  return new LoadOptionsContext(workflow, canvasNode, additionalData, 'parameters');
}

const missing = (method: string): never => {
  throw new Error(`The node has no method "${method}".`);
};

/** What the editor's resource locator shows for a search. */
export async function listSearch(
  call: EditorCall & { filter?: string; paginationToken?: string },
): Promise<INodeListSearchResult> {
  const search = call.node.methods?.listSearch?.[call.method] ?? missing(call.method);
  return await search.call(editorContext(call), call.filter, call.paginationToken);
}

/** What the editor's dropdown shows. */
export async function loadOptions(call: EditorCall): Promise<INodePropertyOptions[]> {
  const load = call.node.methods?.loadOptions?.[call.method] ?? missing(call.method);
  return await load.call(editorContext(call));
}

/** The columns the editor's resource mapper shows. */
export async function mapperFields(call: EditorCall): Promise<ResourceMapperFields> {
  const map = call.node.methods?.resourceMapping?.[call.method] ?? missing(call.method);
  return await map.call(editorContext(call));
}

/** What the editor says after "Save" on a credential: its `test` request over real HTTP, its rules applied. */
export async function testCredential({
  data,
  type,
}: TestCredential): Promise<{ ok: boolean; message: string }> {
  if (!type.test) throw new Error('The credential has no test.');
  const node: INode = {
    id: 'node-0',
    name: 'Credential',
    type: TYPE,
    typeVersion: 1,
    position: [0, 0],
    parameters: { temp: '' },
    credentials: { [type.name]: { id: type.name, name: type.name } },
  };
  const nodeType: INodeType = {
    description: {
      displayName: 'Credential',
      name: 'credential',
      group: ['transform'],
      version: 1,
      description: 'Only in tests',
      defaults: { name: 'Credential' },
      inputs: [NodeConnectionTypes.Main],
      outputs: [NodeConnectionTypes.Main],
      credentials: [{ name: type.name, required: true }],
      properties: [
        {
          displayName: 'Temp',
          name: 'temp',
          type: 'string',
          default: '',
          routing: { request: type.test.request },
        },
      ],
    },
  };
  const workflow = workflowOf({ nodes: [node], connections: {}, nodeTypes: { [TYPE]: nodeType } });
  const context = new ExecuteContext(
    workflow,
    node,
    additionalDataOf({ [type.name]: { data, type } }),
    'internal',
    createEmptyRunExecutionData(),
    0,
    [],
    { main: [[{ json: {} }]] },
    { node, data: {}, source: null },
    [],
  );
  try {
    const answered = await new RoutingNode(context, nodeType).runNode();
    const { json = {} } = answered?.[0]?.[0] ?? {};
    const broken = type.test.rules?.find(
      (rule) => rule.type === 'responseSuccessBody' && json[rule.properties.key] === rule.properties.value,
    );
    if (broken) return { ok: false, message: broken.properties.message };
    return { ok: true, message: 'Connection successful' };
  } catch (error) {
    const status = statusOf(error);
    const rule = type.test.rules?.find(
      ({ type: kind, properties }) => kind === 'responseCode' && properties.value === status,
    );
    return { ok: false, message: rule?.properties.message ?? (error as Error).message };
  }
}

function statusOf(error: unknown): number | undefined {
  const cause = error instanceof Error ? error.cause : undefined;
  return (cause as { response?: { status?: number } } | undefined)?.response?.status;
}
