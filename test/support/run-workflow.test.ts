import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { NodeConnectionTypes, NodeOperationError } from 'n8n-workflow';
import type {
  ICredentialType,
  IExecuteFunctions,
  INodeExecutionData,
  INodeType,
  INodeTypeDescription,
} from 'n8n-workflow';
import { readBinary, runNode, startBinaryData, storeBinary } from './run-workflow';

const description = (overrides: Partial<INodeTypeDescription>): INodeTypeDescription => ({
  displayName: 'Probe',
  name: 'probe',
  group: ['transform'],
  version: 1,
  description: 'Only in this test',
  defaults: { name: 'Probe' },
  inputs: [NodeConnectionTypes.Main],
  outputs: [NodeConnectionTypes.Main],
  properties: [],
  ...overrides,
});

const node = (
  overrides: Partial<INodeTypeDescription>,
  execute: (this: IExecuteFunctions) => Promise<INodeExecutionData[][]>,
): INodeType => ({ description: description(overrides), execute });

const run = (probe: INodeType, options: Partial<Parameters<typeof runNode>[0]> = {}) =>
  runNode({
    node: probe,
    typeName: 'probe',
    parameters: {},
    inputs: [[{ json: { n: 0 } }, { json: { n: 1 } }]],
    ...options,
  });

