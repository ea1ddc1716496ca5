import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/**
 * Gives n8n-core a settings folder of its own before it is loaded, else it writes to the user's ~/.n8n.
 * Import this file before anything of n8n-core. The folder goes when the process ends.
 */
export const userFolder = mkdtempSync(path.join(tmpdir(), 'leasing-contacts-n8n-'));

process.env.N8N_USER_FOLDER = userFolder;
process.env.N8N_ENCRYPTION_KEY = 'invented-key-for-tests';
process.env.N8N_LOG_LEVEL ??= 'silent';

process.once('exit', () => rmSync(userFolder, { recursive: true, force: true }));
