import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The browser side of the page, as the build made it. */
export interface PageAssets {
  readonly script: string;
  readonly style: string;
}

/** Beside the compiled nodes; tests run the source, from which the build lies in `dist`. */
const FOLDERS = [join(__dirname, '..', '..', 'pages'), join(__dirname, '..', '..', 'dist', 'pages')] as const;

let loaded: Promise<PageAssets> | null = null;

/** Reads the page's script and style, once. @throws when the package was not built whole */
export function pageAssets(): Promise<PageAssets> {
  loaded ??= load().catch((error: unknown) => {
    loaded = null;
    throw error;
  });
  return loaded;
}

async function load(): Promise<PageAssets> {
  const [script, style] = await Promise.all([read('contact-review.js'), read('contact-review.css')]);
  return { script, style };
}

async function read(name: string): Promise<string> {
  const [built, source] = FOLDERS;
  return readFile(join(built, name), 'utf8').catch(() => readFile(join(source, name), 'utf8'));
}
