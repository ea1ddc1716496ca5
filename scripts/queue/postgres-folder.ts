import { createHash } from 'node:crypto';
import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/**
 * Where our PostgreSQL keeps its data: in the home. Started by root it runs as another user, who has to be able to enter: for a
 * home that is closed to others it is a folder under /var/lib, named after the home.
 * @param home an absolute path
 */
export async function postgresFolder(home: string, isRoot = process.getuid?.() === 0): Promise<string> {
  if (!isRoot || (await isOpenToAll(home))) return join(home, 'postgres');
  const name = createHash('sha256').update(home).digest('hex').slice(0, 16);
  return join('/var', 'lib', 'leasing-contacts', name);
}

/** Whether anybody may pass through the folder and all above it. */
async function isOpenToAll(folder: string): Promise<boolean> {
  if (((await stat(folder)).mode & 0o001) === 0) return false;
  return dirname(folder) === folder || isOpenToAll(dirname(folder));
}
