// Every rule of n8n's community-node lint, except the two Cloud-only ones (see docs/architecture.md, "Lint").
import { configWithoutCloudSupport } from '@n8n/node-cli/eslint';

/** n8n's rules name *.ts only; the pages' *.tsx stand under the same. */
export const withTsx = (config) =>
  config.map((part) =>
    part.files?.includes('**/*.ts') ? { ...part, files: [...part.files, '**/*.tsx'] } : part,
  );

export default [
  { ignores: ['dist', 'build', '.contacts', 'coverage'] },
  ...withTsx(configWithoutCloudSupport),
];