describe('runNode', () => {
  it('resolves an expression against each item and keeps pairedItem', async () => {
    const probe = node(
      { properties: [{ displayName: 'Value', name: 'value', type: 'string', default: '' }] },
      async function () {
        return [
          this.getInputData().map((_, item) => ({
            json: { value: this.getNodeParameter('value', item) },
            pairedItem: { item },
          })),
        ];
      },
    );
    const { outputs, error } = await run(probe, { parameters: { value: '={{ "n" + $json.n }}' } });
    expect(error).toBeUndefined();
    expect(outputs).toEqual([
      [
        { json: { value: 'n0' }, pairedItem: { item: 0 } },
        { json: { value: 'n1' }, pairedItem: { item: 1 } },
      ],
    ]);
  });

  it('delivers two inputs and two outputs', async () => {
    const probe = node(
      {
        inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
        outputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main],
      },
      async function () {
        const swap = (input: number) =>
          this.getInputData(input).map(({ json }, item) => ({ json, pairedItem: { item, input } }));
        return [swap(1), swap(0)];
      },
    );
    const { outputs } = await run(probe, {
      inputs: [[{ json: { left: 1 } }], [{ json: { right: 1 } }, { json: { right: 2 } }]],
    });
    expect(outputs).toEqual([
      [
        { json: { right: 1 }, pairedItem: { item: 0, input: 1 } },
        { json: { right: 2 }, pairedItem: { item: 1, input: 1 } },
      ],
      [{ json: { left: 1 }, pairedItem: { item: 0, input: 0 } }],
    ]);
  });

  it('still runs a node whose second input delivers nothing', async () => {
    const probe = node({ inputs: [NodeConnectionTypes.Main, NodeConnectionTypes.Main] }, async function () {
      return [[{ json: { left: this.getInputData(0).length, right: this.getInputData(1).length } }]];
    });
    const { outputs } = await run(probe, { inputs: [[{ json: {} }], []] });
    expect(outputs[0]?.[0]?.json).toEqual({ left: 1, right: 0 });
  });

  it.each([
    [false, 'Item 1 is bad', undefined],
    [true, undefined, [{ n: 0 }, { error: 'Item 1 is bad' }]],
  ])('with continueOnFail %s gives the error %s', async (continueOnFail, message, json) => {
    const probe = node({}, async function () {
      return [
        this.getInputData().map((item, index) => {
          if (item.json.n === 0) return { json: item.json, pairedItem: { item: index } };
          const error = new NodeOperationError(this.getNode(), `Item ${index} is bad`, { itemIndex: index });
          if (!this.continueOnFail()) throw error;
          return { json: { error: error.message }, error, pairedItem: { item: index } };
        }),
      ];
    });
    const { outputs, error } = await run(probe, { continueOnFail });
    expect(error?.message).toBe(message);
    expect(outputs[0]?.map((item) => item.json)).toEqual(json);
  });

  it('sends failed items to the error output when that is how the node is set', async () => {
    const probe = node({}, async function () {
      const error = new NodeOperationError(this.getNode(), 'bad');
      return [
        this.getInputData().map(({ json }, item) => ({
          json,
          ...(json.n !== 0 && { error }),
          pairedItem: { item },
        })),
      ];
    });
    const { outputs } = await run(probe, { continueErrorOutput: true });
    expect(outputs.map((items) => items.map((item) => item.json))).toEqual([[{ n: 0 }], [{ error: 'bad' }]]);
  });

  it('sends real HTTP with what the credential adds', async () => {
    const seen: Array<string | undefined> = [];
    const server = createServer((request, response) => {
      seen.push(request.headers.authorization, request.url);
      response.writeHead(418, { 'content-type': 'application/json', 'retry-after': '7' }).end('{"ok":false}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const type: ICredentialType = {
      name: 'probeApi',
      displayName: 'Probe API',
      properties: [
        { displayName: 'Key', name: 'key', type: 'string', default: '' },
        { displayName: 'Base URL', name: 'baseUrl', type: 'string', default: baseUrl },
      ],
      authenticate: { type: 'generic', properties: { headers: { Authorization: '={{$credentials.key}}' } } },
    };
    const probe = node({ credentials: [{ name: 'probeApi', required: true }] }, async function () {
      const { baseUrl: url } = await this.getCredentials<{ baseUrl: string }>('probeApi');
      const answer = await this.helpers.httpRequestWithAuthentication.call(this, 'probeApi', {
        url: `${url}/tea`,
        qs: { a: ['x', 'y'] },
        returnFullResponse: true,
        ignoreHttpStatusErrors: true,
      });
      return [
        [
          {
            json: { status: answer.statusCode, retryAfter: answer.headers['retry-after'], body: answer.body },
          },
        ],
      ];
    });
    const { outputs, error } = await run(probe, {
      inputs: [[{ json: {} }]],
      credentials: { probeApi: { data: { key: 'raw-key' }, type } },
    }).finally(() => server.close());
    expect(error).toBeUndefined();
    expect(seen[0]).toBe('raw-key');
    expect(outputs[0]?.[0]?.json).toEqual({ status: 418, retryAfter: '7', body: { ok: false } });
  });

  it.each(['filesystem', 'default'] as const)('reads and writes binary data, %s mode', async (mode) => {
    await startBinaryData(mode);
    const probe = node({}, async function () {
      const binary = this.helpers.assertBinaryData(0, 'data');
      const bytes = binary.id
        ? await this.helpers.binaryToBuffer(await this.helpers.getBinaryStream(binary.id))
        : await this.helpers.getBinaryDataBuffer(0, 'data');
      const copy = await this.helpers.prepareBinaryData(bytes, 'copy.csv', 'text/csv');
      return [[{ json: { fileName: binary.fileName }, binary: { copy }, pairedItem: { item: 0 } }]];
    });
    const { outputs, error } = await run(probe, {
      inputs: [[{ json: {}, binary: { data: await storeBinary('a,b\n1,2\n', 'in.csv') } }]],
    });
    await startBinaryData();
    expect(error).toBeUndefined();
    const copy = outputs[0]?.[0]?.binary?.copy;
    expect(copy && (await readBinary(copy)).toString()).toBe('a,b\n1,2\n');
  });

  it('stops a node that does not end', async () => {
    const probe = node({}, () => new Promise(() => undefined));
    await expect(run(probe, { timeoutMs: 50 })).rejects.toThrow('did not end within 50 ms');
  });
});
