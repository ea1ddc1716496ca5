import './n8n-user-folder';
import { createRequire } from 'node:module';
import { BinaryDataConfig, BinaryDataService } from 'n8n-core';
import type { IBinaryData } from 'n8n-workflow';

interface ServiceContainer {
  get<T>(type: new (...args: never[]) => T): T;
}

/** n8n-core's own container: there can be several copies of the library in node_modules, and only this one counts. */
const { Container } = createRequire(require.resolve('n8n-core'))('@n8n/di') as {
  Container: ServiceContainer;
};

type BinaryMode = 'default' | 'filesystem';

/**
 * Starts n8n's own binary data store in the temporary user folder. `filesystem` is what a self-hosted n8n uses
 * (items carry an id); `default` keeps the bytes in the item itself (no id, base64 in `data`).
 */
export async function startBinaryData(mode: BinaryMode = 'filesystem'): Promise<void> {
  Container.get(BinaryDataConfig).mode = mode;
  await Container.get(BinaryDataService).init();
}

/** A file as an upload would leave it on an item: `binary: { data: await storeBinary(...) }`. */
export async function storeBinary(
  bytes: Buffer | string,
  fileName = 'upload.csv',
  mimeType = 'text/csv',
): Promise<IBinaryData> {
  const buffer = typeof bytes === 'string' ? Buffer.from(bytes, 'utf8') : bytes;
  return await Container.get(BinaryDataService).store(
    { type: 'execution', workflowId: 'test-workflow', executionId: 'test-upload' },
    buffer,
    { fileName, mimeType, data: '', fileExtension: fileName.split('.').at(-1) ?? '' },
  );
}

/** The bytes of a file that a node has put on an item. */
export async function readBinary(binary: IBinaryData): Promise<Buffer> {
  return await Container.get(BinaryDataService).getAsBuffer(binary);
}
