// The full Cloud configuration, over everything that must stay clean under it. The ledger needs the file
// system, a database driver and the environment, the review page its files; they and the tools that never ship are the only
// exceptions.
import { config } from '@n8n/node-cli/eslint';
import { withTsx } from './eslint.config.mjs';

export const cloudExceptions = [
  'ledger/**',
  'nodes/ContactLedger/**',
  'nodes/ContactReviewTrigger/page-assets.ts',
  'sandbox/**',
  'scripts/**',
  'test/**',
];

export default [
  { ignores: ['dist', 'build', '.contacts', 'coverage', ...cloudExceptions] },
  ...withTsx(config),
];
