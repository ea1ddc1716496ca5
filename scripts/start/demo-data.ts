import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bootstrapSeed } from '../../sandbox/openphone/seed-from-phones';
import { generateBootstrap } from '../../sandbox/generate/generate-bootstrap';
import { seedSandbox, type SandboxService } from './sandbox';

/** One contact export to be uploaded. */
export interface ExportFile {
  readonly fileName: string;
  readonly bytes: Buffer;
}

/** Seed of the generator: the same size gives the same people every time, so a second run repeats nothing. */
const GENERATOR_SEED = 20251103;

/** The sample exports of this repository; their phone-only conversations go into the sandbox. */
export async function sampleData(packageFolder: string, sandboxUrl: string): Promise<ExportFile[]> {
  const folder = join(packageFolder, 'samples');
  const conversations = await readFile(join(folder, 'conversation-phones.csv'), 'utf8');
  const phones = conversations
    .split('\n')
    .slice(1)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  await seedSandbox(sandboxUrl, bootstrapSeed(phones, {}));
  const names = (await readdir(folder))
    .filter((name) => name.endsWith('.csv') && name !== 'conversation-phones.csv')
    .sort();
  return Promise.all(
    names.map(async (fileName) => ({ fileName, bytes: await readFile(join(folder, fileName)) })),
  );
}

/** The properties, prospects and residents of the sandbox ResMan, and a conversation of the sandbox DomIQ. */
export async function seedSampleSystems(
  packageFolder: string,
  urlOf: (service: SandboxService) => string,
): Promise<void> {
  for (const service of ['resman', 'domiq'] as const) {
    const seed: unknown = JSON.parse(
      await readFile(join(packageFolder, 'samples', `${service}.json`), 'utf8'),
    );
    await seedSandbox(urlOf(service), seed);
  }
}

/** A generated bootstrap of the wanted size; its exports are kept in the home folder for a look. */
export async function generatedData(
  conversations: number,
  exportsFolder: string,
  sandboxUrl: string,
): Promise<ExportFile[]> {
  const { phones, files } = generateBootstrap({ conversations, seed: GENERATOR_SEED });
  await seedSandbox(sandboxUrl, bootstrapSeed(phones, {}));
  const folder = join(exportsFolder, String(conversations));
  await mkdir(folder, { recursive: true });
  for (const { fileName, bytes } of files) {
    const target = join(folder, fileName);
    if (!existsSync(target)) await writeFile(target, bytes);
  }
  return files.map(({ fileName, bytes }) => ({ fileName, bytes: Buffer.from(bytes) }));
}
